// Exact counts of ReLU activations.
#pragma once

#include "numerics/arithmetic/dyadic.hpp"

namespace lemmacheck {

/// n x n, symmetric: entry (i, j) is the number of neurons w_1, w_2, ... active on both x_i and x_j, i.e. w.x_i >= 0
/// and w.x_j >= 0. The paper's convention at ties (du2018, Sec. 3: I{w.x >= 0}); every sign is exact. Neurons of a wide
/// network that need not be given one by one: gaussian_neurons.hpp.
/// `weights` m x d, one neuron per row; `inputs` n x d, one input per row. OutsideDomain if d differs.
DyadicMatrix activation_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs);

}  // namespace lemmacheck
