#include "numerics/wide_networks/float_projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "numerics/arithmetic/error_model.hpp"
#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

constexpr double underflow = 0x1p-149;

/// At least x, which is nonnegative.
float rounded_up(double x) {
  const auto nearest = static_cast<float>(x);
  return static_cast<double>(nearest) < x ? std::nextafter(nearest, std::numeric_limits<float>::infinity()) : nearest;
}

float tolerance_of(double absolute_sum, double d, const ProjectionModel& m) {
  if (d * m.unit_roundoff >= 0.5) return std::numeric_limits<float>::infinity();
  const double gamma = d * m.unit_roundoff / (1 - d * m.unit_roundoff);
  const double of_terms = ((1 + m.unit_roundoff) * gamma + m.unit_roundoff) * m.largest_weight * absolute_sum;
  const double of_underflows = d * (1 + m.largest_weight) * (1 + gamma) * underflow;
  return rounded_up((of_terms + of_underflows) * (1 + 0x1p-40));  // the factor: the roundings of this formula
}

}  // namespace

FloatInput float_input(std::span<const double> x, const ProjectionModel& model) {
  double largest = 0;
  for (const double entry : x) {
    if (!std::isfinite(entry)) throw OutsideDomain("float_input: an entry is not finite");
    largest = std::max(largest, std::abs(entry));
  }
  FloatInput input{std::vector<float>(x.size()), -1};
  if (largest == 0) return input;
  int exponent = 0;
  std::frexp(largest, &exponent);
  double absolute_sum = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    // Exact, or below the normal doubles and then 0 as a float: an error below eta/2 either way.
    const double scaled = std::ldexp(x[k], -exponent);
    input.entries[k] = static_cast<float>(scaled);
    absolute_sum += std::abs(scaled);
  }
  const auto d = static_cast<double>(x.size());
  input.tolerance = tolerance_of(certified::above_sum(absolute_sum, d), d, model);
  return input;
}

}  // namespace lemmacheck
