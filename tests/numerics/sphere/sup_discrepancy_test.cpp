// The supremum of the slice discrepancy by branch and bound, against the plane, known frames and many slices.
#include <Eigen/Core>
#include <cmath>
#include <random>

#include "numerics/sphere/certified_angle.hpp"
#include "numerics/sphere/discrepancy.hpp"
#include "numerics/sphere/sphere.hpp"
#include "numerics/sphere/sphere_cells.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
const Level plain = Level::certified_double();

DyadicMatrix gaussian(int n, int d, std::mt19937_64& random) {
  std::normal_distribution<double> normal;
  DyadicMatrix w(n, d);
  for (double& entry : w.entries) entry = normal(random);
  return w;
}

/// The slice that is said to attain the lower bound does, at another level too.
void check_witness(const DyadicMatrix& units, const SupDiscrepancy& found) {
  for (const Level level : {plain, Level::ball(128)})
    CHECK(upper(abs(slice_discrepancies(units, found.slice, level)(0, 1))) >= found.lower);
}

/// Largest |dsp| over random slices, half of them with corners near great subspheres of the units.
double largest_over_slices(const DyadicMatrix& units, int inputs, std::mt19937_64& random) {
  DyadicMatrix x = gaussian(inputs, units.cols, random);
  for (int i = 0; i < inputs; i += 2) {
    const int w = static_cast<int>(random() % static_cast<unsigned>(units.rows));
    double product = 0, square = 0;
    for (int k = 0; k < units.cols; ++k) product += x(i, k) * units(w, k), square += units(w, k) * units(w, k);
    const double step = product / square - (random() % 2 == 0 ? 1e-9 : -1e-9);
    for (int k = 0; k < units.cols; ++k) x(i, k) -= step * units(w, k);
  }
  return lower(largest_entry(slice_discrepancies(units, x, plain)));
}

}  // namespace

TEST_CASE("angles of computed unit vectors are within their errors") {
  std::mt19937_64 random(2);
  std::normal_distribution<double> normal;
  for (int trial = 0; trial < 400; ++trial) {
    const int d = 2 + trial % 9;
    DyadicMatrix x(2, d);
    const double nearness = std::pow(10.0, -(trial % 7) * 2.0), side = trial % 2 == 0 ? 1 : -1;
    for (int k = 0; k < d; ++k) x(0, k) = normal(random), x(1, k) = side * x(0, k) + nearness * 1000 * normal(random);
    Eigen::MatrixXd units(d, 2);
    for (int i = 0; i < 2; ++i) {
      for (int k = 0; k < d; ++k) units(k, i) = x(i, k);
      units.col(i) /= units.col(i).norm();
    }
    const auto angle = certified::angle_of_units(units.col(0).data(), units.col(1).data(), d);
    const Real miss = angles_of_directions(Matrix(x, Level::ball(256)))(0, 1) - Real(angle.value, Level::ball(256));
    CHECK(upper(abs(miss)) <= angle.error);
    CHECK(angle.error < (5 * d + 60) * 0x1p-53);
  }
}

TEST_CASE("which units are in for a cell is exact, ties included") {
  DyadicMatrix axes(4, 3);
  for (int k = 0; k < 3; ++k) axes(k, k) = 1;
  axes(3, 0) = 1, axes(3, 1) = -1;
  const SphereCells cells(axes);
  CHECK(cells.surely_in(0, 0) == 3);  // of the face of the positive axes: all but the last
  CHECK(cells.may_be_in(0, 0) == 4);
  CHECK(cells.in_at_centres(0, 0) == 4);
  CHECK(cells.surely_in(7, 7) == 0);  // of the opposite face; each axis is on its boundary
  CHECK(cells.may_be_in(7, 7) == 4);
  CHECK(cells.in_at_centres(7, 7) == 1);
  CHECK(cells.surely_in(0, 7) == 0);
}

TEST_CASE("branch and bound encloses the exact supremum of the plane") {
  std::mt19937_64 random(3);
  for (const int n : {1, 2, 3, 7, 20, 100})
    for (const double width : {0.1, 0.01, 0.001}) {
      const DyadicMatrix w = gaussian(n, 2, random);
      const SupDiscrepancy found = bound_sup_discrepancy(w, width, 2'000'000);
      const Real exact = planar_sup_discrepancy(w, plain);
      CHECK(found.lower <= upper(exact));
      CHECK(found.upper >= lower(exact));
      CHECK(found.upper - found.lower <= width);
      check_witness(w, found);
    }
}

TEST_CASE("fewer units than dimensions lie on a great subsphere, and the supremum is 1") {
  std::mt19937_64 random(4);
  for (const int d : {3, 4, 5}) {
    const SupDiscrepancy found = bound_sup_discrepancy(gaussian(d - 1, d, random), 0.05, 20'000);
    CHECK(found.upper == 1);
    CHECK(found.lower < 1);
  }
  DyadicMatrix one(1, 3);
  one(0, 0) = 1, one(0, 1) = 3, one(0, 2) = -2;
  CHECK(bound_sup_discrepancy(one, 0.01, 1'000'000).lower >= 0.98);
}

// All units are in where x and y are nonnegative, hence at most a quarter turn apart: 1 - 1/4. Those of d - 1 axes are in
// for x on the last one and y opposite to it, at measure 0: (d - 1)/d. Nothing in: 1/2 at most.
TEST_CASE("an orthogonal frame has the supremum max(3/4, (d - 1)/d)") {
  std::mt19937_64 random(5);
  for (const auto& [d, budget] : {std::pair{3, 400'000}, {4, 400'000}, {5, 200'000}}) {
    DyadicMatrix frame(d, d);
    for (int k = 0; k < d; ++k) frame(k, k) = k + 1;
    const double exact = std::max(0.75, (d - 1.0) / d);
    const SupDiscrepancy found = bound_sup_discrepancy(frame, 0.01, budget);
    CHECK(found.lower <= exact + 1e-15);
    CHECK(found.upper >= exact);
    if (d == 3) CHECK(found.upper - found.lower <= 0.01);
    check_witness(frame, found);
  }
}

TEST_CASE("no slice is beyond the upper bound, and the lower one is attained") {
  std::mt19937_64 random(6);
  for (const auto& [n, d, width] : {std::tuple{5, 3, 0.01},
                                    {30, 3, 0.01},
                                    {64, 3, 0.005},
                                    {65, 3, 0.01},
                                    {100, 3, 0.001},
                                    {10, 4, 0.05},
                                    {40, 4, 0.05},
                                    {20, 5, 0.1}}) {
    const DyadicMatrix w = gaussian(n, d, random);
    const SupDiscrepancy found = bound_sup_discrepancy(w, width, d == 3 ? 2'000'000 : 200'000);
    INFO(n << " units in " << d << " dimensions: [" << found.lower << ", " << found.upper << "] by " << found.pairs);
    CHECK(largest_over_slices(w, 300, random) <= found.upper);
    if (d == 3) CHECK(found.upper - found.lower <= width);
    check_witness(w, found);
    // A finer search stays within.
    const SupDiscrepancy coarse = bound_sup_discrepancy(w, width, 3'000);
    CHECK(coarse.lower <= found.upper);
    CHECK(coarse.upper >= found.lower);
  }
}

TEST_CASE("the scale of the units does not matter, their sides at a cell's corners do") {
  DyadicMatrix w(4, 3);  // on the axes, where the first cells have their corners; far apart in size
  w(0, 0) = 0x1p900, w(1, 1) = -0x1p-900, w(2, 2) = 3, w(3, 0) = 1, w(3, 1) = 1;
  DyadicMatrix scaled = w;
  scaled(0, 0) = 1, scaled(1, 1) = -1, scaled(2, 2) = 1;
  const auto a = bound_sup_discrepancy(w, 0.01, 100'000), b = bound_sup_discrepancy(scaled, 0.01, 100'000);
  CHECK(a.lower == b.lower);
  CHECK(a.upper == b.upper);
}

TEST_CASE("opposite units keep the width at a multiple of 1/n, and the enclosure holds") {
  DyadicMatrix w(6, 3);
  for (int k = 0; k < 3; ++k) w(2 * k, k) = 1, w(2 * k + 1, k) = -1;
  const SupDiscrepancy found = bound_sup_discrepancy(w, 0.01, 200'000);
  std::mt19937_64 random(9);
  CHECK(largest_over_slices(w, 400, random) <= found.upper);
  check_witness(w, found);
}

TEST_CASE(
    "the supremum as a number: in the plane exactly, elsewhere as wide as was asked, in every arithmetic but one") {
  std::mt19937_64 random(7);
  const DyadicMatrix planar = gaussian(9, 2, random), w = gaussian(9, 3, random);
  CHECK(upper(sup_discrepancy(planar, 0.1, 1, plain)) == upper(planar_sup_discrepancy(planar, plain)));
  const SupDiscrepancy bounds = bound_sup_discrepancy(w, 0.02, 1'000'000);
  for (const Level level : {plain, Level::ball(64), Level::ball(256)}) {
    const Real x = sup_discrepancy(w, 0.02, 1'000'000, level);
    CHECK(lower(x) <= bounds.lower);
    CHECK(upper(x) >= bounds.upper);
    CHECK(upper(x) - lower(x) <= 0.02 * 1.001);
  }
  CHECK(encloses(sup_discrepancy(w, 0.02, 1'000'000, Level::ball(64)),
                 sup_discrepancy(w, 0.02, 1'000'000, Level::mpfr(128)), Real(0.0, Level::mpfr(128))));
  CHECK_THROWS_AS(sup_discrepancy(w, 0.02, 1000, Level::rational()), OutsideDomain);
  CHECK_THROWS_AS(bound_sup_discrepancy(DyadicMatrix(2, 3), 0.1, 10), OutsideDomain);
  CHECK_THROWS_AS(bound_sup_discrepancy(w, 0, 10), OutsideDomain);
}
