#include "numerics/laws/chi_square.hpp"

#include "numerics/laws/incomplete.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/laws/law_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

AtLevel above(std::int64_t n, double x) {
  return [=](Level level) { return ChiSquare(n).survival(Real(x, level)); };
}
AtLevel below(std::int64_t n, double x) {
  return [=](Level level) { return ChiSquare(n).cdf(Real(x, level)); };
}
struct Point {
  std::int64_t degrees;
  double x;
};

}  // namespace

TEST_CASE("chi-square: both tails are enclosed, from 1 to 1000 degrees, from 1e-300 to 1 - 1e-300") {
  for (const auto [n, x] :
       {Point{1, 1e-300}, {1, 0.25},  {1, 3},     {1, 1400},     {2, 1e-20},   {2, 1381.5}, {3, 0.5},     {3, 1e-6},
        {4, 7.25},        {5, 1450},  {16, 8},    {17, 34},      {64, 1e-3},   {63, 60.5},  {100, 99.25}, {101, 101},
        {255, 2000},      {500, 250}, {999, 300}, {1000, 999.5}, {1000, 1000}, {1000, 4000}}) {
    INFO(n << " degrees at " << x);
    const Real tail = chi_square_above(n, Real(x, truth_level));
    check_law(above(n, x), tail);
    check_law(below(n, x), 1 - tail);
  }
}

TEST_CASE("chi-square: 1e5 and 1e6 degrees against their finite sums") {
  const Level fine = Level::mpfr(600);
  for (const auto [n, x] : {Point{100000, 100000},
                            {100001, 101000},
                            {99999, 99000},
                            {100000, 120000},
                            {1000000, 995000},
                            {1000000, 1100000}}) {
    INFO(n << " degrees at " << x);
    const Real tail = chi_square_above(n, Real(x, fine)), none(0, fine);
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)}) {
      const Real enclosed = above(n, x)(level);
      CHECK(encloses(enclosed, tail, none));
      CHECK(encloses(below(n, x)(level), 1 - tail, none));
      if (upper(tail) < 1e-307 && level.bits == 53) continue;  // underflow
      CHECK_FALSE(encloses(enclosed, tail * (1 + pow(Real(2, fine), 6 - level.bits)), none));
    }
  }
}

TEST_CASE("chi-square: deep tails beyond the doubles keep their digits in balls and underflow outward") {
  const AtLevel tail = above(1000, 20000);  // about 1e-3094
  CHECK(lower(tail(Level::certified_double())) == 0);
  CHECK(upper(tail(Level::certified_double())) == 0x1p-1074);
  check_law(tail, chi_square_above(1000, Real(20000, truth_level)));
}

TEST_CASE("chi-square: the whole line, and what is not known of the argument") {
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::mpfr(128)})
    for (const double x : {-1e300, -1.0, 0.0}) {
      CHECK(certainly_zero(ChiSquare(3).cdf(Real(x, level))));
      CHECK(certainly_zero(ChiSquare(3).survival(Real(x, level)) - 1));
    }
  const ChiSquare law(7);
  const Real wide = law.cdf(Real(Interval(2, 9)));
  CHECK(lower(wide) == lower(law.cdf(2)));
  CHECK(upper(wide) == upper(law.cdf(9)));
  CHECK(lower(law.survival(Real(Interval(2, 9)))) == lower(law.survival(9)));
  CHECK(upper(law.cdf(Real(Interval(-3, INFINITY)))) == 1);
  CHECK(lower(law.cdf(Real(Interval(-3, INFINITY)))) == 0);
  CHECK(lower(law.survival(Real(Interval(NAN, 9)))) == lower(law.survival(9)));
  CHECK(upper(law.survival(Real(Interval(NAN, 9)))) == 1);
  const Real ball = law.cdf(Real(2, Level::ball(64)) / 3);
  CHECK(encloses(ball, law.cdf(Real(2, truth_level) / 3), Real(0, truth_level)));
  CHECK_THROWS_AS(ChiSquare(0), OutsideDomain);
  CHECK_THROWS_AS(law.cdf(Real(1, Level::rational())), OutsideDomain);
}

TEST_CASE("chi-square: quantiles of 2 degrees are -2 log(1 - p), in both tails") {
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256)})
    for (const double p : {1e-300, 1e-9, 0.25, 0.75}) {
      INFO(p << " at " << level.name());
      const Real truth = -2 * log(Real(p, truth_level)), none(0, truth_level);
      const Real quantile = ChiSquare(2).upper_quantile(Real(p, level));
      CHECK(quantile.level() == level);
      CHECK(encloses(quantile, truth, none));
      CHECK_FALSE(encloses(quantile, truth * (1 + pow(Real(2, truth_level), 8 - level.bits)), none));
      const Real low = ChiSquare(2).quantile(Real(p, level));
      CHECK(encloses(low, -2 * log(1 - Real(p, truth_level)), none));
    }
  const Real quantile = ChiSquare(1000000).quantile(Real(0.5, Level::certified_double()));
  CHECK(lower(quantile) > 999999.33);  // median: n (1 - 2/(9n))^3, to its first terms
  CHECK(upper(quantile) < 999999.34);
  CHECK_THROWS_AS(ChiSquare(2).quantile(0), OutsideDomain);
  CHECK_THROWS_AS(ChiSquare(2).quantile(1), OutsideDomain);
  CHECK_THROWS_AS(ChiSquare(2).quantile(Real(0.5, Level::rational())), OutsideDomain);
  CHECK(upper(ChiSquare(2).quantile(Real(Interval(0.5, 1.5)))) == INFINITY);
}

TEST_CASE("the lower Gamma series: without its remainder it misses what it encloses with it") {
  int missed = 0;
  for (const auto [n, x] : {Point{1, 0.5}, {3, 3}, {50, 40}, {1001, 1001}, {20000, 19000}}) {
    Real sum(0, truth_level);  // 40 times more terms than the first one below 2^-64 needs here, backwards
    for (std::int64_t k = 20000; k > 0; --k) sum = (sum + 1) * Real(x, truth_level) / Real(n + 2 * k);
    for (const double share : {0.0, 1.0}) {
      const Real series{Multiprecision(gamma_series(n, Ball(x, 64), 64, share))};
      const bool holds = encloses(series, sum + 1, Real(0, truth_level));
      if (share == 1) CHECK(holds);
      missed += share == 0 && !holds;
    }
  }
  CHECK(missed == 5);
}

TEST_CASE("a chi-square law that is wrong in the 12th digit is caught") {
  const Real truth = chi_square_above(100, Real(110, truth_level));
  CHECK_FALSE(misses(above(100, 110), truth));
  CHECK(misses(above(100, 110 * (1 + 1e-12)), truth));
  CHECK(misses(above(101, 110), truth));
  CHECK(misses(below(100, 110), truth));
}
