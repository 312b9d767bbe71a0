// Arb balls: a number or a matrix, proved to lie within a radius of a midpoint. Internal to numerics.
//
// The precision travels with the value; a result is computed at the larger of its operands' precisions.
// Domains, errors and cuts at zero: as for the functions of `Real` and `Matrix` of the same names.
#pragma once

#include <algorithm>
#include <utility>

#include "numerics/arithmetic/arb.hpp"
#include "numerics/arithmetic/fraction.hpp"
#include "numerics/arithmetic/level.hpp"

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

}  // namespace lemmacheck
