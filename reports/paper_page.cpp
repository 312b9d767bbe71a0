#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/links.hpp"
#include "reports/pages.hpp"

namespace lemmacheck {
namespace {

std::string node(const std::string& id) {
  std::string name;
  for (const char c : id) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}
const char* border(Wording wording) {
  switch (wording) {
    case Wording::exact:
      return "";
    case Wording::reconstructed:
      return ",stroke-dasharray:6 3";
    case Wording::weak:
      return ",stroke-dasharray:2 3";
  }
  return "";
}
const char* fill(Verdict verdict) {
  switch (verdict) {
    case Verdict::upheld:
      return "#d4f4dd";
    case Verdict::refuted:
      return "#ffd6d6";
    case Verdict::vacuous:
      return "#fff3c4";
    case Verdict::undecided:
      return "#e8e8e8";
    case Verdict::error:
      return "#f5b7ff";
  }
  return "#ffffff";
}

// Edges run from what is used to what uses it, as the proof does.
std::string proof_graph(const std::vector<const StatementSummary*>& statements) {
  std::set<std::string> audited, others;
  std::string edges, nodes;
  for (const auto* s : statements) audited.insert(s->id);
  for (const auto* s : statements) {
    nodes += fmt::format("  {}[\"{}\"]\n  style {} fill:{},stroke:#444,color:#111{}\n", node(s->id), local_name(s->id),
                         node(s->id), fill(s->verdict), border(s->wording));
    const Statement* statement = find_statement(s->id);
    if (!statement) continue;
    for (const auto& used : statement->uses) {
      edges += fmt::format("  {} --> {}\n", node(used), node(s->id));
      if (!audited.contains(used)) others.insert(used);
    }
  }
  for (const auto& id : others)
    nodes += fmt::format("  {}([\"{}\"])\n  style {} fill:#fff,stroke:#bbb,color:#777\n", node(id), id, node(id));
  return "```mermaid\nflowchart LR\n" + nodes + edges + "```\n";
}
}  // namespace

std::string paper_page(const Summary& summary, const std::string& paper_id) {
  const Paper paper = paper_of(paper_id);
  std::vector<const StatementSummary*> statements;
  for (const auto& s : summary.statements)
    if (s.id.substr(0, s.id.find('.')) == paper_id) statements.push_back(&s);
  std::string page = fmt::format("# {}\n\n", paper.title);
  if (!paper.authors.empty()) page += fmt::format("{}. {}.\n\n", paper.authors, paper.version);
  page += "[All papers](../index.md)\n\n## Proof graph\n\n" + proof_graph(statements);
  page +=
      "\nAn arrow runs from what is used to what uses it. Fill: green upheld, red refuted, yellow vacuous, grey "
      "undecided.\n"
      "Border: solid where the wording is the paper's, dashed where it is reconstructed, dotted where that is weak. "
      "Round: not audited here.\n\n"
      "## Statements\n\n| statement | kind | title | origin | wording | verdict | cases "
      "|\n|---|---|---|---|---|---|---:|\n";
  for (const auto* s : statements) {
    const Statement* statement = find_statement(s->id);
    page += fmt::format("| [{}]({}.md) | {} | {} | {} | {} | **{}** | {} |\n", local_name(s->id), local_name(s->id),
                        statement ? name_of(statement->kind) : "", statement ? cell(statement->title) : "",
                        statement ? name_of(statement->origin) : "", name_of(s->wording), verdict_phrase(*s),
                        count_text(s->holds + s->fails + s->undecided + s->inapplicable));
  }
  return page;
}

}  // namespace lemmacheck
