// Quantiles by bisection with certified signs. Internal to numerics.
#pragma once

#include <functional>

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

enum class Direction { increasing, decreasing };

/// An enclosure of the point where a continuous, strictly monotone f on the support passes p, at p's level: its ends
/// are the support's, or points at which f is certified to lie on the right side of p. As narrow as the doubles, then
/// as p's bits (absolutely, below 2^-1074), or as f's own enclosures decide. About 130 evaluations of f, and above the
/// double level up to two for each further bit. Of approximations: by their values, the middle.
/// OutsideDomain unless 0 < p < 1 is possible, and in exact arithmetic.
Real quantile_of(const std::function<Real(const Real&)>& f, Direction direction, const Interval& support,
                 const Real& p);

}  // namespace lemmacheck
