// Exact combinatorics of the fields w -> x 1{w.x >= 0} of a set of inputs: which share a hyperplane, which cancel.
#pragma once

#include <vector>

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

// `directions` is n x d with nonzero rows, here and below; everything is decided exactly from the dyadic data.

/// Which rows lie on one line through the origin, and on which side of it: by their primitive directions, sorted.
/// OutsideDomain for a zero row.
struct Lines {
  std::vector<int> line;         ///< n entries: 0 <= line[i] < count; rows i, j are parallel iff line[i] == line[j]
  std::vector<int> orientation;  ///< n entries: +1 or -1, the side of row i seen from the line's first row
  std::vector<int> first;        ///< count entries: the line's first row
  int count = 0;
};
Lines lines_of(const DyadicMatrix& directions);

/// A certificate that the arc-cosine kernel of the rows is singular: v != 0, n x 1, rational, with
///   sum_i v_i x_i 1{w.x_i >= 0} = 0  for almost every w,
/// so that |x_i| v_i is a null vector of the kernel of the normalised rows. Empty (0 x 0) if there is none, and then
/// the kernel is positive definite.
///
/// The field is constant between the hyperplanes x_i^perp. It vanishes almost everywhere iff it does not jump across
/// any of them (on each line, the sum of v_i x_i over one side equals that over the other) and its value at one side
/// is zero (the sum, over all lines, of one side's sums). Source: du2018, proof of Theorem 3.1 (App. A), read as an
/// equivalence. The vector is sought where that system has one (two rows on one side of a line, or dependent rows that
/// have opposites), and the system itself is what it is verified by.
Vector half_space_null_vector(const DyadicMatrix& directions);

/// Whether `v` (n x 1, rational) satisfies that system, checked vector by vector.
bool annihilates_half_spaces(const DyadicMatrix& directions, const Vector& v);

}  // namespace lemmacheck
