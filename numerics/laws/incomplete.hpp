// Shares of the Gamma and Beta functions on one side of a point: what the laws are made of. Internal to numerics.
#pragma once

#include "numerics/arithmetic/ball.hpp"
#include "numerics/arithmetic/mpfr.hpp"

namespace lemmacheck {

enum class Side { below, above };

/// An enclosure of P(V <= x), respectively of P(V > x), for V ~ chi-square of n >= 1 degrees and x > 0: the regularised
/// incomplete Gamma functions of n/2 at x/2. Of the two the one that is not near 1 is computed, the other is 1 minus it.
Ball gamma_share(std::int64_t n, const Ball& x, Side side, slong bits);

/// An enclosure of P(B <= z), respectively of P(B > z), for B ~ Beta(a, b), a, b > 0, z in (0, 1) and rest = 1 - z, both
/// given so that neither is a difference: the regularised incomplete Beta functions.
Ball beta_share(const Fraction& a, const Fraction& b, const Ball& z, const Ball& rest, Side side, slong bits);

/// An enclosure of sum_k prod_{j=1..k} x / (n + 2j) for 0 < x <= n. `remainder_share` is 1 in every proof: the tests
/// pass another to see that a broken bound is caught.
Ball gamma_series(std::int64_t n, const Ball& x, slong bits, double remainder_share = 1);

/// Approximations of the same shares on MPFR numbers at the default precision, by other algorithms and libraries.
MpfrNumber approximate_gamma_share(std::int64_t n, const MpfrNumber& x, Side side);
MpfrNumber approximate_beta_share(const Fraction& a, const Fraction& b, const MpfrNumber& z, const MpfrNumber& rest,
                                  Side side);

}  // namespace lemmacheck
