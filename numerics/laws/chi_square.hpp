// The chi-square law: the squared norm of a standard Gaussian vector in R^n.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// V ~ chi-square of `degrees` degrees of freedom, V = |g|^2 for g ~ N(0, I_n); V/2 is Gamma(n/2, 1).
///
/// Enclosures at the level of the argument (Arb, and a series below the mean; for mpfr an approximation by Boost.Math),
/// with a small relative error in both tails, however deep; every real x is allowed. Exact arithmetic: OutsideDomain.
/// The cost grows as the root of the degrees.
/// Source: DLMF 8.2.4, 8.7.1; Abramowitz and Stegun 26.4.
class ChiSquare {
 public:
  /// OutsideDomain unless degrees >= 1.
  explicit ChiSquare(std::int64_t degrees);
  /// P(V <= x)
  Real cdf(const Real& x) const;
  /// P(V > x)
  Real survival(const Real& x) const;
  /// x with P(V <= x) = p. OutsideDomain unless 0 < p < 1 is possible.
  Real quantile(const Real& p) const;
  /// x with P(V > x) = p: for small p, where 1 - p would lose its digits.
  Real upper_quantile(const Real& p) const;

 private:
  std::int64_t degrees_;
};

}  // namespace lemmacheck
