// Arb balls: a number or a matrix, proved to lie within a radius of a midpoint. Internal to numerics.
//
// The precision travels with the value; a result is computed at the larger of its operands' precisions.
// Domains, errors and cuts at zero: as for the functions of `Real` and `Matrix` of the same names.
#pragma once

#include <algorithm>
#include <utility>

#include "numerics/arb.hpp"
#include "numerics/fraction.hpp"
#include "numerics/level.hpp"

namespace lemmacheck {

class BallMatrix;

/// One ball. `bits` is 0 for an exact double that has not met a precision yet.
class Ball {
 public:
  using Matrix = BallMatrix;  ///< whose entries are such numbers
  Ball() noexcept { arb_init(x_); }
  explicit Ball(double exact, int bits = 0) : Ball() { arb_set_d(x_, exact), bits_ = bits; }
  Ball(const Fraction& exact, int bits);
  Ball(const Ball& o) : Ball() { arb_set(x_, o.x_), bits_ = o.bits_; }
  Ball(Ball&& o) noexcept : Ball() { swap(o); }
  Ball& operator=(Ball o) noexcept { return swap(o), *this; }
  ~Ball() { arb_clear(x_); }
  void swap(Ball& o) noexcept { arb_swap(x_, o.x_), std::swap(bits_, o.bits_); }

  /// Zero, at the precision.
  static Ball at(int bits) { return Ball(0.0, bits); }
  arb_ptr raw() { return x_; }
  arb_srcptr raw() const { return x_; }
  int bits() const { return bits_; }
  Level level() const { return Level::ball(bits_); }
  void raise_to(int bits) { bits_ = std::max(bits_, bits); }

 private:
  arb_t x_;
  int bits_ = 0;
};

Ball add(const Ball& a, const Ball& b);
Ball subtract(const Ball& a, const Ball& b);
Ball multiply(const Ball& a, const Ball& b);
Ball divide(const Ball& a, const Ball& b);
Ball negate(const Ball& a);
Ball abs(const Ball& x);
Ball min(const Ball& a, const Ball& b);
Ball max(const Ball& a, const Ball& b);
Ball square(const Ball& x);
Ball sqrt(const Ball& x);
Ball pow(const Ball& x, int p, int q);
Ball exp(const Ball& x);
Ball log(const Ball& x);
Ball atan2(const Ball& y, const Ball& x);
Ball cos(const Ball& x);
Ball sin(const Ball& x);
Ball erf(const Ball& x);
Ball gamma(const Ball& x);
Ball ball_pi(int bits);
double lower(const Ball& x);
double upper(const Ball& x);
bool certainly_nonnegative(const Ball& x);
bool certainly_positive(const Ball& x);
bool certainly_negative(const Ball& x);
bool certainly_zero(const Ball& x);
bool is_finite(const Ball& x);
/// Replaces x by an enclosure of its nonnegative part, with lower end 0 where x reaches below zero.
void cut_at_zero(Ball& x);

/// A matrix of balls. `bits` as for `Ball`.
class BallMatrix {
 public:
  using Number = Ball;  ///< of its entries
  BallMatrix(int rows, int cols, int bits = 0) : bits_(bits) { arb_mat_init(m_, rows, cols); }
  BallMatrix(const BallMatrix& o) : BallMatrix(o.rows(), o.cols(), o.bits_) { arb_mat_set(m_, o.m_); }
  BallMatrix(BallMatrix&& o) noexcept : BallMatrix(0, 0) { swap(o); }
  BallMatrix& operator=(BallMatrix o) noexcept { return swap(o), *this; }
  ~BallMatrix() { arb_mat_clear(m_); }
  void swap(BallMatrix& o) noexcept { arb_mat_swap(m_, o.m_), std::swap(bits_, o.bits_); }

  int rows() const { return static_cast<int>(arb_mat_nrows(m_)); }
  int cols() const { return static_cast<int>(arb_mat_ncols(m_)); }
  int bits() const { return bits_; }
  Level level() const { return Level::ball(bits_); }
  void raise_to(int bits) { bits_ = std::max(bits_, bits); }
  arb_mat_struct* raw() { return m_; }
  const arb_mat_struct* raw() const { return m_; }
  arb_ptr at(int i, int j) { return arb_mat_entry(m_, i, j); }
  arb_srcptr at(int i, int j) const { return arb_mat_entry(m_, i, j); }
  Ball get(int i, int j) const;
  void set(int i, int j, const Ball& x) { arb_set(at(i, j), x.raw()), raise_to(x.bits()); }

 private:
  arb_mat_t m_;
  int bits_ = 0;
};

BallMatrix add(const BallMatrix& a, const BallMatrix& b);
BallMatrix subtract(const BallMatrix& a, const BallMatrix& b);
BallMatrix negate(const BallMatrix& a);
BallMatrix multiply(const BallMatrix& a, const BallMatrix& b);
BallMatrix scale(const Ball& s, const BallMatrix& a);
BallMatrix divide(const BallMatrix& a, const Ball& s);
BallMatrix transpose(const BallMatrix& a);
BallMatrix hadamard(const BallMatrix& a, const BallMatrix& b);
BallMatrix kronecker(const BallMatrix& a, const BallMatrix& b);
Ball inner(const BallMatrix& a, const BallMatrix& b);
Ball squared_norm(const BallMatrix& a);
Ball trace(const BallMatrix& a);
Ball sum(const BallMatrix& a);
Ball largest_entry(const BallMatrix& a);
Ball one_norm(const BallMatrix& a);
Ball infinity_norm(const BallMatrix& a);
Ball spectral_norm(const BallMatrix& a);
Ball smallest_singular_value(const BallMatrix& a);
BallMatrix singular_values(const BallMatrix& a);
Ball smallest_eigenvalue(const BallMatrix& symmetric);
Ball largest_eigenvalue(const BallMatrix& symmetric);
BallMatrix eigenvalues(const BallMatrix& symmetric);
bool certainly_positive_definite(const BallMatrix& symmetric);
BallMatrix solve(const BallMatrix& a, const BallMatrix& b);

}  // namespace lemmacheck
