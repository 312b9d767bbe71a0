// Numbers in decimal.
#include <cmath>
#include <stdexcept>

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {
namespace {

/// A number on its way into text.
class Decimal {
 public:
  explicit Decimal(mpfr_prec_t bits) { mpfr_init2(value_, bits); }
  Decimal(const Decimal&) = delete;
  Decimal& operator=(const Decimal&) = delete;
  ~Decimal() { mpfr_clear(value_); }
  mpfr_ptr raw() { return value_; }

  std::string text(int digits, mpfr_rnd_t direction) const {
    char* buffer = nullptr;
    const char* format = direction == MPFR_RNDD ? "%.*RDg" : direction == MPFR_RNDU ? "%.*RUg" : "%.*RNg";
    if (mpfr_asprintf(&buffer, format, digits, value_) < 0) throw std::runtime_error("a number cannot be printed");
    std::string result(buffer);
    mpfr_free_str(buffer);
    return result;
  }

 private:
  mpfr_t value_;
};

/// The lower end, the midpoint or the upper end of x, by the direction.
void take(Decimal& end, const Interval& x, mpfr_rnd_t direction) {
  const double d = direction == MPFR_RNDD ? x.lower : direction == MPFR_RNDU ? x.upper : x.lower / 2 + x.upper / 2;
  mpfr_set_d(end.raw(), direction == MPFR_RNDN && x.is_point() ? x.lower : d, direction);
}
void take(Decimal& end, const Ball& x, mpfr_rnd_t direction) {
  if (direction == MPFR_RNDN) {
    arf_get_mpfr(end.raw(), arb_midref(x.raw()), direction);
  } else {
    Ball bound;
    const slong bits = mpfr_get_prec(end.raw());
    if (direction == MPFR_RNDD)
      arb_get_lbound_arf(arb_midref(bound.raw()), x.raw(), bits);
    else
      arb_get_ubound_arf(arb_midref(bound.raw()), x.raw(), bits);
    arf_get_mpfr(end.raw(), arb_midref(bound.raw()), direction);
  }
}
void take(Decimal& end, const Mpfr& x, mpfr_rnd_t direction) { mpfr_set(end.raw(), x.raw(), direction); }
void take(Decimal& end, const Rational& x, mpfr_rnd_t direction) { mpfr_set_q(end.raw(), x.raw(), direction); }
void take(Decimal& end, const Real& x, mpfr_rnd_t direction) {
  if (x.is_double_level()) return take(end, x.interval(), direction);
  std::visit([&](const auto& v) { take(end, v, direction); }, x.multiprecision()->number());
}

constexpr double digits_per_bit = 0.30102999566398120;
constexpr int spare_bits = 32;  // so that text is rounded once only, as far as the eye can see

/// Digits up to the first one in which the ends differ, and two more.
int digits_to_tell(Decimal& low, Decimal& high, int most) {
  Decimal width(64);
  mpfr_sub(width.raw(), high.raw(), low.raw(), MPFR_RNDU);
  if (!mpfr_regular_p(width.raw()) || mpfr_nan_p(low.raw())) return most;
  const auto exponent = [](Decimal& x) {
    return mpfr_regular_p(x.raw()) ? static_cast<double>(mpfr_get_exp(x.raw())) : -HUGE_VAL;
  };
  const double bits = std::max(exponent(low), exponent(high)) - exponent(width);
  return static_cast<int>(std::min(std::max(bits * digits_per_bit, 0.0) + 3, static_cast<double>(most)));
}

}  // namespace

std::string to_text(const Real& x, int digits) {
  Decimal middle(std::max<mpfr_prec_t>(x.level().bits, static_cast<mpfr_prec_t>(digits / digits_per_bit)) + spare_bits);
  take(middle, x, MPFR_RNDN);
  return middle.text(digits, MPFR_RNDN);
}

std::string to_enclosure_text(const Real& x) {
  const int bits = std::max(x.level().bits, 53);
  const int most = static_cast<int>(bits * digits_per_bit) + 2;
  if (x.level().arithmetic == Arithmetic::mpfr) return "about " + to_text(x, most);
  Decimal low(bits + spare_bits), high(bits + spare_bits);
  take(low, x, MPFR_RNDD), take(high, x, MPFR_RNDU);
  const int digits = digits_to_tell(low, high, most);
  return "[" + low.text(digits, MPFR_RNDD) + ", " + high.text(digits, MPFR_RNDU) + "]";
}

}  // namespace lemmacheck
