// Targets of known singular values, and the rank-deficient matrices beside them.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// Phi = Q D R^T with D = diag(singular_values) padded to a matrix of the shape of `offset`, Q and R the products of
/// the reflections `left` and `right`; W = Q (D + offset) R^T; and a rank-deficient W': `other` without the direction
/// `null`, Z - u (u^T Z) / (u^T u) where there are no more rows than columns, else Z - (Z u) u^T / (u^T u). Every
/// rank-deficient matrix is one: take Z = W' and its null vector.
struct DeficientPoint {
  std::vector<double> singular_values;
  DyadicMatrix left, right;
  DyadicMatrix offset, other, null;
};
LEMMACHECK_DESCRIBE(DeficientPoint, singular_values, left, right, offset, other, null)
/// Throws Malformed: a singular value that is not positive, another number of them than min(rows, cols), shapes that do
/// not fit, a null vector that is zero.
void validate(const DeficientPoint& point);

/// Q and R.
Matrix left_frame(const DeficientPoint& point, Level level);
Matrix right_frame(const DeficientPoint& point, Level level);
/// W'.
Matrix deficient_matrix(const DeficientPoint& point, Level level);

/// Labels: "margin" or "no margin", "best approximation" or "random deficient", and scalar, regression, "width 32",
/// "condition 1000" (one in twenty or more each).
DeficientPoint deficient_point(Sampler& draw);
/// |W - Phi|_F = sigma_min(Phi) exactly, and W' the nearest rank-deficient matrix.
DeficientPoint on_the_edge(Sampler& draw);
/// |W - Phi|_F just above sigma_min(Phi), within 1.01 of it, and W' the nearest rank-deficient matrix.
DeficientPoint over_the_edge(Sampler& draw);
/// W - Phi diagonal with two entries below sigma_min(Phi), its Frobenius norm above; W' as before.
DeficientPoint twofold_offset(Sampler& draw);
/// `other` nearer to Phi than W is.
DeficientPoint near_other(Sampler& draw);
std::vector<DeficientPoint> smaller_points(const DeficientPoint& point);

}  // namespace lemmacheck::arora2018
