#include "numerics/arithmetic/interval_functions.hpp"

#include <cmath>

#include "numerics/arithmetic/arb.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

namespace rounding {

namespace {
double least(double a, double b) { return a <= b ? a : b <= a ? b : a + b; }  // a + b: NaN if one is
double greatest(double a, double b) { return a >= b ? a : b >= a ? b : a + b; }
}  // namespace

Interval product_of_any_sign(Interval a, Interval b) {
  if (a.upper <= 0 && a.lower < 0) return -(-a * b);
  if (b.upper <= 0 && b.lower < 0) return -(a * -b);
  return {down(least(a.lower * b.upper, a.upper * b.lower)), up(greatest(a.lower * b.lower, a.upper * b.upper))};
}

void refuse_divisor(const Interval& b) {
  if (b.lower == 0 && b.upper == 0) throw OutsideDomain("division by zero");
  throw NeedsMorePrecision("the divisor may be zero");
}

}  // namespace rounding

namespace certified {

namespace {

/// 64 bits leave 11 beyond a double: conversions outward cost less than one ulp of a double.
constexpr slong function_bits = 64;

/// One Arb ball with its own memory.
class Scratch {
 public:
  Scratch() { arb_init(x_); }
  explicit Scratch(double x) : Scratch() { arb_set_d(x_, x); }
  explicit Scratch(const Interval& x) : Scratch() {
    Scratch l(x.lower), u(x.upper);
    arb_union(x_, l.x_, u.x_, 2 * function_bits);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { arb_clear(x_); }
  operator arb_ptr() { return x_; }  // NOLINT: stands for its ball in calls of Arb

  Interval enclosure() const {
    if (!arb_is_finite(x_)) return Interval::everything();
    arf_t end;
    arf_init(end);
    arb_get_lbound_arf(end, x_, function_bits);
    const double l = arf_get_d(end, ARF_RND_FLOOR);
    arb_get_ubound_arf(end, x_, function_bits);
    const double u = arf_get_d(end, ARF_RND_CEIL);
    arf_clear(end);
    return {l, u};
  }

 private:
  arb_t x_;
};

bool is_finite(const Interval& x) { return std::isfinite(x.lower) && std::isfinite(x.upper); }

/// A nondecreasing function of Arb at both ends of a finite interval.
template <class Function>
Interval nondecreasing(const Interval& x, Function f) {
  const auto at = [&](double end) {
    Scratch in(end), out;
    f(out, in);
    return out.enclosure();
  };
  const Interval l = at(x.lower);
  return x.is_point() ? l : Interval{l.lower, at(x.upper).upper};
}

/// sin or cos: any enclosure is cut to [-1, 1].
template <class Function>
Interval bounded_by_one(const Interval& x, Function f) {
  if (!is_finite(x)) return {-1, 1};
  Scratch in(x), out;
  f(out, in);
  return {std::fmax(-1, out.enclosure().lower), std::fmin(1, out.enclosure().upper)};
}

void require_positive(const Interval& x, const char* function) {
  if (x.lower > 0) return;
  if (x.upper <= 0) throw OutsideDomain(std::string(function) + " of a number that is not positive");
  throw NeedsMorePrecision(std::string(function) + " of a number that may not be positive");
}

Interval cut_at_zero(const Interval& x, const char* function) {
  if (x.upper < 0) throw OutsideDomain(std::string(function) + " of a negative number");
  return {x.lower < 0 ? 0 : x.lower, x.upper};
}

/// x^n, n >= 1, by repeated squaring.
Interval whole_power(const Interval& x, unsigned n) {
  Interval result = 1, factor = x;
  for (;; factor = square(factor)) {
    if (n & 1U) result = result * factor;
    n >>= 1U;
    if (n == 0) return result;
  }
}

Interval power_by_arb(double x, unsigned p, unsigned q) {
  Scratch in(x), out;
  arb_root_ui(in, in, q, 2 * function_bits);
  arb_pow_ui(out, in, p, 2 * function_bits);
  return out.enclosure();
}

/// x = scaled (2^root)^whole with scaled in [1, 2^root).
struct ScaledBase {
  double scaled;
  int whole;
};
ScaledBase scaled_base(double x, int root) {
  int exponent = 0;
  std::frexp(x, &exponent);
  const int whole = exponent >= 1 ? (exponent - 1) / root : -((root - exponent) / root);
  return {std::ldexp(x, -whole * root), whole};
}

/// x^(n/root), n and root positive.
Interval positive_power(const Interval& x, unsigned n, unsigned root) {
  if (n % root == 0) {
    const unsigned m = n / root;
    if (root > 1) return whole_power(cut_at_zero(x, "pow"), m);
    return m % 2 == 0 ? whole_power(abs(x), m) : whole_power(x, m);
  }
  if (root == 2) return whole_power(sqrt(x), n);
  const Interval cut = cut_at_zero(x, "pow");
  if (!is_finite(cut)) return {0, std::numeric_limits<double>::infinity()};
  const auto at = [&](double end) {
    if (end == 0) return Interval(0);
    if (n > 64 || root > 64 || n * root > 512) return power_by_arb(end, n, root);
    const double scaled = scaled_base(end, static_cast<int>(root)).scaled;
    return verified_power(end, n, root, std::pow(scaled, static_cast<double>(n) / root));
  };
  const Interval l = at(cut.lower);
  return cut.is_point() ? l : Interval{l.lower, at(cut.upper).upper};
}

}  // namespace

Interval verified_power(double x, unsigned p, unsigned q, double guess) {
  const auto [scaled, whole] = scaled_base(x, static_cast<int>(q));
  const Interval target = whole_power(scaled, p);
  for (double width = 0x1p-50; width < 0x1p-30; width *= 4) {
    const double l = guess * (1 - width), u = guess * (1 + width);
    const bool proved = whole_power(l, q).upper <= target.lower && whole_power(u, q).lower >= target.upper;
    const double down = std::ldexp(l, whole * static_cast<int>(p)), up = std::ldexp(u, whole * static_cast<int>(p));
    // Exact rescaling: the results are neither subnormal nor overflowed.
    if (proved && down > 0x1p-1000 && up < 0x1p1000) return {down, up};
  }
  return power_by_arb(x, p, q);
}

Interval abs(const Interval& x) {
  if (x.lower >= 0) return x;
  if (x.upper <= 0) return -x;
  return {0, rounding::greatest(-x.lower, x.upper)};
}
Interval min(const Interval& a, const Interval& b) {
  return {rounding::least(a.lower, b.lower), rounding::least(a.upper, b.upper)};
}
Interval max(const Interval& a, const Interval& b) {
  return {rounding::greatest(a.lower, b.lower), rounding::greatest(a.upper, b.upper)};
}
Interval square(const Interval& x) {
  const Interval size = abs(x);
  return size * size;
}

// The IEEE square root is correctly rounded and never subnormal; it is a point where its square is exact.
Interval sqrt(const Interval& x) {
  const Interval cut = cut_at_zero(x, "sqrt");
  const double l = std::sqrt(cut.lower);
  if (cut.is_point() && rounding::is_product(l, l, cut.lower)) return l;
  return {rounding::down_sum(l), rounding::up_sum(std::sqrt(cut.upper))};
}

Interval pow(const Interval& x, int p, int q) {
  if (q < 1) throw OutsideDomain("pow: the denominator of the exponent must be positive");
  if (p == 0) {
    if (q > 1) cut_at_zero(x, "pow");
    return 1;
  }
  const auto size = p < 0 ? 0U - static_cast<unsigned>(p) : static_cast<unsigned>(p);  // of the least int, too
  const Interval power = positive_power(x, size, static_cast<unsigned>(q));
  if (p > 0) return power;
  if (!(x.lower > 0) || power.lower > 0) return 1 / power;
  // It underflowed or overflowed: all that is known of the result is its sign and perhaps a lower bound.
  const double least = power.upper > 0 ? (1 / Interval(power.upper)).lower : 0;
  return {least, std::numeric_limits<double>::infinity()};
}

Interval exp(const Interval& x) {
  if (!is_finite(x)) return {0, std::numeric_limits<double>::infinity()};
  return nondecreasing(x, [](arb_t out, const arb_t in) { arb_exp(out, in, function_bits); });
}
Interval log(const Interval& x) {
  require_positive(x, "log");
  if (!is_finite(x)) return Interval::everything();
  return nondecreasing(x, [](arb_t out, const arb_t in) { arb_log(out, in, function_bits); });
}
Interval erf(const Interval& x) {
  if (!is_finite(x)) return {-1, 1};
  return nondecreasing(x, [](arb_t out, const arb_t in) { arb_hypgeom_erf(out, in, function_bits); });
}

Interval atan2(const Interval& y, const Interval& x) {
  if (!is_finite(x) || !is_finite(y)) return {0, pi().upper};
  const Interval a = cut_at_zero(y, "atan2"), b = cut_at_zero(x, "atan2");
  if (a.upper == 0 && b.upper == 0) throw OutsideDomain("atan2 of the origin");
  if (a.lower == 0 && b.lower == 0) throw NeedsMorePrecision("atan2 of a point that may be the origin");
  const auto at = [](double s, double c) {
    Scratch sine(s), cosine(c), out;
    arb_atan2(out, sine, cosine, function_bits);
    return out.enclosure();
  };
  const Interval l = at(a.lower, b.upper);
  return a.is_point() && b.is_point() ? l : Interval{l.lower, at(a.upper, b.lower).upper};
}

Interval cos(const Interval& x) {
  return bounded_by_one(x, [](arb_t out, const arb_t in) { arb_cos(out, in, function_bits); });
}
Interval sin(const Interval& x) {
  return bounded_by_one(x, [](arb_t out, const arb_t in) { arb_sin(out, in, function_bits); });
}
Interval gamma(const Interval& x) {
  require_positive(x, "gamma");
  if (!is_finite(x)) return {0, std::numeric_limits<double>::infinity()};
  Scratch in(x), out;
  arb_gamma(out, in, function_bits);
  return out.enclosure();
}
// The neighbouring doubles of pi = 0x3.243f6a8885a308d3...
Interval pi() { return {0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1}; }

}  // namespace certified

}  // namespace lemmacheck
