// Deliberately broken error constants, and the count of misses of a property under an error model.
#pragma once

#include "numerics/error_model.hpp"
#include "tests/numerics/exact_truth.hpp"

namespace lemmacheck::test {

using certified::ErrorModel;

/// One drawn case under an error model: true if the enclosures hold.
using Property = bool (*)(Random& random, const ErrorModel& model);

inline int misses(Property property, int cases, const ErrorModel& model, std::uint64_t seed = 20181121) {
  Random random(seed);
  int missed = 0;
  for (int k = 0; k < cases; ++k) missed += !property(random, model);
  return missed;
}

inline ErrorModel half_the_roundoff() { return {.unit_roundoff = 0x1p-54}; }
inline ErrorModel no_underflow() { return {.underflow = 0}; }
inline ErrorModel half_the_radii() { return {.radius_share = 0.5}; }
inline ErrorModel no_residual() { return {.residual_share = 0}; }
inline ErrorModel half_the_residual() { return {.residual_share = 0.5}; }
inline ErrorModel no_nonorthogonality() { return {.nonorthogonality_share = 0}; }
inline ErrorModel no_cholesky_error() { return {.cholesky_share = 0}; }

}  // namespace lemmacheck::test
