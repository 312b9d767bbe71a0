#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/links.hpp"
#include "reports/pages.hpp"

namespace lemmacheck {
namespace {

// What a reader must not miss comes first.
int urgency(const StatementSummary& s) {
  if (!s.as_expected()) return 0;
  switch (s.verdict) {
    case Verdict::error:
      return 1;
    case Verdict::refuted:
      return 2;
    case Verdict::vacuous:
      return 3;
    case Verdict::undecided:
      return 4;
    case Verdict::upheld:
      return 5;
  }
  return 6;
}

std::string expectation(const StatementSummary& s) {
  if (!s.expected) return "open";
  return s.as_expected() ? "as expected" : fmt::format("**expected {}**", name_of(*s.expected));
}

struct MutantCount {
  std::size_t killed = 0, equivalent = 0, all = 0;
};
MutantCount mutants_of(const StatementSummary& s) {
  MutantCount count;
  for (const auto& m : s.mutants) {
    ++count.all;
    count.killed += m.outcome == MutantOutcome::killed;
    count.equivalent += m.outcome == MutantOutcome::equivalent;
  }
  return count;
}

std::string in_words(const Summary& summary) {
  std::map<std::string, int> verdicts;
  MutantCount mutants;
  std::int64_t cases = 0, in_double = 0;
  int unexpected = 0;
  for (const auto& s : summary.statements) {
    ++verdicts[name_of(s.verdict)];
    unexpected += s.as_expected() ? 0 : 1;
    cases += s.holds + s.fails + s.undecided + s.inapplicable;
    for (const auto& [level, count] : s.levels) {
      if (level == "double") in_double += count;
    }
    const auto m = mutants_of(s);
    mutants.killed += m.killed, mutants.equivalent += m.equivalent, mutants.all += m.all;
  }
  std::string text = fmt::format("{} statements:", summary.statements.size());
  for (const char* verdict : {"upheld", "refuted", "vacuous", "undecided", "error"})
    if (verdicts[verdict] > 0) text += fmt::format(" {} {},", verdicts[verdict], verdict);
  text.back() = '.';
  text += unexpected == 0 ? " Every verdict is the expected one."
                          : fmt::format(" **{} {} not the expected one.**", unexpected,
                                        unexpected == 1 ? "verdict is" : "verdicts are");
  text += fmt::format(" {} cases were decided, {} of them by rigorous double precision.", count_text(cases),
                      count_text(in_double));
  text += fmt::format(" Of {} mutants (altered statements that must be refuted) {} were killed", mutants.all,
                      mutants.killed);
  if (mutants.equivalent > 0) text += fmt::format("; {} declared equivalent lived, as they must", mutants.equivalent);
  return text + ".\n";
}

std::string statement_row(const StatementSummary& s) {
  const Statement* statement = find_statement(s.id);
  double tightest = HUGE_VAL;
  for (const auto& c : s.conclusions)
    if (c.tightest) tightest = std::min(tightest, c.tightest->lower);
  const auto m = mutants_of(s);
  return fmt::format("| [{}]({}/{}.md) | {} | **{}** | {} | {} | {} | {} | {}/{}{} |\n", s.id,
                     s.id.substr(0, s.id.find('.')), local_name(s.id), statement ? cell(statement->title) : "",
                     verdict_phrase(s), expectation(s), s.evidence == Evidence::none ? "" : name_of(s.evidence),
                     count_text(s.holds + s.fails + s.undecided + s.inapplicable),
                     tightest == HUGE_VAL ? "" : fmt::format("{:.2g}", tightest), m.killed, m.all - m.equivalent,
                     m.equivalent > 0 ? fmt::format(" (+{})", m.equivalent) : "");
}

std::string sentence(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

std::string notable(const Summary& summary) {
  std::string text;
  for (const auto& s : summary.statements) {
    if (urgency(s) >= 5) continue;
    const Statement* statement = find_statement(s.id);
    text += fmt::format("- [{}]({}/{}.md){}: **{}** ({}). {}\n", s.id, s.id.substr(0, s.id.find('.')), local_name(s.id),
                        statement ? " *" + statement->title + "*" : "", verdict_phrase(s), expectation(s),
                        sentence(s.because));
  }
  return text.empty() ? "" : "## Refuted, vacuous, undecided\n\n" + text + "\n";
}

std::string not_audited(const Summary& summary) {
  std::set<std::string> audited;
  for (const auto& s : summary.statements) audited.insert(s.id);
  std::map<std::string, std::vector<CatalogueEntry>> left;
  for (auto& entry : catalogue())
    if (!audited.contains(entry.id)) left[entry.id.substr(0, entry.id.find('.'))].push_back(entry);
  if (left.empty()) return "";
  std::string text = "## What is not audited\n\nKnown statements of the papers that this audit does not cover.\n\n";
  for (const auto& [paper, entries] : left) {
    text += fmt::format("<details><summary>{}: {} statements</summary>\n\n", paper, entries.size());
    for (const auto& e : entries) text += fmt::format("- `{}` ({}): {}\n", e.id, e.form, e.says);
    text += "\n</details>\n\n";
  }
  return text;
}
}  // namespace

std::string index_page(const Summary& summary, const std::string& current_digest) {
  auto sorted = summary.statements;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return urgency(a) < urgency(b); });
  std::string page = "# LemmaCheck audit\n\n" + in_words(summary);
  if (summary.digest != current_digest)
    page += fmt::format(
        "\n> **Other sources**: the records were made by sources with the digest `{}`, the pages by `{}`.\n",
        short_digest(summary), current_digest.substr(0, 12));
  if (!summary.complete) page += "\n> **Incomplete**: some planned jobs have no record; see the statements' pages.\n";
  page += fmt::format("\nProfile `{}`, seed `{}`, LemmaCheck {} (digest `{}`).\n\n", summary.profile, summary.seed,
                      summary.version, short_digest(summary));
  page += notable(summary);
  page +=
      "## All statements\n\n| statement | title | verdict | | evidence | cases | tightest slack | mutants killed |\n"
      "|---|---|---|---|---|---:|---:|---:|\n";
  for (const auto& s : sorted) page += statement_row(s);
  page += "\n## Papers\n\n";
  std::set<std::string> shown;
  for (const auto& s : summary.statements) {
    const auto id = s.id.substr(0, s.id.find('.'));
    if (!shown.insert(id).second) continue;
    const Paper paper = paper_of(id);
    page += fmt::format("- [{}]({}/index.md): {}\n", id, id,
                        paper.authors.empty() ? paper.title : paper.authors + ", *" + paper.title + "*");
  }
  page += "\n" + not_audited(summary);
  page +=
      "## How to read a verdict\n\n"
      "- **upheld**: every applicable instance was certified to hold (for probable statements: the failure rate is "
      "below the\n"
      "  allowed one at the stated confidence). It is evidence, not a proof of the statement for all instances.\n"
      "- **refuted**: one instance is certified to satisfy every hypothesis and to violate a conclusion. It is a "
      "proof.\n"
      "- **vacuous**: the statement is true because it claims nothing; another statement proves that.\n"
      "- **undecided**: an instance stayed open at the highest precision, no instance was applicable, or a confidence "
      "was not reached.\n"
      "- *as reconstructed*: the paper's display was not available; the page says what to compare.\n"
      "- *tightest slack*: (rhs - lhs) / max(|lhs|, |rhs|), the smallest found; 0 means equality, below 0 a "
      "violation.\n"
      "- *mutants*: altered statements that must be refuted, so that a check is known to have power; (+k) are declared "
      "equivalent.\n";
  return page;
}

}  // namespace lemmacheck
