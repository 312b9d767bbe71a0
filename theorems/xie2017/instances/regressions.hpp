// Families of networks with labels.
#pragma once

#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"

namespace lemmacheck::xie2017 {

/// Small integers without ties: units and inputs have an odd first coordinate and even others, so every w_k . x_l is odd.
DyadicMatrix odd_rows(Sampler& draw, int rows, int d);
/// Such a network with integer labels; dead or equal units among its families. Output weights in -2..2.
Regression integer_regression(Sampler& draw);

/// Units and inputs of full column rank, generically: m <= min(nd, 40); rows of lengths 10^-2 to 10^2; signs v; no labels yet.
Regression full_rank_regression(Sampler& draw);
/// The same with random labels, and with labels that make the residual a multiple of the last right singular vector of D.
Regression noisy_regression(Sampler& draw);
Regression aligned_regression(Sampler& draw);
/// A unit vector (m x 1) near the eigenvector of the least eigenvalue of D'D, for unit inputs; a guess.
DyadicMatrix last_singular_vector(const DyadicMatrix& weights, const DyadicMatrix& directions);
/// f(x_l) for unit inputs, rounded; m x 1.
DyadicMatrix rounded_outputs(const Regression& regression);

}  // namespace lemmacheck::xie2017
