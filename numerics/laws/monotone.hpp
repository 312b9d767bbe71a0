// A monotone function of one real variable, carried from exact points to every level. Internal to numerics.
#pragma once

#include <functional>

#include "numerics/arithmetic/ball.hpp"
#include "numerics/arithmetic/mpfr.hpp"
#include "numerics/arithmetic/rational.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// What is known of the function at a point. An enclosure of its argument is evaluated at both ends, so that its width
/// is the function's own variation and no formula's.
struct MonotoneFunction {
  const char* name;
  /// Proved: an enclosure of the value at an exact point, good to about the relative accuracy of `bits`.
  std::function<Ball(const Ball& point, int bits)> proved;
  /// An approximation by another library at the default precision, at which the point is given.
  std::function<MpfrNumber(const MpfrNumber& point)> approximate;
  /// Empty where the function is not rational: exact arithmetic then throws OutsideDomain.
  std::function<RationalNumber(const RationalNumber& point)> exact;
  double at_minus_infinity, at_infinity;  ///< its limits; its values lie between them

  Real operator()(const Real& x) const;
};

/// f(p) for growing working precisions p until the relative error is at most about 2^-bits, or p is four times as much
/// and 512 more: then the enclosure is what it is.
Ball to_accuracy(int bits, const std::function<void(arb_ptr, slong)>& f);

/// An enclosure of every number between the two, of one level, a <= b by meaning. Of approximations: the middle.
Real hull(const Real& a, const Real& b);

}  // namespace lemmacheck
