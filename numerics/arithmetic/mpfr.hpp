// Boost.Multiprecision numbers on MPFR: an independent evaluation, not rigorous. Internal to numerics.
//
// Its answers about signs are by value. A root cuts any negative value at zero, because rounding may have made it
// negative; for the same reason a zero divisor asks for more precision instead of being called a fault.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include "numerics/arithmetic/fraction.hpp"
#include "numerics/arithmetic/level.hpp"

namespace lemmacheck {

using MpfrNumber =
    boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<0>, boost::multiprecision::et_off>;

/// Boost keeps the precision of new numbers as state of the process (later versions than 1.74: of the thread). It is
/// set here and nowhere else, and put back. So MPFR numbers, and spectra of balls, which take guesses from them, are
/// for one thread at a time.
class PrecisionScope {
 public:
  explicit PrecisionScope(int bits);
  ~PrecisionScope() { MpfrNumber::default_precision(before_); }
  PrecisionScope(const PrecisionScope&) = delete;
  PrecisionScope& operator=(const PrecisionScope&) = delete;

 private:
  unsigned before_;
};

class MpfrMatrix;

/// An approximation with at least `bits` bits; 0 for an exact double that has not met a precision yet.
class Mpfr {
 public:
  using Matrix = MpfrMatrix;  ///< whose entries are such numbers
  explicit Mpfr(double exact, int bits = 0);
  Mpfr(const Fraction& exact, int bits);
  Mpfr(MpfrNumber value, int bits) : value_(std::move(value)), bits_(bits) {}
  const MpfrNumber& value() const { return value_; }
  mpfr_srcptr raw() const { return value_.backend().data(); }
  int bits() const { return bits_; }
  Level level() const { return Level::mpfr(bits_); }
  void raise_to(int bits) { bits_ = std::max(bits_, bits); }

 private:
  MpfrNumber value_;
  int bits_ = 0;
};

Mpfr add(const Mpfr& a, const Mpfr& b);
Mpfr subtract(const Mpfr& a, const Mpfr& b);
Mpfr multiply(const Mpfr& a, const Mpfr& b);
Mpfr divide(const Mpfr& a, const Mpfr& b);
Mpfr negate(const Mpfr& a);
Mpfr abs(const Mpfr& x);
Mpfr min(const Mpfr& a, const Mpfr& b);
Mpfr max(const Mpfr& a, const Mpfr& b);
Mpfr square(const Mpfr& x);
Mpfr sqrt(const Mpfr& x);
Mpfr pow(const Mpfr& x, int p, int q);
Mpfr exp(const Mpfr& x);
Mpfr log(const Mpfr& x);
Mpfr atan2(const Mpfr& y, const Mpfr& x);
Mpfr cos(const Mpfr& x);
Mpfr sin(const Mpfr& x);
Mpfr erf(const Mpfr& x);
Mpfr gamma(const Mpfr& x);
Mpfr mpfr_pi(int bits);
double lower(const Mpfr& x);
double upper(const Mpfr& x);
bool certainly_nonnegative(const Mpfr& x);
bool certainly_positive(const Mpfr& x);
bool certainly_negative(const Mpfr& x);
bool certainly_zero(const Mpfr& x);
bool is_finite(const Mpfr& x);

}  // namespace lemmacheck
