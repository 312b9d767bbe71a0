#include "numerics/wide_networks/block_counter.hpp"

#include <algorithm>
#include <bit>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/wide_networks/gaussian_neurons.hpp"

namespace lemmacheck {
namespace {

std::size_t index(std::int64_t k) { return static_cast<std::size_t>(k); }
std::size_t area(int rows, int cols) { return index(rows) * index(cols); }
int up_to_multiple(int n, int of) { return (n + of - 1) / of * of; }

}  // namespace

std::vector<double> weights_in_tile(const AlignedVector<float>& tile, int dimension, int neuron) {
  std::vector<double> weights(index(dimension));
  for (int k = 0; k < dimension; ++k) weights[index(k)] = tile[area(k, tile_width) + index(neuron)];
  return weights;
}

PackedInputs::PackedInputs(const DyadicMatrix& inputs, int together, const ProjectionModel& model)
    : exact_(inputs),
      padded_(up_to_multiple(inputs.rows, together)),
      entries_(area(padded_, inputs.cols)),
      tolerances_(index(padded_), -1.0f) {
  for (int i = 0; i < inputs.rows; ++i) {
    const FloatInput input = float_input(exact(i), model);
    tolerances_[index(i)] = input.tolerance;
    const int place = i % together;
    float* panel = entries_.data() + area(i - place, inputs.cols);
    for (int k = 0; k < inputs.cols; ++k) panel[area(k, together) + index(place)] = input.entries[index(k)];
  }
}

BlockCounter::BlockCounter(const GaussianNeurons& neurons, const PackedInputs& inputs, const TileKernels& kernels)
    : neurons_(neurons),
      inputs_(inputs),
      kernels_(kernels),
      rows_(up_to_multiple(inputs.inputs(), kernels.rows_together)),
      tile_(area(neurons.dimension, tile_width)),
      patterns_(area(std::max(rows_, inputs.panels().inputs), tiles)),
      ambiguous_(index(inputs.panels().inputs)),
      pairs_(area(rows_, rows_)) {}

void BlockCounter::add(std::int64_t block) {
  const std::int64_t first = block * tiles, existing = (neurons_.width + tile_width - 1) / tile_width;
  const int words = static_cast<int>(std::clamp<std::int64_t>(existing - first, 0, tiles));
  const int counted = up_to_multiple(words, kernels_.words_together);
  for (int w = 0; w < words; ++w) activate(first + w, w);
  for (int i = 0; i < rows_; ++i)
    for (int w = words; w < counted; ++w) pattern(i)[w] = 0;
  kernels_.count(patterns_.data(), tiles, rows_, counted, pairs_.data());
}

void BlockCounter::activate(std::int64_t tile, int word) {
  kernels_.draw(neurons_.seed, static_cast<std::uint64_t>(tile), neurons_.dimension, tile_.data());
  const std::uint64_t open =
      kernels_.project(tile_.data(), inputs_.panels(), tiles, patterns_.data() + word, ambiguous_.data());
  if (open != 0) settle(word);
  if (const std::int64_t left = neurons_.width - tile * tile_width; left < tile_width)
    for (int i = 0; i < inputs_.inputs(); ++i) pattern(i)[word] &= (std::uint64_t{1} << left) - 1;
}

/// The signs that the projection left open.
void BlockCounter::settle(int word) {
  for (int i = 0; i < inputs_.inputs(); ++i)
    for (std::uint64_t open = ambiguous_[index(i)]; open != 0; open &= open - 1) {
      const int neuron = std::countr_zero(open);
      const std::uint64_t bit = std::uint64_t{1} << neuron;
      const bool active = sign_of_dot(weights_in_tile(tile_, neurons_.dimension, neuron), inputs_.exact(i)) >= 0;
      pattern(i)[word] = active ? pattern(i)[word] | bit : pattern(i)[word] & ~bit;
    }
}

std::vector<std::int64_t> BlockCounter::pairs() const {
  const int n = inputs_.inputs();
  std::vector<std::int64_t> lower(area(n, n));
  for (int i = 0; i < n; ++i)
    for (int j = 0; j <= i; ++j) lower[area(i, n) + index(j)] = pairs_[area(i, rows_) + index(j)];
  return lower;
}

}  // namespace lemmacheck
