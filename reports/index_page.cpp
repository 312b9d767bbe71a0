#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/findings.hpp"
#include "reports/markdown.hpp"
#include "reports/pages.hpp"
#include "reports/plots.hpp"

namespace lemmacheck {
namespace {

using OfPaper = std::vector<const StatementSummary*>;

// The audited papers, and the statements of each with what a reader must not miss first.
std::map<std::string, OfPaper> by_paper(const Summary& summary) {
  std::map<std::string, OfPaper> papers;
  for (const auto& s : summary.statements) papers[paper_name(s.id)].push_back(&s);
  for (auto& [paper, statements] : papers)
    std::stable_sort(statements.begin(), statements.end(),
                     [](const auto* a, const auto* b) { return urgency(*a) < urgency(*b); });
  return papers;
}

struct Coverage {
  std::map<Verdict, int> verdicts;
  int audited = 0;
  std::vector<CatalogueEntry> left;  // catalogued, and not audited here
  int all() const { return audited + static_cast<int>(left.size()); }
};
Coverage coverage_of(const Report& report, const std::string& paper) {
  Coverage coverage;
  std::set<std::string> audited;
  for (const auto& s : report.summary.statements) {
    if (paper_name(s.id) != paper) continue;
    audited.insert(s.id);
    ++coverage.verdicts[s.verdict], ++coverage.audited;
  }
  for (auto& entry : catalogue())
    if (paper_name(entry.id) == paper && entry.form != "measured" && !audited.contains(entry.id))
      coverage.left.push_back(std::move(entry));
  return coverage;
}

// The order of the picture's colours, and of the words: what is wrong first.
constexpr std::pair<Verdict, Ink> shown[] = {{Verdict::error, Ink::error},
                                             {Verdict::refuted, Ink::violation},
                                             {Verdict::vacuous, Ink::vacuous},
                                             {Verdict::undecided, Ink::undecided},
                                             {Verdict::upheld, Ink::upheld}};

std::string verdicts_in_words(const Summary& summary) {
  std::map<Verdict, int> verdicts;
  for (const auto& s : summary.statements) ++verdicts[s.verdict];
  std::string text;
  for (const auto verdict : {Verdict::upheld, Verdict::refuted, Verdict::vacuous, Verdict::undecided, Verdict::error})
    if (const int count = verdicts[verdict]; count > 0)
      text += fmt::format("{}**{} {}**", text.empty() ? "" : ", ", count, name_of(verdict));
  return text;
}

std::string in_words(const Report& report) {
  const auto& summary = report.summary;
  if (summary.statements.empty()) return "No statement was audited: experiments alone.\n\n";
  std::int64_t cases = 0, in_double = 0, unexpected = 0;
  MutantCount mutants;
  for (const auto& s : summary.statements) {
    unexpected += s.as_expected() ? 0 : 1;
    cases += s.holds + s.fails + s.undecided + s.inapplicable;
    for (const auto& [level, count] : s.levels)
      if (level == "double") in_double += count;
    const auto m = mutants_of(s);
    mutants.killed += m.killed, mutants.equivalent += m.equivalent, mutants.all += m.all;
  }
  int known = 0;
  for (const auto& [paper, statements] : by_paper(summary)) known += coverage_of(report, paper).all();
  const auto audited = static_cast<int>(summary.statements.size());
  std::string text = known > audited ? fmt::format("{} of {} statements are audited: ", audited, known)
                                     : counted(audited, "statement: ", "statements: ");
  text += verdicts_in_words(summary) + ". ";
  text += unexpected == 0
              ? "Every verdict is the expected one."
              : fmt::format("**{} not the expected one.**", counted(unexpected, "verdict is", "verdicts are"));
  text += fmt::format(" {} decided, {} of them by rigorous double precision.", counted(cases, "case was", "cases were"),
                      count_text(in_double));
  text += fmt::format(" Of {} (altered statements that must be refuted) {} were killed",
                      counted(mutants.all, "mutant", "mutants"), count_text(mutants.killed));
  if (mutants.equivalent > 0)
    text += fmt::format("; {} declared equivalent lived, as they must", count_text(mutants.equivalent));
  return text + ".\n\n";
}

std::string not_as_expected(const Report& report) {
  std::string text;
  for (const auto& s : report.summary.statements)
    if (const auto fault = fault_text(s); !fault.empty())
      text += fmt::format("> - {}: {}\n", report.links.to(s.id, ""), fault);
  return text.empty() ? "" : "> [!CAUTION]\n> **Not as expected**\n>\n" + text + "\n";
}

std::string statements_of(const Report& report, const OfPaper& statements) {
  std::string text = "| statement | verdict | instances | tightest slack | mutants |\n|---|---|---:|---:|---:|\n";
  for (const auto* s : statements) {
    const Statement* statement = find_statement(s->id);
    const auto rests = resting_text(report.graph.weak_grounds(s->id), report.links, "");
    text += fmt::format("| {}{} | **{}**{}{} | {} | {} | {} |\n", report.links.to(s->id, "", local_name(s->id)),
                        statement ? "<br>" + plain(statement->title) : "", verdict_phrase(*s),
                        !s->expected       ? "<br>(open)"
                        : s->as_expected() ? ""
                                           : "<br>**not as expected**",
                        rests.empty() ? "" : "<br>" + rests, applicable_text(*s), tightest_text(*s), mutants_text(*s));
  }
  return text + "\n";
}

std::string papers_section(const Report& report) {
  if (report.summary.statements.empty()) return "";
  std::string text = "## Statements\n\n";
  for (const auto& [id, statements] : by_paper(report.summary)) {
    const Paper paper = paper_of(id);
    text += fmt::format("### {}\n\n", link_to(id, id + "/index.md"));
    if (!paper.authors.empty()) text += fmt::format("{}, *{}*", plain(paper.authors), plain(paper.title));
    text += fmt::format("{}{}", paper.authors.empty() ? "" : " · ", link_to("proof graph", id + "/index.md"));
    if (!notation_page(report, id).empty()) text += " · " + link_to("notation", id + "/notation.md");
    if (!summaries_page(report, id).empty()) text += " · " + link_to("what summaries claim", id + "/summaries.md");
    text += "\n\n" + statements_of(report, statements);
  }
  return text;
}

std::string not_audited(const Report& report) {
  std::string text;
  for (const auto& [paper, statements] : by_paper(report.summary)) {
    const auto coverage = coverage_of(report, paper);
    if (coverage.left.empty()) continue;
    text += fmt::format("<details><summary>{}: {} of {} are audited here, these are not</summary>\n\n", plain(paper),
                        coverage.audited, coverage.all());
    for (const auto& entry : coverage.left)
      text += fmt::format("- {}: {}\n", report.links.to(entry.id, "", local_name(entry.id)), plain(entry.says));
    text += "\n</details>\n\n";
  }
  return text.empty() ? "" : "## What is not audited\n\n" + text;
}

std::string what_it_rests_on(const Summary& summary) {
  std::string text = "## What it rests on\n\nThe bounds of `numerics/`, IEEE 754 arithmetic checked at start-up, and: ";
  for (std::size_t k = 0; k < summary.trusted_base.size(); ++k)
    text += (k ? ", " : "") + plain(summary.trusted_base[k]);
  return text + fmt::format(
                    ".\n\nProfile {}, seed {}, LemmaCheck {}, digest {}.\n"
                    "Again: {}\n",
                    code(summary.profile), summary.seed, plain(summary.version), code(summary.digest.substr(0, 12)),
                    code(fmt::format("lemmacheck audit --profile {} --seed {}", summary.profile, summary.seed)));
}

constexpr const char* how_to_read =
    "## How to read a verdict\n\n"
    "- **upheld**: every applicable instance was certified to hold (of a probable statement: it fails no more often "
    "than\n"
    "  it allows, at the stated confidence). It is evidence, not a proof for all instances.\n"
    "- **refuted**: one instance is certified to satisfy every hypothesis and to violate a conclusion. It is a proof.\n"
    "- **vacuous**: the statement is true because it claims nothing; another statement proves that.\n"
    "- **undecided**: an instance stayed open at the highest precision, none was applicable, or a confidence was not\n"
    "  reached.\n"
    "- *as reconstructed*: the wording is not the paper's own; the page says which place to open and what to compare.\n"
    "- *tightest slack*: (rhs - lhs) / max(|lhs|, |rhs|), the smallest found; 0 is equality. \"0 within "
    "w\"\n"
    "  is a tie: nearer to 0 than w, on which side is not decided.\n"
    "- *mutants*: altered statements that must be refuted, so that a check is known to have power: killed of all; "
    "(+k)\n"
    "  are declared equivalent, and lived.\n\n";
}  // namespace

std::string verdict_picture(const Report& report) {
  std::vector<VerdictRow> rows;
  std::map<Verdict, int> verdicts;
  int left = 0;
  for (const auto& [paper, statements] : by_paper(report.summary)) {
    const auto coverage = coverage_of(report, paper);
    VerdictRow row{paper, {}, fmt::format("{} of {}", coverage.audited, coverage.all())};
    for (const auto& [verdict, ink] : shown)
      if (const auto count = coverage.verdicts.find(verdict); count != coverage.verdicts.end()) {
        row.squares.emplace_back(ink, count->second);
        verdicts[verdict] += count->second;
      }
    row.squares.emplace_back(Ink::absent, static_cast<int>(coverage.left.size()));
    left += static_cast<int>(coverage.left.size());
    rows.push_back(std::move(row));
  }
  std::vector<std::pair<Ink, std::string>> legend;
  for (const auto& [verdict, ink] : shown)
    if (verdicts[verdict] > 0) legend.emplace_back(ink, fmt::format("{} {}", verdicts[verdict], name_of(verdict)));
  if (left > 0) legend.emplace_back(Ink::absent, fmt::format("{} not audited", left));
  return verdict_rows(rows, legend, "verdicts of the audited statements, by paper");
}

std::string index_page(const Report& report, const std::string& current_digest) {
  const auto& summary = report.summary;
  std::string page = "# LemmaCheck audit\n\n" + in_words(report);
  if (!summary.statements.empty())
    page += "![verdicts of the audited statements, by paper](verdicts.svg)\n\n" + not_as_expected(report);
  if (summary.digest != current_digest)
    page +=
        fmt::format("> **Other sources**: the records were made by sources with the digest {}, the pages by {}.\n\n",
                    code(summary.digest.substr(0, 12)), code(current_digest.substr(0, 12)));
  if (!summary.complete) page += "> **Incomplete**: some planned jobs have no record; see the statements' pages.\n\n";
  if (const auto table = findings_table(summary, report.links); !table.empty())
    page += "## What the audit found\n\n<!-- findings -->\n\n" + table + "\n<!-- end of findings -->\n\n";
  return page + papers_section(report) + experiments_section(report, "") + not_audited(report) + how_to_read +
         what_it_rests_on(summary);
}

}  // namespace lemmacheck
