// The double level of `Real`, inline: no call, no heap. Included by numerics/real.hpp only.
#pragma once

namespace lemmacheck {

// Points stay points where the operation is exact (TwoSum, FMA), so exact ties are decided in double.
inline Interval operator+(const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) {
    const double s = a.lower + b.lower, t = s - a.lower;
    if ((a.lower - (s - t)) + (b.lower - t) == 0) return s;  // NaN compares false
  }
  return {rounding::down(a.lower + b.lower), rounding::up(a.upper + b.upper)};
}
inline Interval operator-(const Interval& a) { return {-a.upper, -a.lower}; }
inline Interval operator-(const Interval& a, const Interval& b) { return a + (-b); }

inline Real operator+(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) return Real(a.interval() + b.interval());
  return wide::add(a, b);
}
inline Real operator-(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) return Real(a.interval() - b.interval());
  return wide::subtract(a, b);
}
inline Real operator*(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) return Real(a.interval() * b.interval());
  return wide::multiply(a, b);
}
inline Real operator/(const Real& a, const Real& b) {
  if (a.is_double_level() && b.is_double_level()) return Real(a.interval() / b.interval());
  return wide::divide(a, b);
}
inline Real operator-(const Real& a) {
  return a.is_double_level() ? Real(-a.interval()) : wide::negate(a);
}
inline Real& Real::operator+=(const Real& b) { return *this = *this + b; }
inline Real& Real::operator-=(const Real& b) { return *this = *this - b; }
inline Real& Real::operator*=(const Real& b) { return *this = *this * b; }
inline Real& Real::operator/=(const Real& b) { return *this = *this / b; }

}  // namespace lemmacheck
