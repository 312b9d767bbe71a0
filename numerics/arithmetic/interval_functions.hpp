// Functions of double intervals whose bounds are proved; no assumption about libm.
#pragma once

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/interval.hpp"

namespace lemmacheck::certified {

// Contracts (domain, errors, cuts at zero) as for the functions of `Real` of the same names.
Interval abs(const Interval& x);
Interval min(const Interval& a, const Interval& b);
Interval max(const Interval& a, const Interval& b);
Interval square(const Interval& x);
Interval sqrt(const Interval& x);
Interval pow(const Interval& x, int p, int q);
/// x^(p/q) at a point x > 0, p and q positive: `guess`, of the power of x scaled by a power of 2^q to [1, 2^q), verified
/// by whole powers, l^q <= x^p <= u^q for l and u on either side of it; by Arb where it is too poor for that.
Interval verified_power(double x, unsigned p, unsigned q, double guess);
Interval exp(const Interval& x);
Interval log(const Interval& x);
Interval atan2(const Interval& y, const Interval& x);
Interval cos(const Interval& x);
Interval sin(const Interval& x);
Interval erf(const Interval& x);
Interval gamma(const Interval& x);
Interval pi();

}  // namespace lemmacheck::certified
