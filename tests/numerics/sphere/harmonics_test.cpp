#include "numerics/sphere/harmonics.hpp"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
const Level exact = Level::rational();

bool is_exactly(const Real& x, const Fraction& value) { return certainly_zero(x - Real(value, exact)); }
bool contains(const Real& x, double value) { return lower(x) <= value && value <= upper(x); }

/// lambda_l of its definition (Funk and Hecke), by the midpoint rule in the angle: an independent, rough value.
double eigenvalue_by_quadrature(int d, int l) {
  const int steps = 20000;
  double weighted = 0, mass = 0;
  for (int s = 0; s < steps; ++s) {
    const double theta = M_PI * (s + 0.5) / steps, t = std::cos(theta), w = std::pow(std::sin(theta), d - 2);
    double before = 0, p = 1;  // P_l with P_l(1) = 1, by the Gegenbauer recurrence
    for (int k = 0; k < l; ++k) {
      const double next = ((2 * k + d - 2) * t * p - k * before) / (k + d - 2 + (d == 2 && k == 0 ? 1 : 0));
      before = p, p = d == 2 ? std::cos((k + 1) * theta) : next;
    }
    weighted += w * t * (M_PI - theta) / (2 * M_PI) * p, mass += w;
  }
  return weighted / mass;
}
}  // namespace

TEST_CASE("eigenvalues of the arc-cosine kernel in space are 1/16, 1/12, 7/256 and in dimension 5 rational too") {
  CHECK(is_exactly(arc_cosine_eigenvalue(3, 0, exact), {1, 16}));
  CHECK(is_exactly(arc_cosine_eigenvalue(3, 1, exact), {1, 12}));
  CHECK(is_exactly(arc_cosine_eigenvalue(3, 2, exact), {7, 256}));
  CHECK(is_exactly(arc_cosine_eigenvalue(3, 3, exact), 0));
  CHECK(is_exactly(arc_cosine_eigenvalue(5, 0, exact), {9, 256}));
  CHECK(is_exactly(arc_cosine_eigenvalue(5, 1, exact), {1, 20}));
}

TEST_CASE("eigenvalues of the arc-cosine kernel in the plane are 1/pi^2, 1/8, 5/(9 pi^2)") {
  for (const Level level : {Level::certified_double(), Level::ball(128)}) {
    const Real pi2 = square(pi(level));
    CHECK(std::abs(lower(arc_cosine_eigenvalue(2, 0, level) * pi2) - 1) < 1e-14);
    CHECK(std::abs(upper(arc_cosine_eigenvalue(2, 0, level) * pi2) - 1) < 1e-14);
    CHECK(contains(arc_cosine_eigenvalue(2, 0, level) * pi2, 1));
    CHECK(contains(arc_cosine_eigenvalue(2, 1, level), 0.125));
    CHECK(contains(9 * arc_cosine_eigenvalue(2, 2, level) * pi2, 5));
  }
}

TEST_CASE("the closed form of the spectrum agrees with quadrature of the Funk-Hecke integral") {
  for (const int d : {2, 3, 4, 5, 8, 13, 30})
    for (const int l : {0, 1, 2, 3, 4, 6})
      CHECK(std::abs(lower(arc_cosine_eigenvalue(d, l, Level::certified_double())) - eigenvalue_by_quadrature(d, l)) <
            3e-8);
}

TEST_CASE("multiplicities of spherical harmonics") {
  for (int l = 1; l < 30; ++l) {
    CHECK(harmonics_multiplicity(2, l) == 2);
    CHECK(harmonics_multiplicity(3, l) == 2 * l + 1);
    CHECK(harmonics_multiplicity(4, l) == (l + 1) * (l + 1));
  }
  CHECK(harmonics_multiplicity(7, 0) == 1);
  CHECK(harmonics_multiplicity(60, 1) == 60);
  CHECK(harmonics_multiplicity(100, 60) == std::numeric_limits<std::int64_t>::max());
  // C(63, 30) - C(61, 30): the products on the way to it do not fit 64 bits, the number does.
  CHECK(harmonics_multiplicity(31, 33) == 628063828966616525);
  CHECK_THROWS_AS(harmonics_multiplicity(1, 1), OutsideDomain);
}

TEST_CASE("eigenvalues come in non-increasing order and their multiplicities fill the count") {
  for (const int d : {2, 3, 4, 5, 7, 20, 60, 300}) {
    const KernelSpectrum spectrum(d, 5000, Level::certified_double());
    const auto& shells = spectrum.shells();
    std::int64_t held = 0;
    for (std::size_t s = 0; s < shells.size(); ++s) {
      held += shells[s].multiplicity;
      if (s > 0) CHECK(certainly_positive(shells[s - 1].relative - shells[s].relative));
    }
    CHECK(held >= 5000);
    CHECK(held - shells.back().multiplicity < 5000);
    CHECK(contains(spectrum.eigenvalue(1), 1.0 / (4 * d)));
    CHECK(contains(spectrum.eigenvalue(d), 1.0 / (4 * d)));
    CHECK(certainly_negative(spectrum.eigenvalue(d + 1) - spectrum.eigenvalue(d)));
  }
}

TEST_CASE("partial sums in space: the trace g(1) = 1/2 is approached from below") {
  // d(gamma_1) + lambda_0 + 5 lambda_2 = 3/12 + 1/16 + 35/256, exactly.
  const KernelSpectrum spectrum(3, 9, exact);
  CHECK(is_exactly(spectrum.partial_sum(9), {115, 256}));
  CHECK(is_exactly(spectrum.partial_sum(4), {5, 16}));
  CHECK(is_exactly(spectrum.partial_sum(6), {94, 256}));
  // All even degrees up to 400: values of an independent evaluation in 30-digit arithmetic, to five decimals.
  const std::vector<std::pair<int, double>> sums = {{2, 0.49975}, {3, 0.49960}, {5, 0.49941}};
  for (const auto& [d, value] : sums) {
    std::int64_t count = d;
    for (int l = 0; l <= 400; l += 2) count += harmonics_multiplicity(d, l);
    const Real sum = KernelSpectrum(d, count, Level::certified_double()).partial_sum(count);
    CHECK(upper(sum) < 0.5);
    CHECK(upper(abs(sum - value)) < 1e-5);
  }
}

TEST_CASE("squares: the sum of N lambda^2 in space is E g(t)^2 for t uniform on [-1, 1]") {
  double mean = 0;
  const int steps = 100000;
  for (int s = 0; s < steps; ++s) {
    const double t = -1 + (s + 0.5) * 2 / steps, g = t * (0.25 + std::asin(t) / (2 * M_PI));
    mean += g * g / steps;
  }
  double sum = 0;
  const KernelSpectrum spectrum(3, 20000, Level::certified_double());
  for (const auto& shell : spectrum.shells())
    sum += static_cast<double>(shell.multiplicity) * std::pow(lower(shell.relative) / 12, 2);
  CHECK(std::abs(sum - mean) < 1e-8);
}

TEST_CASE("Taylor coefficients of the arc-cosine kernel") {
  const auto a = arc_cosine_taylor(60, Level::certified_double());
  CHECK(contains(a[0], 0.25));
  CHECK(contains(2 * pi(Level::certified_double()) * a[1], 1));
  CHECK(certainly_zero(a[2]));
  CHECK(contains(12 * pi(Level::certified_double()) * a[3], 1));
  for (const double t : {-0.6, -0.1, 0.0, 0.3, 0.7}) {
    double sum = 0, power = 1;
    for (const Real& coefficient : a) sum += lower(coefficient) * (power *= t);
    CHECK(std::abs(sum - t * (0.25 + std::asin(t) / (2 * M_PI))) < 1e-10);
  }
  Real total(0.0);
  for (const Real& coefficient : arc_cosine_taylor(4000, Level::certified_double())) total += coefficient;
  CHECK(upper(total) < 0.5);
  CHECK(lower(total) > 0.4979);
}
