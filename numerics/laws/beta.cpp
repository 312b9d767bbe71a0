#include "numerics/laws/beta.hpp"

#include "numerics/laws/binomial_sum.hpp"
#include "numerics/laws/incomplete.hpp"
#include "numerics/laws/monotone.hpp"
#include "numerics/laws/quantile.hpp"

namespace lemmacheck {
namespace {

Real share(const Fraction& a, const Fraction& b, Side side, const Real& x) {
  const double at_zero = side == Side::below ? 0 : 1;
  const auto proved = [&](const Ball& point, int bits) {
    if (!certainly_positive(point)) return Ball(at_zero, bits);
    if (arf_cmp_si(arb_midref(point.raw()), 1) >= 0) return Ball(1 - at_zero, bits);  // a point
    return to_accuracy(bits, [&](arb_ptr r, slong p) {
      Ball rest = Ball::at(bits);
      arb_sub_ui(rest.raw(), point.raw(), 1, p);
      arb_neg(rest.raw(), rest.raw());
      arb_set(r, beta_share(a, b, point, rest, side, p).raw());
    });
  };
  const auto approximate = [&](const MpfrNumber& point) {
    if (point <= 0) return MpfrNumber(at_zero);
    return point >= 1 ? MpfrNumber(1 - at_zero) : approximate_beta_share(a, b, point, 1 - point, side);
  };
  MonotoneFunction f{"a Beta law", proved, approximate, {}, at_zero, 1 - at_zero};
  // P(B <= x) = P(Binomial(a + b - 1, x) >= a): DLMF 8.17.5.
  if (a.denominator() == 1 && b.denominator() == 1)
    f.exact = [&](const RationalNumber& point) -> RationalNumber {
      if (point <= 0) return RationalNumber(at_zero);
      if (point >= 1) return RationalNumber(1 - at_zero);
      const RationalNumber above = binomial_sum(a.numerator() - 1, a.numerator() + b.numerator() - 1, point);
      return side == Side::above ? above : RationalNumber(1 - above);
    };
  return f(x);
}

}  // namespace

Beta::Beta(Fraction a, Fraction b) : a_(a), b_(b) {
  if (a.numerator() < 1 || b.numerator() < 1)
    throw OutsideDomain("a Beta law of the parameters " + a.text() + ", " + b.text());
}
Real Beta::cdf(const Real& x) const { return share(a_, b_, Side::below, x); }
Real Beta::survival(const Real& x) const { return share(a_, b_, Side::above, x); }
Real Beta::quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return cdf(x); }, Direction::increasing, {0, 1}, p);
}
Real Beta::upper_quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return survival(x); }, Direction::decreasing, {0, 1}, p);
}

}  // namespace lemmacheck
