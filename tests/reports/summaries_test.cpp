#include <algorithm>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/pages.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("every claim of a summary names a paper and statements that the catalogue has") {
  std::set<std::string> known, papers_named;
  for (const auto& entry : catalogue()) known.insert(entry.id);
  for (const auto& claim : claims_of_summaries()) {
    INFO(claim.claim);
    CHECK_FALSE(paper_of(claim.paper).authors.empty());
    CHECK_FALSE(claim.ids.empty());
    papers_named.insert(claim.paper);
    for (const auto& id : claim.ids) {
      INFO(id);
      CHECK(known.contains(id));
    }
  }
  CHECK(papers_named.size() == 4);
}
TEST_CASE("a claim stands beside the verdicts of its statements, and says which have none") {
  Summary summary;
  StatementSummary s;
  s.id = "du2018.theorem-3.1-converse", s.verdict = Verdict::refuted, s.wording = Wording::exact;
  summary.statements = {s};
  const auto page = summaries_page(Report(summary), "du2018");
  CHECK(page.find("**refuted**: [theorem-3.1-converse](theorem-3.1-converse.md)") != std::string::npos);
  CHECK(page.find("not audited: [claim-gradient](index.md#claim-gradient)") != std::string::npos);
  CHECK(summaries_page(Report(summary), "nobody2000").empty());
}
