#include "numerics/arithmetic/interval.hpp"

#include <boost/multiprecision/mpfr.hpp>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/arithmetic/real.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/exact_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;
using Mpfr = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<150>>;  // about 500 bits

namespace {

/// `value` is correct to more than 400 bits.
bool holds_nearly(const Interval& x, const Mpfr& value) {
  const Mpfr margin = ldexp(abs(value), -400);
  return !(Mpfr(x.lower) > value + margin) && !(Mpfr(x.upper) < value - margin);
}

/// Ulps of a double across the enclosure of a value.
double relative_width(const Interval& x) { return (x.upper - x.lower) / std::abs(x.upper) * 0x1p52; }

}  // namespace

TEST_CASE("points stay points where the operation is exact, and nowhere else") {
  CHECK((Interval(0.1) * Interval(4)).is_point());
  CHECK((Interval(1) / Interval(4)).is_point());
  CHECK((Interval(0) * Interval(0.1)).is_point());
  CHECK((Interval(0) / Interval(0.1)).is_point());
  CHECK((Interval(1) + Interval(0x1p-52)).is_point());
  CHECK_FALSE((Interval(1) + Interval(0x1p-53)).is_point());
  CHECK_FALSE((Interval(1) / Interval(3)).is_point());
  CHECK_FALSE((Interval(0.1) * Interval(0.1)).is_point());
  // The residual of this product underflows to zero although the product is rounded.
  const double tiny = 0x1.0000000000001p-520;
  CHECK_FALSE((Interval(tiny) * Interval(tiny)).is_point());
  CHECK_FALSE((Interval(0x1p-1074) * Interval(0.5)).is_point());
  CHECK_FALSE((Interval(0x1p-1074) / Interval(2)).is_point());
}

TEST_CASE("signs of nonnegative numbers are kept") {
  CHECK((Interval{0, 1} * Interval{0, 1}).lower == 0);
  CHECK((Interval{0, 1} + Interval{0, 1}).lower == 0);
  CHECK((Interval{0, 1} / Interval{1, 2}).lower == 0);
  CHECK((Interval{0, 1} * Interval{-1, 0}).upper == 0);
  CHECK(certified::square(Interval{-1, 2}).lower == 0);
  CHECK((Interval(0x1p-1074) * Interval(0x1p-1074)).lower == 0);
}

TEST_CASE("overflow and zero times infinity are unknown or infinite, never wrong") {
  const Interval huge = Interval(1e300) * Interval(1e300);
  CHECK_FALSE(huge.lower > 0x1.fffffffffffffp1023);
  CHECK(huge.upper == INFINITY);
  const Interval unknown = Interval(0) * Interval{1, INFINITY};
  CHECK((std::isnan(unknown.upper) || unknown.upper == INFINITY || unknown.upper == 0));
  CHECK(std::isnan((Interval(-1) * huge).upper));
  CHECK_THROWS_AS(Interval(1) / Interval(-1, 1), NeedsMorePrecision);
  CHECK_THROWS_AS(Interval(1) / Interval(0), OutsideDomain);
  CHECK_THROWS_AS(Interval(1) / Interval(NAN, 1), NeedsMorePrecision);
}

TEST_CASE("where one end is NaN, the other one holds") {
  const std::vector<double> ends{NAN, -INFINITY, -0x1p1000, -2, 0, 0x1p-1074, 3, 0x1p1000, INFINITY};
  const std::vector<double> members{-0x1p1001, -2, 0, 0x1p-1074, 3, 0x1p1000};
  std::vector<Interval> all;
  for (double l : ends)
    for (double u : ends)
      if (!(l > u) && l != INFINITY && u != -INFINITY) all.push_back({l, u});
  const auto holds = [](const Interval& x, long double value) { return !(x.lower > value) && !(x.upper < value); };
  for (const Interval& a : all)
    for (const Interval& b : all)
      for (double x : members)
        for (double y : members) {
          if (!holds(a, x) || !holds(b, y)) continue;
          const long double p = x, q = y;  // wide enough for exact signs of these results
          REQUIRE((holds(a + b, p + q) && holds(a - b, p - q) && holds(a * b, p * q)));
          REQUIRE((holds(certified::min(a, b), std::min(p, q)) && holds(certified::max(a, b), std::max(p, q))));
          if (b.lower > 0 || b.upper < 0) REQUIRE(holds(a / b, p / q));
        }
}

TEST_CASE("functions of points are enclosed within a few ulps") {
  Random random(11);
  for (int k = 0; k < 3000; ++k) {
    const double x = std::ldexp(draw_uniform(0, 20, random), k % 3 == 0 ? draw_int(-1073, 1018, random) : 0);
    const double y = draw_uniform(0, 20, random), s = draw_uniform(-20, 20, random);
    const Mpfr wide = x;
    if (x == 0) continue;
    REQUIRE(holds_nearly(certified::sqrt(x), sqrt(wide)));
    REQUIRE(holds_nearly(certified::log(x), log(wide)));
    REQUIRE(holds_nearly(certified::atan2(y, x), atan2(Mpfr(y), wide)));
    REQUIRE(holds_nearly(certified::erf(s), erf(Mpfr(s))));
    REQUIRE(holds_nearly(certified::exp(s), exp(Mpfr(s))));
    REQUIRE(holds_nearly(certified::cos(s), cos(Mpfr(s))));
    REQUIRE(holds_nearly(certified::sin(s), sin(Mpfr(s))));
    REQUIRE(holds_nearly(certified::gamma(y + 0.1), tgamma(Mpfr(y + 0.1))));
    const int p = draw_int(-9, 9, random), q = draw_int(1, 9, random);
    const Interval power = certified::pow(x, p, q);
    REQUIRE(holds_nearly(power, exp(log(wide) * p / q)));
    if (power.lower > 1e-290 && power.upper < 1e290) REQUIRE(relative_width(power) < 64);
    REQUIRE(relative_width(certified::exp(s)) < 4);
    REQUIRE(relative_width(certified::gamma(y + 0.1)) < 16);
  }
  CHECK(holds_nearly(certified::pi(), boost::multiprecision::atan2(Mpfr(0), Mpfr(-1))));
}

TEST_CASE("exact roots and powers are points") {
  CHECK(certified::sqrt(2.25).is_point());
  CHECK(certified::pow(1.5, 4, 1).is_point());
  CHECK(certified::pow(9, 3, 2).is_point());
  CHECK(certified::exp(0).is_point());
  CHECK(certified::log(1).is_point());
  CHECK(certified::atan2(0, 1).is_point());
}

TEST_CASE("the least int is an exponent like any other") {
  constexpr int least = std::numeric_limits<int>::min();
  CHECK(certified::pow(-1, least, 1).lower == 1);
  CHECK(certified::pow(2, least, 1).lower == 0);
  const Interval root = certified::pow(1 + 0x1p-31, least, 2), cube = certified::pow(1 + 0x1p-31, least, 3);
  // (1 + 2^-31)^(-2^30) and ^(-2^31/3), in 60 digits.
  CHECK((root.lower <= 0x1.368b2fc794a64p-1 && root.upper >= 0x1.368b2fc794a62p-1 && root.upper - root.lower < 1e-5));
  CHECK((cube.lower <= 0.71653131062939945 && cube.upper >= 0.71653131062939935 && cube.upper - cube.lower < 1e-14));
}

TEST_CASE("functions outside their domain") {
  CHECK(certified::sqrt(Interval{-1e-20, 4}).lower == 0);
  CHECK_THROWS_AS(certified::sqrt(-1), OutsideDomain);
  CHECK_THROWS_AS(certified::log(Interval{0, 1}), NeedsMorePrecision);
  CHECK_THROWS_AS(certified::log(-1), OutsideDomain);
  CHECK_THROWS_AS(certified::gamma(0), OutsideDomain);
  CHECK_THROWS_AS(certified::atan2(0, 0), OutsideDomain);
  CHECK(certified::exp(Interval{0, INFINITY}).upper == INFINITY);
  CHECK(certified::max(Interval{0, 2}, Interval{1, 3}).lower == 1);
  CHECK(certified::min(Interval{0, 2}, Interval{1, 3}).upper == 2);
  CHECK(std::isnan(certified::max(Interval{NAN, 2}, Interval{1, 3}).lower));
}

TEST_CASE("a power is enclosed whatever the guess is, and sharply where the guess is good") {
  Random random(11);
  const auto power = [](const Rational& x, unsigned n) {
    Rational result = 1;
    for (unsigned k = 0; k < n; ++k) result *= x;
    return result;
  };
  for (int trial = 0; trial < 400; ++trial) {
    const unsigned p = 1 + static_cast<unsigned>(trial) % 5, q = 2 + static_cast<unsigned>(trial) % 4;
    const double x = std::exp2(draw_uniform(0, q, random));  // scaled already
    const double good = std::pow(x, 1.0 * p / q);
    for (const double wrong : {1.0, 1 + 0x1p-50, 1 - 0x1p-49, 1 + 0x1p-41, 1 - 0x1p-41, 1 + 0x1p-29, 1 - 0x1p-29, 2.0,
                               0.25, 0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
      INFO(x << "^(" << p << "/" << q << "), the guess times " << wrong);
      const Interval enclosure = certified::verified_power(x, p, q, good * wrong);
      CHECK(enclosure.lower > 0);
      CHECK(power(exact(enclosure.lower), q) <= power(exact(x), p));
      CHECK(power(exact(enclosure.upper), q) >= power(exact(x), p));
      CHECK(relative_width(enclosure) <= (wrong == 1 ? 9 : 0x1p14));
    }
  }
}
