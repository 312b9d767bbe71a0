// Exact rational numbers on their way into another arithmetic.
#pragma once

#include <vector>

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

/// The number of a rational-level `exact` at `level`: itself in exact arithmetic, the tightest ball at that many bits,
/// two outward-rounded doubles, or (mpfr) the nearest number. A point wherever the level can hold the number.
/// Double-level points are rational numbers too. Throws OutsideDomain for anything that is not an exact number.
Real at_level(const Real& exact, Level level);

/// The n x 1 vector of such numbers.
Vector at_level(const std::vector<Real>& exact, Level level);

}  // namespace lemmacheck
