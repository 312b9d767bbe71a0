// The neutral numbers: levels, mixtures, branches, text; every arithmetic against every other.
#include "numerics/arithmetic/real.hpp"

#include <cmath>
#include <random>

#include "numerics/linear_algebra/matrix.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/exact_spectrum.hpp"

using namespace lemmacheck;

namespace {

const std::vector<Level> all_levels = {Level::certified_double(), Level::ball(64), Level::ball(512), Level::mpfr(128),
                                       Level::rational()};
/// 1/3 - 1/3, the zero that no enclosure can know.
Real unknown_zero(Level level) { return Real(Fraction(1, 3), level) - Real(Fraction(1, 3), level); }

}  // namespace

TEST_CASE("rational arithmetic is exact, and lies in every enclosure") {
  std::mt19937 bits(5);
  std::uniform_int_distribution<int> whole(-999, 999);
  const auto formula = [](const Real& x, const Real& y) {
    return square(x - y) / (1 + abs(x * y)) + pow(x, 3) - min(x, y) + max(x, 2 * y) - pow(1 + square(y), -2);
  };
  for (int trial = 0; trial < 100; ++trial) {
    const Fraction p(whole(bits), 1000), q(whole(bits), 1024);
    const Real exact = formula(Real(p, Level::rational()), Real(q, Level::rational()));
    const RationalNumber a = Rational(p).value(), b = Rational(q).value();
    const RationalNumber product = a * b, square_of_b = 1 + b * b;
    const RationalNumber expected = (a - b) * (a - b) / (1 + (product < 0 ? RationalNumber(-product) : product)) +
                                    a * a * a - (a < b ? a : b) + (a < 2 * b ? RationalNumber(2 * b) : a) -
                                    1 / (square_of_b * square_of_b);
    CHECK(std::get<Rational>(exact.multiprecision()->number()).value() == expected);
    for (Level level : {Level::certified_double(), Level::ball(64), Level::ball(2048)}) {
      const auto e = lemmacheck::testing::ends(formula(Real(p, level), Real(q, level)));
      CHECK(e.lower <= expected);
      CHECK(expected <= e.upper);
    }
  }
}

TEST_CASE("rational roots are exact or refused") {
  const auto q = [](std::int64_t a, std::int64_t b) { return Real(Fraction(a, b), Level::rational()); };
  CHECK(certainly_zero(sqrt(q(9, 4)) - q(3, 2)));
  CHECK(certainly_zero(pow(q(8, 27), 2, 3) - q(4, 9)));
  CHECK(certainly_zero(pow(q(16, 81), -3, 4) - q(27, 8)));
  CHECK(certainly_zero(pow(q(9, 4), 2, 4) - q(3, 2)));
}
TEST_CASE("what exact arithmetic does not have is refused") {
  const Real x(2, Level::rational());
  CHECK_THROWS_AS(sqrt(x), OutsideDomain);
  CHECK_THROWS_AS(sqrt(-x * x), OutsideDomain);
  CHECK_THROWS_AS(pow(x, 1, 3), OutsideDomain);
  CHECK_THROWS_AS(exp(x), OutsideDomain);
  CHECK_THROWS_AS(log(x), OutsideDomain);
  CHECK_THROWS_AS(atan2(x, x), OutsideDomain);
  CHECK_THROWS_AS(cos(x), OutsideDomain);
  CHECK_THROWS_AS(sin(x), OutsideDomain);
  CHECK_THROWS_AS(erf(x), OutsideDomain);
  CHECK_THROWS_AS(gamma(x), OutsideDomain);
  CHECK_THROWS_AS(pi(Level::rational()), OutsideDomain);
  CHECK_THROWS_AS(x / (x - 2), OutsideDomain);
  CHECK_THROWS_AS(Real(INFINITY, Level::rational()), OutsideDomain);
}

TEST_CASE("a double-level point adopts the level that it meets, and the result has the larger precision") {
  for (Level level : all_levels) {
    const Real x(0.75, level);
    for (const Real& y : {x + 1, 1 - x, 2 * x, x / 4, min(x, 1), max(1, x), x + 0.5}) CHECK(y.level() == level);
    CHECK(certainly_zero(2 * x + 0.5 - 2));
  }
  const Real coarse(3, Level::ball(64)), fine(5, Level::ball(256));
  for (const Real& y : {coarse + fine, fine - coarse, coarse * fine, coarse / fine, min(coarse, fine),
                        max(fine, coarse), atan2(coarse, fine)})
    CHECK(y.level() == Level::ball(256));
  CHECK((Real(3, Level::mpfr(100)) * Real(5, Level::mpfr(300))).level() == Level::mpfr(300));
}
TEST_CASE("precision is never lost silently: inexact doubles and other arithmetics are refused") {
  const Real third = Real(1) / 3;
  REQUIRE(third.is_double_level());
  for (Level level : {Level::ball(64), Level::mpfr(64), Level::rational()}) {
    const Real x(2, level);
    CHECK_THROWS_AS(third + x, std::logic_error);
    CHECK_THROWS_AS(x * third, std::logic_error);
    CHECK_THROWS_AS(max(x, third), std::logic_error);
  }
  const Real ball(1, Level::ball(64)), mpfr(1, Level::mpfr(64)), rational(1, Level::rational());
  CHECK_THROWS_AS(ball + mpfr, std::logic_error);
  CHECK_THROWS_AS(rational * ball, std::logic_error);
  CHECK_THROWS_AS(mpfr / rational, std::logic_error);
  CHECK_THROWS_WITH(third + ball, Catch::Contains("Examination"));
}

TEST_CASE("undecidable branches ask for more precision; impossible ones are faults") {
  for (Level level : {Level::certified_double(), Level::ball(64), Level::ball(2048)}) {
    const Real zero = unknown_zero(level);
    CHECK_THROWS_AS(sign(zero), NeedsMorePrecision);
    CHECK_THROWS_AS(1 / zero, NeedsMorePrecision);
    CHECK_THROWS_AS(log(zero), NeedsMorePrecision);
    CHECK_THROWS_AS(gamma(zero), NeedsMorePrecision);
    CHECK_THROWS_AS(pow(zero, -1), NeedsMorePrecision);
    CHECK_THROWS_AS(pow(zero, -1, 2), NeedsMorePrecision);
    CHECK_FALSE(certainly_zero(zero));
    CHECK_FALSE(certainly_positive(zero));
    CHECK_FALSE(certainly_negative(zero));
    const Real minus_one(-1, level), exact_zero(0, level);
    CHECK_THROWS_AS(sqrt(minus_one), OutsideDomain);
    CHECK_THROWS_AS(pow(minus_one, 1, 3), OutsideDomain);
    CHECK_THROWS_AS(log(minus_one), OutsideDomain);
    CHECK_THROWS_AS(log(exact_zero), OutsideDomain);
    CHECK_THROWS_AS(minus_one / exact_zero, OutsideDomain);
    CHECK_THROWS_AS(pow(exact_zero, -2), OutsideDomain);
    CHECK_THROWS_AS(atan2(exact_zero, exact_zero), OutsideDomain);
  }
}
TEST_CASE("what is nonnegative by meaning is cut at zero") {
  for (Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)}) {
    const Real zero = unknown_zero(level);
    for (const Real& y : {abs(zero), square(zero), sqrt(zero), pow(zero, 1, 3), pow(zero, 3, 2), pow(zero, 4)}) {
      CHECK(lower(y) == 0);
      CHECK(certainly_nonnegative(y));
      CHECK(upper(y) < 1e-4);
    }
  }
  CHECK(certainly_zero(sqrt(Real(-1e-30, Level::mpfr(64)))));  // an approximation may be negative by rounding
}
TEST_CASE("signs") {
  for (Level level : all_levels) {
    CHECK(sign(Real(2, level)) == 1);
    CHECK(sign(Real(-2, level)) == -1);
    CHECK(sign(Real(2, level) - 2) == 0);
  }
}

TEST_CASE("bounds as doubles are outward and as near as doubles are") {
  const Real third(Fraction(1, 3), Level::rational());
  CHECK(lower(third) < upper(third));
  CHECK(std::nextafter(lower(third), 1) == upper(third));
  const Real ball(Fraction(1, 3), Level::ball(256));
  CHECK(lower(ball) == lower(third));
  CHECK(upper(ball) == upper(third));
  const Real tiny = square(square(Real(1e-300, Level::ball(64)))), huge = square(Real(1e300, Level::rational()));
  CHECK(lower(tiny) == 0);
  CHECK(upper(tiny) == 0x1p-1074);
  CHECK(lower(huge) == std::numeric_limits<double>::max());
  CHECK(upper(huge) == std::numeric_limits<double>::infinity());
}

TEST_CASE("membership is decided exactly, also at ties and across magnitudes") {
  const Real half(0.5, Level::ball(64)), third(Fraction(1, 3), Level::rational());
  const Level fine = Level::mpfr(400);
  const Real none(0, fine), hair(0x1p-350, fine);
  CHECK(encloses(half, Real(0.5, fine), none));
  CHECK_FALSE(encloses(half, Real(0.5, fine) + hair, none));
  CHECK(encloses(half, Real(0.5, fine) + hair, hair));
  CHECK_FALSE(encloses(half, Real(0.5, fine) + hair, hair / 2));
  CHECK_FALSE(encloses(third, Real(Fraction(1, 3), fine), none));
  CHECK(encloses(third, Real(Fraction(1, 3), fine), hair));
  CHECK(encloses(Real(Interval(0.25, 0.5)), Real(0.25, fine), none));
  CHECK_FALSE(encloses(Real(Interval(0.25, 0.5)), Real(0.5, fine) + hair, none));
  CHECK(encloses(Real(Interval(0.25, INFINITY)), exp(Real(1e6, fine)), none));
  CHECK_FALSE(encloses(half, exp(Real(-1e6, fine)), none));
  CHECK_FALSE(encloses(half, Real(NAN, fine), none));
}

TEST_CASE("membership in a ball whose radius is 2^-(2^1000) times its midpoint needs no such number of bits") {
  const Level fine = Level::mpfr(400);
  const Real nearly_one = erf(Real(0x1p500, Level::ball(64)));
  CHECK(encloses(nearly_one, erf(Real(0x1p500, fine)), Real(0, fine)));
  CHECK_FALSE(encloses(nearly_one, 1 - Real(0x1p-350, fine), Real(0, fine)));
  CHECK(encloses(nearly_one, 1 - Real(0x1p-350, fine), Real(0x1p-350, fine)));
  Ball wide(1.0, 64);  // [0, 2], then [0, 2^(2^100)]
  mag_one(arb_radref(wide.raw()));
  fmpz_t exponent;
  fmpz_init_set_ui(exponent, 1);
  fmpz_mul_2exp(exponent, exponent, 100);
  arb_mul_2exp_fmpz(wide.raw(), wide.raw(), exponent);
  fmpz_clear(exponent);
  const Real from_zero{Multiprecision(wide)};
  CHECK(encloses(from_zero, Real(0x1p-350, fine), Real(0, fine)));
  CHECK_FALSE(encloses(from_zero, Real(-0x1p-350, fine), Real(0, fine)));
}

TEST_CASE("text shows where the ends differ, and never shrinks an enclosure") {
  CHECK(to_text(Real(0.5, Level::ball(64))) == "0.5");
  CHECK(to_text(Real(0.1), 17) == "0.10000000000000001");
  CHECK(to_text(Real(Fraction(1, 3), Level::rational()), 5) == "0.33333");
  CHECK(to_text(Real(Fraction(-2, 3), Level::mpfr(200)), 30) == "-0.666666666666666666666666666667");
  CHECK(to_enclosure_text(Real(Interval(0.125, 0.1875))) == "[0.125, 0.188]");
  CHECK(to_enclosure_text(Real(Interval(-1, INFINITY))) == "[-1, inf]");
  CHECK(to_enclosure_text(Real(2, Level::ball(64))) == "[2, 2]");
}

TEST_CASE("Boost's thread precision is left as it was, also after an exception") {
  const unsigned before = MpfrNumber::default_precision();
  const Real x(2, Level::mpfr(777));
  CHECK_THROWS_AS(1 / (x - 2), NeedsMorePrecision);
  CHECK_THROWS_AS(solve(Matrix(2, 2, Level::mpfr(999)), identity(2, Level::mpfr(999))), NeedsMorePrecision);
  (void)smallest_singular_value(identity(3, Level::mpfr(500)));
  CHECK(MpfrNumber::default_precision() == before);
}

TEST_CASE("what is not finite is never called decided") {
  for (Level level : {Level::certified_double(), Level::ball(64)}) {
    const Real infinite(INFINITY, level), nothing = infinite - infinite;
    for (const Real& x : {nothing, square(nothing), abs(nothing)}) {
      CHECK_FALSE(is_finite(x));
      CHECK_FALSE(certainly_positive(x));
      CHECK_FALSE(certainly_negative(x));
      CHECK_FALSE(certainly_zero(x));
    }
    CHECK_FALSE(certainly_nonnegative(nothing));
  }
}

TEST_CASE("whole numbers beyond the doubles are refused, not rounded") {
  CHECK(lower(Real(std::int64_t{1} << 62)) == 0x1p62);
  CHECK_THROWS_AS(Real((std::int64_t{1} << 53) + 1), OutsideDomain);
  CHECK_THROWS_AS(Real(std::numeric_limits<std::int64_t>::max()), OutsideDomain);
  const Fraction large((std::int64_t{1} << 53) + 1, 3);
  const RationalNumber exact = Rational(large).value();
  const auto e = lemmacheck::testing::ends(Real(large, Level::certified_double()));
  CHECK(e.lower <= exact);
  CHECK(exact <= e.upper);
}

TEST_CASE("mpfr follows balls below the default range of its exponents") {
  const Level ball = Level::ball(64), mpfr = Level::mpfr(128);
  const Real tiny = exp(Real(-0x1p40, ball)), approximate = exp(Real(-0x1p40, mpfr));
  CHECK(certainly_positive(approximate));
  CHECK(encloses(tiny, approximate, Real(0.0, mpfr)));
  CHECK(encloses(1 / tiny, 1 / approximate, 2 * abs(1 / approximate) * Real(0x1p-100, mpfr)));
}

TEST_CASE("a fraction with parts beyond the doubles is enclosed, and is a point only where it is a double") {
  const std::int64_t beyond = (std::int64_t{1} << 53) + 1, most = std::numeric_limits<std::int64_t>::max();
  for (const Fraction& x : {Fraction(beyond), Fraction(-beyond), Fraction(most), Fraction(-most), Fraction(beyond, 7),
                            Fraction(7, beyond), Fraction(beyond, most), Fraction(-most, beyond), Fraction(1, most)}) {
    INFO(x.text());
    const Real enclosure(x, Level::certified_double());
    const RationalNumber exact = Rational(x).value();
    CHECK(RationalNumber(lower(enclosure)) < exact);
    CHECK(RationalNumber(upper(enclosure)) > exact);
    CHECK(upper(enclosure) - lower(enclosure) <= 0x1p-49 * std::abs(x.approximate()));
  }
  for (const Fraction& x : {Fraction(beyond - 1), Fraction(beyond + 1), Fraction(-(beyond - 1)),
                            Fraction(std::int64_t{1} << 62), Fraction(beyond - 1, 8)})
    CHECK(Real(x, Level::certified_double()).interval().is_point());
}

// An approximation does not know zero, nor what is below it: mpfr asks for more precision or cuts.
TEST_CASE("powers have one domain in all arithmetics that enclose") {
  for (const int q : {0, 1, 2, 3, 4})
    for (int p = -4; p <= 4; ++p)
      for (const double x : {-4.0, -1.0, 0.0, 0x1p-12, 1.0, 0x1p12}) {
        INFO(x << "^(" << p << "/" << q << ")");
        const bool defined = q >= 1 && (q == 1 || x >= 0) && (p >= 0 || x != 0);
        for (const Level level : all_levels) {
          if (!defined && q >= 1 && level.arithmetic == Arithmetic::mpfr) continue;
          if (!defined)
            CHECK_THROWS_AS(pow(Real(x, level), p, q), OutsideDomain);
          else
            CHECK(upper(abs(pow(Real(x, level), p, q) - Real(std::pow(x, 1.0 * p / q)))) <=
                  1e-13 * std::abs(std::pow(x, 1.0 * p / q)));
        }
      }
}
