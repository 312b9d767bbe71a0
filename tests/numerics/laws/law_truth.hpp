// Values of laws by formulas that the library does not use, at thousands of bits.
#pragma once

#include <functional>

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck::test {

inline const Level truth_level = Level::mpfr(4096);

using AtLevel = std::function<Real(Level)>;

/// Checks that the enclosures of `value` at the double level and at 64, 256 and 1024 bits hold `truth`, that they are as
/// narrow as their level (relatively, up to a few bits), and that the library's own approximation agrees as the engine
/// asks: at two precisions, allowed twice their difference.
void check_law(const AtLevel& value, const Real& truth);

/// Whether an enclosure of `value` at 64 bits misses the truth.
bool misses(const AtLevel& value, const Real& truth);

/// P(V > x) of the chi-square law, x > 0: a finite sum (even degrees), with the error function (odd degrees).
Real chi_square_above(std::int64_t degrees, const Real& x);
/// sum over i > k of C(n, i) p^i (1 - p)^(n - i), each term by itself.
RationalNumber binomial_above(std::int64_t k, std::int64_t n, const RationalNumber& p);
/// A rational number at the level of truth.
Real approximated(const RationalNumber& x);
RationalNumber value_of(const Real& x);

}  // namespace lemmacheck::test
