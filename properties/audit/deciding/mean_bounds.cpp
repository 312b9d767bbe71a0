#include "properties/audit/deciding/mean_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {
namespace {

/// lambda = 1/2, 1/4, ..., 2^-10. The best one at a time is near sqrt(2 log(K / error) / sum (x - a)^2); half or twice
/// of it costs a quarter of the width's second term, and beyond some 10^7 draws the last one is too large.
constexpr int rates = 10;

Real point(double x) { return Real(x); }
/// part / whole downward, cut to [0, 1].
double share_below(const Real& part, const Real& whole) { return std::clamp(lower(part / whole), 0.0, 1.0); }

}  // namespace

LowerMeanBound::LowerMeanBound(double error, double share_of_variance) {
  if (!(error > 0 && error < 1)) throw std::invalid_argument("a confidence sequence needs an error between 0 and 1");
  const Real log_error = log(Real(rates) / point(error));
  for (int k = 1; k <= rates; ++k) {
    const Real lambda = point(std::ldexp(1, -k));
    const Real psi = -log(1 - lambda) - lambda;
    rates_.push_back({lemmacheck::upper(share_of_variance * psi / lambda), lemmacheck::upper(log_error / lambda)});
  }
}

void LowerMeanBound::add(double x) {
  if (!(x >= 0 && x <= 1)) throw std::invalid_argument("a number outside [0, 1] in a confidence sequence");
  // Any number in [0, 1] that the past determines will do for a: the mean as computed, cut.
  const double before = count_ == 0 ? 0.5 : std::clamp(sum_ / static_cast<double>(count_), 0.0, 1.0);
  ++count_;
  sum_ = std::max(0.0, lemmacheck::lower(point(sum_) + point(x)));
  variation_ = lemmacheck::upper(point(variation_) + square(point(x) - point(before)));
  const Real count(count_);
  for (const Rate& rate : rates_) {
    const Real total = point(sum_) - point(rate.cost_of_variance) * point(variation_) - point(rate.cost_of_error);
    bound_ = std::max(bound_, lemmacheck::lower(total / count));
  }
}

MeanBounds::MeanBounds(double low, double high, double error, double share_of_variance)
    : low_(low), high_(high), from_below_(error / 2, share_of_variance), from_above_(error / 2, share_of_variance) {
  if (!(low < high && std::isfinite(low) && std::isfinite(high)))
    throw std::invalid_argument("the mean of a number without a finite range");
}

// A NaN, and whatever lies outside the range, becomes an end of it.
void MeanBounds::add(double lower, double upper) {
  const double l = lower > low_ ? std::min(lower, high_) : low_, u = upper < high_ ? std::max(upper, low_) : high_;
  const Real length = point(high_) - point(low_);
  from_below_.add(share_below(point(l) - point(low_), length));
  from_above_.add(share_below(point(high_) - point(u), length));
}
double MeanBounds::lower() const {
  const double bound = lemmacheck::lower(point(low_) + point(from_below_.bound()) * (point(high_) - point(low_)));
  return std::max(low_, bound);
}
double MeanBounds::upper() const {
  const double bound = lemmacheck::upper(point(high_) - point(from_above_.bound()) * (point(high_) - point(low_)));
  return std::min(high_, bound);
}

}  // namespace lemmacheck
