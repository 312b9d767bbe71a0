// Pairs of matrices, and pairs of diagonal matrices with an orthogonal one.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// Two matrices of one shape.
struct MatrixPair {
  DyadicMatrix first, second;
};
LEMMACHECK_DESCRIBE(MatrixPair, first, second)
void validate(const MatrixPair& pair);
/// Labels: "unrelated", "near", "one basis" (the same singular vectors, up to rounding), "diagonal" (exactly), and the
/// shapes "scalar", "row", "width 32".
MatrixPair matrix_pair(Sampler& draw);
/// Diagonal with two descending entries or more that differ by 1/4 or more in both places.
MatrixPair diagonal_pair(Sampler& draw);
std::vector<MatrixPair> smaller_pairs(const MatrixPair& pair);

/// Two diagonals of one length and the orthogonal O = product_of_reflections(reflections).
struct RotatedDiagonals {
  std::vector<double> first, second;
  DyadicMatrix reflections;
};
LEMMACHECK_DESCRIBE(RotatedDiagonals, first, second, reflections)
/// Throws Malformed: no entry, diagonals of different lengths, a negative entry, reflections of another dimension.
void validate(const RotatedDiagonals& diagonals);
/// Descending. Labels: "any rotation", "small rotation", "permutation" (one exchange), "no rotation", "second constant"
/// (a multiple of the identity), "one entry", "width 32".
RotatedDiagonals rotated_diagonals(Sampler& draw);
/// diag(x, 0), the identity times x / 2 and an exchange: both sides of Lemma 4 (b) are equal.
RotatedDiagonals exchanged_halves(Sampler& draw);
/// diag(x, 0) and diag(0, x), which is not descending, with the exchange that makes them equal.
RotatedDiagonals unsorted_diagonals(Sampler& draw);
std::vector<RotatedDiagonals> smaller_diagonals(const RotatedDiagonals& diagonals);

}  // namespace lemmacheck::arora2018
