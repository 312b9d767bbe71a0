// Boost.Multiprecision rationals on GMP: exact arithmetic. Internal to numerics.
//
// Roots only where they are rational; no transcendental functions, no singular values, no eigenvalues:
// these throw OutsideDomain.
#pragma once

#include <boost/multiprecision/gmp.hpp>

#include "numerics/arithmetic/fraction.hpp"
#include "numerics/arithmetic/level.hpp"

namespace lemmacheck {

using RationalNumber =
    boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;

class RationalMatrix;

class Rational {
 public:
  using Matrix = RationalMatrix;  ///< whose entries are such numbers
  /// OutsideDomain unless finite.
  explicit Rational(double exact);
  explicit Rational(const Fraction& exact);
  explicit Rational(RationalNumber value) : value_(std::move(value)) {}
  const RationalNumber& value() const { return value_; }
  mpq_srcptr raw() const { return value_.backend().data(); }
  Level level() const { return Level::rational(); }
  int bits() const { return 0; }
  void raise_to(int) {}

 private:
  RationalNumber value_;
};

Rational add(const Rational& a, const Rational& b);
Rational subtract(const Rational& a, const Rational& b);
Rational multiply(const Rational& a, const Rational& b);
Rational divide(const Rational& a, const Rational& b);
Rational negate(const Rational& a);
Rational abs(const Rational& x);
Rational min(const Rational& a, const Rational& b);
Rational max(const Rational& a, const Rational& b);
Rational square(const Rational& x);
Rational sqrt(const Rational& x);
Rational pow(const Rational& x, int p, int q);
Rational exp(const Rational& x);
Rational log(const Rational& x);
Rational atan2(const Rational& y, const Rational& x);
Rational cos(const Rational& x);
Rational sin(const Rational& x);
Rational erf(const Rational& x);
Rational gamma(const Rational& x);
double lower(const Rational& x);
double upper(const Rational& x);
bool certainly_nonnegative(const Rational& x);
bool certainly_positive(const Rational& x);
bool certainly_negative(const Rational& x);
bool certainly_zero(const Rational& x);
bool is_finite(const Rational& x);

}  // namespace lemmacheck
