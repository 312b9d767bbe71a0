// Singular values: Eigen's decompositions guess, residual bounds prove.
#include <Eigen/Core>
#include <Eigen/SVD>
#include <cmath>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"
#include "numerics/linear_algebra/residual_bounds.hpp"

namespace lemmacheck::certified::kernels {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// 2^-exponent times a finite matrix or its transpose, with at least as many rows as columns and entries
/// whose squares neither overflow nor vanish together.
struct Tall {
  Matrix matrix;
  int exponent = 0;
};

Tall tall(const Matrix& a, const ErrorModel& model) {
  Tall result{a.rows() >= a.cols() ? a : certified::transpose(a), 0};
  const double largest = certified::largest_entry(a).upper;
  if (largest > 0 && std::isfinite(largest) && (largest > 0x1p300 || largest < 0x1p-300)) {
    std::frexp(largest, &result.exponent);
    const int half = -result.exponent / 2;  // 2^-exponent may overflow
    result.matrix = scale(std::ldexp(1.0, half), result.matrix, model);
    result.matrix = scale(std::ldexp(1.0, -result.exponent - half), result.matrix, model);
  }
  return result;
}

bool is_vector(const Matrix& a) { return a.rows() == 1 || a.cols() == 1; }
bool is_empty(const Matrix& a) { return a.rows() == 0 || a.cols() == 0; }
Interval nonnegative(const Interval& x) { return {x.lower < 0 ? 0 : x.lower, x.upper}; }

/// The decomposition of Eigen, and the bounds from it.
std::vector<Interval> from_decomposition(const Matrix& a, const ErrorModel& model) {
  const double rows = a.rows(), cols = a.cols();
  double spread = 0;
  if (!is_exact(a)) {  // |R|_2^2 <= |R|_1 |R|_inf (Higham, ASNA, 6.3)
    const auto r = radius_view(a).array();
    const double by_rows = above_sum(r.rowwise().sum().maxCoeff(), cols, model);
    const double by_cols = above_sum(r.colwise().sum().maxCoeff(), rows, model);
    spread = rounding::up(std::sqrt(above_sum(by_rows * by_cols, 4, model))) * model.radius_share;
  }
  const Eigen::MatrixXd mid = midpoint_view(a);
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(mid, Eigen::ComputeThinU | Eigen::ComputeThinV);
  return singular_values_from(mid, spread, {svd.matrixU(), svd.singularValues(), svd.matrixV()}, model);
}

}  // namespace

// sigma_max^2 is the largest eigenvalue of A'A, where squaring costs no accuracy.
Interval spectral_norm(const Matrix& a, const ErrorModel& model) {
  if (is_empty(a)) return 0;
  if (is_vector(a)) return frobenius_norm(a, model);
  if (!is_finite(a)) return {0, infinity};
  const Tall b = tall(a, model);
  const Matrix gram = multiply(certified::transpose(b.matrix), b.matrix, model);
  return times_power_of_two(sqrt(nonnegative(largest_eigenvalue(gram, model))), b.exponent);
}

// From A'A where that is accurate enough: the condition number is squared; else from a decomposition of A.
Interval smallest_singular_value(const Matrix& a, const ErrorModel& model) {
  if (is_empty(a)) throw OutsideDomain("smallest singular value of an empty matrix");
  if (is_vector(a)) return frobenius_norm(a, model);
  if (!is_finite(a)) return {0, infinity};
  constexpr double accurate_enough = 0x1p-36;
  const Tall b = tall(a, model);
  const Interval squared = smallest_eigenvalue(multiply(certified::transpose(b.matrix), b.matrix, model), model);
  if (squared.lower > 0 && squared.upper - squared.lower < accurate_enough * squared.lower)
    return times_power_of_two(sqrt(squared), b.exponent);
  return times_power_of_two(from_decomposition(b.matrix, model).back(), b.exponent);
}

Matrix singular_values(const Matrix& a, const ErrorModel& model) {
  if (is_empty(a)) return Matrix(0, 1, Numbers{}, Numbers{});
  if (is_vector(a)) return column_of({frobenius_norm(a, model)});
  const auto count = static_cast<std::size_t>(std::min(a.rows(), a.cols()));
  if (!is_finite(a)) return column_of(std::vector<Interval>(count, {0, infinity}));
  const Tall b = tall(a, model);
  std::vector<Interval> values = from_decomposition(b.matrix, model);
  for (Interval& x : values) x = times_power_of_two(x, b.exponent);
  return column_of(values);
}

}  // namespace lemmacheck::certified::kernels
