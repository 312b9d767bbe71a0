// The logarithm of the Gamma function and its derivatives, for positive arguments.
#pragma once

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

// Enclosures at the level of x > 0 (Arb; for mpfr an approximation by MPFR, psi_1 by Boost.Math).
// NeedsMorePrecision if x may be <= 0, OutsideDomain if it certainly is, and in exact arithmetic.

/// log Gamma(x)
Real log_gamma(const Real& x);
/// psi(x) = (log Gamma)'(x)
Real digamma(const Real& x);
/// psi_1(x) = psi'(x) = sum_k 1 / (x + k)^2
Real trigamma(const Real& x);

}  // namespace lemmacheck
