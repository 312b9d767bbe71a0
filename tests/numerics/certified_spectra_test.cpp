#include "numerics/certified_matrix.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/broken_models.hpp"

namespace kernels = lemmacheck::certified::kernels;
using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

int draw_order(Random& random) {
  return draw_int(0, 29, random) == 0 ? draw_int(9, 24, random) : draw_int(1, 7, random);
}

Matrix draw_enclosure(const Matrix& a, Random& random) {
  return draw_int(0, 2, random) == 0 ? with_radii(a, random) : a;
}

bool extreme_eigenvalues_hold(Random& random, const ErrorModel& model) {
  const int n = draw_order(random);
  const Matrix a = draw_enclosure(draw_symmetric(n, random), random);
  const ExactMatrix x = member(a, random, true);
  return holds_eigenvalue(kernels::smallest_eigenvalue(a, model), x, 0) &&
         holds_eigenvalue(kernels::largest_eigenvalue(a, model), x, n - 1);
}

bool all_eigenvalues_hold(Random& random, const ErrorModel& model) {
  const int n = draw_int(1, 6, random);
  const Matrix a = draw_enclosure(draw_symmetric(n, random), random), values = kernels::eigenvalues(a, model);
  const ExactMatrix x = member(a, random, true);
  for (int k = 0; k < n; ++k)
    if (!holds_eigenvalue(entry(values, k), x, k)) return false;
  return true;
}

bool definiteness_holds(Random& random, const ErrorModel& model) {
  const Matrix a = draw_enclosure(draw_symmetric(draw_order(random), random), random);
  if (!kernels::certainly_positive_definite(a, model)) return true;
  return count_below(member(a, random, true), 0) == 0;
}

/// sigma^2 is an eigenvalue of the smaller of the exact Gram matrices.
struct ExactSingularValues {
  ExactMatrix gram;
  explicit ExactSingularValues(const ExactMatrix& a) : gram(a.rows >= a.cols ? transposed(a) * a : a * transposed(a)) {}
  /// k = 0 is the largest.
  bool lies_in(const Interval& x, int k) const {
    if (!(x.lower >= 0)) return std::isnan(x.lower);
    const int below = gram.rows - 1 - k;
    const bool above_lower = x.lower == 0 || count_below(gram, exact(x.lower) * exact(x.lower) * shrink()) <= below;
    return above_lower && (!std::isfinite(x.upper) || x.upper >= 0x1p900 ||
                           count_below(gram, (exact(x.upper) + tiny()) * exact(x.upper) / shrink()) > below);
  }
  static Rational shrink() { return 1 - Rational(1, Integer(1) << 200); }
  static Rational tiny() { return Rational(1, Integer(1) << 2000); }
};

bool singular_values_hold(Random& random, const ErrorModel& model) {
  const int rows = draw_int(1, 6, random), cols = draw_int(1, 6, random), count = std::min(rows, cols);
  const Matrix a = draw_enclosure(draw_matrix(rows, cols, random), random);
  const ExactSingularValues truth(member(a, random));
  const Matrix values = kernels::singular_values(a, model);
  for (int k = 0; k < count; ++k)
    if (!truth.lies_in(entry(values, k), k)) return false;
  return truth.lies_in(kernels::spectral_norm(a, model), 0) &&
         truth.lies_in(kernels::smallest_singular_value(a, model), count - 1);
}

/// a solution of a x = b by Gauss-Jordan elimination of rationals; empty if singular.
ExactMatrix exact_solution(ExactMatrix a, ExactMatrix b) {
  const int n = a.rows;
  for (int k = 0; k < n; ++k) {
    int pivot = k;
    while (pivot < n && a(pivot, k) == 0) ++pivot;
    if (pivot == n) return {};
    for (int j = 0; j < n; ++j) std::swap(a(k, j), a(pivot, j));
    for (int j = 0; j < b.cols; ++j) std::swap(b(k, j), b(pivot, j));
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      const Rational factor = a(i, k) / a(k, k);
      for (int j = k; j < n; ++j) a(i, j) -= factor * a(k, j);
      for (int j = 0; j < b.cols; ++j) b(i, j) -= factor * b(k, j);
    }
  }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < b.cols; ++j) b(i, j) /= a(i, i);
  return b;
}

bool solution_holds(Random& random, const ErrorModel& model) {
  const int n = draw_int(1, 5, random);
  const Matrix a = draw_enclosure(draw_matrix(n, n, random), random),
               b = draw_enclosure(draw_matrix(n, 2, random), random);
  const ExactMatrix truth = exact_solution(member(a, random), member(b, random));
  try {
    const Matrix x = kernels::solve(a, b, model);
    return truth.rows == n && holds(x, truth);
  } catch (const NeedsMorePrecision&) {
    return true;
  }
}

Matrix symmetric(int n, Numbers entries) { return {n, n, std::move(entries), {}}; }

}  // namespace

TEST_CASE("extreme eigenvalues of random, graded, clustered and near-singular matrices are enclosed") {
  CHECK(misses(extreme_eigenvalues_hold, 4000, certified::ieee) == 0);
}
TEST_CASE("all eigenvalues are enclosed, with multiplicities") {
  CHECK(misses(all_eigenvalues_hold, 2000, certified::ieee) == 0);
}
TEST_CASE("what is proved positive definite is") { CHECK(misses(definiteness_holds, 4000, certified::ieee) == 0); }
TEST_CASE("singular values are enclosed, also of rank-deficient matrices") {
  CHECK(misses(singular_values_hold, 2000, certified::ieee) == 0);
}
TEST_CASE("solutions of linear systems are enclosed") { CHECK(misses(solution_holds, 3000, certified::ieee) == 0); }

TEST_CASE("half of the radii is caught in every spectral bound and in systems") {
  for (const Property property : {extreme_eigenvalues_hold, all_eigenvalues_hold, singular_values_hold, solution_holds})
    CHECK(misses(property, 2000, half_the_radii()) > 0);
}

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
