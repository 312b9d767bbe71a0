#include "numerics/sphere/discrepancy.hpp"

#include <cmath>
#include <random>

#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
const Level plain = Level::certified_double();

bool contains(const Real& x, double value) { return lower(x) <= value && value <= upper(x); }
bool contains(const Real& x, double value, double slop) { return lower(x) - slop <= value && value <= upper(x) + slop; }

/// Directions at multiples of an eighth of a turn: exact, and every slice measure between them rational.
DyadicMatrix at_eighths(const std::vector<int>& eighths) {
  const double x[] = {1, 1, 0, -1, -1, -1, 0, 1}, y[] = {0, 1, 1, 1, 0, -1, -1, -1};
  DyadicMatrix w(static_cast<int>(eighths.size()), 2);
  for (int k = 0; k < w.rows; ++k) {
    const auto e = static_cast<std::size_t>(eighths[static_cast<std::size_t>(k)]);
    w(k, 0) = x[e], w(k, 1) = y[e];
  }
  return w;
}

/// Directions equally spaced on the circle, rounded to doubles.
DyadicMatrix equispaced(int n) {
  DyadicMatrix w(n, 2);
  for (int k = 0; k < n; ++k)
    w(k, 0) = std::cos(2 * M_PI * (k + 0.1) / n), w(k, 1) = std::sin(2 * M_PI * (k + 0.1) / n);
  return w;
}

/// L_inf by looking at many slices: a lower bound up to rounding.
double sup_by_grid(const DyadicMatrix& w, int steps) {
  std::vector<double> angle;
  for (int k = 0; k < w.rows; ++k) angle.push_back(std::atan2(w(k, 1), w(k, 0)));
  double largest = 0;
  for (int a = 0; a < steps; ++a)
    for (int b = 0; b <= steps / 2; ++b) {
      const double start = 2 * M_PI * a / steps, length = 2 * M_PI * b / steps;
      int inside = 0;
      for (const double t : angle) {
        const double offset = std::fmod(t - start + 8 * M_PI, 2 * M_PI);
        inside += offset <= length;
      }
      largest = std::max(largest, std::abs(1.0 * inside / w.rows - length / (2 * M_PI)));
    }
  return largest;
}
}  // namespace

TEST_CASE(
    "second moment of a random slice's measure: 1/12 in the plane, 1/8 - 1/(2 pi^2) in space, 1/16 in the limit") {
  CHECK(contains(mean_squared_slice(2, plain), 1.0 / 12, 1e-16));
  CHECK(contains(mean_squared_slice(3, plain), 1.0 / 8 - 1 / (2 * M_PI * M_PI), 1e-16));
  // Dimension 4: the angle has density 2 sin^2(t)/pi, whose variance is pi^2/12 - 1/2.
  CHECK(contains(mean_squared_slice(4, plain), 1.0 / 16 + (M_PI * M_PI / 12 - 0.5) / (4 * M_PI * M_PI), 1e-16));
  for (int d = 2; d < 50; ++d)
    CHECK(certainly_positive(mean_squared_slice(d, plain) - mean_squared_slice(d + 1, plain)));
  CHECK(contains(mean_squared_slice(4000, plain), 1.0 / 16, 2e-5));
}

TEST_CASE("L_2 of n equally spaced directions in the plane: L_2^2 = 1/(6 n^2)") {
  CHECK(contains(squared_l2_discrepancy(at_eighths({3}), plain), 1.0 / 6, 1e-15));
  CHECK(contains(squared_l2_discrepancy(at_eighths({1, 5}), plain), 1.0 / 24, 1e-15));
  CHECK(contains(squared_l2_discrepancy(at_eighths({0, 2, 4, 6}), plain), 1.0 / 96, 1e-15));
  CHECK(contains(squared_l2_discrepancy(at_eighths({0, 1, 2, 3, 4, 5, 6, 7}), plain), 1.0 / 384, 1e-15));
  for (const int n : {3, 5, 6, 7, 50})
    CHECK(contains(squared_l2_discrepancy(equispaced(n), plain), 1.0 / (6 * n * n), 1e-14));
  const Real fine = squared_l2_discrepancy(at_eighths({0, 1, 2, 3, 4, 5, 6, 7}), Level::ball(256));
  CHECK(contains(fine - Real(Fraction(1, 384), Level::ball(256)), 0));
  CHECK(upper(fine) - lower(fine) < 1e-17);
}

TEST_CASE("L_2 in the plane with unequal spacing equals its rational value") {
  std::mt19937 random(7);
  for (int repeat = 0; repeat < 30; ++repeat) {
    std::vector<int> eighths(1 + random() % 9);
    for (int& e : eighths) e = static_cast<int>(random() % 8);
    const int n = static_cast<int>(eighths.size());
    int sum = 0;  // of (1/2 - turns)^2 in units of 1/64
    for (const int a : eighths)
      for (const int b : eighths) {
        const int apart = std::min((a - b + 8) % 8, (b - a + 8) % 8);
        sum += (4 - apart) * (4 - apart);
      }
    CHECK(contains(squared_l2_discrepancy(at_eighths(eighths), plain), sum / (64.0 * n * n) - 1.0 / 12, 1e-15));
  }
}

TEST_CASE("L_2 in space is the mean square discrepancy over random slices") {
  std::mt19937 random(11);
  std::normal_distribution<double> normal;
  DyadicMatrix w(6, 3);
  for (double& entry : w.entries) entry = normal(random);
  const int pairs = 40000;
  double sum = 0;
  for (int p = 0; p < pairs; ++p) {
    DyadicMatrix xy(2, 3);
    for (double& entry : xy.entries) entry = normal(random);
    int inside = 0;
    double dot = 0, a = 0, b = 0;
    for (int j = 0; j < 3; ++j) dot += xy(0, j) * xy(1, j), a += xy(0, j) * xy(0, j), b += xy(1, j) * xy(1, j);
    for (int k = 0; k < 6; ++k) {
      double on_x = 0, on_y = 0;
      for (int j = 0; j < 3; ++j) on_x += w(k, j) * xy(0, j), on_y += w(k, j) * xy(1, j);
      inside += on_x >= 0 && on_y >= 0;
    }
    const double dsp = inside / 6.0 - (0.5 - std::acos(dot / std::sqrt(a * b)) / (2 * M_PI));
    sum += dsp * dsp;
  }
  // dsp^2 <= 1, so the standard error is below 1/sqrt(pairs); 5e-3 is one such, and hundreds of the observed ones.
  CHECK(contains(squared_l2_discrepancy(w, plain), sum / pairs, 1 / std::sqrt(1.0 * pairs)));
  CHECK(contains(squared_l2_discrepancy(w, plain), sum / pairs, 2e-3));
}

TEST_CASE("L_inf of equally spaced directions in the plane: 1/n for odd n, 2/n for even n") {
  CHECK(contains(planar_sup_discrepancy(at_eighths({5}), plain), 1));
  CHECK(contains(planar_sup_discrepancy(at_eighths({1, 5}), plain), 1));
  CHECK(contains(planar_sup_discrepancy(at_eighths({0, 2, 4, 6}), plain), 0.5));
  CHECK(contains(planar_sup_discrepancy(at_eighths({0, 1, 2, 3, 4, 5, 6, 7}), plain), 0.25));
  for (const int n : {3, 5, 7, 51}) CHECK(contains(planar_sup_discrepancy(equispaced(n), plain), 1.0 / n, 1e-14));
}

TEST_CASE("L_inf in the plane is at least what a grid of slices finds, and close to it") {
  std::mt19937 random(3);
  std::normal_distribution<double> normal;
  for (int repeat = 0; repeat < 12; ++repeat) {
    DyadicMatrix w(1 + static_cast<int>(random() % 9), 2);
    const bool clustered = repeat % 3 == 0;
    for (double& entry : w.entries) entry = clustered ? 1 + 0.05 * normal(random) : normal(random);
    const double found = sup_by_grid(w, 720);
    const Real exact = planar_sup_discrepancy(w, plain);
    CHECK(upper(exact) >= found - 1e-9);
    CHECK(lower(exact) <= found + 4.0 / 720);
    CHECK(upper(planar_sup_discrepancy(w, Level::ball(128))) >= found - 1e-9);
    CHECK(upper(exact) - lower(exact) < 1e-13);
  }
}

TEST_CASE("L_inf sees the pairs on a line that no grid sees") {
  // Two opposite pairs: the slice {u, -u} has measure 0 and holds half of them.
  CHECK(contains(planar_sup_discrepancy(at_eighths({0, 4, 1, 5}), plain), 0.5));
  CHECK(sup_by_grid(at_eighths({0, 4, 1, 5}), 720) < 0.49);
  CHECK(contains(planar_sup_discrepancy(at_eighths({2, 2, 2}), plain), 1));
}

TEST_CASE("slice discrepancies of half-spaces and of orthogonal inputs") {
  DyadicMatrix inputs(3, 2);
  inputs(0, 0) = 1, inputs(1, 1) = 1, inputs(2, 0) = 1, inputs(2, 1) = 1;
  const Matrix dsp = slice_discrepancies(at_eighths({1, 3, 4}), inputs, plain);
  CHECK(contains(dsp(0, 0), 1.0 / 3 - 0.5, 1e-16));    // one of three in the right half plane
  CHECK(contains(dsp(1, 1), 1 - 0.5));                 // the third lies on the border and counts
  CHECK(contains(dsp(0, 1), 1.0 / 3 - 0.25, 1e-16));   // a quarter of the circle
  CHECK(contains(dsp(2, 1), 2.0 / 3 - 0.375, 1e-16));  // the tie at (-1, 1) counts
}

TEST_CASE("a zero direction is refused") {
  CHECK_THROWS_AS(squared_l2_discrepancy(DyadicMatrix(2, 3), plain), OutsideDomain);
  CHECK_THROWS_AS(planar_sup_discrepancy(DyadicMatrix(2, 2), plain), OutsideDomain);
  CHECK_THROWS_AS(planar_sup_discrepancy(DyadicMatrix(2, 3), plain), OutsideDomain);
}
