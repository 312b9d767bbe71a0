#include "reports/proof_graph.hpp"

#include <map>

#include "reports/pages.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
// false <- middle <- top, false <- side, empty <- empty-child; alone.
std::vector<std::string> planted_uses(const std::string& id) {
  const std::map<std::string, std::vector<std::string>> uses{
      {"p.middle", {"p.false"}},           {"p.top", {"p.alone", "p.middle"}}, {"p.above-unaudited", {"p.unaudited"}},
      {"p.unaudited", {"p.empty"}},        {"p.false", {"p.empty"}},           {"p.circle", {"p.round"}},
      {"p.round", {"p.circle", "p.empty"}}};
  const auto found = uses.find(id);
  return found == uses.end() ? std::vector<std::string>{} : found->second;
}
Summary planted() {
  Summary summary;
  const auto add = [&](const char* id, Verdict verdict) {
    StatementSummary s;
    s.id = id, s.verdict = verdict, s.expected = verdict;
    summary.statements.push_back(s);
  };
  add("p.above-unaudited", Verdict::upheld), add("p.alone", Verdict::upheld), add("p.circle", Verdict::upheld);
  add("p.empty", Verdict::vacuous), add("p.false", Verdict::refuted), add("p.middle", Verdict::upheld);
  add("p.round", Verdict::upheld), add("p.top", Verdict::upheld);
  return summary;
}
}  // namespace

TEST_CASE("a refuted or vacuous statement reaches everything that rests on it, through any number of steps") {
  const auto summary = planted();
  const ProofGraph graph(summary, planted_uses);
  CHECK(graph.weak_grounds("p.alone").empty());
  const auto direct = graph.weak_grounds("p.middle");
  REQUIRE(direct.size() == 1);
  CHECK((direct[0].id == "p.false" && direct[0].through.empty() && direct[0].verdict == Verdict::refuted));
  const auto indirect = graph.weak_grounds("p.top");
  REQUIRE(indirect.size() == 1);
  CHECK((indirect[0].id == "p.false" && indirect[0].through == "p.middle"));
  const auto unaudited = graph.weak_grounds("p.above-unaudited");
  REQUIRE(unaudited.size() == 1);
  CHECK((unaudited[0].id == "p.empty" && unaudited[0].verdict == Verdict::vacuous));
  CHECK(graph.weak_grounds("p.circle").size() == 1);  // and ends
  CHECK(graph.weak_grounds("p.false").size() == 1);
}
TEST_CASE("what rests on a refuted statement says so on the index, its paper's page and its own") {
  const auto summary = planted();
  const Report report(summary, "", planted_uses);
  const auto page = statement_page(report, summary.statements[7], nullptr);
  CHECK(page.find("It rests on [`p.false`](false.md) (through [`p.middle`](middle.md)), which is **refuted**.") <
        page.find("## Results"));
  CHECK(index_page(report, "").find("rests on [`p.false`](p/false.md)") != std::string::npos);
  const auto paper = paper_page(report, "p");
  CHECK(paper.find("rests on [`p.false`](false.md)") != std::string::npos);
  CHECK(statement_page(report, summary.statements[1], nullptr).find("rests on") == std::string::npos);
}
TEST_CASE("the flowchart has each statement once, links, and red arrows below what is refuted") {
  const auto summary = planted();
  const auto chart = ProofGraph(summary, planted_uses).flowchart("p");
  CHECK(chart.find("  nmiddle[\"middle\"]\n  style nmiddle fill:#d4f4dd,stroke:#cf222e") != std::string::npos);
  CHECK(chart.find("  nalone[\"alone\"]\n  style nalone fill:#d4f4dd,stroke:#444") != std::string::npos);
  CHECK(chart.find("click nmiddle \"middle.md\"") != std::string::npos);
  CHECK(chart.find("nfalse --> nmiddle") != std::string::npos);
  CHECK(chart.find("linkStyle") != std::string::npos);
  CHECK(chart.find("nunaudited([\"unaudited\"])") != std::string::npos);
}
