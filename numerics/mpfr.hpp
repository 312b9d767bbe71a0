// Boost.Multiprecision numbers on MPFR: an independent evaluation, not rigorous. Internal to numerics.
//
// Its answers about signs are by value. A root cuts any negative value at zero, because rounding may have made it
// negative; for the same reason a zero divisor asks for more precision instead of being called a fault.
#pragma once

#include <Eigen/Core>
#include <boost/multiprecision/mpfr.hpp>

#include "numerics/dense.hpp"
#include "numerics/fraction.hpp"
#include "numerics/level.hpp"

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

class MpfrMatrix {
 public:
  using Number = Mpfr;  ///< of its entries
  using Entries = Dense<MpfrNumber>;
  MpfrMatrix(int rows, int cols, int bits = 0);
  MpfrMatrix(Entries entries, int bits) : entries_(std::move(entries)), bits_(bits) {}
  int rows() const { return static_cast<int>(entries_.rows()); }
  int cols() const { return static_cast<int>(entries_.cols()); }
  int bits() const { return bits_; }
  Level level() const { return Level::mpfr(bits_); }
  void raise_to(int bits) { bits_ = std::max(bits_, bits); }
  const Entries& entries() const { return entries_; }
  Mpfr get(int i, int j) const { return {entries_(i, j), bits_}; }
  void set(int i, int j, const Mpfr& x) { entries_(i, j) = x.value(), raise_to(x.bits()); }

 private:
  Entries entries_;
  int bits_ = 0;
};

MpfrMatrix add(const MpfrMatrix& a, const MpfrMatrix& b);
MpfrMatrix subtract(const MpfrMatrix& a, const MpfrMatrix& b);
MpfrMatrix negate(const MpfrMatrix& a);
MpfrMatrix multiply(const MpfrMatrix& a, const MpfrMatrix& b);
MpfrMatrix scale(const Mpfr& s, const MpfrMatrix& a);
MpfrMatrix divide(const MpfrMatrix& a, const Mpfr& s);
MpfrMatrix transpose(const MpfrMatrix& a);
MpfrMatrix hadamard(const MpfrMatrix& a, const MpfrMatrix& b);
MpfrMatrix kronecker(const MpfrMatrix& a, const MpfrMatrix& b);
Mpfr inner(const MpfrMatrix& a, const MpfrMatrix& b);
Mpfr squared_norm(const MpfrMatrix& a);
Mpfr trace(const MpfrMatrix& a);
Mpfr sum(const MpfrMatrix& a);
Mpfr largest_entry(const MpfrMatrix& a);
Mpfr one_norm(const MpfrMatrix& a);
Mpfr infinity_norm(const MpfrMatrix& a);
Mpfr spectral_norm(const MpfrMatrix& a);
Mpfr smallest_singular_value(const MpfrMatrix& a);
MpfrMatrix singular_values(const MpfrMatrix& a);
Mpfr smallest_eigenvalue(const MpfrMatrix& symmetric);
Mpfr largest_eigenvalue(const MpfrMatrix& symmetric);
MpfrMatrix eigenvalues(const MpfrMatrix& symmetric);
bool certainly_positive_definite(const MpfrMatrix& symmetric);
MpfrMatrix solve(const MpfrMatrix& a, const MpfrMatrix& b);

/// Approximate eigenvalues, ascending, and their eigenvectors in the columns; lower triangle. No guarantee.
struct ApproximateEigenbasis {
  MpfrMatrix values, vectors;
};
ApproximateEigenbasis approximate_eigenbasis(const MpfrMatrix& symmetric);

}  // namespace lemmacheck
