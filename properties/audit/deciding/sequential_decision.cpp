#include "properties/audit/deciding/sequential_decision.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <stdexcept>

namespace lemmacheck {
namespace {
constexpr double widening = 1e-9;  // see clopper_pearson_lower
constexpr std::int64_t first_look = 50;
using Binomial = boost::math::binomial_distribution<double>;
}  // namespace

double clopper_pearson_lower(std::int64_t draws, std::int64_t failures, double error) {
  if (draws == 0 || failures == 0) return 0;
  const double bound =
      Binomial::find_lower_bound_on_p(static_cast<double>(draws), static_cast<double>(failures), error);
  return std::max(0.0, bound * (1 - widening));
}
double clopper_pearson_upper(std::int64_t draws, std::int64_t failures, double error) {
  if (draws == 0 || failures >= draws) return 1;
  const double bound =
      Binomial::find_upper_bound_on_p(static_cast<double>(draws), static_cast<double>(failures), error);
  return std::min(1.0, bound * (1 + widening));
}

std::vector<std::int64_t> looks(std::int64_t budget) {
  if (budget < 1) throw std::invalid_argument("a sequential test needs a budget of at least one draw");
  std::vector<std::int64_t> at;
  for (std::int64_t n = first_look; n < budget; n *= 2) at.push_back(n);
  at.push_back(budget);
  return at;
}

SequentialTest::SequentialTest(double allowed_lower, double allowed_upper, std::int64_t budget, double error)
    : allowed_lower_(allowed_lower), allowed_upper_(allowed_upper), looks_(looks(budget)) {
  if (!(error > 0 && error < 1)) throw std::invalid_argument("a sequential test needs an error between 0 and 1");
  if (!(allowed_lower <= allowed_upper))
    throw std::invalid_argument("the allowed failure probability is not an interval");
  if (allowed_upper < 0) throw std::invalid_argument("the allowed failure probability is negative");
  error_per_bound_ = error / (2.0 * static_cast<double>(looks_.size()));
}

void SequentialTest::add(Draw draw) {
  if (finished()) throw std::logic_error("a draw after the sequential test ended");
  ++draws_, applicable_ += draw != Draw::inapplicable;
  failures_ += draw == Draw::fails, undecided_ += draw == Draw::undecided;
  if (draws_ == looks_[next_look_]) look(), ++next_look_;
}

void SequentialTest::look() {
  lower_ = clopper_pearson_lower(draws_, failures_, error_per_bound_);
  upper_ = clopper_pearson_upper(draws_, failures_ + undecided_, error_per_bound_);
  if (lower_ > allowed_upper_)
    answer_ = Answer::refuted;
  else if (upper_ <= allowed_lower_ && applicable_ > 0)
    answer_ = Answer::upheld;
}

}  // namespace lemmacheck
