#include "tests/numerics/exact_truth.hpp"

#include <Eigen/Dense>
#include <limits>

namespace lemmacheck::test {

using Eigen::MatrixXd;

ExactMatrix operator*(const ExactMatrix& a, const ExactMatrix& b) {
  ExactMatrix c(a.rows, b.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < b.cols; ++j)
      for (int k = 0; k < a.cols; ++k) c(i, j) += a(i, k) * b(k, j);
  return c;
}

ExactMatrix transposed(const ExactMatrix& a) {
  ExactMatrix t(a.cols, a.rows);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) t(j, i) = a(i, j);
  return t;
}

ExactMatrix member(const Matrix& a, Random& random, bool symmetric) {
  ExactMatrix m(a.rows(), a.cols());
  for (std::size_t k = 0; k < m.entries.size(); ++k) {
    m.entries[k] = exact(a.midpoints()[k]);
    if (!a.radii().empty()) m.entries[k] += exact(a.radii()[k]) * draw_int(-1, 1, random);
  }
  if (symmetric)
    for (int i = 0; i < m.rows; ++i)
      for (int j = i + 1; j < m.cols; ++j) m(i, j) = m(j, i);
  return m;
}

bool holds(const Interval& x, const Rational& value) {
  const bool below = std::isnan(x.lower) || x.lower == -INFINITY || (std::isfinite(x.lower) && exact(x.lower) <= value);
  return below && (std::isnan(x.upper) || x.upper == INFINITY || (std::isfinite(x.upper) && exact(x.upper) >= value));
}

bool holds(const Matrix& x, const ExactMatrix& value) {
  if (x.rows() != value.rows || x.cols() != value.cols) return false;
  for (std::size_t k = 0; k < value.entries.size(); ++k) {
    const double m = x.midpoints()[k], r = x.radii().empty() ? 0 : x.radii()[k];
    if (std::isnan(r) || r == INFINITY) continue;  // nothing is known
    // An infinite midpoint with a finite radius reads as [NaN, inf]: nothing is known, either.
    if (!std::isfinite(m) && !x.radii().empty()) continue;
    if (!std::isfinite(m) || abs(exact(m) - value.entries[k]) > exact(r)) return false;
  }
  return true;
}

Interval entry(const Matrix& column, int i) {
  const auto k = static_cast<std::size_t>(i);
  const double m = column.midpoints()[k], r = column.radii().empty() ? 0 : column.radii()[k];
  return r == 0 ? Interval(m) : Interval{rounding::down_sum(m - r), rounding::up_sum(m + r)};
}

namespace {

/// Bareiss' fraction-free elimination of integers; false if a leading minor vanishes. `negative` counts the
/// negative pivots: the signs of consecutive leading minors that differ (Jacobi).
bool count_negative(std::vector<std::vector<Integer>> a, int& negative) {
  const std::size_t n = a.size();
  Integer previous = 1;
  negative = 0;
  for (std::size_t k = 0; k < n; ++k) {
    if (a[k][k] == 0) return false;
    negative += (a[k][k] < 0) != (previous < 0);
    for (std::size_t i = k + 1; i < n; ++i)
      for (std::size_t j = k + 1; j < n; ++j) a[i][j] = (a[i][j] * a[k][k] - a[i][k] * a[k][j]) / previous;
    previous = a[k][k];
  }
  return true;
}

Rational largest(const ExactMatrix& a) {
  Rational size = 0;
  for (const Rational& x : a.entries) size = std::max<Rational>(size, abs(x));
  return size;
}

Rational tiny_fraction(const Rational& x) { return x / (Integer(1) << 200); }

}  // namespace

int count_below(const ExactMatrix& a, const Rational& x) {
  for (Rational shift = x;; shift += tiny_fraction(tiny_fraction(largest(a) + 1)) * 3) {
    Integer denominator = 1;
    for (const Rational& e : a.entries) denominator = lcm(denominator, boost::multiprecision::denominator(e));
    denominator = lcm(denominator, boost::multiprecision::denominator(shift));
    std::vector<std::vector<Integer>> scaled(static_cast<std::size_t>(a.rows));
    for (int i = 0; i < a.rows; ++i)
      for (int j = 0; j < a.cols; ++j) {
        const Rational e = (i == j ? Rational(a(i, j) - shift) : a(i, j)) * denominator;
        scaled[static_cast<std::size_t>(i)].push_back(numerator(e));
      }
    int negative = 0;
    if (count_negative(std::move(scaled), negative)) return negative;
  }
}

bool holds_eigenvalue(const Interval& x, const ExactMatrix& a, int k) {
  if (!std::isfinite(x.lower) || !std::isfinite(x.upper)) return !(x.lower == INFINITY) && !(x.upper == -INFINITY);
  const Rational size = largest(a), margin = tiny_fraction(size == 0 ? Rational(1) : size);
  return count_below(a, exact(x.lower) - margin) <= k && count_below(a, exact(x.upper) + margin) > k;
}

int draw_int(int from, int to, Random& random) { return std::uniform_int_distribution<int>(from, to)(random); }
double draw_uniform(double from, double to, Random& random) {
  return std::uniform_real_distribution<double>(from, to)(random);
}

namespace {

MatrixXd uniform(int rows, int cols, Random& random) {
  return MatrixXd::NullaryExpr(rows, cols, [&] { return draw_uniform(-1, 1, random); });
}

/// Powers of two that grade rows or columns.
Eigen::VectorXd grades(int n, int range, Random& random) {
  return Eigen::VectorXd::NullaryExpr(n, [&] { return std::ldexp(1.0, draw_int(-range, range, random)); });
}

MatrixXd orthogonal(int n, Random& random) { return uniform(n, n, random).householderQr().householderQ(); }

/// Condition numbers from 1 to 1e15, evenly by magnitude.
Eigen::VectorXd spectrum(int n, Random& random) {
  const double digits = draw_uniform(0, 15, random);
  const bool cluster = draw_int(0, 3, random) == 0;
  return Eigen::VectorXd::NullaryExpr(n, [&](Eigen::Index i) {
    if (cluster && i + 1 < n) return 1 + 0x1p-50 * draw_int(0, 4, random);
    return std::pow(10.0, -digits * static_cast<double>(i) / std::max(1, n - 1));
  });
}

/// The family's typical entries are of size 1; the scale moves them to the ends of the range of doubles.
double scale(Random& random) {
  switch (draw_int(0, 7, random)) {
    case 0:
      return std::ldexp(1.0, draw_int(-1073, -1000, random));
    case 1:
      return std::ldexp(1.0, draw_int(-560, -480, random));
    case 2:
      return std::ldexp(1.0, draw_int(480, 520, random));
    case 3:
      return std::ldexp(1.0, draw_int(850, 900, random));
    default:
      return 1;
  }
}

Matrix from(const MatrixXd& x) {
  return {static_cast<int>(x.rows()), static_cast<int>(x.cols()), Numbers(x.data(), x.data() + x.size()), {}};
}

MatrixXd integers(int rows, int cols, Random& random) {
  const int most = 1 << draw_int(0, 20, random);
  return MatrixXd::NullaryExpr(rows, cols, [&] { return draw_int(-most, most, random); });
}

}  // namespace

Matrix draw_matrix(int rows, int cols, Random& random) {
  MatrixXd x;
  const int small = std::min(rows, cols);
  switch (draw_int(0, 5, random)) {
    case 0:
      x = integers(rows, cols, random);
      break;
    case 1:
      x = grades(rows, 40, random).asDiagonal() * uniform(rows, cols, random);
      break;
    case 2:
      x = orthogonal(rows, random).leftCols(small) * spectrum(small, random).asDiagonal() *
          orthogonal(cols, random).topRows(small);
      break;
    case 3: {  // rank deficient by meaning: repeated columns
      x = uniform(rows, cols, random);
      for (int j = 1; j < cols; ++j)
        if (draw_int(0, 2, random) == 0) x.col(j) = x.col(j - 1) * draw_int(-2, 2, random);
      break;
    }
    default:
      x = uniform(rows, cols, random);
  }
  return from(x * scale(random));
}

Matrix draw_symmetric(int n, Random& random) {
  MatrixXd x;
  switch (draw_int(0, 6, random)) {
    case 0:
      x = integers(n, n, random);
      break;
    case 1: {
      const Eigen::VectorXd d = grades(n, draw_int(1, 60, random), random);
      x = d.asDiagonal() * uniform(n, n, random) * d.asDiagonal();
      break;
    }
    case 2: {
      const MatrixXd q = orthogonal(n, random);
      x = q * spectrum(n, random).asDiagonal() * q.transpose();
      break;
    }
    case 3: {  // Gram matrix of nearly dependent vectors
      MatrixXd v = uniform(n, n, random);
      if (n > 1) v.col(1) = v.col(0) + std::pow(10.0, draw_uniform(-8, 0, random)) * v.col(1);
      x = v.transpose() * v;
      break;
    }
    case 4: {  // rank one, up to roundings
      const Eigen::VectorXd v = uniform(n, 1, random);
      x = v * v.transpose();
      break;
    }
    case 5:
      x = grades(n, draw_int(0, 3, random), random).asDiagonal();
      break;
    default:
      x = uniform(n, n, random);
  }
  x = x.selfadjointView<Eigen::Lower>();
  return from(x * scale(random));
}

Matrix with_radii(const Matrix& a, Random& random) {
  Numbers radii = a.midpoints();
  for (double& r : radii) r = std::abs(r) * std::pow(10.0, draw_uniform(-20, -1, random));
  return {a.rows(), a.cols(), a.midpoints(), std::move(radii)};
}

}  // namespace lemmacheck::test
