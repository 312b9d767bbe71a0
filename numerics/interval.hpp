// The scalar of the double level: a closed interval of doubles with outward rounding.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace lemmacheck {

/// Closed interval [lower, upper]; may be infinite on either side. NaN in either end means "nothing is
/// known" and is never decided. Every operation encloses the exact result for every choice of operands
/// in theirs, under IEEE 754 binary64 with round to nearest and gradual underflow (checked at start-up).
struct Interval {
  double lower = 0, upper = 0;

  constexpr Interval() = default;
  constexpr Interval(double exact) : lower(exact), upper(exact) {}  // NOLINT: a double is a point
  constexpr Interval(double l, double u) : lower(l), upper(u) {}
  constexpr bool is_point() const { return lower == upper; }
  static constexpr Interval everything() {
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }
};

namespace rounding {
constexpr double smallest = 0x1p-1074;
/// At most the true value of which x is the rounding to nearest.
/// Source: |x - exact| <= 2^-53 |x| + 2^-1075 for one correctly rounded operation (Higham, ASNA, 2.2).
inline double down(double x) { return x - (std::abs(x) * 0x1p-52 + smallest); }
/// At least that value. An overflow to -inf is pulled back to the largest finite negative number.
inline double up(double x) { return x + (std::abs(x) * 0x1p-52 + smallest); }
}  // namespace rounding

}  // namespace lemmacheck
