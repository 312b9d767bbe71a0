// The binomial law.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// K ~ Binomial(n, p): the number of successes in n independent trials of probability p.
///
/// At the level of p: enclosures with a small relative error in both tails by the Beta law (DLMF 8.17.5), for mpfr an
/// approximation by its continued fraction, in exact arithmetic the rational number itself (n terms of n log2(q) bits for p = r/q).
class Binomial {
 public:
  /// OutsideDomain if n < 0, or p is certainly not in [0, 1].
  Binomial(std::int64_t n, Real p);
  /// P(K <= k)
  Real cdf(std::int64_t k) const;
  /// P(K > k)
  Real survival(std::int64_t k) const;
  /// The least k with P(K <= k) >= q. NeedsMorePrecision where an enclosure does not decide.
  std::int64_t quantile(const Real& q) const;
  /// The least k with P(K > k) <= q: for small q, where 1 - q would lose its digits.
  std::int64_t upper_quantile(const Real& q) const;

 private:
  std::int64_t n_;
  Real p_;
};

}  // namespace lemmacheck
