// Inputs as floats, and when the sign of a float dot product is the sign of the exact one.
#pragma once

#include <span>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"

namespace lemmacheck {

/// Constants of the tolerance; nothing but the tests passes others, to show that broken ones are caught.
struct ProjectionModel {
  double unit_roundoff = 0x1p-24;
  double largest_weight = 7;  ///< bounds |w_k|; GaussianNeurons proves it (numerics/README.md)
};

/// One input, scaled by a power of two so that its largest entry lies in [1/2, 1], and rounded.
///
/// Theorem. Let y = 2^s x be the scaled input, z = fl(y) and |w_k| <= B for floats w_k. The dot product of w and z,
/// computed in floats in any order and with or without FMA, differs from w.y by at most
///   ((1 + u) gamma_d + u) B |y|_1 + d (1 + B) (1 + gamma_d) eta,
/// u = 2^-24, eta = 2^-149, gamma_d = d u / (1 - d u), d u < 1. So where it exceeds `tolerance` in absolute value, its
/// sign is that of w.x.
/// Proof. |z_k - y_k| <= u |y_k| + eta/2, hence |w.z - w.y| <= u B |y|_1 + d B eta/2 and
/// sum |w_k z_k| <= B ((1 + u) |y|_1 + d eta/2); the computed product differs from w.z by at most
/// gamma_d sum |w_k z_k| + (1 + gamma_d) d eta (Higham, ASNA, 3.1 and (2.8)). Nothing overflows: |z_k| <= 1.
struct FloatInput {
  std::vector<float> entries;
  float tolerance = 0;  ///< infinite if d u >= 1/2; below 0 for the zero input, whose computed products are exact
};

/// OutsideDomain if an entry is not finite.
FloatInput float_input(std::span<const double> x, const ProjectionModel& model = {});

}  // namespace lemmacheck
