// Matrices of rationals. Internal to numerics. Roots, singular values and eigenvalues throw OutsideDomain.
#pragma once

#include "numerics/arithmetic/rational.hpp"
#include "numerics/linear_algebra/dense.hpp"

namespace lemmacheck {

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
