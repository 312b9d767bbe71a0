#include "properties/width.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/catch.hpp"

using lemmacheck::Width;

TEST_CASE("a width is its text, or the next double below") {
  CHECK(Width::parse("1/4").at_least() == 0.25);
  CHECK(Width::parse("0.25").at_least() == 0.25);
  CHECK(Width::parse("2^-500").at_least() == 0x1p-500);
  CHECK(Width::parse("3").at_least() == 3);
  CHECK(Width::parse("0.1").at_least() < 0.1);  // whose double is above 1/10
  for (const char* text : {"0.1", "1e-200", "10^-200", "1e-17", "2.5e-300"}) {
    CAPTURE(text);
    const std::string written = std::string(text) == "10^-200" ? "1e-200" : text;
    const auto width = static_cast<long double>(Width::parse(text).at_least());
    CHECK(width <= std::strtold(written.c_str(), nullptr));
    CHECK(width >= std::strtold(written.c_str(), nullptr) * (1 - 0x1p-51L));
  }
}

TEST_CASE("what is no width is refused by its text") {
  for (const char* text : {"", "0", "-1", "0/3", "1/0", "inf", "nan", "1e-400", "2^-1100", "2^x", "3^-5", "1e", "a",
                           " 1", "1 ", "2^", "0,25", "1e400"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(Width::parse(text), std::invalid_argument);
  }
  CHECK_THROWS_WITH(Width::parse("0,25"), Catch::Contains("'0,25'"));
}
