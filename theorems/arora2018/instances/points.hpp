// Points near a target of known singular values.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// Three matrices of one shape: Phi, W (with a deficiency margin) and W' (nearer to Phi).
struct NearTarget {
  DyadicMatrix target, start, point;
};
LEMMACHECK_DESCRIBE(NearTarget, target, start, point)
void validate(const NearTarget& points);
/// W' on a random or on the extremal ray from Phi, inside the ball by a relative gap between 2^-40 and 1.
NearTarget near_target(Sampler& draw);
/// W' on the extremal ray Phi - x u v^T, u and v the least singular vectors, inside the ball by a gap of 2^-40.
NearTarget extremal_point(Sampler& draw);
/// The same ray, outside the ball by a factor 1 + 2^-8, within the one of radius 1.01.
NearTarget just_outside(Sampler& draw);
/// W - Phi of two equal singular values, W' as far in Frobenius norm on the extremal ray.
NearTarget spread_start(Sampler& draw);
std::vector<NearTarget> smaller_points(const NearTarget& points);

}  // namespace lemmacheck::arora2018
