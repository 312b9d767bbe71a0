// The scalar of the double level: a closed interval of doubles with outward rounding.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace lemmacheck {

/// Closed interval [lower, upper]; may be infinite on either side. NaN at an end: no bound on this side, and no sign is
/// decided; the other end holds. Every operation encloses the exact result for every choice of operands in theirs,
/// under IEEE 754 binary64 with round to nearest and gradual underflow (checked at start-up).
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

/// Directed bounds from results rounded to nearest. An overflowed result gives NaN on the side where it
/// would be wrong: down(inf) and up(-inf) are NaN, "no bound is known".
namespace rounding {
constexpr double smallest = 0x1p-1074;
/// At most the true value of which x is the rounding to nearest.
/// Source: |x - exact| <= 2^-53 |x| + 2^-1075 for one correctly rounded operation (Higham, ASNA, 2.2).
inline double down(double x) { return x - (std::abs(x) * 0x1p-52 + smallest); }
/// At least that value.
inline double up(double x) { return x + (std::abs(x) * 0x1p-52 + smallest); }
/// The same for sums, differences and roots, which are exact where they are subnormal (Hauser, "Handling
/// floating-point exceptions in numeric programs", TOPLAS 1996): no underflow term, so the sign of a sum
/// of nonnegative terms is kept.
inline double down_sum(double x) { return x - std::abs(x) * 0x1p-52; }
inline double up_sum(double x) { return x + std::abs(x) * 0x1p-52; }

/// True only if a b = p exactly; false also where this is not known. The residual a b - p is a multiple
/// of ulp(a) ulp(b) >= 2^-106 |a b|, so it cannot vanish by underflow where |p| >= 2^-960.
inline bool is_product(double a, double b, double p) {
  const double size = std::abs(p);
  if (!(size >= 0x1p-960)) return p == 0 && (a == 0 || b == 0);
#ifdef __FP_FAST_FMA
  return std::fma(a, b, -p) == 0;
#else
  // Dekker's product (Numer. Math. 18, 1971) by Veltkamp's splitting; the guard keeps it from overflow.
  if (a * b != p || !(size <= 0x1p990 && std::abs(a) <= 0x1p990 && std::abs(b) <= 0x1p990)) return false;
  const double as = 0x8000001p0 * a, bs = 0x8000001p0 * b;
  const double ah = as - (as - a), al = a - ah, bh = bs - (bs - b), bl = b - bh;
  return al * bl - (((p - ah * bh) - al * bh) - ah * bl) == 0;
#endif
}
}  // namespace rounding

}  // namespace lemmacheck
