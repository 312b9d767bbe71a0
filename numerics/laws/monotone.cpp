#include "numerics/laws/monotone.hpp"

#include <cmath>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/multiprecision_operand.hpp"

namespace lemmacheck {
namespace {

constexpr int least_bits = 64;

Interval ends_of(const Ball& x) { return {lower(x), upper(x)}; }

/// The lower or the upper end of a ball, rounded outward to 64 bits more than it has; a point stays itself.
Ball end_of(const Ball& x, bool upper_end, int bits) {
  Ball end = Ball::at(bits);
  if (arb_is_exact(x.raw())) {
    arb_set(end.raw(), x.raw());
  } else if (upper_end) {
    arb_get_ubound_arf(arb_midref(end.raw()), x.raw(), bits + least_bits);
  } else {
    arb_get_lbound_arf(arb_midref(end.raw()), x.raw(), bits + least_bits);
  }
  return end;
}
Ball hull_of(const Ball& a, const Ball& b) {
  Ball both = Ball::at(std::max(a.bits(), b.bits()));
  arb_union(both.raw(), a.raw(), b.raw(), std::max(both.bits(), least_bits));
  return both;
}

struct Evaluation {
  const MonotoneFunction& f;
  bool increasing() const { return f.at_minus_infinity < f.at_infinity; }
  Interval range() const {
    return {std::min(f.at_minus_infinity, f.at_infinity), std::max(f.at_minus_infinity, f.at_infinity)};
  }

  Interval at(const Interval& x) const {
    // An end that is infinite, or NaN, which bounds nothing: the limit.
    const auto value = [&](double end, double limit) {
      return std::isfinite(end) ? ends_of(f.proved(Ball(end), least_bits)) : Interval(limit);
    };
    const Interval left = value(x.lower, f.at_minus_infinity);
    const Interval right = x.is_point() ? left : value(x.upper, f.at_infinity);
    const Interval values = increasing() ? Interval{left.lower, right.upper} : Interval{right.lower, left.upper};
    // The comparisons let a NaN pass to the limit that bounds this side.
    return {values.lower >= range().lower ? values.lower : range().lower,
            values.upper <= range().upper ? values.upper : range().upper};
  }
  Ball at(const Ball& x) const {
    const int bits = std::max(x.bits(), least_bits);
    Ball values = Ball::at(x.bits());
    if (!arb_is_finite(x.raw())) {
      values = hull_of(Ball(range().lower, x.bits()), Ball(range().upper, x.bits()));
    } else {
      values = f.proved(end_of(x, false, bits), bits);
      if (!arb_is_exact(x.raw())) values = hull_of(values, f.proved(end_of(x, true, bits), bits));
    }
    if (range().lower == 0) cut_at_zero(values);
    Ball result = Ball::at(x.bits());
    arb_set_round(result.raw(), values.raw(), bits);
    return result;
  }
  Mpfr at(const Mpfr& x) const {
    if (!is_finite(x)) throw NeedsMorePrecision(std::string(f.name) + " of an approximation that is not finite");
    const PrecisionScope scope(std::max(x.bits(), least_bits));
    MpfrNumber point;
    mpfr_set(point.backend().data(), x.raw(), MPFR_RNDN);
    return {f.approximate(point), x.bits()};
  }
  Rational at(const Rational& x) const {
    if (!f.exact) throw OutsideDomain(std::string(f.name) + " is not available in exact arithmetic");
    return Rational(f.exact(x.value()));
  }
};

}  // namespace

Real MonotoneFunction::operator()(const Real& x) const {
  const Evaluation evaluation{*this};
  if (x.is_double_level()) return Real(evaluation.at(x.interval()));
  return std::visit([&](const auto& v) { return Real(Multiprecision(evaluation.at(v))); },
                    x.multiprecision()->number());
}

Ball to_accuracy(int bits, const std::function<void(arb_ptr, slong)>& f) {
  Ball result = Ball::at(bits);
  const slong most = 4 * static_cast<slong>(bits) + 512;
  for (slong working = bits + 32;; working = std::min(2 * working, most)) {
    f(result.raw(), working);
    if (arb_rel_accuracy_bits(result.raw()) >= bits || working == most) return result;
  }
}

Real hull(const Real& a, const Real& b) {
  if (a.is_double_level()) return Real(Interval{a.interval().lower, b.interval().upper});
  if (std::holds_alternative<Mpfr>(a.multiprecision()->number())) return (a + b) / 2;
  const auto x = read_as<Ball>(a), y = read_as<Ball>(b);
  return Real(Multiprecision(hull_of(*x, *y)));
}

}  // namespace lemmacheck
