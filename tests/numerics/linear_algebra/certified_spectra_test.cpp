// What spectra and solutions promise besides enclosing (enclosures_test.cpp).
#include "numerics/linear_algebra/certified_matrix.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/exact_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

Matrix symmetric(int n, Numbers entries) { return {n, n, std::move(entries), {}}; }

}  // namespace

TEST_CASE("the indefinite matrix of subnormal numbers is not positive definite") {
  const double t = 0x1p-1074, d = 100 * t, s = 7 * t;
  const Matrix a = symmetric(4, {d, 0, 0, s, 0, d, 0, s, 0, 0, d, s, s, s, s, t});
  CHECK_FALSE(certified::certainly_positive_definite(a));
  CHECK(certified::smallest_eigenvalue(a).lower < 0);
  Random random(1);
  CHECK(holds_eigenvalue(certified::smallest_eigenvalue(a), member(a, random, true), 0));
}

TEST_CASE("diagonal matrices have exact extreme eigenvalues") {
  const Matrix a = symmetric(3, {3, 0, 0, 0, -0.1, 0, 0, 0, 1e-300});
  CHECK((certified::smallest_eigenvalue(a).is_point() && certified::smallest_eigenvalue(a).lower == -0.1));
  CHECK((certified::largest_eigenvalue(a).is_point() && certified::largest_eigenvalue(a).lower == 3));
}

TEST_CASE("only the lower triangle counts") {
  const Interval x = certified::smallest_eigenvalue(symmetric(2, {2, 1, 77, 2}));
  CHECK(x.lower <= 1);
  CHECK(x.upper >= 1);
  CHECK(x.upper - x.lower < 1e-14);
}

TEST_CASE("the smallest eigenvalue of a well-conditioned matrix has a relative width of a few roundoffs") {
  Random random(5);
  for (int n = 2; n <= 24; ++n) {
    Numbers entries(static_cast<std::size_t>(n * n));
    for (double& x : entries) x = draw_uniform(-1, 1, random) / n;
    for (int i = 0; i < n; ++i) entries[static_cast<std::size_t>(i * (n + 1))] += 3;
    const Interval x = certified::smallest_eigenvalue(symmetric(n, entries));
    const double size = certified::frobenius_norm(symmetric(n, entries)).upper;
    CHECK(x.upper - x.lower < 8 * (n + 3) * 0x1p-53 * size);
  }
}

TEST_CASE("infinite entries give unknown spectra") {
  const Matrix a = symmetric(2, {INFINITY, 1, 1, 2});
  CHECK(certified::smallest_eigenvalue(a).lower == -INFINITY);
  CHECK(certified::singular_values(a).radii().at(0) != 0);
  CHECK_FALSE(certified::certainly_positive_definite(a));
  CHECK_THROWS_AS(certified::solve(a, a), NeedsMorePrecision);
}

TEST_CASE("the smallest singular value is usable to condition 1e12 and cut at zero beyond") {
  // Q1 diag(1, 10^-d) Q2' with Q1, Q2 products of exact Pythagorean rotations, up to roundings of the entries.
  for (int d = 0; d <= 12; ++d) {
    const double small = std::pow(10.0, -d), c = 0.6, s = 0.8;
    const Matrix a =
        symmetric(2, {c * c + s * s * small, s * c - c * s * small, c * s - s * c * small, s * s + c * c * small});
    const Interval x = certified::smallest_singular_value(a);
    CHECK(x.upper - x.lower < 1e-2 * x.upper);
    CHECK(x.lower > 0);
  }
  const Interval none = certified::smallest_singular_value(symmetric(2, {1, 2, 2, 4}));
  CHECK(none.lower == 0);
  CHECK(none.upper < 1e-14);
}

TEST_CASE("a singular system is not solved, a regular one with integers is accurate") {
  CHECK_THROWS_AS(certified::solve(symmetric(2, {1, 2, 2, 4}), symmetric(2, {1, 0, 0, 1})), NeedsMorePrecision);
  const Matrix x = certified::solve(symmetric(2, {2, 1, 1, 3}), Matrix(2, 1, Numbers{3, 5}, {}));
  Random random(1);
  ExactMatrix truth(2, 1);
  truth(0, 0) = Rational(4, 5), truth(1, 0) = Rational(7, 5);
  CHECK(holds(x, truth));
  for (const double r : x.radii()) CHECK(r < 1e-14);
}
