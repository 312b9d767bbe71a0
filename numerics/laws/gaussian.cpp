#include "numerics/laws/gaussian.hpp"

#include "numerics/laws/incomplete.hpp"
#include "numerics/laws/monotone.hpp"
#include "numerics/laws/quantile.hpp"

namespace lemmacheck {
namespace {

constexpr Interval support{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

/// P(G > |x|) = P(G^2 > x^2) / 2 with x^2 exact: Arb's erfc knows nothing of a large argument that is not a point.
Ball half_tail(const Ball& x, slong bits) {
  Ball squared = Ball::at(0);
  arb_mul(squared.raw(), x.raw(), x.raw(), ARF_PREC_EXACT);
  Ball tail = gamma_share(1, squared, Side::above, bits);
  arb_mul_2exp_si(tail.raw(), tail.raw(), -1);
  return tail;
}

/// P(G > x)
Real upper_tail(const Real& x) {
  const auto proved = [](const Ball& point, int bits) {
    if (arb_is_zero(point.raw())) return Ball(0.5, bits);
    return to_accuracy(bits, [&](arb_ptr r, slong p) {
      arb_set(r, half_tail(point, p).raw());
      if (certainly_positive(point)) return;
      arb_sub_ui(r, r, 1, p);
      arb_neg(r, r);
    });
  };
  const auto approximate = [](const MpfrNumber& point) {
    MpfrNumber y = 2;
    mpfr_ptr r = y.backend().data();
    mpfr_sqrt(r, r, MPFR_RNDN);
    mpfr_div(r, point.backend().data(), r, MPFR_RNDN);
    mpfr_erfc(r, r, MPFR_RNDN);
    return MpfrNumber(y / 2);
  };
  return MonotoneFunction{"the Gaussian law", proved, approximate, {}, 1, 0}(x);
}

}  // namespace

Real Gaussian::cdf(const Real& x) const { return upper_tail(-x); }
Real Gaussian::survival(const Real& x) const { return upper_tail(x); }
Real Gaussian::quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return cdf(x); }, Direction::increasing, support, p);
}
Real Gaussian::upper_quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return survival(x); }, Direction::decreasing, support, p);
}

}  // namespace lemmacheck
