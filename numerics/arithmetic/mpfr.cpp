#include "numerics/arithmetic/mpfr.hpp"

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

/// Precision of operations on numbers that carry none (exact doubles only).
constexpr int least_bits = 64;

template <class F>
Mpfr compute(int bits, F f) {
  const PrecisionScope scope(bits);
  MpfrNumber result;
  f(result.backend().data());
  return {std::move(result), bits};
}
using Unary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using Binary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);
Mpfr unary(const Mpfr& x, Unary f) {
  return compute(x.bits(), [&](mpfr_ptr r) { f(r, x.raw(), MPFR_RNDN); });
}
Mpfr binary(const Mpfr& a, const Mpfr& b, Binary f) {
  return compute(std::max(a.bits(), b.bits()), [&](mpfr_ptr r) { f(r, a.raw(), b.raw(), MPFR_RNDN); });
}
Mpfr nonnegative_part(const Mpfr& x) { return mpfr_sgn(x.raw()) < 0 ? Mpfr(0.0, x.bits()) : x; }
void require_positive(const Mpfr& x) {
  if (!certainly_positive(x)) throw NeedsMorePrecision("a function of positive numbers met an approximation <= 0");
}
void require_nonzero(const Mpfr& x) {
  if (mpfr_zero_p(x.raw())) throw NeedsMorePrecision("the divisor is approximately zero");
}

}  // namespace

PrecisionScope::PrecisionScope(int bits) : before_(MpfrNumber::default_precision()) {
  // Balls have no smallest number: exp(-2^40) is one. MPFR's range is a state of the thread, and its widest is wide enough.
  mpfr_set_emin(mpfr_get_emin_min());
  mpfr_set_emax(mpfr_get_emax_max());
  // Boost counts decimal digits; three more make sure of the bits, whichever way it converts.
  MpfrNumber::default_precision(static_cast<unsigned>(std::max(bits, least_bits)) * 302 / 1000 + 3);
}

Mpfr::Mpfr(double exact, int bits) : Mpfr(compute(bits, [&](mpfr_ptr r) { mpfr_set_d(r, exact, MPFR_RNDN); })) {}
Mpfr::Mpfr(const Fraction& exact, int bits)
    : Mpfr(compute(bits, [&](mpfr_ptr r) {
        mpfr_set_si(r, exact.numerator(), MPFR_RNDN);
        mpfr_div_si(r, r, exact.denominator(), MPFR_RNDN);
      })) {}

Mpfr add(const Mpfr& a, const Mpfr& b) { return binary(a, b, mpfr_add); }
Mpfr subtract(const Mpfr& a, const Mpfr& b) { return binary(a, b, mpfr_sub); }
Mpfr multiply(const Mpfr& a, const Mpfr& b) { return binary(a, b, mpfr_mul); }
Mpfr divide(const Mpfr& a, const Mpfr& b) {
  require_nonzero(b);
  return binary(a, b, mpfr_div);
}
Mpfr negate(const Mpfr& a) {
  return compute(a.bits(), [&](mpfr_ptr r) { mpfr_neg(r, a.raw(), MPFR_RNDN); });
}
Mpfr abs(const Mpfr& x) { return mpfr_sgn(x.raw()) < 0 ? negate(x) : x; }
Mpfr min(const Mpfr& a, const Mpfr& b) { return binary(a, b, mpfr_min); }
Mpfr max(const Mpfr& a, const Mpfr& b) { return binary(a, b, mpfr_max); }
Mpfr square(const Mpfr& x) { return unary(x, mpfr_sqr); }
Mpfr sqrt(const Mpfr& x) { return unary(nonnegative_part(x), mpfr_sqrt); }

Mpfr pow(const Mpfr& x, int p, int q) {
  if (q < 1) throw OutsideDomain("the root of a power needs an index of at least 1");
  if (p < 0) require_nonzero(x);
  const Mpfr base = q > 1 ? nonnegative_part(x) : x;
  const Mpfr root =
      compute(x.bits(), [&](mpfr_ptr r) { mpfr_rootn_ui(r, base.raw(), static_cast<unsigned long>(q), MPFR_RNDN); });
  if (p < 0) require_nonzero(root);
  return compute(x.bits(), [&](mpfr_ptr r) { mpfr_pow_si(r, root.raw(), p, MPFR_RNDN); });
}

Mpfr exp(const Mpfr& x) { return unary(x, mpfr_exp); }
Mpfr log(const Mpfr& x) {
  require_positive(x);
  return unary(x, mpfr_log);
}
Mpfr atan2(const Mpfr& y, const Mpfr& x) {
  const Mpfr v = nonnegative_part(y), u = nonnegative_part(x);
  if (mpfr_zero_p(v.raw()) && mpfr_zero_p(u.raw())) throw NeedsMorePrecision("angle of an approximately zero vector");
  return binary(v, u, mpfr_atan2);
}
Mpfr cos(const Mpfr& x) { return unary(x, mpfr_cos); }
Mpfr sin(const Mpfr& x) { return unary(x, mpfr_sin); }
Mpfr erf(const Mpfr& x) { return unary(x, mpfr_erf); }
Mpfr gamma(const Mpfr& x) {
  require_positive(x);
  return unary(x, mpfr_gamma);
}
Mpfr mpfr_pi(int bits) {
  return compute(bits, [](mpfr_ptr r) { mpfr_const_pi(r, MPFR_RNDN); });
}

double lower(const Mpfr& x) { return mpfr_get_d(x.raw(), MPFR_RNDN); }
double upper(const Mpfr& x) { return lower(x); }
bool certainly_nonnegative(const Mpfr& x) { return !mpfr_nan_p(x.raw()) && mpfr_sgn(x.raw()) >= 0; }
bool certainly_positive(const Mpfr& x) { return !mpfr_nan_p(x.raw()) && mpfr_sgn(x.raw()) > 0; }
bool certainly_negative(const Mpfr& x) { return !mpfr_nan_p(x.raw()) && mpfr_sgn(x.raw()) < 0; }
bool certainly_zero(const Mpfr& x) { return mpfr_zero_p(x.raw()) != 0; }
bool is_finite(const Mpfr& x) { return mpfr_number_p(x.raw()) != 0; }

}  // namespace lemmacheck
