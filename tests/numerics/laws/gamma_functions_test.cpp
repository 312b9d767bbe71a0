#include "numerics/laws/gamma_functions.hpp"

#include "tests/catch.hpp"
#include "tests/numerics/laws/law_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

using Function = Real (*)(const Real&);
AtLevel at(Function f, Fraction x) {
  return [=](Level level) { return f(Real(x, level)); };
}
AtLevel at(Function f, double x) {
  return [=](Level level) { return f(Real(x, level)); };
}

}  // namespace

TEST_CASE("log Gamma of whole and half numbers is the logarithm of a product") {
  Real factorial(1, truth_level), half_product = sqrt(pi(truth_level));
  for (int n = 1; n <= 300; ++n) {
    if (n < 5 || n % 59 == 0) {
      check_law(at(log_gamma, Fraction(n)), log(factorial));
      check_law(at(log_gamma, Fraction(2 * n - 1, 2)), log(half_product));
    }
    factorial *= n;
    half_product *= Real(2 * n - 1, truth_level) / 2;
  }
}

TEST_CASE("psi and psi_1 at whole and half numbers are finite sums") {
  const Real circle = pi(truth_level);
  Real trigamma_whole = square(circle) / 6, trigamma_half = square(circle) / 2;
  for (int n = 1; n <= 300; ++n) {
    if (n < 5 || n % 59 == 0) {
      check_law(at(trigamma, Fraction(n)), trigamma_whole);
      check_law(at(trigamma, Fraction(2 * n - 1, 2)), trigamma_half);
    }
    trigamma_whole -= 1 / square(Real(n, truth_level));
    trigamma_half -= 4 / square(Real(2 * n - 1, truth_level));
  }
  // psi(n) - psi(n - 1/2): Euler's constant leaves, the logarithm of 4 stays.
  Real difference = 2 * log(Real(2, truth_level));
  for (int n = 1; n <= 60; ++n) {
    const auto found = [n](Level level) {
      return digamma(Real(n, level)) - digamma(Real(Fraction(2 * n - 1, 2), level));
    };
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(1024)})
      CHECK(encloses(found(level), difference, Real(0, truth_level)));
    difference += 1 / Real(n, truth_level) - 2 / Real(2 * n - 1, truth_level);
  }
}

TEST_CASE("log Gamma, psi and psi_1 obey their recurrences from 1e-300 to 1e300") {
  for (const double x : {1e-300, 1e-9, 0.3, 1.0, 1.4375, 1.5, 2.0, 7.25, 1e5, 1e300})
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(512)}) {
      INFO(x << " at " << level.name());
      const Real y(x, level);
      for (const Real& nothing : {log_gamma(y + 1) - log_gamma(y) - log(y), digamma(y + 1) - digamma(y) - 1 / y,
                                  trigamma(y + 1) - trigamma(y) + 1 / y / y}) {
        CHECK_FALSE(certainly_positive(nothing));
        CHECK_FALSE(certainly_negative(nothing));
      }
    }
  for (const double x : {1e-9, 0.3, 1.4375, 7.25, 1e5})
    for (const Function f : {log_gamma, digamma, trigamma}) check_law(at(f, x), f(Real(x, Level::mpfr(2300))));
}

TEST_CASE("an enclosure around the minimum of log Gamma, and wide ones") {
  const Real low = log_gamma(Real(Interval(1.46, 1.463)));
  CHECK(lower(low) < -0.1214862905);
  CHECK(upper(low) > -0.12148);
  CHECK(lower(low) > -0.13);
  const Real wide = log_gamma(Real(Interval(1.2, 1.9)));
  CHECK(lower(wide) <= -0.12148629053);
  CHECK(upper(wide) >= upper(log_gamma(1.9)));
  CHECK(lower(digamma(Real(Interval(0.5, 3)))) == lower(digamma(0.5)));
  CHECK(upper(digamma(Real(Interval(0.5, 3)))) == upper(digamma(3)));
  CHECK(upper(trigamma(Real(Interval(0.5, 3)))) == upper(trigamma(0.5)));
  CHECK(lower(trigamma(Real(Interval(0.5, INFINITY)))) == 0);
}

TEST_CASE("outside the positive numbers and in exact arithmetic they are refused") {
  for (const Function f : {log_gamma, digamma, trigamma}) {
    CHECK_THROWS_AS(f(0), OutsideDomain);
    CHECK_THROWS_AS(f(-1.5), OutsideDomain);
    CHECK_THROWS_AS(f(Real(Interval(-1, 1))), NeedsMorePrecision);
    CHECK_THROWS_AS(f(Real(1, Level::rational())), OutsideDomain);
    CHECK_THROWS_AS(f(Real(0, Level::mpfr(64))), NeedsMorePrecision);
  }
}

TEST_CASE("a function of this family that is wrong in the 12th digit is caught") {
  const Real truth = square(pi(truth_level)) / 6;
  CHECK_FALSE(misses(at(trigamma, 1.0), truth));
  CHECK(misses(at(trigamma, 1 + 1e-12), truth));
}
