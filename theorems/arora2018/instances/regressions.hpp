// Least squares over inputs that are exactly white, or sheared so that they are not.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// Inputs X = S [s_1 R_1, ..., s_b R_b], where R_i is the top d_x rows of the s_i^2 x s_i^2 orthogonal matrix
/// product_of_reflections(blocks[i]) and S is `shear`: XX^T = m S S^T for the number m = sum of s_i^2 of samples.
struct WhitenedRegression {
  std::vector<DyadicMatrix> blocks;  ///< s_i^2 x h_i, s_i^2 >= d_x
  DyadicMatrix shear;                ///< d_x x d_x
  DyadicMatrix labels;               ///< d_y x m
  DyadicMatrix weights;              ///< d_y x d_x
};
LEMMACHECK_DESCRIBE(WhitenedRegression, blocks, shear, labels, weights)
/// Throws Malformed: no block, a block whose number of rows is no square or less than d_x, other shapes that do not
/// fit.
void validate(const WhitenedRegression& data);

/// X, d_x x m.
Matrix whitened_inputs(const WhitenedRegression& data, Level level);

/// The shear is the identity. Labels: "several blocks", "square inputs" (m = d_x), "zero labels".
WhitenedRegression whitened_regression(Sampler& draw);
/// Labels that a linear map meets exactly.
WhitenedRegression interpolated_regression();
/// The shear adds a multiple of another row to the first, or scales it.
WhitenedRegression sheared_regression(Sampler& draw);
/// One block or one output less.
std::vector<WhitenedRegression> smaller_regressions(const WhitenedRegression& data);

}  // namespace lemmacheck::arora2018
