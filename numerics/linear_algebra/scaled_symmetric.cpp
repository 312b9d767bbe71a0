#include "numerics/linear_algebra/scaled_symmetric.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>

#include "numerics/linear_algebra/matrix_views.hpp"

namespace lemmacheck::certified {

// Perron-Frobenius; Higham, ASNA, 6.2.
double largest_radius_sum(const Matrix& a, const ErrorModel& model) {
  if (is_exact(a)) return 0;
  const MatrixView r = radius_view(a);
  Eigen::VectorXd sums = Eigen::VectorXd::Zero(r.rows());
  for (Eigen::Index j = 0; j < r.cols(); ++j) {
    sums[j] += r(j, j);
    for (Eigen::Index i = j + 1; i < r.rows(); ++i) sums[i] += r(i, j), sums[j] += r(i, j);
  }
  return above_sum(sums.maxCoeff(), static_cast<double>(r.rows()), model) * model.radius_share;
}

Interval times_power_of_two(const Interval& x, int exponent) {
  const auto is_exact_end = [](double end, double scaled) {
    return std::isfinite(scaled) && (end == 0 || std::abs(scaled) >= 0x1p-1000);
  };
  const double l = std::ldexp(x.lower, exponent), u = std::ldexp(x.upper, exponent);
  // A sign is kept; NaN is not compared away.
  double below = x.lower >= 0 && l <= rounding::smallest ? 0 : rounding::down(l);
  double above = x.upper <= 0 && u >= -rounding::smallest ? 0 : rounding::up(u);
  // What overflows is beyond the largest double.
  constexpr double largest = std::numeric_limits<double>::max();
  if (std::isfinite(x.lower) && l > largest) below = largest;
  if (std::isfinite(x.upper) && u < -largest) above = -largest;
  return {is_exact_end(x.lower, l) ? l : below, is_exact_end(x.upper, u) ? u : above};
}

ScaledSymmetric::ScaledSymmetric(const Matrix& symmetric, const ErrorModel& model) {
  const int n = symmetric.rows();
  const MatrixView a = midpoint_view(symmetric);
  double largest = 0;
  for (int j = 0; j < n; ++j)
    for (int i = j; i < n; ++i) largest = std::max(largest, std::abs(a(i, j)));
  if (largest > 0) std::frexp(largest, &exponent);
  // 2^-exponent may overflow; two factors do not.
  const double first = std::ldexp(1.0, -exponent / 2), second = std::ldexp(1.0, -exponent - (-exponent / 2));
  entries.resize(n, n);
  double squares = 0;
  bool underflowed = false;
  for (int j = 0; j < n; ++j)
    for (int i = j; i < n; ++i) {
      const double x = a(i, j) * first * second;
      entries(i, j) = entries(j, i) = x;
      underflowed = underflowed || (exponent > 0 && std::abs(x) < 0x1p-1000 && a(i, j) != 0);
      squares += i == j ? x * x : 2 * (x * x);
    }
  const double terms = static_cast<double>(n) * n;
  frobenius = rounding::up_sum(std::sqrt(above_sum(squares, terms, model)));
  spread = largest_radius_sum(symmetric, model);
  if (spread > 0) spread = times_power_of_two(spread, -exponent).upper;
  if (underflowed) spread = rounding::up_sum(spread + 2 * n * model.underflow);
}

bool certainly_at_least(Eigen::MatrixXd& b, double shift, double perturbation, const ErrorModel& model) {
  const Eigen::Index n = b.rows();
  const double size = static_cast<double>(n), gamma = relative_error(size + 1, model) * model.cholesky_share;
  double trace = 0;
  for (Eigen::Index i = 0; i < n; ++i) trace += std::max(0.0, rounding::up_sum(b(i, i) - shift));
  trace = above_sum(trace, size, model);
  const double backward = trace * (gamma / (1 - gamma)) * (1 + 0x1p-50) + 4 * size * (size + 2) * model.underflow;
  const double lowering = rounding::up_sum(rounding::up_sum(shift + rounding::up_sum(backward)) + perturbation);
  if (!std::isfinite(lowering)) return false;
  for (Eigen::Index i = 0; i < n; ++i) {
    b(i, i) = rounding::down_sum(b(i, i) - lowering);
    if (!(b(i, i) > 0)) return false;
  }
  Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> factor(b);
  // Eigen lets NaN pass: every pivot must be a positive number.
  return factor.info() == Eigen::Success && (b.diagonal().array() > 0).all();
}

}  // namespace lemmacheck::certified
