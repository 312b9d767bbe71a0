#include "numerics/laws/gamma_functions.hpp"

#include <boost/math/special_functions/trigamma.hpp>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/laws/monotone.hpp"

namespace lemmacheck {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_positive(const Real& x, const char* function) {
  if (x.level().arithmetic == Arithmetic::rational)
    throw OutsideDomain(std::string(function) + " is not available in exact arithmetic");
  if (certainly_positive(x)) return;
  if (x.level().arithmetic != Arithmetic::mpfr && upper(x) <= 0)
    throw OutsideDomain(std::string(function) + " of a number that is not positive");
  throw NeedsMorePrecision(std::string(function) + " of a number that may not be positive");
}
using ArbFunction = void (*)(arb_t, const arb_t, slong);
using MpfrFunction = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

auto proved(ArbFunction f) {
  return
      [f](const Ball& point, int bits) { return to_accuracy(bits, [&](arb_ptr r, slong p) { f(r, point.raw(), p); }); };
}
auto approximate(MpfrFunction f) {
  return [f](const MpfrNumber& point) {
    MpfrNumber y;
    f(y.backend().data(), point.backend().data(), MPFR_RNDN);
    return y;
  };
}
/// psi_1(x) = zeta(2, x): DLMF 25.11.12.
void trigamma_ball(arb_t r, const arb_t x, slong bits) {
  Ball two(2.0);
  arb_hurwitz_zeta(r, two.raw(), x, bits);
}

Real monotone_log_gamma(const Real& x, double at_minus_infinity) {
  return MonotoneFunction{"log_gamma", proved(arb_lgamma), approximate(mpfr_lngamma),
                          {},          at_minus_infinity,  -at_minus_infinity}(x);
}

}  // namespace

Real log_gamma(const Real& x) {
  require_positive(x, "log_gamma");
  const Real slope = digamma(x);
  if (certainly_nonnegative(slope)) return monotone_log_gamma(x, -infinity);
  if (certainly_nonnegative(-slope)) return monotone_log_gamma(x, infinity);
  return log_gamma(x + 2) - log(x * (x + 1));  // the minimum, 1.46, may lie in x; x + 2 > 2 is beyond it
}
Real digamma(const Real& x) {
  require_positive(x, "digamma");
  return MonotoneFunction{"digamma", proved(arb_digamma), approximate(mpfr_digamma), {}, -infinity, infinity}(x);
}
Real trigamma(const Real& x) {
  require_positive(x, "trigamma");
  const auto by_boost = [](const MpfrNumber& point) -> MpfrNumber { return boost::math::trigamma(point); };
  return MonotoneFunction{"trigamma", proved(trigamma_ball), by_boost, {}, infinity, 0}(x);
}

}  // namespace lemmacheck
