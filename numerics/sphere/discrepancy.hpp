// How evenly directions fill the sphere: discrepancy over slices, the intersections of two half-spaces.
#pragma once

#include <cstdint>

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

/// The supremum in any dimension d >= 2, between two doubles.
struct SupDiscrepancy {
  double lower = 0, upper = 1;  ///< lower <= L_inf(W) <= upper
  DyadicMatrix slice;           ///< 2 x d; the x and y of a slice with |dsp(S_xy)| >= lower
  std::int64_t pairs = 0;       ///< of cells that were examined
};

/// Branch and bound until upper - lower <= width, or until `budget` pairs of cells were examined.
///
/// Proof. The faces of the cross-polytope are cut into simplices with dyadic corners, bisected at the middle of an
/// edge, exactly: at every moment the cones over them cover R^d. If x lies in the cone over a cell, w.x is a
/// nonnegative combination of w.v over the corners v: it is >= 0 where all of these are (the unit is surely in), and
/// < 0 where all are negative (else it may be in). So for x in one cell and y in another the units in S_xy are at least
/// those that are surely in for both and at most those that may be; the signs are exact. A cell lies in the cap around
/// its centre that contains its corners, as caps smaller than half-spheres are convex; so angle(x, y) is within the sum
/// of the two radii of the angle of the centres, and the measure (pi - angle) / (2 pi) of S_xy is monotone in it. Both
/// give bounds of dsp over the pair of cells; the slice of the two centres gives a lower bound of the supremum. Angles
/// are those of certified_angle.hpp.
///
/// Where units are in special position (opposite ones, say) a corner of the sphere may have more units that may be in
/// than any slice near it, and the width stops at a multiple of 1/n. `units` as above, width > 0, budget >= 0.
SupDiscrepancy bound_sup_discrepancy(const DyadicMatrix& units, double width, std::int64_t budget);

/// L_inf(W) as an enclosure at a level: the two bounds, as far as that many pairs of cells reach; the exact
/// planar_sup_discrepancy in the plane. For mpfr, their middle. Not in exact arithmetic.
Real sup_discrepancy(const DyadicMatrix& units, double width, std::int64_t budget, Level level);

}  // namespace lemmacheck
