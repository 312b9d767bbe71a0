// Kernels of directions: what depends on the inputs through x_i / |x_i| only.
#pragma once

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

// In all of these `directions` is n x d, one nonzero direction per row, not normalised: unit norms are exact
// because x_i / |x_i| is computed inside the arithmetic at hand. Any level but rational (roots). A row that may be
// zero throws NeedsMorePrecision, one that the arithmetic sees to be zero (a ball does) OutsideDomain.

/// n x n, the cosines (x_i . x_j) / (|x_i| |x_j|). The diagonal is exactly 1; orthogonal exact rows give exactly 0
/// as soon as their dot product is representable.
Matrix gram_of_directions(const Matrix& directions);

/// n x n, the angles in [0, pi] between the rows; the diagonal is exactly 0. As 2 atan2(|x-y|, |x+y|) of the unit
/// vectors near 0 and pi, so that the absolute error is of the order of the unit roundoff there too, where an arc
/// cosine loses half of the digits. The relative error of a tiny angle is not small: that needs a higher level.
Matrix angles_of_directions(const Matrix& directions);

/// n x n, the arc-cosine kernel of order 0 times the cosine,
///   cos(theta_ij) (pi - theta_ij) / (2 pi)  =  E[ x_i . x_j 1{w.x_i >= 0} 1{w.x_j >= 0} ],  w ~ N(0, I),
/// of the unit vectors x_i: H-infinity of du2018 (Assumption 3.1), G of xie2017. The diagonal is exactly 1/2.
/// Source: Cho and Saul (2009), Kernel methods for deep learning, eqs. 3-6.
Matrix arc_cosine_kernel(const Matrix& directions);

/// The three at once, without computing anything twice.
struct SphereKernels {
  Matrix gram, angles, arc_cosine;
};
SphereKernels sphere_kernels(const Matrix& directions);
/// The same, entry by entry in the arithmetic's own operations: what every level but double uses, and double where its
/// a-priori bounds do not apply (certified_sphere.hpp).
SphereKernels general_sphere_kernels(const Matrix& directions);

}  // namespace lemmacheck
