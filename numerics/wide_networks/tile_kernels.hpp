// What one instruction set does to Gaussian neurons, 64 at a time. Behind gaussian_neurons.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

#include "numerics/wide_networks/instruction_set.hpp"

namespace lemmacheck {

inline constexpr int tile_width = 64;  // neurons whose activations fill one word

/// Inputs in panels of `inputs_together`, the last one filled up with zeros: entry (k, t) of a panel is coordinate k of
/// its input t, panels follow each other. One tolerance per input.
struct InputPanels {
  const float* entries = nullptr;
  const float* tolerances = nullptr;
  int inputs = 0;  // a multiple of inputs_together
  int dimension = 0;
};

/// The same functions for every instruction set. `draw` gives the same bits by all of them; `project` rounds as it
/// likes within its bound; `count` is exact.
struct TileKernels {
  int inputs_together;  ///< by `project`
  int rows_together;    ///< by `count`
  int words_together;   ///< by `count`

  /// Philox4x32-10 with the key (seed) and the 16 counters (first, high), (first + 1, high), ...: word j of counter l
  /// is words[16 j + l]. `words` aligned to 64 bytes.
  void (*random_words)(std::uint64_t seed, std::uint64_t first, std::uint64_t high, std::uint32_t* words);
  /// Box and Muller's transform: floats l and 16 + l from the words of these numbers, floats 32 + l and 48 + l from
  /// words 32 + l and 48 + l. Both arrays aligned to 64 bytes.
  void (*gaussians)(const std::uint32_t* words, float* weights);
  /// Coordinate k of neuron 64 tile + r is weights[64 k + r], float r of the words of the counters (16 tile, k), ...:
  /// no word is wasted, whatever the dimension. `weights` aligned to 64 bytes.
  void (*draw)(std::uint64_t seed, std::uint64_t tile, int dimension, float* weights);
  /// For every input i: bit r of active[i stride] says whether the computed w_r.x_i is at least zero, bit r of
  /// ambiguous[i] whether it is at most tolerance i in absolute value. Returns the union of the ambiguous words.
  std::uint64_t (*project)(const float* weights, const InputPanels& inputs, std::size_t stride, std::uint64_t* active,
                           std::uint64_t* ambiguous);
  /// Adds to pairs[i rows + j], for all j <= i, the number of common bits of the patterns i and j: `words` words each,
  /// `stride` apart, aligned to 64 bytes. `rows` and `words` are multiples of the numbers above.
  void (*count)(const std::uint64_t* patterns, std::size_t stride, int rows, int words, std::int64_t* pairs);
};

/// Null where the program was built without these instructions.
const TileKernels* portable_kernels();
const TileKernels* avx2_kernels();
const TileKernels* avx512_kernels();

/// OutsideDomain if the set is not available.
const TileKernels& kernels_of(InstructionSet set);

}  // namespace lemmacheck
