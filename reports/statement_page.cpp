#include <fmt/format.h>

#include <algorithm>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/links.hpp"
#include "reports/mean_table.hpp"
#include "reports/pages.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

std::string witness_path(const StatementSummary& s, const std::string& what) {
  return fmt::format("witnesses/{}-{}.json", local_name(s.id), what);
}

std::string headline(const StatementSummary& s, const Statement* statement) {
  std::string text = fmt::format(
      "> **{}** ({}{}): {}\n", verdict_phrase(s), s.evidence == Evidence::none ? "no evidence" : name_of(s.evidence),
      s.evidence == Evidence::confidence ? fmt::format(", alpha = {:g}", s.alpha) : "", s.because);
  if (!s.expected)
    text += ">\n> An open conjecture: no verdict is expected of it.\n";
  else if (!s.as_expected())
    text += fmt::format(">\n> **Not as expected**: the expected verdict is {}, and every mutant must be killed.\n",
                        name_of(*s.expected));
  if (statement && statement->wording != Wording::exact) {
    text += fmt::format(
        "\n> [!IMPORTANT]\n> The wording is **{}**: the paper's own display was not available when this was written.\n",
        name_of(statement->wording));
    if (!statement->place.empty()) text += "> Open: " + statement->place + ".\n";
    if (!statement->compare.empty()) text += "> Compare: " + statement->compare + "\n";
  } else if (statement && !statement->place.empty()) {
    text += "\nPlace: " + statement->place + ".\n";
  }
  return text;
}

std::string counts(const StatementSummary& s) {
  const auto all = s.holds + s.fails + s.undecided + s.inapplicable;
  std::string text =
      fmt::format("{} cases = {} hold + {} fail + {} undecided + {} inapplicable.\n\n", count_text(all),
                  count_text(s.holds), count_text(s.fails), count_text(s.undecided), count_text(s.inapplicable));
  if (s.levels.empty()) return text;
  text += "| decided by | cases |\n|---|---:|\n";
  for (const auto& [level, count] : s.levels) text += fmt::format("| {} | {} |\n", level, count_text(count));
  text += fmt::format(
      "\n{} cases were evaluated again by Mpfr, an independent arithmetic; a disagreement would be an error.\n",
      count_text(s.cross_checked));
  if (s.evaluations > 0)
    text += fmt::format("The search for tight instances made {} evaluations.\n", count_text(s.evaluations));
  if (s.detectable && s.form == Form::probable)
    text += fmt::format(
        "Of instances on which it fails more often than it may, a mass of {:.2g} under the generator would have been "
        "met with probability 0.95 by the {} generated ones.\n",
        *s.detectable, count_text(s.generated));
  else if (s.detectable)
    text += fmt::format("A failure mass of {:.2g} under the generator would have shown itself with probability 0.95.\n",
                        *s.detectable);
  if (s.never_challenged)
    text += "\n**Never challenged**: every slack is above 0.9, so the instances do not come near the bound.\n";
  return text;
}

std::string hypotheses(const StatementSummary& s) {
  if (s.hypotheses.empty()) return "";
  std::string text = "### Hypotheses\n\n| hypothesis | accepted | of |\n|---|---:|---:|\n";
  for (const auto& h : s.hypotheses)
    text += fmt::format("| {} | {} | {} |\n", cell(h.name), count_text(h.accepted), count_text(h.tried));
  return text + "\n";
}

std::string conclusions(const StatementSummary& s) {
  if (s.conclusions.empty()) return "";
  std::string text =
      "### Conclusions\n\n| conclusion | holds | fails | undecided | tightest slack found "
      "|\n|---|---:|---:|---:|---|\n";
  for (const auto& c : s.conclusions)
    text +=
        fmt::format("| {} | {} | {} | {} | {} |\n", cell(c.name), count_text(c.holds), count_text(c.fails),
                    count_text(c.undecided), c.tightest ? enclosure_text(c.tightest->lower, c.tightest->upper) : "");
  text += "\n";
  for (std::size_t k = 0; k < s.conclusions.size(); ++k)
    text +=
        fmt::format("![slack of {}](plots/{}-slack-{}.svg)\n\n", cell(s.conclusions[k].name), local_name(s.id), k + 1);
  if (!s.points.empty())
    text += fmt::format("![slack against {}](plots/{}-scatter.svg)\n\n", cell(s.observation), local_name(s.id));
  return text;
}

std::string listing(const std::string& json) {
  // A page is read by people: what is longer stands in the witness file.
  constexpr std::size_t most = 1500;
  if (json.size() > most) return fmt::format("```json\n{} ...\n```\n", json.substr(0, most));
  return "```json\n" + json + "\n```\n";
}

std::string instances(const StatementSummary& s) {
  std::string text;
  if (s.counterexample) {
    const auto& c = *s.counterexample;
    text += fmt::format(
        "### Counterexample\n\nCertified by {}; the conclusion *{}* has slack {}; {} shrink steps led to it.\n\n",
        c.level, c.conclusion, enclosure_text(c.lower, c.upper), c.shrinks);
    text += listing(c.instance);
    if (!c.draw.empty()) text += "\nwith the draw\n\n" + listing(c.draw);
    const auto file = witness_path(s, "counterexample");
    text += fmt::format("\nCheck it again: `lemmacheck replay {}` ([file]({})).\n\n", file, file);
  }
  for (std::size_t k = 0; k < s.conclusions.size(); ++k) {
    const auto& c = s.conclusions[k];
    if (!c.tightest || c.tightest->instance.empty()) continue;
    const auto file = witness_path(s, fmt::format("tightest-{}", k + 1));
    text += fmt::format(
        "### Tightest instance found: {}\n\nSlack {} by {}.\n\n<details><summary>the instance, exactly</summary>\n\n",
        c.name, enclosure_text(c.tightest->lower, c.tightest->upper), c.tightest->level);
    text += listing(c.tightest->instance);
    if (!c.tightest->draw.empty()) text += "\nwith the draw\n\n" + listing(c.tightest->draw);
    text += fmt::format("\n</details>\n\nCheck it again: `lemmacheck replay {}` ([file]({})).\n\n", file, file);
  }
  return text;
}

std::string mutants(const StatementSummary& s) {
  if (s.mutants.empty())
    return s.verdict == Verdict::refuted ? "### Mutants\n\nNone is needed: the counterexample is a proof.\n\n"
                                         : "### Mutants\n\nNone is declared: the power of this check is not known.\n\n";
  std::string text =
      "### Mutants\n\nAltered statements; each must be refuted, or be declared equivalent and live.\n\n"
      "| mutant | outcome | cases | slack of its witness | |\n|---|---|---:|---|---|\n";
  for (std::size_t k = 0; k < s.mutants.size(); ++k) {
    const auto& m = s.mutants[k];
    const bool has_file = m.witness && !m.witness->instance.empty();
    text +=
        fmt::format("| {} | {} | {} | {} | {}{} |\n", cell(m.name), name_of(m.outcome), count_text(m.cases),
                    m.witness ? enclosure_text(m.witness->lower, m.witness->upper) : "", cell(m.reason),
                    has_file ? fmt::format(" [witness]({})", witness_path(s, fmt::format("mutant-{}", k + 1))) : "");
  }
  return text + "\n";
}

std::string trials(const StatementSummary& s) {
  if (s.trials.empty()) return "";
  if (s.form == Form::sampled_mean) return mean_table(s);
  std::string text =
      "### Draws\n\nEach row is one instance: the failures among its draws, and the exact (Clopper-Pearson) bounds of "
      "the failure\nprobability at the last look.";
  if (s.alpha > 0)
    text += fmt::format(" The errors of all looks, instances and mutants together are at most alpha = {:g}.", s.alpha);
  text +=
      "\n\n| allowed | draws | failures | undecided | failure probability | outcome |\n|---:|---:|---:|---:|---|---|\n";
  for (const auto& t : s.trials)
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", enclosure_text(t.allowed_lower, t.allowed_upper),
                        count_text(t.draws), count_text(t.failures), count_text(t.undecided),
                        enclosure_text(t.lower, t.upper), name_of(t.outcome));
  return text + "\n";
}

std::string bullets(const std::string& title, const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string text = "### " + title + "\n\n";
  for (const auto& item : items) text += "- " + item + "\n";
  return text + "\n";
}

std::string results(const Summary& summary, const StatementSummary& s) {
  std::string text = "## Results\n\n" + headline(s, nullptr) + "\n" + counts(s) + "\n" + hypotheses(s) +
                     conclusions(s) + trials(s) + instances(s) + mutants(s);
  text += bullets("Errors", s.errors) + bullets("Planned jobs without a record", s.missing) +
          bullets("Why each phase stopped", s.stops);
  text += bullets("Assumptions of these evaluations", s.assumptions);
  text += "### Trusted base\n\nThe bounds of `numerics/`, IEEE 754 arithmetic checked at start-up, and: ";
  for (std::size_t k = 0; k < summary.trusted_base.size(); ++k) text += (k ? ", " : "") + summary.trusted_base[k];
  text +=
      fmt::format(".\n\n### To quote\n\n`{}`: {}{}; {} cases, profile {}, seed {}, LemmaCheck {}, digest {}.\n\n", s.id,
                  verdict_phrase(s), s.evidence == Evidence::none ? "" : fmt::format(" ({})", name_of(s.evidence)),
                  s.holds + s.fails + s.undecided + s.inapplicable, summary.profile, summary.seed, summary.version,
                  short_digest(summary));
  text += fmt::format("Reproduce: `lemmacheck audit {} --profile {} --seed {}`\n", s.id, summary.profile, summary.seed);
  return text;
}
}  // namespace

std::string statement_page(const Summary& summary, const StatementSummary& s, const Statement* statement) {
  const std::string_view source = statement ? woven_source(statement->source_file) : std::string_view{};
  auto blocks = weave(source);
  std::string page;
  // The title comes from the file; the verdict stands right below it.
  if (!blocks.empty() && blocks.front().what == WovenBlock::What::prose && blocks.front().text.starts_with("# ")) {
    const auto end = blocks.front().text.find('\n');
    page = blocks.front().text.substr(0, end + 1);
    blocks.front().text.erase(0, end + 1);
  } else {
    page = fmt::format("# {}\n", statement ? statement->title : s.id);
  }
  page += fmt::format("\n`{}` · [{}](index.md) · [audit](../index.md)\n\n", s.id,
                      paper_of(s.id.substr(0, s.id.find('.'))).title);
  page += headline(s, statement) + "\n";
  if (statement && !statement->vacuous_by.empty())
    page += fmt::format("Its vacuity is proved by [{}](../{}/{}.md).\n\n", statement->vacuous_by,
                        statement->vacuous_by.substr(0, statement->vacuous_by.find('.')),
                        local_name(statement->vacuous_by));
  for (const auto& block : blocks) {
    if (block.what == WovenBlock::What::prose)
      page += with_fenced_math(block.text) + "\n";
    else if (block.what == WovenBlock::What::code)
      page += "```cpp\n" + block.text + "```\n\n";
    else
      page += results(summary, s) + "\n";
  }
  return page;
}

}  // namespace lemmacheck
