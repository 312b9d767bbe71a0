// The smallest eigenvalue by Kato-Temple, all eigenvalues by residuals: proofs around a guess.
#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <cmath>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/residual_bounds.hpp"
#include "numerics/linear_algebra/tridiagonal.hpp"

namespace lemmacheck::certified {

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
/// q < s <= lambda_2 (Parlett, The Symmetric Eigenvalue Problem, chapter 10): (A - lambda_1)(A - s) is positive
/// semidefinite, so 0 <= r^2 + (q - lambda_1)(q - s).
double lower_by_temple(const Rayleigh& x, double second, const Interval& fallback) {
  const Interval gap = second - x.quotient;
  if (!(gap.lower > 0)) return fallback.lower;
  return (x.quotient - square(Interval(x.residual)) / gap).lower;
}

}  // namespace

bool approximate(const Eigen::MatrixXd& symmetric, ApproximateEigenvectors& guess) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
  if (solver.info() != Eigen::Success || !solver.eigenvalues().allFinite()) return false;
  const auto lengths = solver.eigenvectors().colwise().squaredNorm().eval();  // NaN and infinity fail, too
  if (!(lengths.array() >= 0.25).all() || !(lengths.array() <= 4).all()) return false;
  guess = {solver.eigenvalues(), solver.eigenvectors()};
  return true;
}

bool approximate_smallest(const Eigen::MatrixXd& symmetric, ApproximateEigenvectors& guess) {
  const Eigen::Tridiagonalization<MatrixXd> reduced(symmetric);
  SmallestEigenpair pair;
  if (!approximate_smallest({reduced.diagonal(), reduced.subDiagonal()}, pair)) return approximate(symmetric, guess);
  pair.vector.applyOnTheLeft(reduced.matrixQ());
  guess = {Eigen::Vector2d(pair.value, pair.below_second), pair.vector};
  return true;
}

Interval smallest_eigenvalue_from(const ScaledSymmetric& a, const ApproximateEigenvectors& guess,
                                  const ErrorModel& model) {
  const double trivial = a.entries.diagonal().minCoeff();  // the Rayleigh quotient of a unit vector
  const VectorXd x = guess.vectors.col(0);
  const Rayleigh quotient = rayleigh(a, x, guess.values[0], model);
  if (!std::isfinite(quotient.quotient.upper)) return {lower_by_cholesky(a, guess.values[0], model), trivial};
  const double upper = std::min(trivial, quotient.quotient.upper);
  const double gap = guess.values[1] - guess.values[0], middle = guess.values[0] + gap / 2;
  double lower = -a.frobenius;
  if (middle > upper && second_is_at_least(a, x, gap, middle, model))
    lower = std::max(lower, lower_by_temple(quotient, middle, lower));
  constexpr double sharp = 0x1p-40;  // relative: beyond it the Cholesky bound may be the better one
  if (!(upper - lower < sharp * a.frobenius)) lower = std::max(lower, lower_by_cholesky(a, guess.values[0], model));
  return {lower, upper};
}

// Cao, Xie and Li, "A sharp version of Kahan's theorem on clustered eigenvalues", LAA 245 (1996): for V of
// full rank, |lambda_i - mu_i| <= |AV - VM|_2 / sigma_min(V) for the sorted eigenvalues; the Frobenius norm
// bounds the spectral norm, and sigma_min(V)^2 >= 1 - |V'V - I|.
std::vector<Interval> eigenvalues_from(const ScaledSymmetric& a, const ApproximateEigenvectors& guess,
                                       const ErrorModel& model) {
  const double n = a.size(), floor = 4 * n * n * model.underflow;
  const auto norm_above = [&](const MatrixXd& x) {
    return rounding::up_sum(std::sqrt(above_sum(x.squaredNorm(), static_cast<double>(x.size()), model)));
  };
  const MatrixXd& v = guess.vectors;
  const double v_norm = norm_above(v);
  MatrixXd r = v.transpose() * v;
  r.diagonal().array() -= 1;
  const double nonorthogonality =
      above_sum(norm_above(r) * model.nonorthogonality_share + relative_error(n + 2, model) * (v_norm * v_norm + n), 4,
                model) +
      floor;
  r.noalias() = a.entries * v;
  r -= v * guess.values.asDiagonal();
  const double largest = guess.values.cwiseAbs().maxCoeff();
  const double residual =
      above_sum(norm_above(r) * model.residual_share + relative_error(n + 3, model) * (a.frobenius + largest) * v_norm,
                4, model) +
      floor;
  const Interval bound =
      nonorthogonality < 0.5 ? Interval(0, residual) / sqrt(1 - Interval(nonorthogonality)) : Interval::everything();
  std::vector<Interval> result;
  result.reserve(static_cast<std::size_t>(a.size()));
  for (int i = 0; i < a.size(); ++i)
    result.push_back(bound.upper < a.frobenius ? around(guess.values[i], bound.upper)
                                               : Interval(-a.frobenius, a.frobenius));  // |lambda| <= |A|_F
  return result;
}

}  // namespace lemmacheck::certified
