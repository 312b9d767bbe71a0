// Eigenvalues of symmetric matrices: Eigen's solver guesses, a-priori bounds prove.
#include <algorithm>
#include <cmath>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"
#include "numerics/linear_algebra/residual_bounds.hpp"

namespace lemmacheck::certified::kernels {

namespace {

template <class Square>
bool is_diagonal(const Square& a) {
  for (Eigen::Index j = 0; j < a.cols(); ++j)
    for (Eigen::Index i = j + 1; i < a.rows(); ++i)
      if (a(i, j) != 0) return false;
  return true;
}

/// Of a finite matrix whose midpoints are diagonal: those, ascending, and what the radii allow (Weyl). Not scaled, so
/// that exact ones stay points whatever their exponents are.
std::vector<Interval> diagonal_eigenvalues(const Matrix& symmetric, const ErrorModel& model) {
  const MatrixView a = midpoint_view(symmetric);
  Eigen::VectorXd values = a.diagonal();
  std::sort(values.begin(), values.end());
  const double spread = largest_radius_sum(symmetric, model);
  std::vector<Interval> enclosed;
  for (const double x : values) enclosed.push_back(Interval(x) + Interval(-spread, spread));
  return enclosed;
}

/// The smallest eigenvalue of the stored scaled matrix, which may be diagonal by underflow.
Interval smallest(const ScaledSymmetric& a, const ErrorModel& model) {
  if (is_diagonal(a.entries)) return a.entries.diagonal().minCoeff();
  ApproximateEigenvectors guess;
  if (approximate_smallest(a.entries, guess)) return smallest_eigenvalue_from(a, guess, model);
  return {-a.frobenius, a.entries.diagonal().minCoeff()};
}

/// The eigenvalue that is the smallest (sign = 1), or the largest (sign = -1).
Interval extreme_eigenvalue(const Matrix& symmetric, double sign, const ErrorModel& model) {
  require_square(symmetric, "eigenvalue");
  if (symmetric.rows() == 0) throw OutsideDomain("eigenvalue of an empty matrix");
  if (symmetric.rows() == 1) return entry(symmetric, 0);
  if (!has_finite_lower_triangle(symmetric)) return Interval::everything();
  if (is_diagonal(midpoint_view(symmetric))) {
    const std::vector<Interval> values = diagonal_eigenvalues(symmetric, model);
    return sign > 0 ? values.front() : values.back();
  }
  ScaledSymmetric a(symmetric, model);
  if (sign < 0) a.entries = -a.entries;
  const Interval found = smallest(a, model) + Interval(-a.spread, a.spread);
  const Interval value = times_power_of_two(found, a.exponent);
  return sign < 0 ? -value : value;
}

}  // namespace

Interval smallest_eigenvalue(const Matrix& symmetric, const ErrorModel& model) {
  return extreme_eigenvalue(symmetric, 1, model);
}
Interval largest_eigenvalue(const Matrix& symmetric, const ErrorModel& model) {
  return extreme_eigenvalue(symmetric, -1, model);
}

Matrix eigenvalues(const Matrix& symmetric, const ErrorModel& model) {
  require_square(symmetric, "eigenvalues");
  const int size = symmetric.rows();
  if (size == 0) return Matrix(0, 1, Numbers{}, Numbers{});
  if (size == 1) return symmetric;
  std::vector<Interval> values(static_cast<std::size_t>(size), Interval::everything());
  if (!has_finite_lower_triangle(symmetric)) return column_of(values);
  if (is_diagonal(midpoint_view(symmetric))) return column_of(diagonal_eigenvalues(symmetric, model));
  const ScaledSymmetric a(symmetric, model);
  ApproximateEigenvectors guess;
  if (approximate(a.entries, guess))
    values = eigenvalues_from(a, guess, model);
  else
    values.assign(values.size(), {-a.frobenius, a.frobenius});
  for (Interval& x : values) x = times_power_of_two(x + Interval(-a.spread, a.spread), a.exponent);
  return column_of(values);
}

bool certainly_positive_definite(const Matrix& symmetric, const ErrorModel& model) {
  require_square(symmetric, "positive definiteness");
  if (!has_finite_lower_triangle(symmetric)) return false;
  if (symmetric.rows() == 0) return true;
  if (symmetric.rows() == 1) return entry(symmetric, 0).lower > 0;
  ScaledSymmetric a(symmetric, model);
  // All eigenvalues exceed the spread by more than nothing: the smallest positive shift.
  return certainly_at_least(a.entries, model.underflow, a.spread, model);
}

}  // namespace lemmacheck::certified::kernels
