// How evenly directions fill the sphere: discrepancy over slices, the intersections of two half-spaces.
#pragma once

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

// A slice of the unit sphere of R^d is S_xy = {w : w.x >= 0, w.y >= 0} for unit vectors x, y. Its uniform probability
// measure is (pi - angle(x, y)) / (2 pi); S_xx is a half-sphere, S_{x,-x} a great subsphere of measure 0.
// For directions w_1, ..., w_n the discrepancy of a slice is
//   dsp(S) = #{k : w_k / |w_k| in S} / n - measure of S,
// ties w_k.x = 0 counting as inside. `units` is n x d, one nonzero row per direction, not normalised; a zero row throws
// OutsideDomain. Membership is always exact. No function here works in rational arithmetic (angles).

/// m x m, symmetric: entry (i, j) is dsp(S_{x_i x_j}) of the slice of two inputs.
///   units   n x d
///   inputs  m x d, nonzero rows, not normalised
Matrix slice_discrepancies(const DyadicMatrix& units, const DyadicMatrix& inputs, Level level);

/// E[ ((pi - theta) / (2 pi))^2 ] for the angle theta of two independent uniform directions in R^d, d >= 2:
/// 1/16 + Var(theta) / (4 pi^2), where Var = pi^2/12 in the plane, pi^2/4 - 2 in space, and falls by 2/d^2 from d to
/// d+2 (that is, half of trigamma(d/2)). 1/12 in the plane, decreasing to 1/16.
Real mean_squared_slice(int d, Level level);

/// L_2(W)^2 = E[ dsp(S_xy)^2 ] over independent uniform x and y, in closed form (Stolarsky's principle for slices):
///   n^-2 sum_{k,l} ((pi - angle(w_k, w_l)) / (2 pi))^2 - mean_squared_slice(d).
/// The difference cancels: absolute accuracy is that of numbers of size 1/4.
Real squared_l2_discrepancy(const DyadicMatrix& units, Level level);

/// L_inf(W) = sup over all x, y of |dsp(S_xy)|, in the plane (d = 2; otherwise OutsideDomain). O(n^2).
/// There the slices are the closed arcs of length at most half a turn, and the pairs {u, -u}. The supremum is the
/// largest of
///   closed arcs from one direction to another:  count/n - length
///   open arcs between two directions:           length - count/n
///   half circles in general position:           1/2 - count/n
///   pairs on a line:                            count/n
/// Order, coincidence and opposition of directions are decided exactly from the data; only lengths are enclosed.
Real planar_sup_discrepancy(const DyadicMatrix& units, Level level);

}  // namespace lemmacheck
