#include <cmath>

#include "numerics/laws/gaussian.hpp"
#include "numerics/laws/sphere_caps.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/laws/law_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

AtLevel cap(std::int64_t d, double x) {
  return [=](Level level) { return SphereCaps(d).survival(Real(x, level)); };
}
AtLevel rest_of_cap(std::int64_t d, double x) {
  return [=](Level level) { return SphereCaps(d).cdf(Real(x, level)); };
}
/// The angle between e and the cap's rim: arccos x.
Real opening(const Real& x) { return 2 * atan2(sqrt(1 - x), sqrt(1 + x)); }

}  // namespace

TEST_CASE("Gaussian tails: MPFR's error function at 4096 bits, down to 1e-300 and far below") {
  for (const double x : {0.0, 1e-300, 1e-9, 0.5, 1.0, 3.0, 10.0, 37.0, 37.5, 50.0}) {
    INFO("at " << x);
    const Real tail = (1 - erf(Real(x, truth_level) / sqrt(Real(2, truth_level)))) / 2;
    check_law([x](Level level) { return Gaussian().survival(Real(x, level)); }, tail);
    check_law([x](Level level) { return Gaussian().cdf(Real(x, level)); }, 1 - tail);
    check_law([x](Level level) { return Gaussian().cdf(Real(-x, level)); }, tail);
  }
  // Mills: phi(x) x / (1 + x^2) < P(G > x) < phi(x) / x.
  for (const double x : {1e3, 1e5, 1e9}) {
    INFO("at " << x);
    const Real y(x, Level::ball(256)), tail = Gaussian().survival(y);
    const Real density = exp(-square(y) / 2) / sqrt(2 * pi(y.level()));
    CHECK(certainly_positive(density / y - tail));
    CHECK(certainly_positive(tail - density * y / (1 + square(y))));
  }
  CHECK(lower(Gaussian().survival(Real(Interval(-INFINITY, 1)))) == lower(Gaussian().survival(1)));
  CHECK(upper(Gaussian().survival(Real(Interval(-INFINITY, 1)))) == 1);
  CHECK_THROWS_AS(Gaussian().cdf(Real(1, Level::rational())), OutsideDomain);
}

TEST_CASE("Gaussian quantiles: where the law takes them back, and 1.959963984540054") {
  const Real five_percent = Gaussian().upper_quantile(Real(Fraction(1, 40), Level::certified_double()));
  CHECK(lower(five_percent) > 1.959963984540053);
  CHECK(upper(five_percent) < 1.959963984540055);
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)})
    for (const double x : {-37.0, -1.5, 0.25, 5.0}) {
      INFO(x << " at " << level.name());
      const Real back = Gaussian().quantile(Gaussian().cdf(Real(x, level)));
      CHECK(encloses(back, Real(x, truth_level), Real(0, truth_level)));
      CHECK(upper(back) - lower(back) < (x < 0 ? 1e-13 : 1e-9));
      CHECK(encloses(Gaussian().upper_quantile(Gaussian().survival(Real(x, level))), Real(x, truth_level),
                     Real(0, truth_level)));
    }
  CHECK(encloses(Gaussian().quantile(0.5), Real(0, truth_level), Real(0, truth_level)));
}

TEST_CASE("caps in the plane, in space and in dimension 4 have closed forms") {
  const Real circle = pi(truth_level);
  for (const double x : {1e-300, 1e-12, 0.25, 0.5, 0.75, 0.9999, 1 - 0x1p-53}) {
    INFO("at " << x);
    const Real y(x, truth_level), angle = opening(y);
    check_law(cap(2, x), angle / circle);
    check_law(cap(3, x), (1 - y) / 2);
    check_law(cap(4, x), (angle - y * sqrt(1 - square(y))) / circle);
    check_law(rest_of_cap(2, x), 1 - angle / circle);
    check_law(cap(3, -x), (1 + y) / 2);
    check_law(rest_of_cap(4, -x), (angle - y * sqrt(1 - square(y))) / circle);
  }
}

TEST_CASE("caps in odd dimensions are polynomials: exact arithmetic lies in every enclosure") {
  for (const std::int64_t d : {5, 7, 21, 101, 401})
    for (const double x : {-0.5, -0.03125, 0.0, 0.0625, 0.25, 0.75, 0.96875}) {
      INFO("d = " << d << " at " << x);
      const RationalNumber exact = value_of(SphereCaps(d).survival(Real(x, Level::rational())));
      check_law(cap(d, x), approximated(exact));
      CHECK(value_of(SphereCaps(d).cdf(Real(x, Level::rational()))) == 1 - exact);
    }
  // d = 5: density 3/4 (1 - x^2), so P(U > x) = (2 - 3x + x^3) / 4.
  CHECK(value_of(SphereCaps(5).survival(Real(0.5, Level::rational()))) == RationalNumber(5) / 32);
  CHECK_THROWS_AS(SphereCaps(4).survival(Real(0.5, Level::rational())), OutsideDomain);
  CHECK_THROWS_AS(SphereCaps(1), OutsideDomain);
}

TEST_CASE("caps in high dimensions: tails of 1e-300, and the Gaussian limit") {
  // U sqrt(d) is nearly Gaussian: log of the ratio of the densities is of the order of t^4 / d.
  for (const int d : {1000, 100000, 1000000}) {
    const Level level = Level::ball(128);
    for (const double t : {0.5, 3.0, 10.0}) {
      const Real x = t / sqrt(Real(d, level)), tail = SphereCaps(d).survival(x),
                 limit = Gaussian().survival(Real(t, level));
      CHECK(upper(tail / limit) < 1 + 1e-3);
      CHECK(lower(tail / limit) > 1 - 3 * std::pow(t, 4) / d);
    }
  }
  check_law(cap(1001, 0.875), approximated(value_of(SphereCaps(1001).survival(Real(0.875, Level::rational())))));
}

TEST_CASE("caps: the ends, and quantiles") {
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::mpfr(128)})
    for (const double x : {1.0, 2.0}) {
      CHECK(certainly_zero(SphereCaps(4).survival(Real(x, level))));
      CHECK(certainly_zero(SphereCaps(4).survival(Real(-x, level)) - 1));
      CHECK(certainly_zero(SphereCaps(4).survival(Real(0, level)) - 0.5));
    }
  const Real none(0, truth_level);
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(200)})
    for (const double p : {1e-12, 0.25, 0.75}) {
      CHECK(encloses(SphereCaps(3).upper_quantile(Real(p, level)), 1 - 2 * Real(p, truth_level), none));
      CHECK(encloses(SphereCaps(3).quantile(Real(p, level)), 2 * Real(p, truth_level) - 1, none));
      CHECK(encloses(SphereCaps(2).upper_quantile(Real(p, level)), cos(Real(p, truth_level) * pi(truth_level)), none));
    }
}

TEST_CASE("a cap or a tail that is wrong in the 12th digit or in its dimension is caught") {
  const Real y(0.75, truth_level), truth = (opening(y) - y * sqrt(1 - square(y))) / pi(truth_level);
  CHECK_FALSE(misses(cap(4, 0.75), truth));
  CHECK(misses(cap(4, 0.75 * (1 + 1e-12)), truth));
  CHECK(misses(cap(5, 0.75), truth));
  const Real tail = (1 - erf(Real(3, truth_level) / sqrt(Real(2, truth_level)))) / 2;
  CHECK(misses([](Level level) { return Gaussian().survival(Real(3 * (1 + 1e-12), level)); }, tail));
}
