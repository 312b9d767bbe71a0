#include "reports/pages.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <regex>

#include "reports/svg.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
Summary invented() {
  Summary summary;
  summary.version = "9.9.9", summary.digest = "0123456789abcdef", summary.profile = "quick", summary.seed = 7;
  summary.complete = true;
  StatementSummary refuted;
  refuted.id = "nobody2000.lemma-1", refuted.verdict = Verdict::refuted, refuted.expected = Verdict::refuted;
  refuted.wording = Wording::weak, refuted.evidence = Evidence::certified, refuted.because = "one instance fails";
  refuted.holds = 10, refuted.fails = 1, refuted.levels = {{"double", 11}};
  CaseRecord witness;
  witness.instance = R"({"x":2})", witness.level = "double", witness.conclusion = "c | d";
  witness.lower = witness.upper = -0.5;
  refuted.counterexample = witness;
  ConclusionTally conclusion;
  conclusion.name = "c | d", conclusion.holds = 10, conclusion.fails = 1;
  conclusion.tightest = Extreme{-0.5, -0.5, "double", R"({"x":2})", ""};
  refuted.conclusions.push_back(conclusion);
  refuted.mutants.push_back({"twice <as> large", MutantOutcome::survived, "", std::nullopt, 12});
  StatementSummary upheld;
  upheld.id = "nobody2000.zeta", upheld.verdict = Verdict::upheld, upheld.expected = Verdict::upheld;
  upheld.holds = 1234567, upheld.levels = {{"double", 1234567}};
  summary.statements = {refuted, upheld};
  return summary;
}
}  // namespace

TEST_CASE("an enclosure is shown rounded outward") {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  std::uniform_int_distribution<int> exponent(-30, 30);
  for (int k = 0; k < 5000; ++k) {
    const double lower = std::ldexp(mantissa(random), exponent(random)), upper = std::nextafter(lower, HUGE_VAL);
    const auto text = enclosure_text(lower, upper);
    char* end = nullptr;
    CHECK(std::strtod(text.c_str() + 1, &end) <= lower);
    CHECK(std::strtod(end + 1, nullptr) >= upper);
  }
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(enclosure_text(-inf, inf) == "[-inf, inf]");
  CHECK(enclosure_text(0, 0) == "0");
}
TEST_CASE("a mutant that survived makes its statement not as expected, in words and at the top") {
  const auto page = index_page(invented(), invented().digest);
  CHECK(page.find("1 verdict is not the expected one") != std::string::npos);
  CHECK(page.find("refuted as reconstructed") != std::string::npos);
  CHECK(page.find("1,234,567") != std::string::npos);
  CHECK(page.find("nobody2000.lemma-1") < page.find("nobody2000.zeta"));
}
TEST_CASE("an index of records that other sources made says so") {
  const auto summary = invented();
  CHECK(index_page(summary, "fedcba9876543210").find("fedcba987654") != std::string::npos);
  CHECK(index_page(summary, summary.digest).find("Other sources") == std::string::npos);
}
TEST_CASE("a statement's page has verdict, counts, counterexample, mutants and the line to quote") {
  const auto summary = invented();
  const auto page = statement_page(summary, summary.statements[0], nullptr);
  for (const char* part : {"11 cases = 10 hold + 1 fail", "{\"x\":2}", "replay witnesses/lemma-1-counterexample.json",
                           "survived", "digest 0123456789ab", "c \\| d"})
    CHECK(page.find(part) != std::string::npos);
}
TEST_CASE("every table of a page has rows as wide as its header") {
  const auto summary = invented();
  for (const auto& page : {index_page(summary, summary.digest), paper_page(summary, "nobody2000"),
                           statement_page(summary, summary.statements[0], nullptr)}) {
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
    }
  }
}
TEST_CASE("plots are well-formed where values are missing, infinite or need escaping") {
  SlackHistogram histogram;
  const double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  for (const double slack : {-1.0, 0.0, 1e-14, 0.5, 0.95, inf}) histogram.add(slack);
  for (const auto& svg : {histogram_svg(histogram, "a < b & c"),
                          scatter_svg({{1, 0.5}, {1e9, nan}, {1e6, -0.1}}, "x<y"), scatter_svg({}, "none")}) {
    CHECK(svg.starts_with("<svg"));
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("a < b") == std::string::npos);
    CHECK(svg.find("x<y") == std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
  }
}
