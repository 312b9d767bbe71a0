// Ranks and null vectors with no tolerance: FLINT on whole numbers.
#pragma once

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

/// Rank of the exact data.
int exact_rank(const DyadicMatrix& a);

/// A vector v != 0 with A v = 0, exactly: cols x 1 at the rational level, or empty (0 x 0) if there is none.
/// `a`  at the rational level; OutsideDomain otherwise.
Vector exact_null_vector(const Matrix& a);

}  // namespace lemmacheck
