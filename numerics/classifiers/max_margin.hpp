// The hard-margin problem without intercept, solved exactly.
#pragma once

#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// Solution of  gamma = max over |w| = 1 of min_i w.x_i  for m samples x_i in R^d, gamma > 0, by its dual: the point
/// p = sum_i weights[i] x_i of least norm in the hull of the samples; then gamma = |p| and the best direction is p/|p|.
/// Every number is a rational-level `Real` (bring it to another arithmetic with `at_level`).
struct MaxMargin {
  std::vector<Real> weights;      ///< m; nonnegative, sum 1; linearly independent samples where positive
  std::vector<Real> multipliers;  ///< m; coprime nonnegative integers proportional to the weights
  std::vector<Real> point;        ///< d; p
  Real squared_margin;            ///< gamma^2 = p.p > 0
  std::vector<int> support;       ///< ascending; i with a positive weight in some dual solution
  std::vector<int> tight;         ///< ascending; i with p.x_i = p.p; contains the support
  /// The tight samples are linearly independent and all have a positive weight: strict complementarity, and the dual
  /// solution is unique.
  bool nondegenerate = false;
};

/// True where some direction has a positive inner product with every row of `samples` (m x d).
bool linearly_separable(const DyadicMatrix& samples);

/// Exact for every choice of finite doubles; the cost is 2^m small rational systems, so m <= 12 is required.
/// Method: p lies in the relative interior of the hull of linearly independent samples S with p.x_i = p.p on S, hence
/// K_S mu = 1 for their Gram matrix K_S; each S with mu > 0 is a candidate, and p.x_i >= p.p for all i certifies it
/// (the KKT conditions of a convex problem). Throws OutsideDomain if the samples are not linearly separable (no
/// candidate is certified, which is a proof), if m is 0 or too large, or if an entry is not finite.
MaxMargin max_margin(const DyadicMatrix& samples);

}  // namespace lemmacheck
