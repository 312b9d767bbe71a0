// Matrices of Boost.Multiprecision numbers on MPFR: an independent evaluation, not rigorous. Internal to numerics.
#pragma once

#include "numerics/arithmetic/mpfr.hpp"
#include "numerics/linear_algebra/dense.hpp"

namespace lemmacheck {

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
