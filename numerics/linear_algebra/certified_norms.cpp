// Traces, sums, inner products and norms that need no decomposition.
#include <cmath>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"
#include "numerics/linear_algebra/scaled_symmetric.hpp"

namespace lemmacheck::certified::kernels {

namespace {

/// A running sum with the sum of the absolute errors of its additions and products, which are doubles
/// themselves (Knuth's TwoSum; Dekker's and FMA products): exact data with exact sums stay a point.
struct TrackedSum {
  double value = 0, error = 0;

  void add(double x) {
    const double s = value + x, t = s - value;
    error += std::abs((value - (s - t)) + (x - t));
    value = s;
  }
  void add_product(double x, double y, const ErrorModel& model) {
    const double p = x * y;
    if (p == 0 && (x == 0 || y == 0)) return;
#ifdef __FP_FAST_FMA
    error +=
        std::abs(p) >= 0x1p-960 ? std::abs(std::fma(x, y, -p)) : std::abs(p) * model.unit_roundoff + model.underflow;
#else
    if (!rounding::is_product(x, y, p)) error += std::abs(p) * model.unit_roundoff + model.underflow;
#endif
    add(p);
  }
};

/// The sum of the lanes; `spread` is the computed sum of the radii's terms, n the number of terms. `exact` says that
/// there are no radii: the spread alone does not, for it may have underflowed.
Interval total(TrackedSum (&lanes)[4], double spread, bool exact, double n, const ErrorModel& model) {
  for (int k = 1; k < 4; ++k) lanes[0].add(lanes[k].value), lanes[0].error += lanes[k].error;
  const double value = lanes[0].value, error = lanes[0].error * (model.unit_roundoff * 0x1p53);
  if (error == 0 && exact) return value;
  const double bound = above_sum(error + spread * model.radius_share, 3 * n + 8, model);
  return {rounding::down_sum(value - bound), rounding::up_sum(value + bound)};
}

Interval inner_product(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  const std::size_t n = size(a);
  const double *const x = a.midpoints().data(), *const y = b.midpoints().data();
  TrackedSum lanes[4];
  for (std::size_t k = 0; k < n; ++k) lanes[k % 4].add_product(x[k], y[k], model);
  double spread = 0, radii = 0;
  if (!is_exact(a) || !is_exact(b))
    for (std::size_t k = 0; k < n; ++k) {
      spread += std::abs(x[k]) * radius(b, k) + radius(a, k) * (std::abs(y[k]) + radius(b, k));
      radii += radius(a, k) + radius(b, k);
    }
  return total(lanes, spread, radii == 0, static_cast<double>(n), model);
}

Interval nonnegative(const Interval& x) { return {x.lower < 0 ? 0 : x.lower, x.upper}; }

}  // namespace

Interval inner(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  require_same_shape(a, b, "inner");
  return inner_product(a, b, model);
}

Interval squared_norm(const Matrix& a, const ErrorModel& model) { return nonnegative(inner_product(a, a, model)); }

// Where the squares leave the range of doubles, the matrix is scaled by a power of two first.
Interval frobenius_norm(const Matrix& a, const ErrorModel& model) {
  const Interval squares = squared_norm(a, model);
  if (squares.lower > 0x1p-900 && squares.upper < 0x1p1000) return sqrt(squares);
  const Interval size = certified::largest_entry(a);
  if (size.upper == 0) return 0;
  if (!(size.upper <= std::numeric_limits<double>::max())) return {0, std::numeric_limits<double>::infinity()};
  int exponent = 0;
  std::frexp(size.upper, &exponent);
  exponent = std::min(std::max(exponent, -1000), 1000);
  const Matrix scaled = scale(std::ldexp(1.0, -exponent), a, model);
  return times_power_of_two(sqrt(squared_norm(scaled, model)), exponent);
}

}  // namespace lemmacheck::certified::kernels
