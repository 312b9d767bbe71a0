// Singular values: Eigen's decompositions guess, residual bounds prove.
#include <Eigen/Core>
#include <Eigen/SVD>
#include <cmath>

#include "numerics/certified_kernels.hpp"
#include "numerics/interval_functions.hpp"
#include "numerics/matrix_views.hpp"
#include "numerics/scaled_symmetric.hpp"

namespace lemmacheck::certified::kernels {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

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
  if (largest > 0 && (largest > 0x1p300 || largest < 0x1p-300)) {
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

/// At least the Frobenius norm of a finite matrix of doubles of moderate size.
double frobenius_above(const MatrixXd& x, const ErrorModel& model) {
  return rounding::up_sum(std::sqrt(above_sum(x.squaredNorm(), static_cast<double>(x.size()), model)));
}

/// At least |V'V - I| (Frobenius): fl(V'V) is within gamma |V'||V|.
double nonorthogonality(const MatrixXd& v, const ErrorModel& model) {
  const double terms = static_cast<double>(v.rows()), size = frobenius_above(v, model);
  MatrixXd gram = v.transpose() * v;
  gram.diagonal().array() -= 1;
  return above_sum(frobenius_above(gram, model) * model.nonorthogonality_share +
                       relative_error(terms + 2, model) * (size * size + static_cast<double>(v.cols())),
                   8, model);
}

/// All singular values of a tall finite matrix, descending, from an approximate decomposition U S V'. With
/// E = A V - U S: |sigma_i(A V) - sigma_i(U S)| <= |E| (Weyl), and multiplying by U, or by the square V, moves
/// a singular value by a factor in [sqrt(1 - d), sqrt(1 + d)], d = |U'U - I| resp. |V'V - I| < 1 (Ostrowski;
/// Horn, Johnson, Topics in Matrix Analysis, 3.3.16). The radii add their spectral norm (Weyl).
std::vector<Interval> from_decomposition(const Matrix& a, const ErrorModel& model) {
  const MatrixXd mid = midpoint_view(a);
  const double rows = a.rows(), cols = a.cols();
  double spread = 0;
  if (!is_exact(a)) {
    const auto r = radius_view(a).array();
    const double by_rows = r.rowwise().sum().maxCoeff(), by_cols = r.colwise().sum().maxCoeff();
    spread =
        rounding::up(std::sqrt(above_sum(above_sum(by_rows, cols, model) * above_sum(by_cols, rows, model), 4, model)));
    spread *= model.radius_share;
  }
  const double size = frobenius_above(mid, model);
  const Interval trivial = Interval(0, size) + Interval(0, spread);
  const std::vector<Interval> unknown(static_cast<std::size_t>(a.cols()), trivial);
  const Eigen::JacobiSVD<MatrixXd> svd(mid, Eigen::ComputeThinU | Eigen::ComputeThinV);
  const MatrixXd &u = svd.matrixU(), &v = svd.matrixV();
  const VectorXd& s = svd.singularValues();
  if (!s.allFinite() || !u.allFinite() || !v.allFinite()) return unknown;

  const double of_u = nonorthogonality(u, model), of_v = nonorthogonality(v, model);
  if (!(of_v < 0.5 && of_u < 0.5)) return unknown;
  MatrixXd residual = mid * v;
  residual -= u * s.asDiagonal();
  // One rounding more than there are: it covers the underflow, as the largest entry is at least 2^-300.
  const double error =
      relative_error(cols + 4, model) * (size * frobenius_above(v, model) + s[0] * frobenius_above(u, model));
  const Interval distance(0, above_sum(frobenius_above(residual, model) * model.residual_share + error, 8, model));
  const Interval low_u = sqrt(1 - Interval(of_u)), high_u = sqrt(1 + Interval(of_u));
  const Interval low_v = sqrt(1 - Interval(of_v)), high_v = sqrt(1 + Interval(of_v));
  std::vector<Interval> result;
  for (Eigen::Index i = 0; i < s.size(); ++i) {
    const double lower = (nonnegative(Interval(s[i]) * low_u - distance) / high_v - Interval(spread)).lower;
    const double upper = ((Interval(s[i]) * high_u + distance) / low_v + Interval(spread)).upper;
    result.push_back({std::max(0.0, lower), std::min(upper, trivial.upper)});
  }
  return result;
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
