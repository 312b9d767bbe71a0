#include "numerics/laws/chi_square.hpp"

#include "numerics/laws/incomplete.hpp"
#include "numerics/laws/monotone.hpp"
#include "numerics/laws/quantile.hpp"

namespace lemmacheck {
namespace {

constexpr Interval support{0, std::numeric_limits<double>::infinity()};

Real share(std::int64_t n, Side side, const Real& x) {
  const double at_zero = side == Side::below ? 0 : 1;
  const auto proved = [&](const Ball& point, int bits) {
    if (!certainly_positive(point)) return Ball(at_zero, bits);
    return to_accuracy(bits, [&](arb_ptr r, slong p) { arb_set(r, gamma_share(n, point, side, p).raw()); });
  };
  const auto approximate = [&](const MpfrNumber& point) {
    return point > 0 ? approximate_gamma_share(n, point, side) : MpfrNumber(at_zero);
  };
  return MonotoneFunction{"a chi-square law", proved, approximate, {}, at_zero, 1 - at_zero}(x);
}

}  // namespace

ChiSquare::ChiSquare(std::int64_t degrees) : degrees_(degrees) {
  if (degrees < 1) throw OutsideDomain("a chi-square law of " + std::to_string(degrees) + " degrees");
}
Real ChiSquare::cdf(const Real& x) const { return share(degrees_, Side::below, x); }
Real ChiSquare::survival(const Real& x) const { return share(degrees_, Side::above, x); }
Real ChiSquare::quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return cdf(x); }, Direction::increasing, support, p);
}
Real ChiSquare::upper_quantile(const Real& p) const {
  return quantile_of([this](const Real& x) { return survival(x); }, Direction::decreasing, support, p);
}

}  // namespace lemmacheck
