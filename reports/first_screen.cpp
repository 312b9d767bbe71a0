#include <fmt/format.h>

#include <algorithm>

#include "reports/findings.hpp"
#include "reports/markdown.hpp"
#include "reports/results.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

// A page is read by people: what is longer stands in the witness file only.
constexpr std::size_t most_shown = 1200;

std::string evidence_text(const StatementSummary& s) {
  if (s.evidence.empty()) return "";
  if (s.evidence == "confidence") return fmt::format(" (at confidence, alpha = {:g})", s.alpha);
  return fmt::format(" ({})", s.evidence);
}

std::string verdict_box(const StatementSummary& s, const Links& links, const std::string& from) {
  const bool shows_numbers = s.verdict == Verdict::refuted || s.verdict == Verdict::vacuous;
  const auto because = shows_numbers ? in_numbers(s) : plain(s.because);
  std::string text =
      fmt::format("> **{}**{}: {}\n", verdict_phrase(s), evidence_text(s), links.within(sentence(because), from));
  if (!s.expected) text += ">\n> Open: no verdict is expected of it.\n";
  return text + "\n";
}

std::string listing(const std::string& json) {
  if (json.size() > most_shown) return fenced("json", json.substr(0, most_shown) + " ...");
  return fenced("json", json);
}

std::string instance_text(const StatementSummary& s, const std::string& what, const std::string& summary_line,
                          const std::string& instance, const std::string& draw, bool open) {
  const auto file = witness_file(s.id, what);
  std::string text =
      fmt::format("<details{}><summary>{}</summary>\n\n{}", open ? " open" : "", summary_line, listing(instance));
  if (!draw.empty()) text += "\nwith the draw\n\n" + listing(draw);
  return text + "\n</details>\n\n" +
         fmt::format("Check it: {} ([file]({}))\n\n", code("lemmacheck replay " + file), url(file));
}

std::string decisive_instance(const StatementSummary& s) {
  if (s.counterexample) {
    const auto& c = *s.counterexample;
    return instance_text(
        s, "counterexample",
        fmt::format("the instance, certified by {}{}", plain(c.level),
                    c.shrinks > 0 ? fmt::format(" after {} of shrinking", counted(c.shrinks, "step", "steps")) : ""),
        c.instance, c.draw, true);
  }
  std::size_t tightest = s.conclusions.size();
  for (std::size_t k = 0; k < s.conclusions.size(); ++k) {
    const auto& t = s.conclusions[k].tightest;
    if (t && !t->instance.empty() &&
        (tightest == s.conclusions.size() || t->lower < s.conclusions[tightest].tightest->lower))
      tightest = k;
  }
  if (tightest == s.conclusions.size()) return "";
  const auto& c = s.conclusions[tightest];
  return fmt::format("Tightest found: *{}* with slack {}, by {}.\n\n", plain(c.name),
                     slack_text(c.tightest->lower, c.tightest->upper), plain(c.tightest->level)) +
         instance_text(s, fmt::format("tightest-{}", tightest + 1), "the instance, exactly", c.tightest->instance,
                       c.tightest->draw, false);
}

std::string wording_box(const Statement& statement) {
  if (statement.wording == Wording::exact) return "";
  auto text = fmt::format(
      "> [!IMPORTANT]\n> **As reconstructed**: the wording is {}; the paper's own display was not available when this "
      "was\n"
      "> written.\n",
      statement.wording == Wording::weak ? "a weak reconstruction" : "a reconstruction");
  if (!statement.place.empty()) text += "> Open: " + plain(statement.place) + ".\n";
  if (!statement.compare.empty()) {
    std::string compare = with_fenced_math(statement.compare);
    for (auto at = compare.find('\n'); at != std::string::npos; at = compare.find('\n', at + 3))
      compare.replace(at, 1, "\n> ");
    text += "> Compare: " + sentence(compare) + "\n";
  }
  return text + "\n";
}

}  // namespace

std::string first_screen(const Report& report, const StatementSummary& s, const Statement* statement) {
  const auto paper = paper_name(s.id);
  std::string text = verdict_box(s, report.links, paper);
  if (const auto fault = fault_text(s); !fault.empty())
    text += "> [!CAUTION]\n> **Not as expected**: " + fault + ".\n\n";
  if (const auto rests = resting_text(report.graph.weak_grounds(s.id), report.links, paper); !rests.empty())
    text += "> [!WARNING]\n> It " + rests + ".\n\n";
  text += decisive_instance(s);
  if (statement && !statement->vacuous_by.empty())
    text += "Its vacuity is proved by " + report.links.to(statement->vacuous_by, paper) + ".\n\n";
  if (statement) text += wording_box(*statement);
  return text;
}

}  // namespace lemmacheck
