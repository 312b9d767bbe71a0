#include "reports/pages.hpp"

#include <algorithm>
#include <regex>

#include "reports/findings.hpp"
#include "tests/catch.hpp"
#include "tests/reports/invented.hpp"

using namespace lemmacheck;

namespace {
bool has(const std::string& page, const std::string& part) { return page.find(part) != std::string::npos; }
std::string above(const std::string& page, const std::string& part) { return page.substr(0, page.find(part)); }

std::vector<std::string> all_pages(const Report& report) {
  std::vector<std::string> pages{index_page(report, report.summary.digest), paper_page(report, "nobody2000")};
  for (const auto& s : report.summary.statements) pages.push_back(statement_page(report, s, nullptr));
  return pages;
}
}  // namespace

TEST_CASE("a mutant that survived is named at the top of the index and of its page") {
  const auto summary = invented();
  const Report report(summary);
  const auto index = index_page(report, summary.digest);
  const auto page = statement_page(report, invented_refuted(summary), nullptr);
  CHECK(has(index, "1 verdict is not the expected one"));
  const std::string named = "*twice &lt;as&gt; large, <span>$</span>2^k<span>$</span>*: survived";
  CHECK(has(above(index, "## "), named));
  CHECK(has(above(page, "## Results"), named));
}
TEST_CASE("what is refuted comes first, with both sides as numbers, and as reconstructed where it is") {
  const auto summary = invented();
  const Report report(summary);
  const auto index = index_page(report, summary.digest);
  const auto page = statement_page(report, invented_refuted(summary), nullptr);
  for (const auto& text : {above(index, "## Statements"), above(page, "## Results")}) {
    CHECK(has(text, "`0.0512 <= 0.0436` is false"));
    CHECK(has(text, "refuted as reconstructed"));
  }
  CHECK(has(above(page, "## Results"), "{\"x\":2}"));
  CHECK(has(above(page, "## Results"), "lemmacheck replay witnesses/lemma-1-counterexample.json"));
  CHECK(has(index, "1,234,567"));
  CHECK(index.find("lemma-1") < index.find("zeta"));
}
TEST_CASE("instances on which a claim says nothing are counted, not listed") {
  const auto summary = invented();
  const auto page = statement_page(Report(summary), summary.statements[0], nullptr);
  CHECK(has(above(page, "## Results"), "It allows a failure probability of 1.5 or more, on each of 21 instances"));
  CHECK(has(page, "On 21 instances the claim allows every outcome"));
  CHECK_FALSE(std::regex_search(page, std::regex(R"(\|[^\n]*says nothing)")));
}
TEST_CASE("an index of records that other sources made says so, and no other page carries a digest") {
  const auto summary = invented();
  const Report report(summary);
  CHECK(has(index_page(report, "fedcba9876543210"), "fedcba987654"));
  CHECK_FALSE(has(index_page(report, summary.digest), "Other sources"));
  for (const auto& s : summary.statements) CHECK_FALSE(has(statement_page(report, s, nullptr), "0123456789ab"));
  CHECK_FALSE(has(paper_page(report, "nobody2000"), "0123456789ab"));
}
TEST_CASE("a failing draw of a probable statement that is upheld is said to be allowed") {
  auto summary = invented();
  auto& s = summary.statements[2];
  s.form = Form::probable;
  ConclusionTally c;
  c.name = "near", c.holds = 90, c.fails = 10, c.tightest = Extreme{-0.2, -0.2, "double", "{}", "{}", {}, {}};
  s.conclusions = {c};
  const auto page = statement_page(Report(summary), s, nullptr);
  CHECK(has(page, "fail (allowed)"));
  CHECK(has(page, "Worst draw found"));
  CHECK_FALSE(has(page, "| fails |"));
}
TEST_CASE("nothing is said of a failure that would have shown itself where something is undecided or tied") {
  auto summary = invented();
  auto& s = summary.statements[2];
  s.generated = 1000, s.detectable = 0.003;
  const std::string said = "would have shown itself";
  CHECK(has(statement_page(Report(summary), s, nullptr), said));
  s.undecided = 69;
  CHECK_FALSE(has(statement_page(Report(summary), s, nullptr), said));
  s.undecided = 0;
  ConclusionTally tied;
  tied.name = "sharp", tied.holds = 100, tied.ties = 69, tied.tie_width.take(1e-255);
  tied.tightest = Extreme{-1e-255, 1e-256, "ball1024", "{}", "", {}, {}};
  s.conclusions = {tied};
  const auto page = statement_page(Report(summary), s, nullptr);
  CHECK_FALSE(has(page, said));
  CHECK(has(page, "69 ties within 1.0e-255"));
  CHECK(has(page, "slack 0 within 1.0e-255"));
}
TEST_CASE("every table of a page has rows as wide as its header, and no table is wide") {
  const auto summary = invented();
  for (const auto& page : all_pages(Report(summary))) {
    std::ptrdiff_t columns = 0;
    std::size_t at = 0;
    for (std::size_t end = 0; (end = page.find('\n', at)) != std::string::npos; at = end + 1) {
      const std::string line = std::regex_replace(page.substr(at, end - at), std::regex(R"(\\\|)"), "");
      if (!line.starts_with('|')) {
        columns = 0;
        continue;
      }
      const auto bars = std::count(line.begin(), line.end(), '|');
      if (columns == 0) columns = bars;
      CHECK(bars == columns);
      CHECK(bars <= 8);
    }
  }
}
TEST_CASE("no tag of a record reaches a page, whatever field it stands in") {
  const std::string evil = "<i>x|$y$*z*";
  auto summary = invented();
  summary.profile = summary.version = evil, summary.trusted_base = {evil};
  for (auto& s : summary.statements) {
    s.because = evil, s.observation = evil, s.levels[evil] = 1, s.stops = {evil}, s.assumptions = {evil};
    s.errors = {evil}, s.missing = {evil}, s.labels[evil] = 3, s.hypotheses.push_back({evil, 1, 2});
    s.dimensions.push_back({evil, 1, 2, 0, 3});
    s.points = {{1, 0.5}, {2, 0.25}};
    ConclusionTally c;
    c.name = evil, c.tightest = Extreme{0, 1, evil, "{}", "{}", {}, {}};
    s.conclusions.push_back(c), s.steps.push_back(c);
    s.mutants.push_back({evil, MutantOutcome::error, evil, std::nullopt, 1});
    TrialTally t;
    t.labels = {evil}, t.dimensions = {{evil, 2}};
    s.trials.push_back(t);
    if (s.counterexample) s.counterexample->conclusion = s.counterexample->level = evil;
  }
  const Report report(summary);
  int shown = 0;
  for (const auto& page : all_pages(report)) {
    const auto text = std::regex_replace(page, std::regex("`[^`\n]*`"), "");
    for (const char* part : {"<i>", "|$", "*z*"}) CHECK_FALSE(has(text, part));
    shown += has(text, "&lt;i&gt;x\\|<span>$</span>y<span>$</span>\\*z\\*");
  }
  CHECK(shown == 4);  // the index and three statements
}
TEST_CASE("a report of statements that no catalogue knows lists no catalogue") {
  const auto summary = invented();
  const auto index = index_page(Report(summary), summary.digest);
  CHECK_FALSE(has(index, "not audited"));
  CHECK_FALSE(has(index, "arora2018"));
  CHECK(has(index, "3 statements:"));
}
TEST_CASE("the index counts what of a paper is not audited, and lists it with links to the paper's page") {
  Summary summary;
  StatementSummary one;
  one.id = "arora2018.lemma-1", one.verdict = Verdict::upheld, one.expected = Verdict::upheld;
  summary.statements = {one}, summary.complete = true;
  const Report report(summary);
  const auto index = index_page(report, "");
  CHECK(has(index, "1 of 39 statements are audited"));
  CHECK(has(index, "[lemma-7](arora2018/index.md#lemma-7)"));
  CHECK_FALSE(has(index, "du2018"));
  CHECK(has(paper_page(report, "arora2018"), "<a id=\"lemma-7\"></a>"));
  CHECK(has(verdict_picture(report), "1 of 39"));
}
