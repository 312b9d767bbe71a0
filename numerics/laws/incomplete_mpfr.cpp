// The Gamma law by Boost.Math on MPFR numbers; the Beta law by its continued fraction. (Boost.Math's own of the Beta law
// ends one of its series after 30 terms: at b = 1/2, every cap, it is right to some 60 digits and no further.)
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/fraction.hpp>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/laws/incomplete.hpp"

namespace lemmacheck {
namespace {

template <class F>
MpfrNumber evaluated(F f) {
  try {
    return f();
  } catch (const std::runtime_error& fault) {  // a series that did not end: nothing is known at this precision
    throw NeedsMorePrecision(std::string("no approximation: ") + fault.what());
  }
}
MpfrNumber number(const Fraction& x) {
  MpfrNumber y;
  mpfr_set_si(y.backend().data(), x.numerator(), MPFR_RNDN);
  mpfr_div_si(y.backend().data(), y.backend().data(), x.denominator(), MPFR_RNDN);
  return y;
}

MpfrNumber log_gamma_of(const MpfrNumber& x) {
  MpfrNumber y;
  mpfr_lngamma(y.backend().data(), x.backend().data(), MPFR_RNDN);
  return y;
}

/// The partial numerators d_m of DLMF 8.17.22; the denominators are 1.
struct BetaFraction {
  using result_type = std::pair<MpfrNumber, MpfrNumber>;
  const MpfrNumber &a, &b, &x;
  std::int64_t index = 0;
  result_type operator()() {
    const std::int64_t m = index / 2, place = index++;
    if (place == 0) return {1, 1};
    const MpfrNumber d = place % 2 == 0 ? MpfrNumber(m * (b - m)) : MpfrNumber(-(a + m) * (a + b + m));
    return {d * x / ((a + place - 1) * (a + place)), 1};
  }
};
/// I_x(a, b) for x below (a + 1) / (a + b + 2), where the fraction converges fast.
MpfrNumber beta_below(const MpfrNumber& a, const MpfrNumber& b, const MpfrNumber& x, const MpfrNumber& rest) {
  std::uintmax_t most = 10'000'000;
  const MpfrNumber power = exp(a * log(x) + b * log(rest) + log_gamma_of(a + b) - log_gamma_of(a) - log_gamma_of(b));
  const MpfrNumber unit = ldexp(MpfrNumber(1), -static_cast<int>(mpfr_get_prec(power.backend().data())));
  BetaFraction terms{a, b, x};
  const MpfrNumber fraction = boost::math::tools::continued_fraction_a(terms, unit, most);
  return power / a * fraction;
}

}  // namespace

MpfrNumber approximate_gamma_share(std::int64_t n, const MpfrNumber& x, Side side) {
  const MpfrNumber a = number(Fraction(n)) / 2, z = x / 2;
  return evaluated(
      [&]() -> MpfrNumber { return side == Side::below ? boost::math::gamma_p(a, z) : boost::math::gamma_q(a, z); });
}
MpfrNumber approximate_beta_share(const Fraction& a, const Fraction& b, const MpfrNumber& z, const MpfrNumber& rest,
                                  Side side) {
  const MpfrNumber p = number(a), q = number(b);
  const bool below = z * (p + q + 2) < p + 1;
  const MpfrNumber share = below ? beta_below(p, q, z, rest) : beta_below(q, p, rest, z);
  return below == (side == Side::below) ? share : MpfrNumber(1 - share);
}

}  // namespace lemmacheck
