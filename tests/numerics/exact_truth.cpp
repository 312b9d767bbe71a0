#include "tests/numerics/exact_truth.hpp"

#include <Eigen/Dense>
#include <limits>

#include "numerics/arithmetic/multiprecision.hpp"

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
  const bool corner = draw_int(0, 1, random) == 0;
  for (std::size_t k = 0; k < m.entries.size(); ++k) {
    m.entries[k] = exact(a.midpoints()[k]);
    if (a.radii().empty()) continue;
    const int eighths = corner ? 8 * (2 * draw_int(0, 1, random) - 1) : draw_int(-8, 8, random);
    m.entries[k] += exact(a.radii()[k]) * eighths / 8;
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

namespace {
/// False if x is infinite or NaN.
bool set_exactly(Rational& to, double x) {
  if (!std::isfinite(x)) return false;
  return to = exact(x), true;
}
Rational exact(arf_srcptr x) {
  const PrecisionScope scope(static_cast<int>(std::max<slong>(64, arf_bits(x))));
  MpfrNumber number;
  arf_get_mpfr(number.backend().data(), x, MPFR_RNDN);
  Rational r;
  mpfr_get_q(r.backend().data(), number.backend().data());
  return r;
}
}  // namespace

Ends::Ends(const Real& x) {
  if (x.is_double_level()) {
    has_lower = set_exactly(lower, x.interval().lower), has_upper = set_exactly(upper, x.interval().upper);
    impossible = x.interval().lower == INFINITY || x.interval().upper == -INFINITY;
    return;
  }
  const Ball& ball = std::get<Ball>(x.multiprecision()->number());
  if (!arb_is_finite(ball.raw())) return;
  Ball radius;
  arf_set_mag(arb_midref(radius.raw()), arb_radref(ball.raw()));
  const Rational middle = exact(arb_midref(ball.raw())), size = exact(arb_midref(radius.raw()));
  has_lower = has_upper = true, lower = middle - size, upper = middle + size;
}
Ends::Ends(const Matrix& a, int i, int j) {
  if (!a.is_double_level()) {
    *this = Ends(a(i, j));
    return;
  }
  const auto k = static_cast<std::size_t>(i) + static_cast<std::size_t>(j) * static_cast<std::size_t>(a.rows());
  const double m = a.midpoints()[k], r = a.radii().empty() ? 0 : a.radii()[k];
  if (!std::isfinite(r)) return;
  has_lower = has_upper = std::isfinite(m);
  // An infinite midpoint with a radius reads as [NaN, inf], that is, nothing is known; without one it is a claim.
  impossible = !std::isfinite(m) && a.radii().empty();
  if (has_lower) lower = exact(m) - exact(r), upper = exact(m) + exact(r);
}
bool Ends::hold(const Rational& value) const {
  return !impossible && (!has_lower || lower <= value) && (!has_upper || upper >= value);
}
bool Ends::hold_root(const Rational& square) const {
  if (impossible || (has_upper && upper < 0)) return false;
  return (!has_lower || lower <= 0 || lower * lower <= square) && (!has_upper || upper * upper >= square);
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

bool holds_eigenvalue(const Ends& x, const ExactMatrix& a, int k) {
  const Rational size = largest(a), margin = tiny_fraction(size == 0 ? Rational(1) : size);
  return !x.impossible && (!x.has_lower || count_below(a, x.lower - margin) <= k) &&
         (!x.has_upper || count_below(a, x.upper + margin) > k);
}
bool holds_eigenvalue(const Interval& x, const ExactMatrix& a, int k) { return holds_eigenvalue(Ends(Real(x)), a, k); }

ExactMatrix smaller_gram(const ExactMatrix& a) { return a.rows >= a.cols ? transposed(a) * a : a * transposed(a); }

bool holds_singular_value(const Ends& x, const ExactMatrix& gram, int k) {
  if (x.impossible || (x.has_upper && x.upper < 0)) return false;
  const int below = gram.rows - 1 - k;
  const Rational size = largest(gram), margin = tiny_fraction(tiny_fraction(size == 0 ? Rational(1) : size));
  return (!x.has_lower || x.lower <= 0 || count_below(gram, x.lower * x.lower - margin) <= below) &&
         (!x.has_upper || count_below(gram, x.upper * x.upper + margin) > below);
}

ExactMatrix exact_solution(ExactMatrix a, ExactMatrix b) {
  const int n = a.rows;
  for (int k = 0; k < n; ++k) {
    int pivot = k;
    while (pivot < n && a(pivot, k) == 0) ++pivot;
    if (pivot == n) return {};
    for (int j = 0; j < n; ++j) std::swap(a(k, j), a(pivot, j));
    for (int j = 0; j < b.cols; ++j) std::swap(b(k, j), b(pivot, j));
    for (int i = 0; i < n; ++i) {
      if (i == k) continue;
      const Rational factor = a(i, k) / a(k, k);
      for (int j = k; j < n; ++j) a(i, j) -= factor * a(k, j);
      for (int j = 0; j < b.cols; ++j) b(i, j) -= factor * b(k, j);
    }
  }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < b.cols; ++j) b(i, j) /= a(i, i);
  return b;
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

/// The family's typical entries are of size 1; a power of two moves them to the ends of the range of doubles.
int scale(Random& random) {
  switch (draw_int(0, 9, random)) {
    case 0:
      return draw_int(-1073, -1000, random);
    case 1:
      return draw_int(-560, -480, random);
    case 2:
      return draw_int(480, 520, random);
    case 3:
      return draw_int(850, 1020, random);
    default:
      return 0;
  }
}

/// x 2^exponent, or by the largest power that keeps it finite.
Matrix scaled(const MatrixXd& x, int exponent) {
  const double largest = x.cwiseAbs().maxCoeff();
  if (largest > 0) exponent = std::min(exponent, 1022 - std::ilogb(largest));
  Numbers entries(x.data(), x.data() + x.size());
  for (double& e : entries) e = std::ldexp(e, exponent);
  return {static_cast<int>(x.rows()), static_cast<int>(x.cols()), std::move(entries), {}};
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
  return scaled(x, scale(random));
}

Matrix draw_symmetric(int n, Random& random) {
  MatrixXd x;
  switch (draw_int(0, 8, random)) {
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
    case 6:  // exact ties: one eigenvalue n - 1 times
      x = MatrixXd::Constant(n, n, draw_int(-3, 3, random));
      x.diagonal().array() += draw_int(-3, 3, random);
      break;
    case 7: {  // exact ties in pairs: the Kronecker product of the identity and a small matrix
      const Eigen::Matrix2d block{{double(draw_int(-2, 2, random)), 1}, {1, double(draw_int(-2, 2, random))}};
      x = MatrixXd::Identity(n, n);
      for (int i = 0; i + 1 < n; i += 2) x.block<2, 2>(i, i) = block;
      break;
    }
    default:
      x = uniform(n, n, random);
  }
  x = x.selfadjointView<Eigen::Lower>();
  return scaled(x, scale(random));
}

Matrix with_radii(const Matrix& a, Random& random) {
  Numbers radii = a.midpoints();
  double size = 0;  // 0: every radius relative to its entry
  if (draw_int(0, 2, random) == 0)
    for (const double x : radii) size = std::max(size, std::abs(x));
  for (double& r : radii) r = (size > 0 ? size : std::abs(r)) * std::pow(10.0, draw_uniform(-20, -1, random));
  return {a.rows(), a.cols(), a.midpoints(), std::move(radii)};
}

}  // namespace lemmacheck::test
