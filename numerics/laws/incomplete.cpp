#include "numerics/laws/incomplete.hpp"

namespace lemmacheck {
namespace {

Ball complement(const Ball& share, slong bits) {
  Ball rest = Ball::at(static_cast<int>(bits));
  arb_sub_ui(rest.raw(), share.raw(), 1, bits);
  arb_neg(rest.raw(), rest.raw());
  return rest;
}

/// P(a, z) = z^a e^-z / Gamma(a + 1) sum_k z^k / ((a + 1) ... (a + k)), a = n/2, z = x/2: DLMF 8.7.1 with 8.2.7. All
/// terms are positive, so nothing cancels; Arb's own lower function does cancel here.
Ball gamma_below(std::int64_t n, const Ball& x, slong bits) {
  Ball z(x), power = Ball::at(z.bits()), a(static_cast<double>(n)), gamma = Ball::at(z.bits());
  arb_set_si(a.raw(), n);
  arb_mul_2exp_si(a.raw(), a.raw(), -1);
  arb_mul_2exp_si(z.raw(), z.raw(), -1);
  arb_log(power.raw(), z.raw(), bits);
  arb_mul(power.raw(), power.raw(), a.raw(), bits);
  arb_sub(power.raw(), power.raw(), z.raw(), bits);
  arb_add_ui(a.raw(), a.raw(), 1, bits);
  arb_lgamma(gamma.raw(), a.raw(), bits);
  arb_sub(power.raw(), power.raw(), gamma.raw(), bits);
  arb_exp(power.raw(), power.raw(), bits);
  arb_mul(power.raw(), power.raw(), gamma_series(n, x, bits).raw(), bits);
  return power;
}
Ball gamma_above(std::int64_t n, const Ball& x, slong bits) {
  Ball z(x), a(0.0), share = Ball::at(z.bits());
  arb_set_si(a.raw(), n);
  arb_mul_2exp_si(a.raw(), a.raw(), -1);
  arb_mul_2exp_si(z.raw(), z.raw(), -1);
  arb_hypgeom_gamma_upper(share.raw(), a.raw(), z.raw(), 1, bits);
  return share;
}

}  // namespace

// After the terms t_0, ..., t_(k-1) the ratios are at most r = x / (n + 2(k+1)) < 1, so the rest is at most t_k / (1 - r).
Ball gamma_series(std::int64_t n, const Ball& x, slong bits, double remainder_share) {
  const slong working = bits + 32;  // the terms that are left out shall count more than roundings
  Ball sum(0.0), term(1.0), ratio(0.0);
  auto divisor = static_cast<ulong>(n);
  while (arf_cmpabs_2exp_si(arb_midref(term.raw()), -bits) > 0) {
    arb_add(sum.raw(), sum.raw(), term.raw(), working);
    divisor += 2;
    arb_mul(term.raw(), term.raw(), x.raw(), working);
    arb_div_ui(term.raw(), term.raw(), divisor, working);
  }
  arb_div_ui(ratio.raw(), x.raw(), divisor + 2, working);
  arb_div(term.raw(), term.raw(), complement(ratio, working).raw(), working);
  const Ball share(remainder_share);
  arb_mul(term.raw(), term.raw(), share.raw(), working);
  arb_add_error(sum.raw(), term.raw());
  return sum;
}

Ball gamma_share(std::int64_t n, const Ball& x, Side side, slong bits) {
  Ball excess = Ball::at(0);
  arb_sub_si(excess.raw(), x.raw(), n, bits);
  const bool below = arf_sgn(arb_midref(excess.raw())) < 0;  // which way is shorter; both are right
  const Ball share = below ? gamma_below(n, x, bits) : gamma_above(n, x, bits);
  return below == (side == Side::below) ? share : complement(share, bits);
}

Ball beta_share(const Fraction& a, const Fraction& b, const Ball& z, const Ball& rest, Side side, slong bits) {
  const Ball p(a, static_cast<int>(bits)), q(b, static_cast<int>(bits));
  Ball excess = Ball::at(0), expected = Ball::at(0);
  arb_mul(excess.raw(), z.raw(), q.raw(), bits);
  arb_mul(expected.raw(), rest.raw(), p.raw(), bits);
  arb_sub(excess.raw(), excess.raw(), expected.raw(), bits);
  // z <= a / (a + b): which function does not cancel. Both are right.
  const bool below = arf_sgn(arb_midref(excess.raw())) <= 0;
  Ball share = Ball::at(z.bits());
  if (below)
    arb_hypgeom_beta_lower(share.raw(), p.raw(), q.raw(), z.raw(), 1, bits);
  else
    arb_hypgeom_beta_lower(share.raw(), q.raw(), p.raw(), rest.raw(), 1, bits);
  return below == (side == Side::below) ? share : complement(share, bits);
}

}  // namespace lemmacheck
