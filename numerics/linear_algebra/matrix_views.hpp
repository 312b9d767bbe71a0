// Eigen views of the storage of double-level matrices. Internal to numerics.
#pragma once

#include <Eigen/Core>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck::certified {

using MatrixView = Eigen::Map<const Eigen::MatrixXd>;
using ArrayView = Eigen::Map<const Eigen::ArrayXd>;

inline std::size_t size(const Matrix& a) {
  return static_cast<std::size_t>(a.rows()) * static_cast<std::size_t>(a.cols());
}
inline bool is_exact(const Matrix& a) { return a.radii().empty(); }
inline MatrixView midpoint_view(const Matrix& a) { return {a.midpoints().data(), a.rows(), a.cols()}; }
/// Only where the matrix is not exact.
inline MatrixView radius_view(const Matrix& a) { return {a.radii().data(), a.rows(), a.cols()}; }
inline Eigen::Map<Eigen::MatrixXd> view(Numbers& x, int rows, int cols) { return {x.data(), rows, cols}; }

/// The radius of entry k: 0 in an exact matrix.
inline double radius(const Matrix& a, std::size_t k) { return is_exact(a) ? 0 : a.radii()[k]; }
/// An enclosure of entry k of the storage.
inline Interval entry(const Matrix& a, std::size_t k) {
  const double m = a.midpoints()[k], r = radius(a, k);
  return r == 0 ? Interval(m) : Interval{rounding::down_sum(m - r), rounding::up_sum(m + r)};
}

/// True if no midpoint and no radius is infinite or NaN.
inline bool is_finite(const Matrix& a) {
  const auto finite = [](const Numbers& x) {
    double product = 0;
    for (const double v : x) product += v * 0;
    return product == 0;
  };
  return finite(a.midpoints()) && finite(a.radii());
}

/// The same of the lower triangle of a square matrix: what a symmetric matrix is read from.
inline bool has_finite_lower_triangle(const Matrix& a) {
  const auto n = static_cast<std::size_t>(a.rows());
  const auto finite = [&](const Numbers& x) {
    double product = 0;
    for (std::size_t j = 0; j < n && !x.empty(); ++j)
      for (std::size_t i = j; i < n; ++i) product += x[j * n + i] * 0;
    return product == 0;
  };
  return finite(a.midpoints()) && finite(a.radii());
}

inline void require_same_shape(const Matrix& a, const Matrix& b, const char* function) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) throw OutsideDomain(std::string(function) + ": shapes differ");
}
inline void require_square(const Matrix& a, const char* function) {
  if (a.rows() != a.cols()) throw OutsideDomain(std::string(function) + ": the matrix is not square");
}

/// An n x 1 matrix of enclosures (midpoint and radius, outward). A nonnegative lower end stays nonnegative where the
/// upper one is finite.
inline Matrix column_of(const std::vector<Interval>& x) {
  Numbers mid(x.size()), rad(x.size());
  bool exact = true;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const double l = x[k].lower, u = x[k].upper;
    mid[k] = l;
    if (l == u) continue;
    exact = false;
    mid[k] = l / 2 + u / 2;
    rad[k] = rounding::up_sum(std::max(rounding::up_sum(u - mid[k]), rounding::up_sum(mid[k] - l)));
    if (l >= 0 && rad[k] > mid[k]) mid[k] = rad[k];  // u <= mid + rad: [0, 2 rad] contains [l, u]
    if (!(rad[k] < std::numeric_limits<double>::infinity()))
      mid[k] = 0, rad[k] = std::numeric_limits<double>::infinity();
  }
  if (exact) rad.clear();
  return {static_cast<int>(x.size()), 1, std::move(mid), std::move(rad)};
}

}  // namespace lemmacheck::certified
