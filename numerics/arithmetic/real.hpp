// The arithmetic-neutral real number that statements are written in.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/fraction.hpp"
#include "numerics/arithmetic/interval.hpp"
#include "numerics/arithmetic/level.hpp"

namespace lemmacheck {

/// A number of the other arithmetics (ball, mpfr, rational); defined in numerics/arithmetic/multiprecision.hpp.
class Multiprecision;

/// Shared ownership of a `Multiprecision`, or nothing. Not std::shared_ptr: the double level pays for it in every operation, and
/// there an owner that is one pointer, null, with every call out of line costs a comparison that is always predicted.
class MultiprecisionOwner {
 public:
  MultiprecisionOwner() = default;
  explicit MultiprecisionOwner(Multiprecision number);
  [[gnu::always_inline]] MultiprecisionOwner(const MultiprecisionOwner& other)
      : multiprecision_(other.multiprecision_) {
    if (multiprecision_ != nullptr) [[unlikely]]
      share(multiprecision_);
  }
  [[gnu::always_inline]] MultiprecisionOwner(MultiprecisionOwner&& other) noexcept
      : multiprecision_(std::exchange(other.multiprecision_, nullptr)) {}
  [[gnu::always_inline]] MultiprecisionOwner& operator=(MultiprecisionOwner other) noexcept {
    std::swap(multiprecision_, other.multiprecision_);
    return *this;
  }
  [[gnu::always_inline]] ~MultiprecisionOwner() {
    if (multiprecision_ != nullptr) [[unlikely]]
      leave(multiprecision_);
  }
  const Multiprecision* get() const { return multiprecision_; }

 private:
  [[gnu::cold]] static void share(const Multiprecision* number) noexcept;
  [[gnu::cold]] static void leave(const Multiprecision* number) noexcept;

  const Multiprecision* multiprecision_ = nullptr;
};

/// An enclosure of a real number in one of the arithmetics of `Level` (for mpfr: an approximation).
///
/// A double-level number lives inline, without heap. An int or a double converts implicitly and is exact:
/// `2 * x`, `1 - x`; it adopts the level of what it meets. `Real(2) / 3` of literals is a double-level
/// enclosure, so start a computation from `Examination::real`: meeting an inexact double-level number in
/// another arithmetic throws std::logic_error instead of losing precision silently.
/// A result has the larger of its operands' precisions. There is no operator< on purpose: ask
/// `certainly_*` or `sign`.
class Real {
 public:
  Real() = default;
  Real(double exact) : interval_(exact) {}  // NOLINT: literals are exact
  Real(int exact) : interval_(exact) {}     // NOLINT
  Real(std::int64_t exact);                 // NOLINT; exact beyond 2^53 or throws OutsideDomain
  explicit Real(const Interval& enclosure) : interval_(enclosure) {}
  explicit Real(Multiprecision other);
  /// The exact number at a level (an enclosure of it where the level cannot hold it).
  Real(double exact, Level level);
  Real(const Fraction& exact, Level level);

  Level level() const;
  bool is_double_level() const { return multiprecision_.get() == nullptr; }
  /// The double-level enclosure. Only where is_double_level().
  const Interval& interval() const { return interval_; }
  /// Null at the double level.
  const Multiprecision* multiprecision() const { return multiprecision_.get(); }

  Real& operator+=(const Real& b);
  Real& operator-=(const Real& b);
  Real& operator*=(const Real& b);
  Real& operator/=(const Real& b);

 private:
  Interval interval_;
  MultiprecisionOwner multiprecision_;
};

Real operator+(const Real& a, const Real& b);
Real operator-(const Real& a, const Real& b);
Real operator*(const Real& a, const Real& b);
/// Throws NeedsMorePrecision if the divisor may be zero, OutsideDomain if it certainly is.
Real operator/(const Real& a, const Real& b);
Real operator-(const Real& a);

Real abs(const Real& x);
Real min(const Real& a, const Real& b);
Real max(const Real& a, const Real& b);
/// The square, as one correlated operation: never negative.
Real square(const Real& x);
/// Square root of a number that is nonnegative by meaning: an enclosure that reaches below zero is cut at
/// zero. OutsideDomain if certainly negative, or in exact arithmetic unless a rational square.
Real sqrt(const Real& x);
/// x^(p/q), q >= 1, p any integer; for q > 1 or p < 0 the base is nonnegative, respectively nonzero.
Real pow(const Real& x, int p, int q = 1);
Real exp(const Real& x);
/// Natural logarithm. NeedsMorePrecision if x may be <= 0, OutsideDomain if it certainly is.
Real log(const Real& x);
/// Angle of the point (x, y) with x, y >= 0 by meaning, in [0, pi/2]; not both zero.
Real atan2(const Real& y, const Real& x);
Real cos(const Real& x);
Real sin(const Real& x);
Real erf(const Real& x);
/// The Gamma function of a positive argument.
Real gamma(const Real& x);
/// pi at a level. In exact arithmetic: OutsideDomain.
Real pi(Level level);

/// Outward-rounded bounds as doubles (may be infinite; NaN if nothing is known).
/// For mpfr: the nearest double, both times. For rational: the enclosing doubles.
double lower(const Real& x);
double upper(const Real& x);
/// Certain statements: false also means "not known at this precision". For mpfr: by its value.
bool certainly_nonnegative(const Real& x);
bool certainly_positive(const Real& x);
bool certainly_negative(const Real& x);
bool certainly_zero(const Real& x);
/// -1, 0 or 1; throws NeedsMorePrecision where the enclosure does not decide.
int sign(const Real& x);
/// True if every part of the enclosure is finite (and none is NaN).
bool is_finite(const Real& x);
/// Decimal text of the midpoint with `digits` significant digits, e.g. "0.12345".
std::string to_text(const Real& x, int digits = 17);
/// "[lower, upper]" with enough digits to show where the ends differ.
std::string to_enclosure_text(const Real& x);
/// Whether an approximate (mpfr) value lies in `enclosure` widened by `allowance` (>= 0) on both sides.
bool encloses(const Real& enclosure, const Real& approximate, const Real& allowance);

// --- double-level operations inline -------------------------------------------------------------

namespace multiprecision {  // any other level; in real.cpp
[[gnu::cold]] Real add(const Real& a, const Real& b);
[[gnu::cold]] Real subtract(const Real& a, const Real& b);
[[gnu::cold]] Real multiply(const Real& a, const Real& b);
[[gnu::cold]] Real divide(const Real& a, const Real& b);
Real negate(const Real& a);
}  // namespace multiprecision

Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval operator*(const Interval& a, const Interval& b);
/// Throws like the operator of `Real`.
Interval operator/(const Interval& a, const Interval& b);

}  // namespace lemmacheck

#include "numerics/arithmetic/real_inline.hpp"
