#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/findings.hpp"
#include "reports/markdown.hpp"
#include "reports/pages.hpp"

namespace lemmacheck {
namespace {

std::string statements_table(const Report& report, const std::string& paper) {
  std::string text = "| statement | kind | whose | verdict | rests on |\n|---|---|---|---|---|\n";
  for (const auto& s : report.summary.statements) {
    if (paper_name(s.id) != paper) continue;
    const Statement* statement = find_statement(s.id);
    std::string uses;
    if (statement)
      for (const auto& id : statement->uses)
        uses += (uses.empty() ? "" : ", ") + report.links.to(id, paper, paper_name(id) == paper ? local_name(id) : id);
    const auto rests = resting_text(report.graph.weak_grounds(s.id), report.links, paper);
    text += fmt::format("| {}{} | {} | {} | **{}**{} | {} |\n", report.links.to(s.id, paper, local_name(s.id)),
                        statement ? "<br>" + plain(statement->title) : "", statement ? name_of(statement->kind) : "",
                        statement ? name_of(statement->origin) : "", verdict_phrase(s),
                        rests.empty() ? "" : "<br>" + rests, uses);
  }
  return text + "\n";
}

// The places that links to what has no page of its own lead to.
std::string not_audited(const Report& report, const std::string& paper) {
  std::set<std::string> audited;
  for (const auto& s : report.summary.statements) audited.insert(s.id);
  std::string text;
  for (const auto& entry : catalogue())
    if (paper_name(entry.id) == paper && !audited.contains(entry.id) && !report.shows_experiment(entry.id))
      text += fmt::format("- <a id=\"{}\"></a>{} ({}, {}): {}\n", url(local_name(entry.id)), code(local_name(entry.id)),
                          plain(entry.form), plain(entry.origin), plain(entry.says));
  return text.empty() ? "" : "## Not audited\n\n" + text;
}

}  // namespace

std::string paper_page(const Report& report, const std::string& paper_id) {
  const Paper paper = paper_of(paper_id);
  std::string page = fmt::format("# {}\n\n", plain(paper.title));
  if (!paper.authors.empty()) page += fmt::format("{}. {}.\n\n", plain(paper.authors), plain(paper.version));
  page += link_to("all papers", "../index.md");
  if (!notation_page(report, paper_id).empty()) page += " · " + link_to("notation", "notation.md");
  if (!summaries_page(report, paper_id).empty()) page += " · " + link_to("what summaries claim", "summaries.md");
  page += "\n\n";
  const auto& statements = report.summary.statements;
  if (std::none_of(statements.begin(), statements.end(), [&](const auto& s) { return paper_name(s.id) == paper_id; }))
    return page + experiments_section(report, paper_id) + not_audited(report, paper_id);
  page += "## Proof graph\n\n" + report.graph.flowchart(paper_id);
  page +=
      "\nAn arrow runs from what is used to what uses it. Fill: green upheld, red refuted, yellow vacuous, grey "
      "undecided,\n"
      "violet error. Border: solid where the wording is the paper's, dashed where it is reconstructed, dotted where "
      "that is\n"
      "weak; red where it rests on what is refuted or vacuous. Round: of another paper, or not audited here.\n\n";
  return page + "## Statements\n\n" + statements_table(report, paper_id) + experiments_section(report, paper_id) +
         not_audited(report, paper_id);
}

std::string summaries_page(const Report& report, const std::string& paper) {
  std::string rows;
  for (const auto& claim : claims_of_summaries()) {
    if (claim.paper != paper) continue;
    std::map<std::string, std::string> by_verdict;
    for (const auto& id : claim.ids) {
      std::string verdict = "not audited";
      for (const auto& s : report.summary.statements)
        if (s.id == id) verdict = "**" + verdict_phrase(s) + "**";
      auto& list = by_verdict[verdict];
      list += (list.empty() ? ": " : ", ") + report.links.to(id, paper, local_name(id));
    }
    std::string verdicts;
    for (const auto& [verdict, list] : by_verdict) verdicts += (verdicts.empty() ? "" : "<br>") + verdict + list;
    rows += fmt::format("| {} | {} | {} |\n", plain(claim.claim), verdicts, plain(claim.remark));
  }
  if (rows.empty()) return "";
  return fmt::format(
             "# What summaries claim of {}\n\n{} · {}\n\nClaims of secondary summaries, in our words, with the "
             "statements "
             "that speak of them and what the audit says of those.\n\n| claim | statements | remark |\n|---|---|---|\n",
             plain(paper_of(paper).title), link_to("paper", "index.md"), link_to("all papers", "../index.md")) +
         rows;
}

}  // namespace lemmacheck
