// Wide two-layer networks whose weights are never stored, and exact counts of their ReLU activations.
#pragma once

#include <cstdint>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/wide_networks/float_projection.hpp"
#include "numerics/wide_networks/instruction_set.hpp"

namespace lemmacheck {

/// `width` neurons with `dimension` Gaussian weights each, all of them a function of the seed: coordinate k of neuron r
/// is one of the four outputs of Box and Muller's transform of one Philox4x32-10 block, key `seed`, counter
/// (16 floor(r/64) + r mod 16, k). It depends on neither width nor dimension, and is bitwise the same on every machine.
///
/// The weights are single-precision floats, and those *are* the instance. They stand for independent N(0, 1) variables
/// and are such up to: Philox's 32-bit words for independent uniforms; radii sqrt(-2 ln u) for floats u from 2^-32 to
/// 1, so that no weight exceeds 6.7 (a Gaussian does with probability 2e-11) and both weights of a pair are 0 with
/// probability 2^-25; angles that are multiples of 2^-32 of a turn; and roundings below 2^-18.
struct GaussianNeurons {
  std::uint64_t seed = 0;
  std::int64_t width = 1;
  int dimension = 1;
};

/// The weights of one neuron, by which an activation can be checked.
std::vector<double> weights_of(const GaussianNeurons& neurons, std::int64_t neuron);

/// n x n, symmetric: entry (i, j) is the number of neurons active on both i and j, w.x_i >= 0 and w.x_j >= 0, the
/// convention of activation.hpp. Every sign is exact, for all finite inputs: a projection in floats with the tolerance
/// of float_projection.hpp, and `sign_of_dot` where that cannot tell. The result depends on neither the number of
/// threads nor the instruction set. A neuron takes about d/2 + n d / 100 + n^2 / 3200 ns of one core with AVX-512, d
/// the dimension.
/// `inputs`  n x dimension, one input per row
/// OutsideDomain for inputs of another dimension or not finite, a width below 0 or above 2^53, no threads, or an
/// instruction set that is not available.
DyadicMatrix activation_counts(const GaussianNeurons& neurons, const DyadicMatrix& inputs, int threads = 1,
                               InstructionSet set = widest_available(), const ProjectionModel& model = {});

}  // namespace lemmacheck
