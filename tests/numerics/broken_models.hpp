// Deliberately broken error constants.
#pragma once

#include "numerics/arithmetic/error_model.hpp"

namespace lemmacheck::test {

using certified::ErrorModel;

inline ErrorModel share_of_roundoff(double share) { return {.unit_roundoff = share * 0x1p-53}; }
inline ErrorModel no_underflow() { return {.underflow = 0}; }
inline ErrorModel share_of_radii(double share) { return {.radius_share = share}; }
inline ErrorModel share_of_residual(double share) { return {.residual_share = share}; }
inline ErrorModel share_of_nonorthogonality(double share) { return {.nonorthogonality_share = share}; }
inline ErrorModel no_contraction() { return {.contraction_share = 0}; }
inline ErrorModel share_of_cholesky(double share) { return {.cholesky_share = share}; }

}  // namespace lemmacheck::test
