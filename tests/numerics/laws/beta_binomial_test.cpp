#include <cmath>

#include "numerics/laws/beta.hpp"
#include "numerics/laws/binomial.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/laws/law_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

AtLevel beta_below(Fraction a, Fraction b, double x) {
  return [=](Level level) { return Beta(a, b).cdf(Real(x, level)); };
}
AtLevel beta_above(Fraction a, Fraction b, double x) {
  return [=](Level level) { return Beta(a, b).survival(Real(x, level)); };
}
struct Whole {
  std::int64_t a, b;
  double x;
};

}  // namespace

TEST_CASE("Beta with whole parameters: rational sums, from 1e-300 to 1 - 2^-53") {
  for (const auto [a, b, x] : {Whole{1, 1, 0.3},
                               {1, 1, 1e-300},
                               {2, 5, 0.125},
                               {5, 2, 1 - 0x1p-53},
                               {30, 30, 0.5},
                               {30, 31, 1e-9},
                               {1, 400, 0.7},
                               {400, 1, 0.3},
                               {60, 90, 0.401},
                               {200, 3, 0.999}}) {
    INFO("Beta(" << a << ", " << b << ") at " << x);
    const RationalNumber below = binomial_above(a - 1, a + b - 1, RationalNumber(x));
    check_law(beta_below(a, b, x), approximated(below));
    check_law(beta_above(a, b, x), approximated(1 - below));
    CHECK(value_of(Beta(a, b).cdf(Real(x, Level::rational()))) == below);
    CHECK(value_of(Beta(a, b).survival(Real(x, Level::rational()))) == 1 - below);
  }
}

TEST_CASE("Beta with half parameters: the arc sine law, powers and roots") {
  for (const double x : {1e-300, 1e-12, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
    const Real y(x, truth_level);
    check_law(beta_below({1, 2}, {1, 2}, x), 2 * atan2(sqrt(y), sqrt(1 - y)) / pi(truth_level));
    check_law(beta_above({1, 2}, {1, 2}, x), 2 * atan2(sqrt(1 - y), sqrt(y)) / pi(truth_level));
    check_law(beta_below({1, 2}, 1, x), sqrt(y));
    check_law(beta_above(1, {100001, 2}, x), pow(1 - y, 100001, 2));
    check_law(beta_below({99999, 2}, 1, x), pow(y, 99999, 2));
    check_law(beta_above({1, 3}, 1, x), 1 - pow(y, 1, 3));
  }
}

TEST_CASE("Beta: large and lopsided parameters against MPFR, where Arb's lower function alone would know nothing") {
  // At these points I_x(a, b) by its power series cancels: [0 +- 12.9] and worse at 64 bits.
  for (const auto& [a, b, x] : {std::tuple<Fraction, Fraction, double>{{1, 2}, 500, 0.1},
                                {{1, 2}, 500, 0.5},
                                {{1, 2}, 50000, 0.1},
                                {5, {100001, 2}, 0.25},
                                {{99999, 2}, {99999, 2}, 0.6}}) {
    INFO("Beta(" << a.text() << ", " << b.text() << ") at " << x);
    const Real tail = Beta(a, b).survival(Real(x, Level::mpfr(1500)));
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)}) {
      const Real enclosure = Beta(a, b).survival(Real(x, level)), error = tail * Real(0x1p-900, truth_level);
      CHECK(encloses(enclosure, tail, error));
      if (upper(tail) > 1e-307 || level.bits > 53)
        CHECK_FALSE(encloses(enclosure, tail * (1 + pow(Real(2, truth_level), 8 - level.bits)), error));
    }
  }
}

TEST_CASE("Beta: ends, the whole line, quantiles") {
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::mpfr(128), Level::rational()}) {
    for (const double x : {-5.0, 0.0}) {
      CHECK(certainly_zero(Beta(2, 3).cdf(Real(x, level))));
      CHECK(certainly_zero(Beta(2, 3).survival(Real(x, level)) - 1));
    }
    for (const double x : {1.0, 7.0}) {
      CHECK(certainly_zero(Beta(2, 3).cdf(Real(x, level)) - 1));
      CHECK(certainly_zero(Beta(2, 3).survival(Real(x, level))));
    }
  }
  CHECK_THROWS_AS(Beta(0, 1), OutsideDomain);
  CHECK_THROWS_AS(Beta(1, Fraction(-1, 2)), OutsideDomain);
  CHECK_THROWS_AS(Beta(Fraction(1, 2), 1).cdf(Real(0.5, Level::rational())), OutsideDomain);
  const Real none(0, truth_level);
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(200)})
    for (const double p : {1e-200, 0.01, 0.5, 0.875}) {
      const Real q(p, truth_level);
      const Real quantile = Beta(3, 1).quantile(Real(p, level));
      CHECK(encloses(quantile, pow(q, 1, 3), none));
      CHECK_FALSE(encloses(quantile, pow(q, 1, 3) * (1 + pow(Real(2, truth_level), 8 - level.bits)), none));
      CHECK(encloses(Beta(1, 3).upper_quantile(Real(p, level)), 1 - pow(q, 1, 3), none));
    }
}

TEST_CASE("binomial laws are exact for rational p, and enclosed elsewhere") {
  const Fraction p(5, 16);
  const RationalNumber exact_p = Rational(p).value();
  for (const std::int64_t n : {1, 2, 17, 300})
    for (const std::int64_t k : {std::int64_t{-1}, std::int64_t{0}, n / 3, n / 2, n - 1, n}) {
      INFO("P(K > " << k << "), n = " << n);
      const RationalNumber above = binomial_above(k, n, exact_p);
      CHECK(value_of(Binomial(n, Real(p, Level::rational())).survival(k)) == above);
      CHECK(value_of(Binomial(n, Real(p, Level::rational())).cdf(k)) == 1 - above);
      check_law([&](Level level) { return Binomial(n, Real(p, level)).survival(k); }, approximated(above));
      check_law([&](Level level) { return Binomial(n, Real(p, level)).cdf(k); }, approximated(1 - above));
    }
}

TEST_CASE("binomial laws of 1e5 trials: the sum in exact arithmetic lies in every enclosure") {
  const std::int64_t n = 100000;
  for (const std::int64_t k : {44000, 55800}) {
    const RationalNumber tail = value_of(Binomial(n, Real(0.5, Level::rational())).survival(k));
    const Real truth = approximated(tail);
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)}) {
      const Real enclosure = Binomial(n, Real(0.5, level)).survival(k);
      CHECK(encloses(enclosure, truth, Real(0, truth_level)));
      CHECK_FALSE(encloses(enclosure, truth * (1 + pow(Real(2, truth_level), 6 - level.bits)), Real(0, truth_level)));
    }
  }
  // By symmetry, P(K > 49999) - P(K > 50000) = P(K = 50000), and the two halves are equal.
  const Binomial law(n, Real(0.5, Level::rational()));
  CHECK(certainly_zero(law.survival(50000) - law.cdf(49999)));
}

TEST_CASE("binomial laws: the degenerate ones, wide p, quantiles") {
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::rational()}) {
    CHECK(certainly_zero(Binomial(5, Real(0, level)).survival(0)));
    CHECK(certainly_zero(Binomial(5, Real(1, level)).cdf(4)));
    CHECK(certainly_zero(Binomial(0, Real(0.5, level)).cdf(0) - 1));
    CHECK(Binomial(10, Real(0.5, level)).quantile(Real(0.5, level) + 0.01) == 5);
    CHECK(Binomial(10, Real(0.5, level)).upper_quantile(Real(0.001, level)) == 9);  // P(K = 10) = 1/1024
  }
  CHECK(Binomial(10, Real(0.5, Level::rational())).upper_quantile(Real(Fraction(1, 1024), Level::rational())) == 9);
  CHECK(Binomial(10, Real(0.5, Level::rational())).quantile(Real(1, Level::rational())) == 10);
  CHECK(Binomial(3, Real(0.5, Level::rational())).quantile(Real(0.5, Level::rational())) == 1);
  CHECK_THROWS_AS(Binomial(3, 0.5).quantile(0.5), NeedsMorePrecision);  // a tie
  CHECK_THROWS_AS(Binomial(-1, 0.5), OutsideDomain);
  CHECK_THROWS_AS(Binomial(3, -0.5), OutsideDomain);
  CHECK_THROWS_AS(Binomial(3, 1.5), OutsideDomain);
  const Real wide = Binomial(20, Real(Interval(0.25, 0.5))).survival(4);
  CHECK(lower(wide) == lower(Binomial(20, 0.25).survival(4)));
  CHECK(upper(wide) == upper(Binomial(20, 0.5).survival(4)));
}

TEST_CASE("Beta and binomial laws that are wrong in the 12th digit or by one are caught") {
  const Real truth = approximated(binomial_above(59, 149, RationalNumber(0.401)));
  CHECK_FALSE(misses(beta_below(60, 90, 0.401), truth));
  CHECK(misses(beta_below(60, 90, 0.401 * (1 + 1e-12)), truth));
  CHECK(misses(beta_below(60, 91, 0.401), truth));
  CHECK(misses([](Level level) { return Binomial(149, Real(0.401, level)).survival(60); }, truth));
}
