// Exact signs of dot products of doubles, and exact counts of ReLU activations.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "numerics/dyadic.hpp"

namespace lemmacheck {

/// Sign of the exact real number sum_k a_k b_k of finite doubles: -1, 0 or 1. Never wrong, ties included: a
/// floating-point filter with a proved error bound, and exact rational arithmetic where it cannot tell.
/// OutsideDomain if the lengths differ.
int sign_of_dot(std::span<const double> a, std::span<const double> b);

/// Counts, over neurons w_1, w_2, ..., how many are active on both x_i and x_j, i.e. w.x_i >= 0 and w.x_j >= 0.
/// The paper's convention at ties (du2018, Sec. 3: I{w.x >= 0}); every sign is exact.
class ActivationCounter {
 public:
  /// `inputs`  n x d, one input per row
  explicit ActivationCounter(const DyadicMatrix& inputs);

  /// Adds a neuron; `weights` has d entries.
  void add(std::span<const double> weights);
  /// n x n, symmetric: entry (i, j) is the number of neurons active on both i and j.
  DyadicMatrix counts();
  /// Signs that the filter left to exact arithmetic.
  std::int64_t exact_decisions() const { return exact_decisions_; }

 private:
  bool active(std::span<const double> weights, double norm_bound, int i);
  void flush();

  DyadicMatrix inputs_;
  std::vector<double> sizes_;            // upper bounds of the inputs' Euclidean norms
  std::vector<std::uint64_t> patterns_;  // bit r of word i: neuron r of the block is active on input i
  int in_block_ = 0;
  std::vector<std::int64_t> pairs_;  // n x n, lower triangle
  std::int64_t exact_decisions_ = 0;
};

/// The same for a whole m x d weight matrix.
DyadicMatrix activation_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs);

}  // namespace lemmacheck
