#include "properties/audit/records/decimal.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include "properties/sampler.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
using Exact = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

/// The number that a plain decimal is, by its digits.
Exact exact_value(const std::string& text) {
  Whole digits = 0, denominator = 1, numerator = 1;
  bool negative = false, behind = false;
  std::size_t k = 0;
  for (; k < text.size() && text[k] != 'e'; ++k) {
    if (text[k] == '-') negative = true;
    if (text[k] == '.') behind = true;
    if (text[k] < '0' || text[k] > '9') continue;
    digits = 10 * digits + (text[k] - '0');
    if (behind) denominator *= 10;
  }
  const int exponent = k < text.size() ? std::stoi(text.substr(k + 1)) : 0;
  for (int j = 0; j < std::abs(exponent); ++j) (exponent > 0 ? numerator : denominator) *= 10;
  digits *= numerator;
  return negative ? Exact(-digits, denominator) : Exact(digits, denominator);
}
Exact exact_value(double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  Exact value(Whole(std::ldexp(mantissa, 53)));
  for (exponent -= 53; exponent > 0; --exponent) value *= 2;
  for (; exponent < 0; ++exponent) value /= 2;
  return value;
}
std::string printed(const char* format, int digits, double x) {
  char text[1200];
  std::snprintf(text, sizeof text, format, digits, x);
  return text;
}
double any_double(Sampler& draw) {
  if (draw.chance(0.4)) return draw.dyadic(-4, 4, draw.integer(1, 30));
  if (draw.chance(0.2)) return std::ldexp(draw.integer(1, 999), draw.integer(-1074, 900));
  return std::ldexp(draw.uniform(-1, 1), draw.chance(0.5) ? draw.integer(-80, 80) : draw.integer(-1000, 1020));
}
std::string refusal(const std::string& text) {
  try {
    return "read as " + std::to_string(read_decimal(text).value);
  } catch (const NoDouble& e) {
    return e.what();
  }
}
}  // namespace

TEST_CASE("a decimal is rounded exactly where its rational number is not the double's") {
  int rounded = 0, exact = 0;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    Sampler draw(seed, 50);
    const double x = any_double(draw);
    // From one digit to all that the double has, and more.
    const std::string text = draw.chance(0.5) ? printed("%.*e", draw.integer(0, draw.chance(0.3) ? 800 : 25), x)
                                              : printed("%.*f", draw.integer(1, 30), x);
    const double nearest = std::strtod(text.c_str(), nullptr);
    if (!(std::abs(nearest) >= std::numeric_limits<double>::min()) || !std::isfinite(nearest)) continue;
    CAPTURE(text);
    const Exact value = exact_value(text);
    const bool is_whole = denominator(value) == 1 && text.find('e') == std::string::npos;
    if (is_whole && value != exact_value(nearest)) {
      CHECK_THROWS_AS(read_decimal(text), NoDouble);
      continue;
    }
    const ReadDecimal read = read_decimal(text);
    CHECK(read.value == nearest);
    CHECK(read.rounded == (value != exact_value(nearest)));
    (read.rounded ? rounded : exact) += 1;
  }
  CHECK(rounded > 500);
  CHECK(exact > 500);
}

TEST_CASE("signs, points and exponents are read as people write them") {
  CHECK(read_decimal("+1.5").value == 1.5);
  CHECK(read_decimal(".5").value == 0.5);
  CHECK(read_decimal("-5.").value == -5);
  CHECK(read_decimal("1.50E+02").value == 150);
  CHECK(std::signbit(read_decimal("-0").value));
  CHECK(std::signbit(read_decimal("-0.0e99").value));
  CHECK_FALSE(read_decimal("0e-999999999999").rounded);
  CHECK(read_decimal("10000000000000000000000e-22").value == 1);
  CHECK_FALSE(read_decimal("10000000000000000000000e-22").rounded);
}

TEST_CASE("what is no decimal is refused") {
  for (const char* text : {"", "+", "-", ".", "e5", "1e", "1e+", "1.2.3", "--1", "+-1", "1 2", "0x10", "nan", "inf",
                           "1,5", "1e1.5", "one", "\"1\"", "1_000"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("is not a number") != std::string::npos);
  }
}

TEST_CASE("what a double cannot hold is refused with the number and the reason") {
  CHECK(refusal("9007199254740993") ==
        "9007199254740993 is no double (beyond 2^53 not every whole number is one); the nearest is 9007199254740992");
  CHECK(refusal("-36028797018963969.00").find("is no double") != std::string::npos);
  CHECK(read_decimal("36028797018963968").value == 0x1p55);
  CHECK_FALSE(read_decimal("1.152921504606846976e18").rounded);  // 2^60
  CHECK(read_decimal("1.152921504606847e+18").rounded);          // 2^60's shortest decimal, as programs print it
  for (const char* text : {"1e309", "-1.8e308", "1e99999999999999999999"})
    CHECK(refusal(text).find("is beyond the largest double") != std::string::npos);
  for (const char* text : {"1e-400", "-2e-324", "0.1e-99999999999999999999"})
    CHECK(refusal(text).find("is not zero, and the nearest double is") != std::string::npos);
  CHECK(read_decimal("1.7976931348623157e308").value == std::numeric_limits<double>::max());
}

TEST_CASE("below 2^-1022 only the shortest decimal of a double stands for it") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Sampler draw(seed, 50);
    const double x = std::ldexp(draw.uniform(-1, 1), draw.integer(-1072, -1022));
    const double tiny = x == 0 ? 0x1p-1074 : x;
    std::string shortest;
    for (int digits = 0; std::strtod(shortest.c_str(), nullptr) != tiny; ++digits)
      shortest = printed("%.*e", digits, tiny);
    CAPTURE(shortest);
    CHECK(read_decimal(shortest).value == tiny);
    const auto e = shortest.find('e');
    const std::string longer = shortest.substr(0, e) + (shortest.find('.') < e ? "1" : ".01") + shortest.substr(e);
    if (std::strtod(longer.c_str(), nullptr) == tiny)
      CHECK(refusal(longer).find("has more digits than a double below 2^-1022 can hold") != std::string::npos);
  }
  CHECK(read_decimal("5e-324").value == 0x1p-1074);
  CHECK_FALSE(read_decimal(printed("%.*e", 800, 0x1p-1074)).rounded);
}

TEST_CASE("rounded decimals are counted, and the first is kept") {
  RoundedDecimals rounded;
  rounded.add("x[0]", "1.4", 1.4);
  rounded.add("x[1]", "0.2", 0.2);
  CHECK(rounded.count == 2);
  CHECK(rounded.first == "x[0]: 1.4 as 1.3999999999999999112");
}
