// The Beta law.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// B ~ Beta(a, b) with exact parameters a, b > 0: density proportional to x^(a-1) (1-x)^(b-1) on [0, 1].
///
/// Enclosures at the level of the argument (Arb; for mpfr an approximation by the continued fraction), with a small relative error
/// in both tails; every real x is allowed. Exact arithmetic where a and b are whole: a binomial sum; else OutsideDomain.
/// Source: DLMF 8.17.1, 8.17.4, 8.17.5.
class Beta {
 public:
  /// OutsideDomain unless a, b > 0.
  Beta(Fraction a, Fraction b);
  /// P(B <= x)
  Real cdf(const Real& x) const;
  /// P(B > x)
  Real survival(const Real& x) const;
  /// x with P(B <= x) = p. OutsideDomain unless 0 < p < 1 is possible, and in exact arithmetic.
  Real quantile(const Real& p) const;
  /// x with P(B > x) = p: for small p, where 1 - p would lose its digits. Near x = 1 it is 1 - x that one wants: that is
  /// the quantile of Beta(b, a).
  Real upper_quantile(const Real& p) const;

 private:
  Fraction a_, b_;
};

}  // namespace lemmacheck
