#include "theorems/arora2018/random_starts.hpp"

#include "numerics/laws/gaussian.hpp"
#include "numerics/laws/sphere_caps.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// (q + k) / (2 sqrt(q)) for q = r^2 and k = 2c - c^2, which is convex in r with its minimum sqrt(k) at q = k.
Real threshold(const Real& q, const Real& k) { return (q + k) / (2 * sqrt(q)); }

}  // namespace

Real margin_probability(int dimension, const Real& squared_norm, const Real& margin) {
  return SphereCaps(dimension).survival(threshold(squared_norm, margin * (2 - margin)));
}

Real cap_bound(const Real& loss, const Real& height) {
  const Real half(0.5, height.level());
  return half - loss * (Gaussian().cdf(height) - half);
}

}  // namespace lemmacheck::arora2018
