// Boost.Multiprecision rationals on GMP: exact arithmetic. Internal to numerics.
//
// Roots only where they are rational; no transcendental functions, no singular values, no eigenvalues:
// these throw OutsideDomain.
#pragma once

#include <Eigen/Core>
#include <boost/multiprecision/gmp.hpp>

#include "numerics/dense.hpp"
#include "numerics/fraction.hpp"
#include "numerics/level.hpp"

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

class RationalMatrix {
 public:
  using Number = Rational;  ///< of its entries
  using Entries = Dense<RationalNumber>;
  RationalMatrix(int rows, int cols) : entries_(Entries::Zero(rows, cols)) {}
  explicit RationalMatrix(Entries entries) : entries_(std::move(entries)) {}
  int rows() const { return static_cast<int>(entries_.rows()); }
  int cols() const { return static_cast<int>(entries_.cols()); }
  Level level() const { return Level::rational(); }
  int bits() const { return 0; }
  void raise_to(int) {}
  const Entries& entries() const { return entries_; }
  Rational get(int i, int j) const { return Rational(entries_(i, j)); }
  void set(int i, int j, const Rational& x) { entries_(i, j) = x.value(); }

 private:
  Entries entries_;
};

RationalMatrix add(const RationalMatrix& a, const RationalMatrix& b);
RationalMatrix subtract(const RationalMatrix& a, const RationalMatrix& b);
RationalMatrix negate(const RationalMatrix& a);
RationalMatrix multiply(const RationalMatrix& a, const RationalMatrix& b);
RationalMatrix scale(const Rational& s, const RationalMatrix& a);
RationalMatrix divide(const RationalMatrix& a, const Rational& s);
RationalMatrix transpose(const RationalMatrix& a);
RationalMatrix hadamard(const RationalMatrix& a, const RationalMatrix& b);
RationalMatrix kronecker(const RationalMatrix& a, const RationalMatrix& b);
Rational inner(const RationalMatrix& a, const RationalMatrix& b);
Rational squared_norm(const RationalMatrix& a);
Rational trace(const RationalMatrix& a);
Rational sum(const RationalMatrix& a);
Rational largest_entry(const RationalMatrix& a);
Rational one_norm(const RationalMatrix& a);
Rational infinity_norm(const RationalMatrix& a);
Rational spectral_norm(const RationalMatrix& a);
Rational smallest_singular_value(const RationalMatrix& a);
RationalMatrix singular_values(const RationalMatrix& a);
Rational smallest_eigenvalue(const RationalMatrix& symmetric);
Rational largest_eigenvalue(const RationalMatrix& symmetric);
RationalMatrix eigenvalues(const RationalMatrix& symmetric);
bool certainly_positive_definite(const RationalMatrix& symmetric);
RationalMatrix solve(const RationalMatrix& a, const RationalMatrix& b);

}  // namespace lemmacheck
