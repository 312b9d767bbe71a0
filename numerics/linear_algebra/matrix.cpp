#include "numerics/linear_algebra/matrix.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "numerics/linear_algebra/certified_matrix.hpp"
#include "numerics/linear_algebra/multiprecision_matrix.hpp"

namespace lemmacheck {
namespace {

std::string shape(const Matrix& a) { return std::to_string(a.rows()) + " x " + std::to_string(a.cols()); }
void require(bool fits, const char* operation, const Matrix& a, const Matrix& b) {
  if (!fits) throw OutsideDomain(std::string(operation) + " of a " + shape(a) + " and a " + shape(b) + " matrix");
}
void require_same_shape(const char* operation, const Matrix& a, const Matrix& b) {
  require(a.rows() == b.rows() && a.cols() == b.cols(), operation, a, b);
}
void require_square(const char* what, const Matrix& a) {
  if (a.rows() != a.cols()) throw OutsideDomain(std::string(what) + " of a " + shape(a) + " matrix");
}
void require_nonempty(const char* what, const Matrix& a) {
  if (a.rows() == 0 || a.cols() == 0) throw OutsideDomain(std::string(what) + " of an empty matrix");
}

Matrix wrapped(Matrix a) { return a; }
template <class Entries>
Matrix wrapped(Entries a) {
  const int rows = a.rows(), cols = a.cols();
  return {rows, cols, std::make_shared<MultiprecisionMatrix>(MultiprecisionMatrix(std::move(a)))};
}
Real wrapped(const Interval& x) { return Real(x); }
Real wrapped(Ball x) { return Real(Multiprecision(std::move(x))); }
Real wrapped(Mpfr x) { return Real(Multiprecision(std::move(x))); }
Real wrapped(Rational x) { return Real(Multiprecision(std::move(x))); }

/// `in_double` where the matrix is of the double level, else `elsewhere` on what is inside.
template <class Double, class Other>
auto unary(const Matrix& a, Double in_double, Other elsewhere) {
  if (a.is_double_level()) return wrapped(in_double(a));
  return std::visit([&](const auto& x) { return wrapped(elsewhere(x)); }, a.multiprecision()->entries());
}
template <class Double, class Other>
auto binary(const Matrix& a, const Matrix& b, Double in_double, Other elsewhere) {
  if (a.is_double_level() && b.is_double_level()) return wrapped(in_double(a, b));
  const auto in_arithmetic_of = [&](const auto& entries) {
    using Entries = std::decay_t<decltype(entries)>;
    return wrapped(elsewhere(*read_as<Entries>(a), *read_as<Entries>(b)));
  };
  return std::visit(in_arithmetic_of, (a.is_double_level() ? b : a).multiprecision()->entries());
}
/// A number with a matrix, at least one of them not of the double level.
template <class F>
Matrix with_number(const Real& s, const Matrix& a, F f) {
  const auto in = [&]<class Number>(const Number*) {
    return wrapped(f(*read_as<Number>(s), *read_as<typename Number::Matrix>(a)));
  };
  if (!s.is_double_level())
    return std::visit([&]<class Number>(const Number& x) { return in(&x); }, s.multiprecision()->number());
  return std::visit(
      [&]<class Entries>(const Entries&) { return in(static_cast<const typename Entries::Number*>(nullptr)); },
      a.multiprecision()->entries());
}

[[noreturn, gnu::cold]] void refuse_entry(const Matrix& a, int i, int j) {
  throw OutsideDomain("entry (" + std::to_string(i) + ", " + std::to_string(j) + ") of a " + shape(a) + " matrix");
}
std::size_t position(const Matrix& a, int i, int j) {
  if (i < 0 || j < 0 || i >= a.rows() || j >= a.cols()) refuse_entry(a, i, j);
  return static_cast<std::size_t>(j) * static_cast<std::size_t>(a.rows()) + static_cast<std::size_t>(i);
}
std::shared_ptr<MultiprecisionMatrix> zeros(int rows, int cols, Level level) {
  if (rows < 0 || cols < 0) throw OutsideDomain("a matrix of negative size");
  switch (level.arithmetic) {
    case Arithmetic::certified_double:
      return nullptr;
    case Arithmetic::ball:
      return std::make_shared<MultiprecisionMatrix>(MultiprecisionMatrix(BallMatrix(rows, cols, level.bits)));
    case Arithmetic::mpfr:
      return std::make_shared<MultiprecisionMatrix>(MultiprecisionMatrix(MpfrMatrix(rows, cols, level.bits)));
    case Arithmetic::rational:
      return std::make_shared<MultiprecisionMatrix>(MultiprecisionMatrix(RationalMatrix(rows, cols)));
  }
  throw std::logic_error("unknown arithmetic");
}
/// A midpoint and a radius whose interval contains x.
std::pair<double, double> midpoint_radius(const Interval& x) {
  if (x.is_point()) return {x.lower, 0};
  const double middle = x.lower / 2 + x.upper / 2;
  const double radius = std::max(rounding::up(middle - x.lower), rounding::up(x.upper - middle));
  if (!(radius < std::numeric_limits<double>::infinity())) return {0, std::numeric_limits<double>::infinity()};
  return {middle, radius};
}

}  // namespace

bool is_exact(const Matrix& a) {
  return std::all_of(a.radii().begin(), a.radii().end(), [](double r) { return r == 0; });
}

Matrix::Matrix(int rows, int cols, Level level) : rows_(rows), cols_(cols), multiprecision_(zeros(rows, cols, level)) {
  if (!multiprecision_) midpoints_.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
}
Matrix::Matrix(const DyadicMatrix& exact, Level level) : rows_(exact.rows), cols_(exact.cols) {
  midpoints_.resize(exact.entries.size());
  for (int i = 0; i < rows_; ++i)
    for (int j = 0; j < cols_; ++j) midpoints_[position(*this, i, j)] = exact(i, j);
  if (level.arithmetic != Arithmetic::certified_double) *this = Matrix(rows_, cols_, level) + *this;
}
Matrix::Matrix(int rows, int cols, Numbers midpoints, Numbers radii)
    : rows_(rows), cols_(cols), midpoints_(std::move(midpoints)), radii_(std::move(radii)) {}
Matrix::Matrix(int rows, int cols, std::shared_ptr<const MultiprecisionMatrix> multiprecision)
    : rows_(rows), cols_(cols), multiprecision_(std::move(multiprecision)) {}

Level Matrix::level() const { return multiprecision_ ? multiprecision_->level() : Level::certified_double(); }

Real Matrix::operator()(int i, int j) const {
  const std::size_t at = position(*this, i, j);
  if (multiprecision_)
    return std::visit([&](const auto& a) { return wrapped(a.get(i, j)); }, multiprecision_->entries());
  const double middle = midpoints_[at], radius = radii_.empty() ? 0 : radii_[at];
  return radius == 0 ? Real(middle) : Real(Interval(middle) + Interval(-radius, radius));
}
Real Matrix::operator()(int i) const {
  if (cols_ != 1) throw OutsideDomain("a " + shape(*this) + " matrix is not a vector");
  return (*this)(i, 0);
}

void Matrix::set(int i, int j, const Real& value) {
  const std::size_t at = position(*this, i, j);
  if (!multiprecision_ && !value.is_double_level()) *this = Matrix(rows_, cols_, value.level()) + *this;
  if (!multiprecision_) {
    const auto [middle, radius] = midpoint_radius(value.interval());
    midpoints_[at] = middle;
    if (radius != 0 && radii_.empty()) radii_.resize(midpoints_.size());
    if (!radii_.empty()) radii_[at] = radius;
    return;
  }
  const auto write = [&](auto& entries) {
    using Number = typename std::decay_t<decltype(entries)>::Number;
    entries.set(i, j, *read_as<Number>(value));
  };
  if (multiprecision_.use_count() > 1) {  // shared with another matrix, which must not see this
    auto copy = std::make_shared<MultiprecisionMatrix>(*multiprecision_);
    std::visit(write, copy->entries());
    multiprecision_ = std::move(copy);
  } else {  // ours alone; it was made without const, in this file
    std::visit(write, const_cast<MultiprecisionMatrix&>(*multiprecision_).entries());
  }
}
void Matrix::set(int i, const Real& value) {
  if (cols_ != 1) throw OutsideDomain("a " + shape(*this) + " matrix is not a vector");
  set(i, 0, value);
}

Matrix identity(int n, Level level) {
  Matrix a(n, n, level);
  for (int i = 0; i < n; ++i) a.set(i, i, 1);
  return a;
}
Matrix diagonal(const Vector& entries) {
  Matrix a(entries.rows(), entries.rows(), entries.level());
  for (int i = 0; i < a.rows(); ++i) a.set(i, i, entries(i));
  return a;
}
Matrix row(const Matrix& a, int i) {
  Matrix r(1, a.cols(), a.level());
  for (int j = 0; j < a.cols(); ++j) r.set(0, j, a(i, j));
  return r;
}
Vector column(const Matrix& a, int j) {
  Vector c(a.rows(), 1, a.level());
  for (int i = 0; i < a.rows(); ++i) c.set(i, 0, a(i, j));
  return c;
}

Matrix operator+(const Matrix& a, const Matrix& b) {
  require_same_shape("sum", a, b);
  return binary(a, b, certified::add, [](const auto& x, const auto& y) { return add(x, y); });
}
Matrix operator-(const Matrix& a, const Matrix& b) {
  require_same_shape("difference", a, b);
  return binary(a, b, certified::subtract, [](const auto& x, const auto& y) { return subtract(x, y); });
}
Matrix operator-(const Matrix& a) {
  return unary(a, certified::negate, [](const auto& x) { return negate(x); });
}
Matrix operator*(const Matrix& a, const Matrix& b) {
  require(a.cols() == b.rows(), "product", a, b);
  return binary(a, b, certified::multiply, [](const auto& x, const auto& y) { return multiply(x, y); });
}
Matrix operator*(const Real& s, const Matrix& a) {
  if (s.is_double_level() && a.is_double_level()) return certified::scale(s.interval(), a);
  return with_number(s, a, [](const auto& t, const auto& x) { return scale(t, x); });
}
Matrix operator/(const Matrix& a, const Real& s) {
  if (s.is_double_level() && a.is_double_level()) return certified::divide(a, s.interval());
  return with_number(s, a, [](const auto& t, const auto& x) { return divide(x, t); });
}
Matrix transpose(const Matrix& a) {
  return unary(a, certified::transpose, [](const auto& x) { return transpose(x); });
}
Matrix hadamard(const Matrix& a, const Matrix& b) {
  require_same_shape("entrywise product", a, b);
  return binary(a, b, certified::hadamard, [](const auto& x, const auto& y) { return hadamard(x, y); });
}
Matrix kronecker(const Matrix& a, const Matrix& b) {
  return binary(a, b, certified::kronecker, [](const auto& x, const auto& y) { return kronecker(x, y); });
}

Real inner(const Matrix& a, const Matrix& b) {
  require_same_shape("inner product", a, b);
  return binary(a, b, certified::inner, [](const auto& x, const auto& y) { return inner(x, y); });
}
Real trace(const Matrix& a) {
  require_square("trace", a);
  return unary(a, certified::trace, [](const auto& x) { return trace(x); });
}
Real sum(const Matrix& a) {
  return unary(a, certified::sum, [](const auto& x) { return sum(x); });
}
Real largest_entry(const Matrix& a) {
  return unary(a, certified::largest_entry, [](const auto& x) { return largest_entry(x); });
}
Real one_norm(const Matrix& a) {
  return unary(a, certified::one_norm, [](const auto& x) { return one_norm(x); });
}
Real infinity_norm(const Matrix& a) {
  return unary(a, certified::infinity_norm, [](const auto& x) { return infinity_norm(x); });
}
Real frobenius_norm(const Matrix& a) {
  return unary(a, certified::frobenius_norm, [](const auto& x) { return sqrt(squared_norm(x)); });
}
Real squared_norm(const Matrix& a) {
  return unary(a, certified::squared_norm, [](const auto& x) { return squared_norm(x); });
}
Real norm(const Vector& a) { return frobenius_norm(a); }
Real spectral_norm(const Matrix& a) {
  require_nonempty("spectral norm", a);
  return unary(a, certified::spectral_norm, [](const auto& x) { return spectral_norm(x); });
}
Real smallest_singular_value(const Matrix& a) {
  require_nonempty("smallest singular value", a);
  return unary(a, certified::smallest_singular_value, [](const auto& x) { return smallest_singular_value(x); });
}
Vector singular_values(const Matrix& a) {
  require_nonempty("singular values", a);
  return unary(a, certified::singular_values, [](const auto& x) { return singular_values(x); });
}
Real smallest_eigenvalue(const Matrix& symmetric) {
  require_nonempty("smallest eigenvalue", symmetric);
  require_square("smallest eigenvalue", symmetric);
  return unary(symmetric, certified::smallest_eigenvalue, [](const auto& x) { return smallest_eigenvalue(x); });
}
Real largest_eigenvalue(const Matrix& symmetric) {
  require_nonempty("largest eigenvalue", symmetric);
  require_square("largest eigenvalue", symmetric);
  return unary(symmetric, certified::largest_eigenvalue, [](const auto& x) { return largest_eigenvalue(x); });
}
Vector eigenvalues(const Matrix& symmetric) {
  require_nonempty("eigenvalues", symmetric);
  require_square("eigenvalues", symmetric);
  return unary(symmetric, certified::eigenvalues, [](const auto& x) { return eigenvalues(x); });
}
Real symmetric_spectral_norm(const Matrix& symmetric) {
  return max(abs(smallest_eigenvalue(symmetric)), abs(largest_eigenvalue(symmetric)));
}
bool certainly_positive_definite(const Matrix& symmetric) {
  require_square("positive definiteness", symmetric);
  if (symmetric.is_double_level()) return certified::certainly_positive_definite(symmetric);
  return std::visit([](const auto& x) { return certainly_positive_definite(x); },
                    symmetric.multiprecision()->entries());
}
Matrix solve(const Matrix& a, const Matrix& b) {
  require_square("linear system", a);
  require(a.cols() == b.rows(), "linear system", a, b);
  return binary(a, b, certified::solve, [](const auto& x, const auto& y) { return solve(x, y); });
}
Real angle(const Vector& x, const Vector& y) {
  require_same_shape("angle", x, y);
  const Vector u = norm(y) * x, v = norm(x) * y;
  return 2 * atan2(norm(u - v), norm(u + v));
}

}  // namespace lemmacheck
