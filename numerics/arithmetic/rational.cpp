#include "numerics/arithmetic/rational.hpp"

#include <mpfr.h>

#include <cmath>
#include <string>

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

using boost::multiprecision::denominator;
using boost::multiprecision::numerator;
using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;

double finite(double x) {
  if (!std::isfinite(x)) throw OutsideDomain("an exact number must be finite");
  return x;
}
[[noreturn]] void not_exact(const char* what) {
  throw OutsideDomain(std::string(what) + " is not available in exact arithmetic");
}

/// The q-th root of n >= 0, exact or not at all.
Integer exact_root(const Integer& n, unsigned long q) {
  Integer root;
  if (!mpz_root(root.backend().data(), n.backend().data(), q)) not_exact("an irrational root");
  return root;
}
RationalNumber root(const RationalNumber& x, unsigned long q) {
  if (x < 0) throw OutsideDomain("root of a negative number");
  const Integer p(numerator(x)), d(denominator(x));
  return RationalNumber(exact_root(p, q)) / RationalNumber(exact_root(d, q));
}

/// x rounded to a double in the direction.
double rounded(const Rational& x, mpfr_rnd_t direction) {
  struct Number {
    mpfr_t value;
    Number() { mpfr_init2(value, 64); }
    Number(const Number&) = delete;
    Number& operator=(const Number&) = delete;
    ~Number() { mpfr_clear(value); }
  } number;
  mpfr_set_q(number.value, x.raw(), direction);
  return mpfr_get_d(number.value, direction);
}

}  // namespace

Rational::Rational(double exact) : value_(finite(exact)) {}
Rational::Rational(const Fraction& exact)
    : value_(RationalNumber(exact.numerator()) / RationalNumber(exact.denominator())) {}

Rational add(const Rational& a, const Rational& b) { return Rational(a.value() + b.value()); }
Rational subtract(const Rational& a, const Rational& b) { return Rational(a.value() - b.value()); }
Rational multiply(const Rational& a, const Rational& b) { return Rational(a.value() * b.value()); }
Rational divide(const Rational& a, const Rational& b) {
  if (certainly_zero(b)) throw OutsideDomain("division by zero");
  return Rational(a.value() / b.value());
}
Rational negate(const Rational& a) { return Rational(-a.value()); }
Rational abs(const Rational& x) { return x.value() < 0 ? negate(x) : x; }
Rational min(const Rational& a, const Rational& b) { return b.value() < a.value() ? b : a; }
Rational max(const Rational& a, const Rational& b) { return a.value() < b.value() ? b : a; }
Rational square(const Rational& x) { return multiply(x, x); }
Rational sqrt(const Rational& x) { return pow(x, 1, 2); }

Rational pow(const Rational& x, int p, int q) {
  if (q < 1) throw OutsideDomain("the root of a power needs an index of at least 1");
  if (p < 0 && certainly_zero(x)) throw OutsideDomain("negative power of zero");
  if (q > 1 && certainly_negative(x)) throw OutsideDomain("root of a negative number");
  const auto size = static_cast<unsigned long>(p < 0 ? -static_cast<long>(p) : static_cast<long>(p));
  const RationalNumber base = p < 0 ? RationalNumber(1) / x.value() : x.value();
  Integer top(numerator(base)), bottom(denominator(base));
  mpz_pow_ui(top.backend().data(), top.backend().data(), size);
  mpz_pow_ui(bottom.backend().data(), bottom.backend().data(), size);
  const RationalNumber power = RationalNumber(top) / RationalNumber(bottom);
  return Rational(q == 1 ? power : root(power, static_cast<unsigned long>(q)));
}

Rational exp(const Rational&) { not_exact("exp"); }
Rational log(const Rational&) { not_exact("log"); }
Rational atan2(const Rational&, const Rational&) { not_exact("an angle"); }
Rational cos(const Rational&) { not_exact("cos"); }
Rational sin(const Rational&) { not_exact("sin"); }
Rational erf(const Rational&) { not_exact("erf"); }
Rational gamma(const Rational&) { not_exact("gamma"); }

double lower(const Rational& x) { return rounded(x, MPFR_RNDD); }
double upper(const Rational& x) { return rounded(x, MPFR_RNDU); }
bool certainly_nonnegative(const Rational& x) { return x.value() >= 0; }
bool certainly_positive(const Rational& x) { return x.value() > 0; }
bool certainly_negative(const Rational& x) { return x.value() < 0; }
bool certainly_zero(const Rational& x) { return x.value() == 0; }
bool is_finite(const Rational&) { return true; }

}  // namespace lemmacheck
