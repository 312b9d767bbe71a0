#include "tests/numerics/laws/law_truth.hpp"

#include "tests/catch.hpp"

namespace lemmacheck::test {

void check_law(const AtLevel& value, const Real& truth) {
  const Real none(0, truth_level);
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(256), Level::ball(1024)}) {
    INFO("level " << level.name() << ", truth " << to_text(truth, 30));
    const Real enclosure = value(level);
    INFO("enclosure " << to_enclosure_text(enclosure));
    CHECK(enclosure.level() == level);
    CHECK(encloses(enclosure, truth, none));
    // Nothing is known of a double below 2^-1022 but its size.
    const bool subnormal = level == Level::certified_double() && upper(abs(truth)) < 1e-307;
    if (!certainly_zero(truth) && !subnormal) {
      const Real off = abs(truth) * pow(Real(2, truth_level), 6 - level.bits);
      CHECK_FALSE((encloses(enclosure, truth + off, none) && encloses(enclosure, truth - off, none)));
    }
    const Real coarse = value(Level::mpfr(level.bits + 64)), fine = value(Level::mpfr(2 * level.bits + 128));
    CHECK(encloses(enclosure, coarse, 2 * abs(coarse - fine)));
    CHECK(certainly_nonnegative(pow(Real(2, truth_level), -level.bits) * abs(truth) - abs(fine - truth)));
  }
}
bool misses(const AtLevel& value, const Real& truth) {
  return !encloses(value(Level::ball(64)), truth, Real(0, truth_level));
}

Real chi_square_above(std::int64_t degrees, const Real& x) {
  const Real z = x / 2;
  Real sum(0, x.level());
  if (degrees % 2 == 0) {
    for (std::int64_t k = degrees / 2 - 1; k > 0; --k) sum = (sum + 1) * z / Real(k);
    return exp(-z) * (sum + 1);
  }
  // Q(1/2, z) = erfc(sqrt z), Q(a + 1, z) = Q(a, z) + z^a e^-z / Gamma(a + 1): DLMF 8.4.6 and 8.8.6.
  for (std::int64_t k = (degrees - 1) / 2; k > 0; --k) sum = (sum + 1) * z * 2 / Real(2 * k - 1);
  return 1 - erf(sqrt(z)) + sum * exp(-z) / sqrt(z * pi(x.level()));
}

RationalNumber binomial_above(std::int64_t k, std::int64_t n, const RationalNumber& p) {
  RationalNumber sum = 0;
  const RationalNumber q = 1 - p;
  const auto power = [](const RationalNumber& base, std::int64_t e) {
    return pow(Rational(base), static_cast<int>(e), 1).value();
  };
  for (std::int64_t i = std::max<std::int64_t>(k + 1, 0); i <= n; ++i) {
    boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off> binomial;
    mpz_bin_uiui(binomial.backend().data(), static_cast<unsigned long>(n), static_cast<unsigned long>(i));
    sum += RationalNumber(binomial) * power(p, i) * power(q, n - i);
  }
  return sum;
}
Real approximated(const RationalNumber& x) {
  const PrecisionScope scope(truth_level.bits);
  MpfrNumber y;
  mpfr_set_q(y.backend().data(), x.backend().data(), MPFR_RNDN);
  return Real(Multiprecision(Mpfr(y, truth_level.bits)));
}
RationalNumber value_of(const Real& x) { return std::get<Rational>(x.multiprecision()->number()).value(); }

}  // namespace lemmacheck::test
