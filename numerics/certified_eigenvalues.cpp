// Eigenvalues of symmetric matrices: Eigen's solver guesses, a-priori bounds prove.
#include <Eigen/Core>
#include <cmath>

#include "numerics/certified_kernels.hpp"
#include "numerics/interval_functions.hpp"
#include "numerics/matrix_views.hpp"
#include "numerics/scaled_symmetric.hpp"

namespace lemmacheck::certified::kernels {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

Interval around(double x, double radius) { return {rounding::down_sum(x - radius), rounding::up_sum(x + radius)}; }

/// The Rayleigh quotient of the stored scaled matrix at x, and a bound of |Ax - quotient x| / |x|.
struct Rayleigh {
  Interval quotient;
  double residual = 0;
};

// fl(Ax) is within gamma_n |A||x|, whose norm is at most gamma_n |A|_F |x|; the outer product x'(Ax) adds as
// much (Higham, ASNA, 3.1 and 3.5). The Rayleigh quotient minimises the residual over all shifts, so the
// residual at the approximate value bounds that at the exact quotient.
Rayleigh rayleigh(const ScaledSymmetric& a, const VectorXd& x, double value, const ErrorModel& model) {
  const double n = a.size(), floor = 4 * n * n * model.underflow;
  const VectorXd image = a.entries * x;
  const double squares = x.squaredNorm();
  const Interval length_squared = around(squares, relative_error(n, model) * squares + floor);
  const double product_error =
      above_sum(2 * relative_error(n + 1, model) * a.frobenius * length_squared.upper, 4, model) + floor;
  const Interval quotient = around(x.dot(image), product_error) / length_squared;

  const double residual_squares = above_sum((image - value * x).squaredNorm(), n, model) * model.residual_share;
  const Interval length = sqrt(length_squared);
  // Errors of the residual: of fl(Ax), of value x, and of the difference.
  const double error = relative_error(n + 2, model) * (a.frobenius + std::abs(value)) * length.upper + floor;
  const Interval residual = (sqrt(Interval(0, residual_squares)) + Interval(0, above_sum(error, 4, model))) / length;
  return {quotient, residual.upper};
}

/// A lower bound of the second smallest eigenvalue: lambda_2(A) >= lambda_1(A + t x x') by interlacing of
/// rank-one updates (Horn, Johnson, Matrix Analysis, 4.3.4), and the latter by the verified Cholesky.
bool second_is_at_least(const ScaledSymmetric& a, const VectorXd& x, double lift, double bound,
                        const ErrorModel& model) {
  const VectorXd lifted = lift * x;
  MatrixXd b = a.entries;
  b.noalias() += x * lifted.transpose();
  // Three roundings of t x_i x_j and one of the sum: entrywise 2u |t x_i x_j| + u |b_ij|, in Frobenius norm.
  const double size = lift * x.squaredNorm();
  const double error = 6 * model.unit_roundoff * (a.frobenius + size) + 4.0 * a.size() * model.underflow;
  return certainly_at_least(b, bound, error, model);
}

/// A lower bound of the smallest eigenvalue by the verified Cholesky, from close to further and further
/// below `guess`.
double lower_by_cholesky(const ScaledSymmetric& a, double guess, const ErrorModel& model) {
  const double trace = (a.entries.diagonal().array() - guess).cwiseMax(0).sum();
  const double unit = (a.size() + 2) * model.unit_roundoff * trace + 0x1p-60 * a.frobenius;
  for (double step = 2; step < 1e16; step *= 16) {
    const double bound = guess - step * unit;
    if (bound <= -a.frobenius) break;
    MatrixXd b = a.entries;
    if (certainly_at_least(b, bound, 0, model)) return bound;
  }
  return -a.frobenius;  // |lambda| <= |A|_2 <= |A|_F
}

/// Kato and Temple: lambda_1 >= q - r^2 / (s - q), where q is the Rayleigh quotient, r its residual and
/// q < s <= lambda_2 (Parlett, The Symmetric Eigenvalue Problem, 10.5).
double lower_by_temple(const Rayleigh& x, double second, const Interval& fallback) {
  const Interval gap = second - x.quotient;
  if (!(gap.lower > 0)) return fallback.lower;
  return (x.quotient - square(Interval(x.residual)) / gap).lower;
}

bool is_diagonal(const MatrixXd& a) {
  for (Eigen::Index j = 0; j < a.cols(); ++j)
    for (Eigen::Index i = j + 1; i < a.rows(); ++i)
      if (a(i, j) != 0) return false;
  return true;
}

/// The smallest eigenvalue of the stored scaled matrix.
Interval smallest(const ScaledSymmetric& a, const ErrorModel& model) {
  const double trivial = a.entries.diagonal().minCoeff();  // the Rayleigh quotient of a unit vector
  if (is_diagonal(a.entries)) return trivial;
  ApproximateEigenvectors guess;
  if (!approximate(a.entries, guess)) return {lower_by_cholesky(a, -a.frobenius, model), trivial};
  const VectorXd x = guess.vectors.col(0);
  const Rayleigh quotient = rayleigh(a, x, guess.values[0], model);
  const double upper = std::min(trivial, quotient.quotient.upper);
  if (!std::isfinite(upper)) return {-a.frobenius, trivial};
  const double gap = guess.values[1] - guess.values[0], middle = guess.values[0] + gap / 2;
  if (middle > upper && second_is_at_least(a, x, gap, middle, model)) {
    const double lower = lower_by_temple(quotient, middle, -a.frobenius);
    if (upper - lower < 0x1p-40 * a.frobenius) return {lower, upper};
    return {std::max(lower, lower_by_cholesky(a, guess.values[0], model)), upper};
  }
  return {lower_by_cholesky(a, guess.values[0], model), upper};
}

/// The eigenvalue that is the smallest (sign = 1), or the largest (sign = -1).
Interval extreme_eigenvalue(const Matrix& symmetric, double sign, const ErrorModel& model) {
  require_square(symmetric, "eigenvalue");
  if (symmetric.rows() == 0) throw OutsideDomain("eigenvalue of an empty matrix");
  if (symmetric.rows() == 1) return entry(symmetric, 0);
  if (!is_finite(symmetric)) return Interval::everything();
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

// Cao, Xie and Li, "A sharp version of Kahan's theorem on clustered eigenvalues", LAA 245 (1996): for V of
// full rank, |lambda_i - mu_i| <= |AV - VM|_2 / sigma_min(V) for the sorted eigenvalues; the Frobenius norm
// bounds the spectral norm, and sigma_min(V)^2 >= 1 - |V'V - I|.
Matrix eigenvalues(const Matrix& symmetric, const ErrorModel& model) {
  require_square(symmetric, "eigenvalues");
  const int size = symmetric.rows();
  if (size == 0) return Matrix(0, 1, Numbers{}, Numbers{});
  if (size == 1) return symmetric;
  const std::vector<Interval> unknown(static_cast<std::size_t>(size), Interval::everything());
  if (!is_finite(symmetric)) return column_of(unknown);
  const ScaledSymmetric a(symmetric, model);
  const double n = size, floor = 4 * n * n * model.underflow;
  ApproximateEigenvectors guess;
  Interval deviation(0, a.frobenius);  // |lambda_i - 0| <= |A|_F
  VectorXd values = VectorXd::Zero(size);
  if (approximate(a.entries, guess)) {
    const MatrixXd& v = guess.vectors;
    const double v_norm = rounding::up_sum(std::sqrt(above_sum(v.squaredNorm(), n * n, model)));
    MatrixXd r = v.transpose() * v;
    r.diagonal().array() -= 1;
    const double nonorthogonality =
        std::sqrt(above_sum(r.squaredNorm(), n * n, model)) * (1 + 0x1p-50) * model.nonorthogonality_share +
        above_sum(relative_error(n + 2, model) * (v_norm * v_norm + n), 4, model) + floor;
    r.noalias() = a.entries * v;
    r -= v * guess.values.asDiagonal();
    const double residual =
        std::sqrt(above_sum(r.squaredNorm(), n * n, model)) * (1 + 0x1p-50) * model.residual_share +
        above_sum(relative_error(n + 3, model) * (a.frobenius + guess.values.cwiseAbs().maxCoeff()) * v_norm, 4,
                  model) +
        floor;
    const Interval bound =
        nonorthogonality < 0.5 ? Interval(0, residual) / sqrt(1 - Interval(nonorthogonality)) : Interval::everything();
    if (bound.upper < a.frobenius) deviation = bound, values = guess.values;
  }
  const double radius = rounding::up_sum(deviation.upper + a.spread);
  std::vector<Interval> result;
  for (int i = 0; i < size; ++i) result.push_back(times_power_of_two(around(values[i], radius), a.exponent));
  return column_of(result);
}

bool certainly_positive_definite(const Matrix& symmetric, const ErrorModel& model) {
  require_square(symmetric, "positive definiteness");
  if (!is_finite(symmetric)) return false;
  if (symmetric.rows() == 0) return true;
  if (symmetric.rows() == 1) return entry(symmetric, 0).lower > 0;
  ScaledSymmetric a(symmetric, model);
  // All eigenvalues exceed the spread by more than nothing: the smallest positive shift.
  return certainly_at_least(a.entries, model.underflow, a.spread, model);
}

}  // namespace lemmacheck::certified::kernels
