#include "numerics/arithmetic/fraction.hpp"

#include <stdexcept>

#include "tests/catch.hpp"

using lemmacheck::Fraction;

TEST_CASE("decimal text is read exactly, not through a double") {
  CHECK(Fraction::parse("29.207") == Fraction(29207, 1000));
  CHECK(Fraction::parse("0.1") == Fraction(1, 10));
  CHECK(Fraction::parse("-6/8") == Fraction(-3, 4));
  CHECK(Fraction::parse("1e-3") == Fraction(1, 1000));
  CHECK(Fraction::parse("2.5e2") == Fraction(250));
  CHECK(Fraction(6, -8).text() == "-3/4");
}
TEST_CASE("text that is not a fraction is refused") {
  for (const char* text : {"", ".", "1/0", "x", "1.2.3", "1e99", "1/2/3", "nan", "9223372036854775808", "+-5", "1/+-5",
                           ".+5", "-.-5", "1e+-3", "1.5e-9223372036854775808"})
    CHECK_THROWS_AS(Fraction::parse(text), std::invalid_argument);
}
