// Whether an approximate number lies in an enclosure, decided exactly.
#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {
namespace {

/// [lower - radius, upper + radius] / denominator, all of them exact. The ends are not formed: a ball may have a radius
/// whose exponent is billions below its midpoint's (erf of 2^500), and no memory holds that sum.
struct ExactEnds {
  Ball lower, upper, radius, denominator = Ball(1.0);
};
ExactEnds ends_of(const Interval& x) { return {Ball(x.lower), Ball(x.upper), Ball()}; }
ExactEnds ends_of(const Ball& x) {
  ExactEnds ends;
  arb_get_mid_arb(ends.lower.raw(), x.raw());
  ends.upper = ends.lower;
  arf_set_mag(arb_midref(ends.radius.raw()), arb_radref(x.raw()));
  return ends;
}
ExactEnds ends_of(const Mpfr& x) {
  ExactEnds ends;
  arf_set_mpfr(arb_midref(ends.lower.raw()), x.raw());
  ends.upper = ends.lower;
  return ends;
}
void set_integer(Ball& x, mpz_srcptr exact) {
  fmpz_t copy;
  fmpz_init(copy);
  fmpz_set_mpz(copy, exact);
  arf_set_fmpz(arb_midref(x.raw()), copy);
  fmpz_clear(copy);
}
ExactEnds ends_of(const Rational& x) {
  ExactEnds ends;
  set_integer(ends.lower, mpq_numref(x.raw()));
  set_integer(ends.denominator, mpq_denref(x.raw()));
  ends.upper = ends.lower;
  return ends;
}
ExactEnds ends_of(const Real& x) {
  if (x.is_double_level()) return ends_of(x.interval());
  return std::visit([](const auto& v) { return ends_of(v); }, x.multiprecision()->number());
}
/// The exact value of an approximation or a point.
Ball value_of(const Real& x) {
  const ExactEnds ends = ends_of(x);
  if (!arb_equal(ends.lower.raw(), ends.upper.raw()) || !arb_is_zero(ends.radius.raw()) ||
      !arb_equal_si(ends.denominator.raw(), 1))
    throw std::logic_error("what is looked for in an enclosure must be an approximate number or a point");
  return ends.lower;
}

Ball exact_product(const Ball& a, const Ball& b) {
  Ball c;
  arb_mul(c.raw(), a.raw(), b.raw(), ARF_PREC_EXACT);
  return c;
}
Ball sum(const Ball& a, const Ball& b, const Ball& c, const Ball& d, slong bits) {
  Ball total;
  arb_add(total.raw(), a.raw(), b.raw(), bits);
  arb_add(total.raw(), total.raw(), c.raw(), bits);
  arb_add(total.raw(), total.raw(), d.raw(), bits);
  return total;
}
/// a + b + c + d >= 0 for exact numbers: at growing precision, because exponents may lie far apart. The two leading
/// terms may cancel exactly; they are b and a (a value at the midpoint) or b and c (a ball down to zero), so both sums
/// come first in turn.
bool nonnegative_sum(const Ball& a, const Ball& b, const Ball& c, const Ball& d) {
  for (slong bits = 128;; bits *= 4) {
    const slong p = bits > (1 << 20) ? ARF_PREC_EXACT : bits;
    for (const Ball& total : {sum(a, b, c, d, p), sum(b, c, a, d, p)}) {
      if (arb_is_nonnegative(total.raw())) return true;
      if (arb_is_negative(total.raw()) || p == ARF_PREC_EXACT) return false;
    }
  }
}

}  // namespace

bool encloses(const Real& enclosure, const Real& approximate, const Real& allowance) {
  if (!is_finite(approximate)) return !is_finite(enclosure);
  if (!is_finite(allowance)) return true;
  const ExactEnds ends = ends_of(enclosure);
  const Ball x = exact_product(value_of(approximate), ends.denominator);
  const Ball extra = exact_product(abs(value_of(allowance)), ends.denominator);
  const auto unbounded = [](const Ball& end) { return !arb_is_finite(end.raw()); };  // nothing is claimed there
  if (unbounded(ends.radius)) return true;
  return (unbounded(ends.lower) || nonnegative_sum(x, negate(ends.lower), ends.radius, extra)) &&
         (unbounded(ends.upper) || nonnegative_sum(negate(x), ends.upper, ends.radius, extra));
}

}  // namespace lemmacheck
