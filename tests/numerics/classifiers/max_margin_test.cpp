#include "numerics/classifiers/max_margin.hpp"

#include <cmath>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/linear_algebra/exact.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

DyadicMatrix rows(int d, std::vector<double> entries) {
  DyadicMatrix a(static_cast<int>(entries.size()) / d, d);
  a.entries = std::move(entries);
  return a;
}
Real ratio(int p, int q) { return Real(p, Level::rational()) / q; }
bool equal(const Real& a, const Real& b) { return certainly_zero(a - b); }
Real product(const std::vector<Real>& p, const DyadicMatrix& x, int i) {
  Real sum(0.0, Level::rational());
  for (int k = 0; k < x.cols; ++k) sum += p[static_cast<std::size_t>(k)] * x(i, k);
  return sum;
}

}  // namespace

TEST_CASE("max-margin of two orthogonal samples of lengths 3 and 4 is 12/5") {
  const auto m = max_margin(rows(2, {3, 0, 0, 4}));
  CHECK(equal(m.squared_margin, ratio(144, 25)));
  CHECK(equal(m.weights[0], ratio(16, 25)));
  CHECK(equal(m.weights[1], ratio(9, 25)));
  CHECK(equal(m.multipliers[0], 16));
  CHECK(equal(m.multipliers[1], 9));
  CHECK(equal(m.point[0], ratio(48, 25)));
  CHECK(m.nondegenerate);
}

TEST_CASE("max-margin of an orthonormal basis of R^3 is 1/sqrt(3)") {
  const auto m = max_margin(rows(3, {1, 0, 0, 0, 1, 0, 0, 0, 1}));
  CHECK(equal(m.squared_margin, ratio(1, 3)));
  CHECK(m.support == std::vector<int>{0, 1, 2});
  CHECK(m.nondegenerate);
}

TEST_CASE("a tight sample without weight is degenerate") {
  const auto m = max_margin(rows(2, {1, 0, 1, 3}));
  CHECK(m.support == std::vector<int>{0});
  CHECK(m.tight == std::vector<int>{0, 1});
  CHECK_FALSE(m.nondegenerate);
}

TEST_CASE("equal samples share the support, and the dual is not unique") {
  const auto m = max_margin(rows(2, {1, 1, 1, 1}));
  CHECK(m.support == std::vector<int>{0, 1});
  CHECK(m.tight == m.support);
  CHECK_FALSE(m.nondegenerate);
  const auto line = max_margin(rows(2, {1, -1, 1, 2, 1, 0}));  // (1,0) between (1,-1) and (1,2)
  CHECK(line.support == std::vector<int>{0, 1, 2});
  CHECK(equal(line.squared_margin, 1));
  CHECK_FALSE(line.nondegenerate);
}

TEST_CASE("a sample behind the margin has no weight") {
  const auto m = max_margin(rows(2, {1, 0, 2, 1}));
  CHECK(m.tight == std::vector<int>{0});
  CHECK(m.nondegenerate);
}

TEST_CASE("zero in the hull is not separable, and only then") {
  CHECK_FALSE(linearly_separable(rows(2, {1, 0, -1, 0})));
  CHECK_FALSE(linearly_separable(rows(2, {1, 0, -1, 1, 0, -1})));
  CHECK_FALSE(linearly_separable(rows(2, {1, 1, -1, 1, 1, -1, -1, -1})));
  CHECK(linearly_separable(rows(2, {1, 0, -1, 1})));
  CHECK_THROWS_AS(max_margin(rows(2, {1, 0, -1, 0})), OutsideDomain);
  CHECK_THROWS_AS(max_margin(rows(1, {std::nan("")})), OutsideDomain);
  CHECK_THROWS_AS(max_margin(DyadicMatrix(0, 2)), OutsideDomain);
}

TEST_CASE("on every triple of the 3x3 grid the certificate holds, or every direction has a nonpositive margin") {
  std::vector<std::pair<double, double>> grid;
  for (int a = -1; a <= 1; ++a)
    for (int b = -1; b <= 1; ++b)
      if (a != 0 || b != 0) grid.emplace_back(a, b);
  int separable = 0, not_separable = 0;
  for (const auto& [a, b] : grid)
    for (const auto& [c, d] : grid)
      for (const auto& [e, f] : grid) {
        const auto x = rows(2, {a, b, c, d, e, f});
        double best = 0;  // the largest squared margin over the directions of a fine integer grid
        for (int u = -6; u <= 6; ++u)
          for (int v = -6; v <= 6; ++v) {
            if (u == 0 && v == 0) continue;
            double least = INFINITY;
            for (int i = 0; i < 3; ++i) least = std::min(least, x(i, 0) * u + x(i, 1) * v);
            if (least > 0) best = std::max(best, least * least / (u * u + v * v));
          }
        if (!linearly_separable(x)) {
          CHECK(best == 0);
          ++not_separable;
          continue;
        }
        const auto m = max_margin(x);
        ++separable;
        CHECK(upper(m.squared_margin) >= best);
        Real total(0.0, Level::rational());
        for (const auto& w : m.weights) {
          CHECK(certainly_nonnegative(w));
          total += w;
        }
        CHECK(equal(total, 1));
        for (int i = 0; i < 3; ++i) CHECK(certainly_nonnegative(product(m.point, x, i) - m.squared_margin));
      }
  CHECK(separable + not_separable == 512);
  CHECK(not_separable > 50);
}

TEST_CASE("scaling the samples by a power of two scales the margin exactly") {
  const auto m = max_margin(rows(2, {0.75, 0.25, -0.125, 1.5}));
  const auto scaled = max_margin(rows(2, {3, 1, -0.5, 6}));
  CHECK(equal(scaled.squared_margin, 16 * m.squared_margin));
  CHECK(equal(scaled.weights[0], m.weights[0]));
}

TEST_CASE("an exact number moves to every level: a point where the level can hold it") {
  for (const auto level :
       {Level::certified_double(), Level::ball(64), Level::ball(256), Level::mpfr(128), Level::rational()}) {
    INFO(level.name());
    const Real quarter = at_level(ratio(-5, 4), level), third = at_level(ratio(1, 3), level);
    CHECK(quarter.level() == level);
    CHECK(certainly_zero(quarter + 1.25));
    CHECK(lower(third) <= 1.0 / 3);
    CHECK(upper(third) >= 1.0 / 3);
    CHECK(upper(3 * third - 1) >= 0);
    CHECK(lower(3 * third - 1) <= 0);
    CHECK(upper(3 * third - 1) - lower(3 * third - 1) < 0x1p-48);
  }
  CHECK_THROWS_AS(at_level(Real(1.0, Level::ball(64)), Level::ball(128)), OutsideDomain);
  CHECK_THROWS_AS(at_level(Real(1) / 3, Level::ball(128)), OutsideDomain);
}
