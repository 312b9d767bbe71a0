#include "numerics/laws/sphere_caps.hpp"

#include "numerics/laws/incomplete.hpp"
#include "numerics/laws/monotone.hpp"
#include "numerics/laws/quantile.hpp"

namespace lemmacheck {
namespace {

/// P(U > |x|) = P(U^2 > x^2) / 2 for 0 < |x| < 1.
Ball half_tail(std::int64_t d, const Ball& x, slong bits) {
  Ball squared = Ball::at(0), more = Ball::at(0), rest = Ball::at(0);
  arb_sqr(squared.raw(), x.raw(), bits);
  arb_add_ui(more.raw(), x.raw(), 1, bits);
  arb_sub_ui(rest.raw(), x.raw(), 1, bits);
  arb_mul(rest.raw(), rest.raw(), more.raw(), bits);
  arb_neg(rest.raw(), rest.raw());
  Ball tail = beta_share(Fraction(1, 2), Fraction(d - 1, 2), squared, rest, Side::above, bits);
  arb_mul_2exp_si(tail.raw(), tail.raw(), -1);
  return tail;
}
Ball proved_tail(std::int64_t d, const Ball& x, int bits) {
  if (arb_is_zero(x.raw())) return Ball(0.5, bits);
  const bool negative = arf_sgn(arb_midref(x.raw())) < 0;
  if (arf_cmpabs_2exp_si(arb_midref(x.raw()), 0) >= 0) return Ball(negative ? 1 : 0, bits);
  return to_accuracy(bits, [&](arb_ptr r, slong p) {
    arb_set(r, half_tail(d, x, p).raw());
    if (!negative) return;
    arb_sub_ui(r, r, 1, p);
    arb_neg(r, r);
  });
}
MpfrNumber approximate_tail(std::int64_t d, const MpfrNumber& x) {
  if (x <= -1 || x >= 1) return x < 0 ? 1 : 0;
  if (x == 0) return MpfrNumber(1) / 2;
  const MpfrNumber tail = approximate_beta_share({1, 2}, {d - 1, 2}, x * x, (1 - x) * (1 + x), Side::above);
  return x > 0 ? MpfrNumber(tail / 2) : MpfrNumber(1 - tail / 2);
}
/// (1 - F(x) / F(1)) / 2 with F(x) = int_0^x (1 - t^2)^m dt, m = (d - 3) / 2, d odd.
RationalNumber exact_tail(std::int64_t d, const RationalNumber& x) {
  if (x <= -1 || x >= 1) return x < 0 ? 1 : 0;
  const std::int64_t m = (d - 3) / 2;
  RationalNumber coefficient = 1, power = x, integral = 0, whole = 0;  // C(m, k) (-1)^k, x^(2k+1)
  for (std::int64_t k = 0; k <= m; ++k) {
    integral += coefficient * power / (2 * k + 1);
    whole += coefficient / (2 * k + 1);
    coefficient *= RationalNumber(k - m) / (k + 1);
    power *= x * x;
  }
  return (1 - integral / whole) / 2;
}

Real tail(std::int64_t d, const Real& x) {
  MonotoneFunction f{"the area of a cap",
                     [d](const Ball& point, int bits) { return proved_tail(d, point, bits); },
                     [d](const MpfrNumber& point) { return approximate_tail(d, point); },
                     {},
                     1,
                     0};
  if (d % 2 == 1) f.exact = [d](const RationalNumber& point) { return exact_tail(d, point); };
  return f(x);
}

}  // namespace

SphereCaps::SphereCaps(std::int64_t dimension) : dimension_(dimension) {
  if (dimension < 2) throw OutsideDomain("caps of a sphere in dimension " + std::to_string(dimension));
}
Real SphereCaps::cdf(const Real& x) const { return tail(dimension_, -x); }
Real SphereCaps::survival(const Real& x) const { return tail(dimension_, x); }
Real SphereCaps::quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return cdf(x); }, Direction::increasing, {-1, 1}, p);
}
Real SphereCaps::upper_quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return survival(x); }, Direction::decreasing, {-1, 1}, p);
}

}  // namespace lemmacheck
