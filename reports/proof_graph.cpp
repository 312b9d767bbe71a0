#include "reports/proof_graph.hpp"

#include <fmt/format.h>

#include <deque>
#include <set>

#include "reports/links.hpp"
#include "reports/markdown.hpp"

namespace lemmacheck {
namespace {

// Mermaid's names of nodes: letters and digits. The paper's own go by their local names.
std::string node(const std::string& id, const std::string& paper) {
  const bool own = paper_name(id) == paper;
  std::string name = own ? "n" : "o";
  for (const char c : own ? local_name(id) : id)
    name += std::isalnum(static_cast<unsigned char>(c)) ? std::string(1, c) : fmt::format("_{:x}", c);
  return name;
}
// Mermaid's own entities, for quotes would end the label.
std::string label(const std::string& text) {
  std::string out;
  for (const char c : text)
    out += std::isalnum(static_cast<unsigned char>(c)) || std::string_view(".-_ ").find(c) != std::string_view::npos
               ? std::string(1, c)
               : fmt::format("#{};", static_cast<int>(static_cast<unsigned char>(c)));
  return out;
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

}  // namespace

std::vector<std::string> registered_uses(const std::string& id) {
  const Statement* statement = find_statement(id);
  return statement ? statement->uses : std::vector<std::string>{};
}

ProofGraph::ProofGraph(const Summary& summary, UsesOf uses) : uses_(std::move(uses)) {
  for (const auto& s : summary.statements) statements_[s.id] = &s;
}
const StatementSummary* ProofGraph::audited(const std::string& id) const {
  const auto found = statements_.find(id);
  return found == statements_.end() ? nullptr : found->second;
}
bool ProofGraph::is_weak(const std::string& id) const {
  const auto* s = audited(id);
  return s && (s->verdict == Verdict::refuted || s->verdict == Verdict::vacuous);
}

std::vector<WeakGround> ProofGraph::weak_grounds(const std::string& id) const {
  std::vector<WeakGround> found;
  std::set<std::string> seen{id};
  std::deque<WeakGround> ahead;
  for (const auto& used : uses_(id)) ahead.push_back({used, "", {}});
  while (!ahead.empty()) {
    auto next = ahead.front();
    ahead.pop_front();
    if (!seen.insert(next.id).second) continue;
    // Behind a weak ground others may lie; the nearest one is what the reader has to look at.
    if (is_weak(next.id)) {
      next.verdict = audited(next.id)->verdict;
      found.push_back(next);
      continue;
    }
    for (const auto& used : uses_(next.id)) ahead.push_back({used, next.through.empty() ? next.id : next.through, {}});
  }
  return found;
}

std::string ProofGraph::flowchart(const std::string& paper) const {
  std::set<std::string> others;
  std::string nodes, edges, red_edges;
  int count = 0;
  for (const auto& [id, s] : statements_) {
    if (paper_name(id) != paper) continue;
    const bool shaken = !weak_grounds(id).empty();
    nodes += fmt::format("  {0}[\"{1}\"]\n  style {0} fill:{2},stroke:{3},color:#111{4}\n  click {0} \"{5}.md\"\n",
                         node(id, paper), label(local_name(id)), fill(s->verdict),
                         shaken ? "#cf222e,stroke-width:3px" : "#444", border(s->wording), url(local_name(id)));
    for (const auto& used : uses_(id)) {
      edges += fmt::format("  {} --> {}\n", node(used, paper), node(id, paper));
      if (is_weak(used) || !weak_grounds(used).empty())
        red_edges += fmt::format("{}{}", red_edges.empty() ? "" : ",", count);
      ++count;
      if (!audited(used) || paper_name(used) != paper) others.insert(used);
    }
  }
  for (const auto& id : others) {
    const auto* s = audited(id);
    nodes += fmt::format("  {0}([\"{1}\"])\n  style {0} fill:{2},stroke:{3},color:{4}\n", node(id, paper),
                         label(paper_name(id) == paper ? local_name(id) : id), s ? fill(s->verdict) : "#fff",
                         s ? "#444" : "#bbb", s ? "#111" : "#656d76");
    if (s)
      nodes += fmt::format("  click {} \"../{}/{}.md\"\n", node(id, paper), url(paper_name(id)), url(local_name(id)));
  }
  if (!red_edges.empty()) edges += fmt::format("  linkStyle {} stroke:#cf222e,stroke-width:2px\n", red_edges);
  return "```mermaid\nflowchart LR\n" + nodes + edges + "```\n";
}

std::string resting_text(const std::vector<WeakGround>& grounds, const Links& links, const std::string& from) {
  std::string text;
  for (const auto& ground : grounds) {
    text += text.empty() ? "rests on " : "; on ";
    text += links.to(ground.id, from);
    if (!ground.through.empty()) text += " (through " + links.to(ground.through, from) + ")";
    text += fmt::format(", which is **{}**", name_of(ground.verdict));
  }
  return text;
}

}  // namespace lemmacheck
