// Functions of intervals: roots and powers against exact rationals, the others against MPFR.
#include <boost/multiprecision/gmp.hpp>
#include <functional>

#include "tests/numerics/properties.hpp"

namespace lemmacheck::test {

namespace {

/// An end of an interval, or a number between.
double member(const Interval& x, Random& random) {
  const int k = draw_int(0, 2, random);
  if (k < 2 || x.is_point()) return k == 0 ? x.lower : x.upper;
  const double t = draw_uniform(0, 1, random), y = x.lower * (1 - t) + x.upper * t;
  return y >= x.lower && y <= x.upper ? y : x.lower;
}

void field_operations(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Real x = f.lift(c.numbers[0]), y = f.lift(c.numbers[1]);
  const Rational s = exact(member(c.numbers[0], random)), t = exact(member(c.numbers[1], random));
  judge.number("Real +", x + y, s + t);
  judge.number("Real -", x - y, s - t);
  judge.number("Real *", x * y, s * t);
  judge.number("Real negated", -x, -s);
  judge.number("abs", abs(x), abs(s));
  judge.number("min", min(x, y), s < t ? s : t);
  judge.number("max", max(x, y), s < t ? t : s);
  judge.number("square", square(x), s * s);
  if (t == 0) return;
  try {
    judge.number("Real /", x / y, s / t);
  } catch (const NeedsMorePrecision&) {
    judge.refused("Real /");
  }
}

Rational power(const Rational& x, int p) {
  Rational result = 1;
  for (int k = 0; k < std::abs(p); ++k) result *= x;
  return p < 0 ? Rational(1 / result) : result;
}

/// u^q is monotone for u >= 0.
bool holds_power(const Ends& ends, const Rational& base, int p, int q) {
  if (ends.impossible || (ends.has_upper && ends.upper < 0)) return false;
  const Rational target = power(base, p);
  return (!ends.has_lower || ends.lower <= 0 || power(ends.lower, q) <= target) &&
         (!ends.has_upper || power(ends.upper, q) >= target);
}

void powers(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Interval& base = c.numbers[0];
  const int p = c.wholes[0], q = c.wholes[1];
  const Real x = f.lift(base);
  const Rational s = exact(member(base, random));
  const Real root = sqrt(x);
  judge.enclosure("sqrt", Ends(root).hold_root(s), is_finite(root));
  if (p < 0 && (s == 0 || base.upper == 0)) return;
  try {
    const Real y = pow(x, p, q);
    judge.enclosure("pow", holds_power(Ends(y), s, p, q), is_finite(y));
    if (base.lower == 0) return;
    const Real whole = pow(-x, p);
    judge.number("pow of a negative number", whole, power(-s, p));
  } catch (const NeedsMorePrecision&) {
    judge.refused("pow");
  }
}

/// Compares with MPFR at `spare` bits more; not where MPFR itself has left its range of exponents.
void compare(const char* function, const Real& enclosure, const Real& fine, Judge& judge) {
  const Level level = fine.level();
  if (!is_finite(fine) || (certainly_zero(fine) && !certainly_zero(enclosure))) return;
  const Real allowance = abs(fine) * Real(std::ldexp(1.0, 100 - level.bits), level);
  judge.enclosure(function, encloses(enclosure, fine, allowance), is_finite(enclosure));
}

using Function = Real (*)(const Real&);
void elementary(const char* name, Function function, const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const double s = member(c.numbers[0], random);
  try {
    compare(name, function(f.lift(c.numbers[0])), function(Real(s, Level::mpfr(f.level().bits + 200))), judge);
  } catch (const NeedsMorePrecision&) {
    judge.refused(name);
  }
}

void entire_functions(const Case& c, const Calculus& f, Judge& judge) {
  elementary("exp", exp, c, f, judge);
  elementary("cos", cos, c, f, judge);
  elementary("sin", sin, c, f, judge);
  elementary("erf", erf, c, f, judge);
}

void functions_of_positive_numbers(const Case& c, const Calculus& f, Judge& judge) {
  Case positive = c;
  Interval& x = positive.numbers[0];
  x = {std::abs(x.lower), std::abs(x.upper)};
  if (x.upper < x.lower) std::swap(x.lower, x.upper);
  if (x.lower == 0) return;
  elementary("log", log, positive, f, judge);
  if (x.upper < 0x1p40) elementary("gamma", gamma, positive, f, judge);
}

void angles_of_points(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const auto nonnegative = [](const Interval& x) {
    return x.lower >= 0 ? x : x.upper <= 0 ? -x : Interval{0, std::max(-x.lower, x.upper)};
  };
  const Interval y = nonnegative(c.numbers[0]), x = nonnegative(c.numbers[1]);
  const double s = member(y, random), t = member(x, random);
  if (s == 0 && t == 0) return;
  const Level fine = Level::mpfr(f.level().bits + 200);
  try {
    compare("atan2", atan2(f.lift(y), f.lift(x)), atan2(Real(s, fine), Real(t, fine)), judge);
  } catch (const NeedsMorePrecision&) {
    judge.refused("atan2");
  }
}

}  // namespace

std::vector<Property> scalar_properties() {
  return {{"field operations", two_numbers, field_operations, 24},
          {"roots and powers", a_power, powers, 16},
          {"exp, cos, sin, erf", two_numbers, entire_functions, 8},
          {"log, gamma", two_numbers, functions_of_positive_numbers, 4},
          {"atan2", two_numbers, angles_of_points, 8}};
}

}  // namespace lemmacheck::test
