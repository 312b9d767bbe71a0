#include "reports/markdown.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include "reports/findings.hpp"
#include "reports/sides.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("an enclosure is shown rounded outward") {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  std::uniform_int_distribution<int> exponent(-30, 30), digits(1, 12);
  for (int k = 0; k < 5000; ++k) {
    const double lower = std::ldexp(mantissa(random), exponent(random)), upper = std::nextafter(lower, HUGE_VAL);
    const auto text = enclosure_text(lower, upper, digits(random));
    char* end = nullptr;
    CHECK(std::strtod(text.c_str() + 1, &end) <= lower);
    CHECK(std::strtod(end + 1, nullptr) >= upper);
  }
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(enclosure_text(-inf, inf) == "[-inf, inf]");
  CHECK(enclosure_text(0, 0) == "0");
}
TEST_CASE("text is shown as written: every mark of Markdown and HTML is escaped") {
  CHECK(plain("a < b & c > d") == "a &lt; b &amp; c &gt; d");
  CHECK(plain("*x* _y_ `z` [w](v) ~~u~~ a|b \\") == R"(\*x\* \_y\_ \`z\` \[w\](v) \~\~u\~\~ a\|b \\)");
  CHECK(plain("costs $5$") == "costs <span>$</span>5<span>$</span>");
  CHECK(plain("two\nlines") == "two lines");
  CHECK(plain("- item") == "\\- item");
  CHECK(plain("12. item") == "12\\. item");
  CHECK(plain("# title") == "\\# title");
  CHECK(plain("> quote") == "&gt; quote");
  CHECK(plain("    code") == "code");
  CHECK(plain("").empty());
}
TEST_CASE("code and listings hold what they are given, backticks too") {
  CHECK(code("a|b") == "`a|b`");
  CHECK(code_cell("a|b") == "`a\\|b`");
  CHECK(code("a`b``c") == "```a`b``c```");
  CHECK(code("`a`") == "`` `a` ``");
  CHECK(fenced("json", "```\n{}") == std::string("````json\n```\n{}\n````\n"));
  CHECK(link_to("a]b", "c d|e.md#f") == "[a\\]b](c%20d%7Ce.md#f)");
}
TEST_CASE("both sides are shown with the digits at which the relation can be seen") {
  const auto text = [](double a, double b, double c, double d) { return sides_text({Relation::at_most, a, b, c, d}); };
  CHECK(text(0.05123, 0.05124, 0.0436, 0.0436) == "0.0512 <= 0.0436");
  CHECK(text(0.25, 0.25, 0.5, 0.5) == "0.25 <= 0.5");
  CHECK(text(1.00001, 1.00002, 1, 1) == "1.00001 <= 1");
  CHECK(text(1, 1, 1, 1) == "1 <= 1");
  CHECK(text(0.1, 0.9, 0.3, 0.4) == "[0.1, 0.9] <= [0.3, 0.4]");
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> size(0, 1);
  std::uniform_int_distribution<int> exponent(-40, 0);
  for (int k = 0; k < 3000; ++k) {
    const double small = size(random), large = small + std::ldexp(size(random), exponent(random));
    if (!(small < large)) continue;
    for (const bool fails : {false, true}) {
      const auto shown = fails ? text(large, large, small, small) : text(small, small, large, large);
      char* end = nullptr;
      const double lhs = std::strtod(shown.c_str(), &end), rhs = std::strtod(end + 4, nullptr);
      CHECK((fails ? lhs > rhs : lhs < rhs));
      CHECK((std::min(lhs, rhs) >= small && std::max(lhs, rhs) <= large));
    }
  }
}
TEST_CASE("a side that the record's doubles cannot tell from the other is said to be false by its slack") {
  const Sides sides{Relation::at_most, 0.5, 0.5, 0.5, 0.5};
  CHECK(compared_text(sides, true, -1e-60, -0.99e-60) == "`0.5 <= 0.5` is false, by a slack of [-1e-60, -9.9e-61]");
  CHECK(compared_text(sides, false, 1e-60, 1e-60) == "`0.5 <= 0.5`");
  CHECK(compared_text({Relation::below, 3, 3, 3, 3}, true, 0, 0) == "`3 < 3` is false");
}
TEST_CASE("a slack that lies on both sides of 0 is no violation") {
  CHECK(slack_text(-1e-255, 2e-256) == "0 within 1.0e-255");
  CHECK(slack_text(0, 0) == "0");
  CHECK(slack_text(-0.5, 0.25) == "[-0.5, 0.25]");
  CHECK(short_slack_text(0.499756, 0.499757) == "0.499");
  CHECK(short_slack_text(-1.00001, -0.99999) == "-1");
  CHECK(short_slack_text(0.012, 0.012) == "0.012");
}
