// Areas of spherical caps: the law of a coordinate of a uniform point on the sphere.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// U = <u, e> for u uniform on the unit sphere of R^d and a unit vector e: density proportional to
/// (1 - x^2)^((d-3)/2) on [-1, 1]. The cap {u : <u, e> >= x} has the share P(U >= x) = P(U > x) of the sphere's area.
///
/// Enclosures at the level of the argument (Arb; for mpfr an approximation by the continued fraction), with a small relative error
/// in both tails; every real x is allowed. Exact arithmetic for odd d, where it is a polynomial; else OutsideDomain.
/// Source: U^2 ~ Beta(1/2, (d-1)/2); S. Li, Concise formulas for the area and volume of a hyperspherical cap (2011).
class SphereCaps {
 public:
  /// OutsideDomain unless d >= 2.
  explicit SphereCaps(std::int64_t dimension);
  /// P(U <= x)
  Real cdf(const Real& x) const;
  /// P(U > x), the area of the cap.
  Real survival(const Real& x) const;
  /// x with P(U <= x) = p. OutsideDomain unless 0 < p < 1 is possible, and in exact arithmetic.
  Real quantile(const Real& p) const;
  /// x with P(U > x) = p.
  Real upper_quantile(const Real& p) const;

 private:
  std::int64_t dimension_;
};

}  // namespace lemmacheck
