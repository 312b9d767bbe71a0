#include "numerics/wide_networks/gaussian_neurons.hpp"

#include <algorithm>
#include <future>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/wide_networks/block_counter.hpp"

namespace lemmacheck {
namespace {

void validate(const GaussianNeurons& neurons, const DyadicMatrix& inputs, int threads) {
  if (neurons.dimension != inputs.cols) throw OutsideDomain("activation_counts: the inputs do not fit the neurons");
  if (neurons.width < 0 || neurons.width > std::int64_t{1} << 53)
    throw OutsideDomain("activation_counts: wanted is a width from 0 to 2^53");
  if (threads < 1) throw OutsideDomain("activation_counts: wanted is at least one thread");
}

DyadicMatrix symmetric(const std::vector<std::int64_t>& lower, int n) {
  DyadicMatrix both(n, n);
  auto entry = lower.begin();
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j, ++entry)
      if (j <= i) both(i, j) = both(j, i) = static_cast<double>(*entry);
  return both;
}

}  // namespace

std::vector<double> weights_of(const GaussianNeurons& neurons, std::int64_t neuron) {
  if (neuron < 0 || neuron >= neurons.width) throw OutsideDomain("weights_of: no such neuron");
  AlignedVector<float> tile(static_cast<std::size_t>(neurons.dimension) * tile_width);
  portable_kernels()->draw(neurons.seed, static_cast<std::uint64_t>(neuron / tile_width), neurons.dimension,
                           tile.data());
  return weights_in_tile(tile, neurons.dimension, static_cast<int>(neuron % tile_width));
}

DyadicMatrix activation_counts(const GaussianNeurons& neurons, const DyadicMatrix& inputs, int threads,
                               InstructionSet set, const ProjectionModel& model) {
  validate(neurons, inputs, threads);
  const TileKernels& kernels = kernels_of(set);
  const PackedInputs packed(inputs, kernels.inputs_together, model);
  const std::int64_t blocks = (neurons.width + BlockCounter::width - 1) / BlockCounter::width;
  const std::int64_t parts = std::clamp<std::int64_t>(blocks, 1, threads);
  const auto count_part = [&](std::int64_t part) {
    BlockCounter counter(neurons, packed, kernels);
    for (std::int64_t block = part; block < blocks; block += parts) counter.add(block);
    return counter.pairs();
  };
  std::vector<std::future<std::vector<std::int64_t>>> others;
  for (std::int64_t part = 1; part < parts; ++part) others.push_back(std::async(std::launch::async, count_part, part));
  std::vector<std::int64_t> sum = count_part(0);
  for (auto& other : others) {
    const auto counts = other.get();
    std::transform(sum.begin(), sum.end(), counts.begin(), sum.begin(), std::plus<>());
  }
  return symmetric(sum, inputs.rows);
}

}  // namespace lemmacheck
