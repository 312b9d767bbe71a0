// Bounds around guesses that are poor on purpose: there every term counts, so a dropped one is caught.
#include "numerics/residual_bounds.hpp"

#include <Eigen/Dense>

#include "tests/catch.hpp"
#include "tests/numerics/broken_models.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;
using Eigen::MatrixXd;

namespace {

MatrixXd perturbed(const MatrixXd& x, double size, Random& random) {
  return x + MatrixXd::NullaryExpr(x.rows(), x.cols(), [&] { return size * draw_uniform(-1, 1, random); });
}

/// From 1e-12 to 1e-2.
double draw_error(Random& random) { return std::pow(10.0, draw_uniform(-12, -2, random)); }

certified::ApproximateEigenvectors poor_eigenvectors(const MatrixXd& a, Random& random) {
  certified::ApproximateEigenvectors guess;
  REQUIRE(certified::approximate(a, guess));
  const double size = draw_error(random);
  switch (draw_int(0, 2, random)) {
    case 0:
      guess.vectors = perturbed(guess.vectors, size, random);
      break;
    case 1:
      guess.vectors *= 1 - size * 10;
      guess.values[0] += size * draw_int(-1, 1, random);
      break;
    default:
      guess.values[draw_int(0, 1, random) == 0 ? 0 : guess.values.size() - 1] += size;
  }
  return guess;
}

bool smallest_eigenvalue_holds(Random& random, const ErrorModel& model) {
  const Matrix a = draw_symmetric(draw_int(2, 4, random), random);
  const certified::ScaledSymmetric scaled(a, certified::ieee);
  const Interval x = certified::smallest_eigenvalue_from(scaled, poor_eigenvectors(scaled.entries, random), model) +
                     Interval(-scaled.spread, scaled.spread);
  return holds_eigenvalue(certified::times_power_of_two(x, scaled.exponent), member(a, random, true), 0);
}

bool eigenvalues_hold(Random& random, const ErrorModel& model) {
  const int n = draw_int(2, 4, random);
  const Matrix a = draw_symmetric(n, random);
  const certified::ScaledSymmetric scaled(a, certified::ieee);
  const auto all = certified::eigenvalues_from(scaled, poor_eigenvectors(scaled.entries, random), model);
  const ExactMatrix truth = member(a, random, true);
  for (int k = 0; k < n; ++k) {
    const Interval x = all[static_cast<std::size_t>(k)] + Interval(-scaled.spread, scaled.spread);
    if (!holds_eigenvalue(certified::times_power_of_two(x, scaled.exponent), truth, k)) return false;
  }
  return true;
}

bool singular_values_hold(Random& random, const ErrorModel& model) {
  const int cols = draw_int(1, 3, random), rows = cols + draw_int(0, 2, random);
  const MatrixXd a = perturbed(MatrixXd::Zero(rows, cols), 1, random);
  const Eigen::JacobiSVD<MatrixXd> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
  certified::ApproximateDecomposition guess{svd.matrixU(), svd.singularValues(), svd.matrixV()};
  const double size = draw_error(random);
  switch (draw_int(0, 3, random)) {
    case 0:
      guess.u = perturbed(guess.u, size, random);
      break;
    case 1:
      guess.v = perturbed(guess.v, size, random);
      break;
    case 2:
      guess.v *= 1 - size * 10;
      guess.s *= 1 - size * 10;
      break;  // consistent: the residual is small
    default:
      guess.s[cols - 1] *= 1 - size;
  }
  const auto all = certified::singular_values_from(a, 0, guess, model);
  ExactMatrix x(rows, cols);
  for (Eigen::Index k = 0; k < a.size(); ++k) x.entries[static_cast<std::size_t>(k)] = exact(a.data()[k]);
  const ExactMatrix gram = transposed(x) * x;
  for (int k = 0; k < cols; ++k) {
    const Interval& s = all[static_cast<std::size_t>(k)];
    if (!holds_eigenvalue({rounding::down(s.lower * s.lower), rounding::up(s.upper * s.upper)}, gram, cols - 1 - k))
      return false;
  }
  return true;
}

/// Symmetric 2 x 2 to 4 x 4 matrices whose smallest eigenvalue is a few roundoffs away from zero.
bool cholesky_holds(Random& random, const ErrorModel& model) {
  const int n = draw_int(2, 4, random);
  MatrixXd l = MatrixXd::Zero(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j <= i; ++j) l(i, j) = draw_uniform(-1, 1, random);
  l(n - 1, n - 1) = 0;
  MatrixXd a = l * l.transpose();
  a(n - 1, n - 1) -= draw_uniform(0, 4, random) * 0x1p-54;
  a /= 2 * a.cwiseAbs().maxCoeff();
  const MatrixXd b = a.selfadjointView<Eigen::Lower>();
  MatrixXd work = b;
  if (!certified::certainly_at_least(work, 0, 0, model)) return true;
  ExactMatrix x(n, n);
  for (int k = 0; k < n * n; ++k) x.entries[static_cast<std::size_t>(k)] = exact(b.data()[k]);
  return count_below(x, 0) == 0;
}

}  // namespace

TEST_CASE("bounds from poor guesses enclose") {
  CHECK(misses(smallest_eigenvalue_holds, 3000, certified::ieee) == 0);
  CHECK(misses(eigenvalues_hold, 3000, certified::ieee) == 0);
  CHECK(misses(singular_values_hold, 3000, certified::ieee) == 0);
  CHECK(misses(cholesky_holds, 20000, certified::ieee) == 0);
}

TEST_CASE("dropped residuals, half residuals and dropped nonorthogonality are caught") {
  CHECK(misses(smallest_eigenvalue_holds, 3000, no_residual()) > 0);
  for (const Property property : {eigenvalues_hold, singular_values_hold}) {
    CHECK(misses(property, 3000, no_residual()) > 0);
    CHECK(misses(property, 3000, half_the_residual()) > 0);
    CHECK(misses(property, 3000, no_nonorthogonality()) > 0);
  }
}

// Half of it is not: the diagonal is rounded down by a whole ulp besides, and roundings of random data add up
// like the square root of their number, far below the proved worst case.
TEST_CASE("a verified Cholesky without its backward error is caught") {
  CHECK(misses(cholesky_holds, 20000, no_cholesky_error()) > 0);
}
