// What spectra and solutions promise besides enclosing (enclosures_test.cpp).
#include "numerics/linear_algebra/certified_matrix.hpp"
#include "numerics/linear_algebra/residual_bounds.hpp"
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

TEST_CASE("diagonal matrices have exact eigenvalues, whatever their exponents") {
  const Vector values = certified::eigenvalues(symmetric(3, {0x1p1023, 0, 0, 0, 0x1p-1060, 0, 0, 0, -0x1p-1074}));
  CHECK(values.radii().empty());
  CHECK(values.midpoints() == Numbers{-0x1p-1074, 0x1p-1060, 0x1p1023});
  const Interval least = certified::smallest_eigenvalue(symmetric(2, {0x1p1023, 0, 0, 0x1p-1060}));
  CHECK((least.is_point() && least.lower == 0x1p-1060));
  // Radii beside the diagonal move a diagonal matrix's eigenvalues, too.
  const Matrix blurred(2, 2, Numbers{1, 0, 0, 2}, Numbers{0, 0.5, 0.5, 0.25});
  CHECK(certified::smallest_eigenvalue(blurred).lower <= 0.75);
  CHECK(certified::smallest_eigenvalue(blurred).upper >= 1);
  CHECK(certified::largest_eigenvalue(blurred).upper >= 2.25 + 0.125);
}

TEST_CASE("what underflows when a matrix is scaled stays in its spectrum") {
  Random random(1);
  for (const double sign : {1.0, -1.0})
    for (const double small : {0x1p-1060, 0x1p-1074, 0x1p-1000}) {
      const Matrix a = symmetric(2, {sign * 0x1p1023, small, small, sign * small});
      const ExactMatrix truth = member(a, random, true);
      // The eigenvalue that scaling loses is near sign * small, and not zero.
      CHECK((sign > 0 ? certified::smallest_eigenvalue(a).upper > 0 : certified::largest_eigenvalue(a).lower < 0));
      const Interval lost = certified::eigenvalues(a)(sign > 0 ? 0 : 1).interval();
      CHECK((sign > 0 ? lost.upper > 0 : lost.lower < 0));
      CHECK(holds_eigenvalue(certified::smallest_eigenvalue(a), truth, 0));
      CHECK(holds_eigenvalue(certified::largest_eigenvalue(a), truth, 1));
      const Vector all = certified::eigenvalues(a);
      for (int k = 0; k < 2; ++k) CHECK(holds_eigenvalue(all(k).interval(), truth, k));
      const Matrix b(2, 2, Numbers{0x1p1023, 0, 0, small}, {});
      CHECK(
          holds_singular_value(Ends(Real(certified::smallest_singular_value(b))), smaller_gram(member(b, random)), 1));
    }
}

TEST_CASE("Temple's inequality is used with a second eigenvalue that is proved, not guessed") {
  // The vector is halfway between the two eigenvectors, so that its Rayleigh quotient is 3/2 of the smallest eigenvalue;
  // a second eigenvalue that is guessed too large would prove more than 1.4 of it.
  const double quarter = 0.25, half = 0.5;
  const certified::ScaledSymmetric scaled(symmetric(2, {quarter, 0, 0, half}), certified::ieee);
  certified::ApproximateEigenvectors guess;
  guess.vectors = Eigen::MatrixXd{{std::sqrt(0.5), std::sqrt(0.5)}, {std::sqrt(0.5), -std::sqrt(0.5)}};
  for (const double second : {0.26, 0.5, 1.0, 8.0, 1e6}) {
    guess.values = Eigen::VectorXd{{0.375, second}};
    const Interval x = certified::times_power_of_two(
        certified::smallest_eigenvalue_from(scaled, guess, certified::ieee), scaled.exponent);
    CHECK(x.lower <= quarter);
    CHECK(x.upper >= quarter);
  }
}

TEST_CASE("what lies above the diagonal does not matter, not even where it is no number") {
  for (const double beyond : std::initializer_list<double>{NAN, INFINITY, 1e308}) {
    const Matrix a = symmetric(2, {2, 1, beyond, 2});
    CHECK(certified::smallest_eigenvalue(a).lower > 0.99);
    CHECK(certified::largest_eigenvalue(a).upper < 3.01);
    CHECK(certified::eigenvalues(a)(1).interval().upper < 3.01);
    CHECK(certified::certainly_positive_definite(a));
  }
  CHECK(certified::smallest_eigenvalue(symmetric(2, {2, NAN, 1, 2})).lower == -INFINITY);
}

TEST_CASE("spectra beyond the largest double are half-lines, or nothing in a matrix") {
  const Matrix ones(3, 3, Numbers(9, 0x1p1023), {});
  const Interval largest = certified::spectral_norm(ones);  // 3 times that
  CHECK(largest.lower == std::numeric_limits<double>::max());
  CHECK(largest.upper == INFINITY);
  CHECK(certified::largest_eigenvalue(ones).lower == std::numeric_limits<double>::max());
  const Matrix negative(3, 3, Numbers(9, -0x1p1023), {});
  CHECK(certified::smallest_eigenvalue(negative).upper == -std::numeric_limits<double>::max());
  CHECK(certified::smallest_eigenvalue(negative).lower == -INFINITY);
  CHECK(certified::singular_values(ones)(0).interval().lower == -INFINITY);
  CHECK(certified::singular_values(ones)(0).interval().upper == INFINITY);
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
