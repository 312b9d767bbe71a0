#include "numerics/arithmetic/ball.hpp"

#include <numeric>
#include <string>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/fork.hpp"

namespace lemmacheck {
namespace {

/// Precision of operations on balls that carry none (exact doubles only).
constexpr int least_bits = 64;
slong working(const Ball& a) { return std::max(a.bits(), least_bits); }

class Magnitude {
 public:
  Magnitude() noexcept { mag_init(m_); }
  Magnitude(const Magnitude&) = delete;
  Magnitude& operator=(const Magnitude&) = delete;
  ~Magnitude() { mag_clear(m_); }
  mag_ptr raw() { return m_; }

 private:
  mag_t m_;
};

class End {  // one end of a ball
 public:
  End() noexcept { arf_init(f_); }
  End(const End&) = delete;
  End& operator=(const End&) = delete;
  ~End() { arf_clear(f_); }
  arf_ptr raw() { return f_; }

 private:
  arf_t f_;
};

template <class F>
Ball binary(const Ball& a, const Ball& b, F f) {
  Ball c = Ball::at(std::max(a.bits(), b.bits()));
  f(c.raw(), a.raw(), b.raw(), working(c));
  return c;
}
template <class F>
Ball unary(const Ball& x, F f) {
  Ball y = Ball::at(x.bits());
  f(y.raw(), x.raw(), working(y));
  return y;
}
/// [0, size], its lower end exactly 0; the whole line if that is infinite.
Ball from_zero_to(Magnitude& size, int bits) {
  Ball y = Ball::at(bits);
  if (mag_is_inf(size.raw())) {  // nothing known must not become "nonnegative"
    arb_zero_pm_inf(y.raw());
    return y;
  }
  mag_mul_2exp_si(size.raw(), size.raw(), -1);
  arf_set_mag(arb_midref(y.raw()), size.raw());
  mag_set(arb_radref(y.raw()), size.raw());
  return y;
}
Ball from_zero_to_largest(const Ball& x) {
  Magnitude size;
  arb_get_mag(size.raw(), x.raw());
  return from_zero_to(size, x.bits());
}
/// Of a nonnegative number. Arb's own root knows nothing of an argument that may be zero.
Ball root_of(const Ball& x, unsigned long k) {
  if (arb_is_nonzero(x.raw()))
    return unary(x, [k](arb_ptr r, arb_srcptr v, slong bits) { arb_root_ui(r, v, k, bits); });
  Magnitude size;
  arb_get_mag(size.raw(), x.raw());
  mag_root(size.raw(), size.raw(), k);
  return from_zero_to(size, x.bits());
}
void require_positive(const Ball& x, const char* what) {
  if (arb_is_nonpositive(x.raw())) throw OutsideDomain(std::string(what) + " of a nonpositive number");
  if (!arb_is_positive(x.raw())) throw NeedsMorePrecision(std::string(what) + " of a number that may be nonpositive");
}
void require_nonzero(const Ball& x) {
  if (arb_is_zero(x.raw())) throw OutsideDomain("division by zero");
  if (!arb_is_nonzero(x.raw())) throw NeedsMorePrecision("the divisor may be zero");
}
Ball nonnegative_part(Ball x, const char* what) {
  if (arb_is_negative(x.raw())) throw OutsideDomain(std::string(what) + " of a negative number");
  cut_at_zero(x);
  return x;
}
Ball whole_power(const Ball& x, unsigned long p) {
  const bool even = p % 2 == 0;
  Ball y = unary(even && arb_contains_zero(x.raw()) ? from_zero_to_largest(x) : x,
                 [p](arb_ptr r, arb_srcptr v, slong bits) { arb_pow_ui(r, v, p, bits); });
  if (even || arb_is_nonnegative(x.raw())) cut_at_zero(y);
  return y;
}

}  // namespace

Ball::Ball(const Fraction& exact, int bits) : Ball() {
  bits_ = bits;
  arb_set_si(x_, exact.numerator());
  arb_div_si(x_, x_, exact.denominator(), std::max(bits, least_bits));
}

void cut_at_zero(Ball& x) {
  if (arb_contains_negative(x.raw())) x = from_zero_to_largest(x);
}

Ball add(const Ball& a, const Ball& b) { return binary(a, b, arb_add); }
Ball subtract(const Ball& a, const Ball& b) { return binary(a, b, arb_sub); }
Ball multiply(const Ball& a, const Ball& b) { return binary(a, b, arb_mul); }
Ball divide(const Ball& a, const Ball& b) {
  require_nonzero(b);
  return binary(a, b, arb_div);
}
Ball negate(const Ball& a) {
  Ball b = a;
  arb_neg(b.raw(), b.raw());
  return b;
}
Ball abs(const Ball& x) {
  if (!arb_is_nonnegative(x.raw()) && !arb_is_nonpositive(x.raw())) return from_zero_to_largest(x);
  return arb_is_nonnegative(x.raw()) ? x : negate(x);
}
Ball min(const Ball& a, const Ball& b) { return binary(a, b, arb_min); }
Ball max(const Ball& a, const Ball& b) { return binary(a, b, arb_max); }
Ball square(const Ball& x) { return whole_power(x, 2); }

Ball sqrt(const Ball& x) {
  Ball y = unary(nonnegative_part(x, "square root"), arb_sqrtpos);
  cut_at_zero(y);
  return y;
}

Ball pow(const Ball& x, int p, int q) {
  if (q < 1) throw OutsideDomain("the root of a power needs an index of at least 1");
  if (p < 0) require_nonzero(x);
  const int common = std::gcd(p, q);
  Ball y = q > 1 ? nonnegative_part(x, "root") : x;
  if (q / common > 1) y = root_of(y, static_cast<unsigned long>(q / common));
  const long power = static_cast<long>(p) / common;
  y = whole_power(y, static_cast<unsigned long>(power < 0 ? -power : power));
  return power < 0 ? divide(Ball(1.0, x.bits()), y) : y;
}

Ball exp(const Ball& x) {
  Ball y = unary(x, arb_exp);
  cut_at_zero(y);
  return y;
}
Ball log(const Ball& x) {
  require_positive(x, "logarithm");
  return unary(x, arb_log);
}
Ball atan2(const Ball& y, const Ball& x) {
  const Ball v = nonnegative_part(y, "angle with an ordinate"), u = nonnegative_part(x, "angle with an abscissa");
  if (arb_is_zero(v.raw()) && arb_is_zero(u.raw())) throw OutsideDomain("angle of the zero vector");
  if (!arb_is_nonzero(v.raw()) && !arb_is_nonzero(u.raw()))
    throw NeedsMorePrecision("angle of a vector that may be zero");
  Ball angle = binary(v, u, arb_atan2);
  cut_at_zero(angle);
  return angle;
}
Ball cos(const Ball& x) { return unary(x, arb_cos); }
Ball sin(const Ball& x) { return unary(x, arb_sin); }
Ball erf(const Ball& x) { return unary(x, arb_hypgeom_erf); }
Ball gamma(const Ball& x) {
  require_positive(x, "Gamma function");
  return unary(x, arb_gamma);
}
Ball ball_pi(int bits) {
  Ball x = Ball::at(bits);
  arb_const_pi(x.raw(), working(x));
  return x;
}

double lower(const Ball& x) {
  End end;
  arb_get_lbound_arf(end.raw(), x.raw(), least_bits);
  return arf_get_d(end.raw(), ARF_RND_FLOOR);
}
double upper(const Ball& x) {
  End end;
  arb_get_ubound_arf(end.raw(), x.raw(), least_bits);
  return arf_get_d(end.raw(), ARF_RND_CEIL);
}
bool certainly_nonnegative(const Ball& x) { return arb_is_nonnegative(x.raw()); }
bool certainly_positive(const Ball& x) { return arb_is_positive(x.raw()); }
bool certainly_negative(const Ball& x) { return arb_is_negative(x.raw()); }
bool certainly_zero(const Ball& x) { return arb_is_zero(x.raw()); }
bool is_finite(const Ball& x) { return arb_is_finite(x.raw()); }

void prepare_for_fork() { flint_set_num_threads(1); }

}  // namespace lemmacheck
