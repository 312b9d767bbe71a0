// Sums, scalings and entrywise products, each entry with the error of its own operation.
#include <cmath>

#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"

namespace lemmacheck::certified::kernels {

namespace {

/// Entries of a result that is being computed: midpoint by midpoint, radii only if one is not zero.
class Entries {
 public:
  Entries(int rows, int cols)
      : rows_(rows),
        cols_(cols),
        mid_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols)),
        rad_(mid_.size()) {}
  void set(std::size_t k, double midpoint, double radius) {
    mid_[k] = midpoint, rad_[k] = radius;
    inexact_ |= !(radius == 0);  // NaN counts
  }
  std::size_t size() const { return mid_.size(); }
  Matrix take() {
    if (!inexact_) rad_.clear();
    return {rows_, cols_, std::move(mid_), std::move(rad_)};
  }

 private:
  int rows_, cols_;
  Numbers mid_, rad_;
  bool inexact_ = false;
};

/// |fl(a b) - a b|, rounded up; 0 where the product is certainly exact.
inline double product_error(double a, double b, double p, const ErrorModel& model) {
  if (p == 0 && (a == 0 || b == 0)) return 0;
#ifdef __FP_FAST_FMA
  if (std::abs(p) >= 0x1p-960) return std::abs(std::fma(a, b, -p)) * (model.unit_roundoff * 0x1p53);
#endif
  if (rounding::is_product(a, b, p)) return 0;
  return std::abs(p) * (model.unit_roundoff * (1 + 0x1p-52)) + model.underflow;
}

/// Sums have errors that are doubles themselves (TwoSum, Knuth): the radius of a sum of exact entries is exact.
template <class Sum>
Matrix entrywise_sum(const Matrix& a, const Matrix& b, Sum signed_b, const ErrorModel& model) {
  Entries out(a.rows(), a.cols());
  const double* const am = a.midpoints().data();
  const double* const bm = b.midpoints().data();
  const double share = model.unit_roundoff * 0x1p53, grow = 1 + 8 * model.unit_roundoff;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double x = am[k], y = signed_b(bm[k]), s = x + y, t = s - x;
    const double error = std::abs((x - (s - t)) + (y - t)) * share;
    const double radii = (radius(a, k) + radius(b, k)) * model.radius_share;
    out.set(k, s, radii == 0 ? error : (radii + error) * grow);
  }
  return out.take();
}

/// |a||b| error terms: the rounding error of the midpoints' product and |a| rb + ra (|b| + rb), rounded up.
inline double product_radius(double a, double ra, double b, double rb, double p, const ErrorModel& model) {
  const double error = product_error(a, b, p, model);
  if (ra == 0 && rb == 0) return error;
  const double spread = (std::abs(a) * rb + ra * (std::abs(b) + rb)) * model.radius_share;
  return (error + spread) * (1 + 8 * model.unit_roundoff) + 4 * model.underflow;
}

struct MidpointRadius {
  double midpoint, radius;
};
MidpointRadius centred(const Interval& x) {
  if (x.is_point()) return {x.lower, 0};
  const double m = x.lower / 2 + x.upper / 2;
  const double left = rounding::up_sum(m - x.lower), right = rounding::up_sum(x.upper - m);
  return {m, left >= right ? left : right >= left ? right : left + right};
}

}  // namespace

Matrix add(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  require_same_shape(a, b, "sum");
  return entrywise_sum(
      a, b, [](double x) { return x; }, model);
}
Matrix subtract(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  require_same_shape(a, b, "difference");
  return entrywise_sum(
      a, b, [](double x) { return -x; }, model);
}

Matrix scale(const Interval& s, const Matrix& a, const ErrorModel& model) {
  const auto [m, r] = centred(s);
  if (r == 0 && m == 1) return a;
  if (r == 0 && m == -1) return negate(a);
  Entries out(a.rows(), a.cols());
  const double* const am = a.midpoints().data();
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double p = m * am[k];
    out.set(k, p, product_radius(m, r, am[k], radius(a, k), p, model));
  }
  return out.take();
}

/// With p = fl(a/s): a'/s' - a/s = ((a' - a) + (a/s)(s - s')) / s' for a' in a +- ra and s' in s +- rs.
Matrix divide(const Matrix& a, const Interval& s, const ErrorModel& model) {
  if (!(s.lower > 0 || s.upper < 0)) (void)(Interval(1) / s);  // throws: the divisor is or may be zero
  const auto [m, r] = centred(s);
  const double least = s.lower > 0 ? s.lower : -s.upper;
  Entries out(a.rows(), a.cols());
  const double* const am = a.midpoints().data();
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double p = am[k] / m, ra = radius(a, k);
    const double error =
        rounding::is_product(m, p, am[k]) ? 0 : std::abs(p) * (model.unit_roundoff * (1 + 0x1p-52)) + model.underflow;
    if (ra == 0 && r == 0) {
      out.set(k, p, error);
      continue;
    }
    const double product =
        r == 0 ? 0 : (std::abs(p) + error) * r + model.underflow;  // its underflow would be divided too
    const double spread = (ra + product) / least * model.radius_share;
    out.set(k, p, (error + spread) * (1 + 8 * model.unit_roundoff) + 4 * model.underflow);
  }
  return out.take();
}

Matrix hadamard(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  require_same_shape(a, b, "hadamard");
  Entries out(a.rows(), a.cols());
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double x = a.midpoints()[k], y = b.midpoints()[k], p = x * y;
    out.set(k, p, product_radius(x, radius(a, k), y, radius(b, k), p, model));
  }
  return out.take();
}

Matrix kronecker(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  Entries out(a.rows() * b.rows(), a.cols() * b.cols());
  const auto ar = static_cast<std::size_t>(a.rows()), br = static_cast<std::size_t>(b.rows());
  const auto ac = static_cast<std::size_t>(a.cols()), bc = static_cast<std::size_t>(b.cols());
  std::size_t k = 0;
  for (std::size_t j = 0; j < ac * bc; ++j)
    for (std::size_t i = 0; i < ar * br; ++i, ++k) {
      const std::size_t in_a = i / br + ar * (j / bc), in_b = i % br + br * (j % bc);
      const double x = a.midpoints()[in_a], y = b.midpoints()[in_b], p = x * y;
      out.set(k, p, product_radius(x, radius(a, in_a), y, radius(b, in_b), p, model));
    }
  return out.take();
}

}  // namespace lemmacheck::certified::kernels
