#include <fmt/format.h>

#include <algorithm>

#include "reports/findings.hpp"
#include "reports/markdown.hpp"
#include "reports/results.hpp"
#include "reports/sides.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

// A page is read by people: what is longer stands in the witness file only.
constexpr std::size_t most_shown = 1200;

std::string evidence_text(const StatementSummary& s) {
  if (s.evidence == Evidence::none) return "";
  if (s.evidence == Evidence::confidence) return fmt::format(" (at confidence, alpha = {:g})", s.alpha);
  return fmt::format(" ({})", name_of(s.evidence));
}

std::string verdict_box(const StatementSummary& s, const Links& links, const std::string& from) {
  auto because = in_numbers(s);
  std::string text = fmt::format("> **{}**{}: {}\n", verdict_phrase(s), evidence_text(s),
                                 links.within(sentence(std::move(because)), from));
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
  const ConclusionTally* tightest = nullptr;
  for (const auto& c : s.conclusions)
    if (c.tightest && !c.tightest->instance.empty() && (!tightest || c.tightest->lower < tightest->tightest->lower))
      tightest = &c;
  if (!tightest) return "";
  const auto& t = *tightest->tightest;
  // Of a probable statement a draw may fail; what it allows is said with the verdict.
  const char* what = s.form == Form::probable ? "Worst draw found" : "Tightest found";
  return fmt::format("{}: {}*{}*, slack {}, by {}.\n\n", what,
                     t.sides ? compared_text(*t.sides, t.upper < 0, t.lower, t.upper) + ", " : "",
                     plain(tightest->name), slack_text(t.lower, t.upper), plain(t.level)) +
         instance_text(s, fmt::format("tightest-{}", tightest - s.conclusions.data() + 1), "the instance, exactly",
                       t.instance, t.draw, false);
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
