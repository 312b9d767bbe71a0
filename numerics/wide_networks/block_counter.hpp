// Activations of Gaussian neurons by blocks that stay in the caches. Behind gaussian_neurons.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/arithmetic/numbers.hpp"
#include "numerics/wide_networks/float_projection.hpp"
#include "numerics/wide_networks/tile_kernels.hpp"

namespace lemmacheck {

struct GaussianNeurons;

/// Coordinates of the neuron of that index in the tile that `TileKernels::draw` filled.
std::vector<double> weights_in_tile(const AlignedVector<float>& tile, int dimension, int neuron);

/// Inputs in the panels of one instruction set, beside the exact ones.
class PackedInputs {
 public:
  /// `inputs` must outlive this. OutsideDomain if one is not finite.
  PackedInputs(const DyadicMatrix& inputs, int inputs_together, const ProjectionModel& model);

  int inputs() const { return exact_.rows; }
  std::span<const double> exact(int i) const { return row_of(exact_, i); }
  InputPanels panels() const { return {entries_.data(), tolerances_.data(), padded_, exact_.cols}; }

 private:
  const DyadicMatrix& exact_;
  int padded_;
  std::vector<float> entries_, tolerances_;
};

/// Counts of one thread: adds block after block of `width` neurons, in any order. Holds references to all its
/// arguments.
class BlockCounter {
 public:
  static constexpr int tiles = 128;
  static constexpr std::int64_t width = std::int64_t{tiles} * tile_width;

  BlockCounter(const GaussianNeurons& neurons, const PackedInputs& inputs, const TileKernels& kernels);
  /// Neurons block * width, ..., as far as there are any.
  void add(std::int64_t block);
  /// n x n, row by row, the lower triangle: neurons active on both.
  std::vector<std::int64_t> pairs() const;

 private:
  std::uint64_t* pattern(int i) { return patterns_.data() + static_cast<std::ptrdiff_t>(i) * tiles; }
  void activate(std::int64_t tile, int word);
  void settle(int word);

  const GaussianNeurons& neurons_;
  const PackedInputs& inputs_;
  const TileKernels& kernels_;
  int rows_;                               // inputs, filled up for `count`
  AlignedVector<float> tile_;              // weights
  AlignedVector<std::uint64_t> patterns_;  // bit r of word w of pattern i: neuron 64 w + r of the block is active on i
  std::vector<std::uint64_t> ambiguous_;
  std::vector<std::int64_t> pairs_;  // rows x rows
};

}  // namespace lemmacheck
