#include "numerics/linear_algebra/exact.hpp"

#include <flint/fmpq.h>

#include <stdexcept>

#include "numerics/linear_algebra/multiprecision_matrix.hpp"

namespace lemmacheck {
namespace {

Ball ball_of(const Rational& exact, int bits) {
  Ball ball = Ball::at(bits);
  fmpq_t q;
  fmpq_init(q);
  fmpq_set_mpq(q, exact.raw());
  arb_set_fmpq(ball.raw(), q, bits);
  fmpq_clear(q);
  return ball;
}

Mpfr mpfr_of(const Rational& exact, int bits) {
  const PrecisionScope scope(bits);
  MpfrNumber number;
  mpfr_set_q(number.backend().data(), exact.raw(), MPFR_RNDN);
  return Mpfr(std::move(number), bits);
}

Real wrapped(Multiprecision::Number number) { return Real(Multiprecision(std::move(number))); }

}  // namespace

Real at_level(const Real& exact, Level level) {
  if (exact.is_double_level()) {
    if (!exact.interval().is_point()) throw OutsideDomain("at_level: an enclosure is not an exact number");
    return {exact.interval().lower, level};
  }
  const auto* rational = std::get_if<Rational>(&exact.multiprecision()->number());
  if (rational == nullptr) throw OutsideDomain("at_level: only an exact number moves to another arithmetic");
  switch (level.arithmetic) {
    case Arithmetic::certified_double:
      return Real(Interval(lower(*rational), upper(*rational)));
    case Arithmetic::ball:
      return wrapped(ball_of(*rational, level.bits));
    case Arithmetic::mpfr:
      return wrapped(mpfr_of(*rational, level.bits));
    case Arithmetic::rational:
      return exact;
  }
  throw std::logic_error("at_level: unknown arithmetic");
}

Vector at_level(const std::vector<Real>& exact, Level level) {
  Vector v(static_cast<int>(exact.size()), 1, level);
  for (std::size_t i = 0; i < exact.size(); ++i) v.set(static_cast<int>(i), at_level(exact[i], level));
  return v;
}

}  // namespace lemmacheck
