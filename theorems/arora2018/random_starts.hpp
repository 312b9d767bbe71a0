// How likely a random end-to-end matrix with one output has a deficiency margin.
//
// For d_N = 1 the singular value of Phi is its norm B = |Phi|, and W has margin c, |W - Phi| <= B - c, iff
// U = <W, Phi> / (|W| B) is at least (r^2 + 2cB - c^2) / (2rB), r = |W|. Where the direction of W is uniform on the sphere, U
// is its first coordinate. Throughout B = 1: margins and norms are multiples of B.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// P(margin c) for W of squared norm `squared_norm` and uniform direction in R^dimension, dimension >= 2, 0 < c <= 1.
Real margin_probability(int dimension, const Real& squared_norm, const Real& margin);

/// 1/2 - loss (F(height) - 1/2) with F the standard Gaussian law: the lower bound of Lemma 14 on a cap's area, loss = 2.
Real cap_bound(const Real& loss, const Real& height);

}  // namespace lemmacheck::arora2018
