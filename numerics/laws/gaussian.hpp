// The standard Gaussian law.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// G ~ N(0, 1). Enclosures at the level of the argument (Arb; for mpfr MPFR's error function), with a small relative
/// error in both tails. Exact arithmetic: OutsideDomain.
struct Gaussian {
  /// P(G <= x)
  Real cdf(const Real& x) const;
  /// P(G > x)
  Real survival(const Real& x) const;
  /// x with P(G <= x) = p. OutsideDomain unless 0 < p < 1 is possible.
  Real quantile(const Real& p) const;
  /// x with P(G > x) = p: for small p, where 1 - p would lose its digits.
  Real upper_quantile(const Real& p) const;
};

}  // namespace lemmacheck
