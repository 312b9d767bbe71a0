// The double level of `Real`, inline: no call, no heap. Included by numerics/arithmetic/real.hpp only.
//
// The attributes are measured: with sums and products always inline and everything else marked cold, g++ keeps the ends
// of a number in registers from one operation to the next; left alone, it takes them through memory at half the speed.
#pragma once

namespace lemmacheck {

// Points stay points where the operation is exact (TwoSum, FMA), so exact ties are decided in double.
[[gnu::always_inline]] inline Interval operator+(const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) {
    const double s = a.lower + b.lower, t = s - a.lower;
    if ((a.lower - (s - t)) + (b.lower - t) == 0) return s;  // NaN compares false
  }
  return {rounding::down_sum(a.lower + b.lower), rounding::up_sum(a.upper + b.upper)};
}
inline Interval operator-(const Interval& a) { return {-a.upper, -a.lower}; }
[[gnu::always_inline]] inline Interval operator-(const Interval& a, const Interval& b) { return a + (-b); }

namespace rounding {
/// The product where it is not a point; 0 * inf among the ends gives NaN, that is, nothing is known.
Interval product_of_any_sign(Interval a, Interval b);
/// Says why a quotient by b does not exist.
[[noreturn]] void refuse_divisor(const Interval& b);
/// Lower end of a nonnegative number: an outward rounding below zero is cut.
inline double down_nonnegative(double x) { return x > smallest ? down(x) : x * 0; }
}  // namespace rounding

[[gnu::always_inline]] inline Interval operator*(const Interval& a, const Interval& b) {
  using namespace rounding;
  if (a.is_point() && b.is_point()) {
    const double p = a.lower * b.lower;
    if (is_product(a.lower, b.lower, p)) return p;
    // The sign of the exact product, which p may have lost by underflow.
    if (p == 0) return (a.lower > 0) == (b.lower > 0) ? Interval{0, smallest} : Interval{-smallest, 0};
    return p > 0 ? Interval{down_nonnegative(p), up(p)} : Interval{down(p), p < 0 ? -down_nonnegative(-p) : up(p)};
  }
  if (a.lower >= 0 && b.lower >= 0) {
    const double u = a.upper * b.upper;
    return {down_nonnegative(a.lower * b.lower), u == 0 && (a.upper == 0 || b.upper == 0) ? u : up(u)};
  }
  return product_of_any_sign(a, b);
}
/// Throws like the operator of `Real`.
inline Interval operator/(const Interval& a, const Interval& b) {
  using namespace rounding;
  if (!(b.lower > 0)) {
    if (!(b.upper < 0)) refuse_divisor(b);
    return -a / -b;
  }
  if (a.is_point() && b.is_point()) {
    const double q = a.lower / b.lower;
    if (is_product(q, b.lower, a.lower)) return q;
  }
  const double l = a.lower / (a.lower >= 0 ? b.upper : b.lower), u = a.upper / (a.upper >= 0 ? b.lower : b.upper);
  return {a.lower >= 0 ? down_nonnegative(l) : down(l), a.upper <= 0 ? -down_nonnegative(-u) : up(u)};
}

namespace multiprecision {
/// An operation of another level, on copies and into a copy: so the address of no operand and of no result escapes into
/// a call.
template <Real (*operation)(const Real&, const Real&)>
[[gnu::always_inline]] inline Real apart(const Real& a, const Real& b) {
  const Real x = a, y = b;  // NOLINT(performance-unnecessary-copy-initialization): above
  Real result = operation(x, y);
  return Real(std::move(result));
}
}  // namespace multiprecision

[[gnu::always_inline]] inline Real operator+(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) [[likely]]
    return Real(a.interval() + b.interval());
  return multiprecision::apart<multiprecision::add>(a, b);
}
[[gnu::always_inline]] inline Real operator-(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) [[likely]]
    return Real(a.interval() - b.interval());
  return multiprecision::apart<multiprecision::subtract>(a, b);
}
[[gnu::always_inline]] inline Real operator*(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) [[likely]]
    return Real(a.interval() * b.interval());
  return multiprecision::apart<multiprecision::multiply>(a, b);
}
inline Real operator/(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) [[likely]]
    return Real(a.interval() / b.interval());
  return multiprecision::apart<multiprecision::divide>(a, b);
}
inline Real operator-(const Real& a) { return a.is_double_level() ? Real(-a.interval()) : multiprecision::negate(a); }
inline Real& Real::operator+=(const Real& b) { return *this = *this + b; }
inline Real& Real::operator-=(const Real& b) { return *this = *this - b; }
inline Real& Real::operator*=(const Real& b) { return *this = *this * b; }
inline Real& Real::operator/=(const Real& b) { return *this = *this / b; }

}  // namespace lemmacheck
