// Exact signs of dot products of doubles, and exact counts of ReLU activations.
#pragma once

#include <span>

#include "numerics/dyadic.hpp"

namespace lemmacheck {

/// Sign of the exact real number sum_k a_k b_k of finite doubles: -1, 0 or 1. Never wrong, ties included: a
/// floating-point filter with a proved error bound, and exact rational arithmetic where it cannot tell.
/// OutsideDomain if the lengths differ.
int sign_of_dot(std::span<const double> a, std::span<const double> b);

/// n x n, symmetric: entry (i, j) is the number of neurons w_1, w_2, ... active on both x_i and x_j, i.e. w.x_i >= 0
/// and w.x_j >= 0. The paper's convention at ties (du2018, Sec. 3: I{w.x >= 0}); every sign is exact. Neurons of a wide
/// network that need not be given one by one: gaussian_neurons.hpp.
/// `weights` m x d, one neuron per row; `inputs` n x d, one input per row. OutsideDomain if d differs.
DyadicMatrix activation_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs);

}  // namespace lemmacheck
