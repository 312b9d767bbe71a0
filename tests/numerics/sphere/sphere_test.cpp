#include "numerics/sphere/sphere.hpp"

#include <cmath>
#include <random>

#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

DyadicMatrix rows(int n, int d, std::vector<double> entries) {
  DyadicMatrix m(n, d);
  m.entries = std::move(entries);
  return m;
}

const std::vector<Level> enclosing_levels = {Level::certified_double(), Level::ball(64), Level::ball(256)};

/// For d <= 3 the double level's a-priori radius of a cosine is 14 u, so that of an angle is below 2.3 (11.1 * 1.13 +
/// 15) u
/// + 4 u < 70 u, and an enclosure is at most 140 units of 2^-bits wide, a comparison with the exact value a little
/// more.
double resolution(Level level) { return 256 * std::ldexp(1.0, -level.bits); }

/// The exact value lies in the enclosure, and the enclosure is as narrow as its level allows.
void check_encloses(const Real& enclosure, const Real& exact) {
  const Real error = enclosure - exact;
  CHECK(lower(error) <= 0);
  CHECK(upper(error) >= 0);
  CHECK(upper(error) - lower(error) <= resolution(enclosure.level()));
}

// Integer representatives of directions 60 degrees apart in a plane of R^3.
const DyadicMatrix three_lines = rows(3, 3, {1, -1, 0, 1, 0, -1, 0, 1, -1});

}  // namespace

TEST_CASE("orthogonal inputs have the identity as Gram matrix and half of it as kernel, exactly") {
  const auto x = rows(3, 3, {3, 4, 0, -4, 3, 0, 0, 0, 0.1});
  for (const Level level : enclosing_levels) {
    const auto k = sphere_kernels(Matrix(x, level));
    for (int i = 0; i < 3; ++i)
      for (int j = 0; j < 3; ++j) {
        CHECK(certainly_zero(k.gram(i, j) - (i == j ? 1 : 0)));
        CHECK(certainly_zero(k.arc_cosine(i, j) - Real(i == j ? 0.5 : 0.0)));
      }
    check_encloses(smallest_eigenvalue(k.arc_cosine), 0.5);
  }
}

TEST_CASE("angles of 60 and 120 degrees give the kernel entries 1/6 and -1/12") {
  for (const Level level : enclosing_levels) {
    const auto k = sphere_kernels(Matrix(three_lines, level));
    check_encloses(k.angles(1, 0), pi(level) / 3);
    check_encloses(k.angles(2, 0), 2 * pi(level) / 3);
    check_encloses(k.arc_cosine(1, 0), Real(Fraction(1, 6), level));
    check_encloses(k.arc_cosine(2, 1), Real(Fraction(1, 6), level));
    check_encloses(k.arc_cosine(2, 0), Real(Fraction(-1, 12), level));
  }
}

TEST_CASE("three equally spaced lines have the least eigenvalue (11 - sqrt 33)/24") {
  for (const Level level : enclosing_levels) {
    const Real exact = (Real(11.0, level) - sqrt(Real(33.0, level))) / 24;
    check_encloses(smallest_eigenvalue(arc_cosine_kernel(Matrix(three_lines, level))), exact);
  }
}

TEST_CASE("an angle of 45 degrees gives a kernel entry of 3 sqrt 2 / 16") {
  for (const Level level : enclosing_levels) {
    const auto k = arc_cosine_kernel(Matrix(rows(2, 2, {1, 0, 5, 5}), level));
    check_encloses(square(k(0, 1)), Real(Fraction(9, 128), level));
  }
}

TEST_CASE("the ends of the range of angles: parallel and antiparallel inputs") {
  for (const Level level : enclosing_levels) {
    const auto k = sphere_kernels(Matrix(rows(3, 2, {0.1, 0.7, 0.2, 1.4, -0.1, -0.7}), level));
    check_encloses(k.angles(0, 1), 0.0);
    check_encloses(k.arc_cosine(0, 1), 0.5);
    check_encloses(k.angles(0, 2), pi(level));
    check_encloses(k.arc_cosine(0, 2), 0.0);
  }
}

TEST_CASE("a tiny angle keeps the level's absolute accuracy, which an arc cosine halves") {
  const double height = 0x1p-40;
  const auto x = rows(2, 2, {3, 0, 1, height});
  for (const Level level : enclosing_levels) {
    check_encloses(angles_of_directions(Matrix(x, level))(0, 1), atan2(Real(height, level), Real(1.0, level)));
    check_encloses(pi(level) - angles_of_directions(Matrix(rows(2, 2, {-3, 0, 1, height}), level))(0, 1),
                   atan2(Real(height, level), Real(1.0, level)));
  }
}

TEST_CASE("the double enclosure contains what 256 bits say, for random directions") {
  std::mt19937_64 random(7);
  std::normal_distribution<double> normal;
  for (int instance = 0; instance < 50; ++instance) {
    const int n = 2 + instance % 5, d = 1 + instance % 4;
    DyadicMatrix x(n, d);
    for (double& entry : x.entries) entry = normal(random);
    if (instance % 3 == 0)
      for (int k = 0; k < d; ++k) x(1, k) = -x(0, k) * (1 + 1e-9 * k);
    const auto coarse = sphere_kernels(Matrix(x, Level::certified_double()));
    const auto fine = sphere_kernels(Matrix(x, Level::ball(256)));
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        for (const auto part : {&SphereKernels::gram, &SphereKernels::angles, &SphereKernels::arc_cosine}) {
          CHECK(lower((coarse.*part)(i, j)) <= upper((fine.*part)(i, j)));
          CHECK(upper((coarse.*part)(i, j)) >= lower((fine.*part)(i, j)));
        }
  }
}

TEST_CASE("rows in a narrow cone and opposite to it are enclosed as narrowly as others") {
  std::mt19937_64 random(8);
  std::normal_distribution<double> normal;
  constexpr int n = 12, d = 30;
  // Twice the a-priori radius of an angle where the cosine is below 0.9, in units of roundoff (beyond, it is less), and
  // a last bit of a number below 4 for the rounding of each end.
  constexpr double width = 2 * (2.3 * (12.6 + 2 * d + 8) + 5) + 2 * 4;
  for (const double opening : {0.3, 0.05, 0.003, 1e-5}) {
    DyadicMatrix x(n, d);
    for (int i = 0; i < n; ++i)
      for (int k = 0; k < d; ++k) x(i, k) = (i % 2 == 0 ? 1 : -3) * (1 + opening * normal(random));
    const auto coarse = sphere_kernels(Matrix(x, Level::certified_double()));
    const auto fine = sphere_kernels(Matrix(x, Level::ball(256)));
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        for (const auto part : {&SphereKernels::gram, &SphereKernels::angles, &SphereKernels::arc_cosine}) {
          const Real here = (coarse.*part)(i, j), there = (fine.*part)(i, j);
          CHECK(lower(here) <= upper(there));
          CHECK(upper(here) >= lower(there));
          CHECK((upper(here) - lower(here)) * 0x1p53 <= width);
        }
  }
}

TEST_CASE("a zero direction has no angle") {
  const DyadicMatrix data = rows(2, 2, {1, 2, 0, 0});
  CHECK_THROWS_AS(gram_of_directions(Matrix(data, Level::ball(64))), OutsideDomain);
  CHECK_THROWS_AS(gram_of_directions(Matrix(data, Level::certified_double())), NeedsMorePrecision);
  CHECK_THROWS_AS(gram_of_directions(Matrix(data, Level::mpfr(64))), NeedsMorePrecision);
}
