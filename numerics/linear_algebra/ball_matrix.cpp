#include "numerics/linear_algebra/ball_matrix.hpp"

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

constexpr int least_bits = 64;
slong working(int bits) { return std::max(bits, least_bits); }
int common(const BallMatrix& a, const BallMatrix& b) { return std::max(a.bits(), b.bits()); }

template <class F>
BallMatrix entrywise(const BallMatrix& a, int bits, F f) {
  BallMatrix c(a.rows(), a.cols(), bits);
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) f(c.at(i, j), a.at(i, j), i, j);
  return c;
}

}  // namespace

Ball BallMatrix::get(int i, int j) const {
  Ball x = Ball::at(bits_);
  arb_set(x.raw(), at(i, j));
  return x;
}

BallMatrix add(const BallMatrix& a, const BallMatrix& b) {
  BallMatrix c(a.rows(), a.cols(), common(a, b));
  arb_mat_add(c.raw(), a.raw(), b.raw(), working(c.bits()));
  return c;
}
BallMatrix subtract(const BallMatrix& a, const BallMatrix& b) {
  BallMatrix c(a.rows(), a.cols(), common(a, b));
  arb_mat_sub(c.raw(), a.raw(), b.raw(), working(c.bits()));
  return c;
}
BallMatrix negate(const BallMatrix& a) {
  BallMatrix c(a.rows(), a.cols(), a.bits());
  arb_mat_neg(c.raw(), a.raw());
  return c;
}
BallMatrix multiply(const BallMatrix& a, const BallMatrix& b) {
  BallMatrix c(a.rows(), b.cols(), common(a, b));
  arb_mat_mul(c.raw(), a.raw(), b.raw(), working(c.bits()));
  return c;
}
BallMatrix scale(const Ball& s, const BallMatrix& a) {
  const int bits = std::max(s.bits(), a.bits());
  return entrywise(a, bits, [&](arb_ptr r, arb_srcptr x, int, int) { arb_mul(r, x, s.raw(), working(bits)); });
}
BallMatrix divide(const BallMatrix& a, const Ball& s) {
  if (arb_is_zero(s.raw())) throw OutsideDomain("division of a matrix by zero");
  if (!arb_is_nonzero(s.raw())) throw NeedsMorePrecision("the divisor of a matrix may be zero");
  const int bits = std::max(s.bits(), a.bits());
  return entrywise(a, bits, [&](arb_ptr r, arb_srcptr x, int, int) { arb_div(r, x, s.raw(), working(bits)); });
}
BallMatrix transpose(const BallMatrix& a) {
  BallMatrix c(a.cols(), a.rows(), a.bits());
  arb_mat_transpose(c.raw(), a.raw());
  return c;
}
BallMatrix hadamard(const BallMatrix& a, const BallMatrix& b) {
  const int bits = common(a, b);
  return entrywise(a, bits, [&](arb_ptr r, arb_srcptr x, int i, int j) { arb_mul(r, x, b.at(i, j), working(bits)); });
}
BallMatrix kronecker(const BallMatrix& a, const BallMatrix& b) {
  BallMatrix c(a.rows() * b.rows(), a.cols() * b.cols(), common(a, b));
  for (int i = 0; i < c.rows(); ++i)
    for (int j = 0; j < c.cols(); ++j)
      arb_mul(c.at(i, j), a.at(i / b.rows(), j / b.cols()), b.at(i % b.rows(), j % b.cols()), working(c.bits()));
  return c;
}
Ball inner(const BallMatrix& a, const BallMatrix& b) {
  Ball s = Ball::at(common(a, b));
  for (int i = 0; i < a.rows() && a.cols() > 0; ++i)
    arb_dot(s.raw(), s.raw(), 0, a.at(i, 0), 1, b.at(i, 0), 1, a.cols(), working(s.bits()));
  return s;
}
Ball squared_norm(const BallMatrix& a) {
  Ball s = inner(a, a);
  cut_at_zero(s);
  return s;
}
Ball trace(const BallMatrix& a) {
  Ball s = Ball::at(a.bits());
  for (int i = 0; i < a.rows(); ++i) arb_add(s.raw(), s.raw(), a.at(i, i), working(a.bits()));
  return s;
}
Ball sum(const BallMatrix& a) {
  Ball s = Ball::at(a.bits());
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) arb_add(s.raw(), s.raw(), a.at(i, j), working(a.bits()));
  return s;
}
Ball largest_entry(const BallMatrix& a) {
  Ball largest = Ball::at(a.bits());
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) largest = max(largest, abs(a.get(i, j)));
  return largest;
}
Ball one_norm(const BallMatrix& a) {
  Ball largest = Ball::at(a.bits());
  for (int j = 0; j < a.cols(); ++j) {
    Ball column = Ball::at(a.bits());
    for (int i = 0; i < a.rows(); ++i) column = add(column, abs(a.get(i, j)));
    largest = max(largest, column);
  }
  return largest;
}
Ball infinity_norm(const BallMatrix& a) { return one_norm(transpose(a)); }
bool has_finite_lower_triangle(const BallMatrix& symmetric) {
  for (int i = 0; i < symmetric.rows(); ++i)
    for (int j = 0; j <= i; ++j)
      if (arb_is_finite(symmetric.at(i, j)) == 0) return false;
  return true;
}

bool certainly_positive_definite(const BallMatrix& symmetric) {
  if (!has_finite_lower_triangle(symmetric)) return false;
  BallMatrix factor(symmetric.rows(), symmetric.cols());
  return arb_mat_cho(factor.raw(), symmetric.raw(), working(symmetric.bits())) != 0;
}
BallMatrix solve(const BallMatrix& a, const BallMatrix& b) {
  BallMatrix x(b.rows(), b.cols(), common(a, b));
  if (!arb_mat_solve(x.raw(), a.raw(), b.raw(), working(x.bits())))
    throw NeedsMorePrecision("the matrix of a linear system is not proved regular");
  return x;
}

}  // namespace lemmacheck
