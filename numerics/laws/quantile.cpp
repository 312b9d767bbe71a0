#include "numerics/laws/quantile.hpp"

#include <cstring>
#include <limits>
#include <numeric>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/laws/monotone.hpp"

namespace lemmacheck {
namespace {

/// Doubles by their order: neighbours have neighbouring keys.
std::int64_t key_of(double x) {
  std::int64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
}
double of_key(std::int64_t key) {
  const std::int64_t bits = key >= 0 ? key : std::numeric_limits<std::int64_t>::min() - key;
  double x = 0;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

struct Bisection {
  const std::function<Real(const Real&)>& f;
  Direction direction;
  const Real& p;

  /// -1: the quantile is certainly above x; 1: below; 0: not known (or it is x).
  int side(const Real& x) const {
    const Real excess = f(x) - p;
    const int sign = certainly_positive(excess) ? 1 : certainly_negative(excess) ? -1 : 0;
    return direction == Direction::increasing ? sign : -sign;
  }
  /// The double nearest to `other` from the side of `sure` that is certified to have the quantile beyond it.
  double certified_double(double sure, double other) const {
    const int wanted = sure < other ? -1 : 1;
    std::int64_t a = key_of(sure), b = key_of(other);
    for (;;) {
      const std::int64_t middle = std::midpoint(a, b);
      if (middle == a || middle == b) return of_key(a);
      (side(Real(of_key(middle), p.level())) == wanted ? a : b) = middle;
    }
  }
  Real certified(Real sure, Real other, int wanted, int steps) const {
    for (int step = 0; step < steps; ++step) {
      const Real middle = (sure + other) / 2;
      (side(middle) == wanted ? sure : other) = middle;
    }
    return sure;
  }
};

}  // namespace

Real quantile_of(const std::function<Real(const Real&)>& f, Direction direction, const Interval& support,
                 const Real& p) {
  if (p.level().arithmetic == Arithmetic::rational)
    throw OutsideDomain("a quantile is not available in exact arithmetic");
  if (certainly_nonnegative(-p)) throw OutsideDomain("a quantile of a probability that is not positive");
  if (certainly_nonnegative(p - 1)) throw OutsideDomain("a quantile of a probability that is at least 1");
  constexpr double largest = std::numeric_limits<double>::max();
  const Bisection bisection{f, direction, p};
  const double first = std::max(support.lower, -largest), last = std::min(support.upper, largest);
  const double l = bisection.certified_double(first, last), u = bisection.certified_double(last, l);
  // The largest double is an end only as the support's.
  const Interval doubles{l == first ? support.lower : l, u == last ? support.upper : u};
  if (p.is_double_level()) return Real(doubles);
  const Level level = p.level();
  Real a(doubles.lower, level), b(doubles.upper, level);
  if (!is_finite(a) || !is_finite(b)) return hull(a, b);
  int steps = std::max(level.bits - 50, 0);
  for (; steps > 0; --steps) {
    const Real middle = (a + b) / 2;
    const int side = bisection.side(middle);
    if (side == 0) break;  // what remains is searched from both sides
    (side < 0 ? a : b) = middle;
  }
  return hull(bisection.certified(a, b, -1, steps), bisection.certified(b, a, 1, steps));
}

}  // namespace lemmacheck
