#include "numerics/arithmetic/real.hpp"

#include <cmath>
#include <memory>
#include <stdexcept>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/arithmetic/multiprecision_operand.hpp"

namespace lemmacheck {
namespace {

Real wrapped(const Interval& x) { return Real(x); }
template <class Number>
Real wrapped(Number x) {
  return Real(Multiprecision(std::move(x)));
}
/// Calls f with the number inside x.
template <class F>
Real unary(const Real& x, F f) {
  if (x.is_double_level()) return wrapped(f(x.interval()));
  return std::visit([&](const auto& v) { return wrapped(f(v)); }, x.multiprecision()->number());
}
/// Calls f with both numbers, read in the arithmetic that is not double. The result has the larger precision.
template <class F>
Real multiprecision_binary(const Real& a, const Real& b, F f) {
  const auto in_arithmetic_of = [&](const auto& number) {
    using Number = std::decay_t<decltype(number)>;
    const auto x = read_as<Number>(a), y = read_as<Number>(b);
    auto result = f(*x, *y);
    result.raise_to(std::max((*x).bits(), (*y).bits()));
    return wrapped(std::move(result));
  };
  return std::visit(in_arithmetic_of, (a.is_double_level() ? b : a).multiprecision()->number());
}
template <class F>
Real binary(const Real& a, const Real& b, F f) {
  if (a.is_double_level() && b.is_double_level()) return wrapped(f(a.interval(), b.interval()));
  return multiprecision_binary(a, b, f);
}

Interval quotient(const Fraction& x) {
  const auto whole = [](std::int64_t n) -> Interval {
    const auto d = static_cast<double>(n);
    if (std::abs(d) < 0x1p63 && static_cast<std::int64_t>(d) == n) return d;
    return {rounding::down(d), rounding::up(d)};
  };
  return x.denominator() == 1 ? whole(x.numerator()) : whole(x.numerator()) / whole(x.denominator());
}
template <class Exact>
MultiprecisionOwner multiprecision_at(const Exact& exact, Level level) {
  switch (level.arithmetic) {
    case Arithmetic::certified_double:
      return {};
    case Arithmetic::ball:
      return MultiprecisionOwner(Multiprecision(Ball(exact, level.bits)));
    case Arithmetic::mpfr:
      return MultiprecisionOwner(Multiprecision(Mpfr(exact, level.bits)));
    case Arithmetic::rational:
      return MultiprecisionOwner(Multiprecision(Rational(exact)));
  }
  throw std::logic_error("unknown arithmetic");
}
const char* name_of(Arithmetic a) {
  switch (a) {
    case Arithmetic::certified_double:
      return "double";
    case Arithmetic::ball:
      return "ball";
    case Arithmetic::mpfr:
      return "mpfr";
    case Arithmetic::rational:
      return "rational";
  }
  return "unknown";
}

}  // namespace

void refuse_mixture(Arithmetic a, Arithmetic b) {
  throw std::logic_error(std::string("a ") + name_of(a) + " number met a " + name_of(b) +
                         " number: one computation has one arithmetic");
}
void refuse_inexact_double(Arithmetic other) {
  throw std::logic_error(std::string("an inexact double-level number met a ") + name_of(other) +
                         " number: start every computation from Examination::real or Examination::lift");
}

MultiprecisionOwner::MultiprecisionOwner(Multiprecision number)
    : multiprecision_(std::make_unique<const Multiprecision>(std::move(number)).release()) {
  share(multiprecision_);
}
void MultiprecisionOwner::share(const Multiprecision* number) noexcept {
  number->owners_.fetch_add(1, std::memory_order_relaxed);
}
void MultiprecisionOwner::leave(const Multiprecision* number) noexcept {
  if (number->owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) std::unique_ptr<const Multiprecision>{number};
}

Real::Real(Multiprecision other) : multiprecision_(std::move(other)) {}
Real::Real(std::int64_t exact) : interval_(static_cast<double>(exact)) {
  if (interval_.lower >= 0x1p63 || static_cast<std::int64_t>(interval_.lower) != exact)
    throw OutsideDomain(std::to_string(exact) + " is not a double: use a Fraction");
}
Real::Real(double exact, Level level) : interval_(exact), multiprecision_(multiprecision_at(exact, level)) {}
Real::Real(const Fraction& exact, Level level) : multiprecision_(multiprecision_at(exact, level)) {
  if (is_double_level()) interval_ = quotient(exact);
}
Level Real::level() const {
  return multiprecision() != nullptr ? multiprecision()->level() : Level::certified_double();
}

namespace multiprecision {  // at least one operand is not of the double level
Real add(const Real& a, const Real& b) {
  return multiprecision_binary(a, b, [](const auto& x, const auto& y) { return lemmacheck::add(x, y); });
}
Real subtract(const Real& a, const Real& b) {
  return multiprecision_binary(a, b, [](const auto& x, const auto& y) { return lemmacheck::subtract(x, y); });
}
Real multiply(const Real& a, const Real& b) {
  return multiprecision_binary(a, b, [](const auto& x, const auto& y) { return lemmacheck::multiply(x, y); });
}
Real divide(const Real& a, const Real& b) {
  return multiprecision_binary(a, b, [](const auto& x, const auto& y) { return lemmacheck::divide(x, y); });
}
Real negate(const Real& a) {
  return std::visit([](const auto& x) { return wrapped(lemmacheck::negate(x)); }, a.multiprecision()->number());
}
}  // namespace multiprecision

// The functions of intervals live in `certified`; those of the other numbers are found by their arguments.
Real abs(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::abs;
    return abs(v);
  });
}
Real min(const Real& a, const Real& b) {
  return binary(a, b, [](const auto& x, const auto& y) {
    using certified::min;
    return min(x, y);
  });
}
Real max(const Real& a, const Real& b) {
  return binary(a, b, [](const auto& x, const auto& y) {
    using certified::max;
    return max(x, y);
  });
}
Real square(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::square;
    return square(v);
  });
}
Real sqrt(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::sqrt;
    return sqrt(v);
  });
}
Real pow(const Real& x, int p, int q) {
  return unary(x, [p, q](const auto& v) {
    using certified::pow;
    return pow(v, p, q);
  });
}
Real exp(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::exp;
    return exp(v);
  });
}
Real log(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::log;
    return log(v);
  });
}
Real atan2(const Real& y, const Real& x) {
  return binary(y, x, [](const auto& v, const auto& u) {
    using certified::atan2;
    return atan2(v, u);
  });
}
Real cos(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::cos;
    return cos(v);
  });
}
Real sin(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::sin;
    return sin(v);
  });
}
Real erf(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::erf;
    return erf(v);
  });
}
Real gamma(const Real& x) {
  return unary(x, [](const auto& v) {
    using certified::gamma;
    return gamma(v);
  });
}
Real pi(Level level) {
  switch (level.arithmetic) {
    case Arithmetic::certified_double:
      return Real(certified::pi());
    case Arithmetic::ball:
      return wrapped(ball_pi(level.bits));
    case Arithmetic::mpfr:
      return wrapped(mpfr_pi(level.bits));
    case Arithmetic::rational:
      break;
  }
  throw OutsideDomain("pi is not available in exact arithmetic");
}

double lower(const Real& x) {
  if (x.is_double_level()) return x.interval().lower;
  return std::visit([](const auto& v) { return lower(v); }, x.multiprecision()->number());
}
double upper(const Real& x) {
  if (x.is_double_level()) return x.interval().upper;
  return std::visit([](const auto& v) { return upper(v); }, x.multiprecision()->number());
}
// NaN ends compare false.
bool certainly_nonnegative(const Real& x) {
  if (x.is_double_level()) return x.interval().lower >= 0 && x.interval().upper >= 0;
  return std::visit([](const auto& v) { return certainly_nonnegative(v); }, x.multiprecision()->number());
}
bool certainly_positive(const Real& x) {
  if (x.is_double_level()) return x.interval().lower > 0 && x.interval().upper > 0;
  return std::visit([](const auto& v) { return certainly_positive(v); }, x.multiprecision()->number());
}
bool certainly_negative(const Real& x) {
  if (x.is_double_level()) return x.interval().upper < 0 && x.interval().lower < 0;
  return std::visit([](const auto& v) { return certainly_negative(v); }, x.multiprecision()->number());
}
bool certainly_zero(const Real& x) {
  if (x.is_double_level()) return x.interval().lower == 0 && x.interval().upper == 0;
  return std::visit([](const auto& v) { return certainly_zero(v); }, x.multiprecision()->number());
}
int sign(const Real& x) {
  if (certainly_positive(x)) return 1;
  if (certainly_negative(x)) return -1;
  if (certainly_zero(x)) return 0;
  throw NeedsMorePrecision("the sign of " + to_enclosure_text(x) + " is not decided");
}
bool is_finite(const Real& x) {
  if (x.is_double_level()) return std::isfinite(x.interval().lower) && std::isfinite(x.interval().upper);
  return std::visit([](const auto& v) { return is_finite(v); }, x.multiprecision()->number());
}

}  // namespace lemmacheck
