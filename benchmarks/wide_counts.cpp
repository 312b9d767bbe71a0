// Gram counts of a wide network, per neuron and on one core: vector kernels beside Eigen doubles with the standard
// library's generator. Each row is one instruction set and one (n, d); `times_faster` is plain over ours, in all, and
// for the projection and the counts alone.
#include <Eigen/Core>
#include <algorithm>
#include <chrono>
#include <functional>
#include <random>
#include <vector>

#include "benchmarks/compare.hpp"
#include "numerics/wide_networks/block_counter.hpp"
#include "numerics/wide_networks/gaussian_neurons.hpp"

namespace lemmacheck {
namespace {

using Eigen::MatrixXd;

constexpr int neurons_per_block = 4096;

/// What one would write: weights, products, masks and their Gram matrix, all as doubles, for a block of neurons.
struct PlainCounts {
  std::mt19937_64 bits{1};
  std::normal_distribution<double> normal;
  MatrixXd inputs, weights, products, masks, counts;

  PlainCounts(int n, int d) : inputs(d, n), weights(neurons_per_block, d) {
    std::generate_n(inputs.data(), inputs.size(), [&] { return normal(bits); });
  }
  void draw() {
    std::generate_n(weights.data(), weights.size(), [&] { return normal(bits); });
  }
  void project() { products.noalias() = weights * inputs; }
  void count() {
    masks = (products.array() >= 0).cast<double>().matrix();
    counts.noalias() = masks.transpose() * masks;
  }
};

/// The three parts of BlockCounter, one by one.
struct KernelCounts {
  const TileKernels& kernels;
  DyadicMatrix inputs;
  PackedInputs packed;
  int rows;
  AlignedVector<float> tile;
  AlignedVector<std::uint64_t> patterns;
  std::vector<std::uint64_t> ambiguous;
  std::vector<std::int64_t> pairs;

  KernelCounts(const TileKernels& k, const DyadicMatrix& x)
      : kernels(k),
        inputs(x),
        packed(inputs, kernels.inputs_together, {}),
        rows((x.rows + 3) / 4 * 4),
        tile(static_cast<std::size_t>(x.cols * tile_width)),
        patterns(static_cast<std::size_t>((x.rows + 8) * BlockCounter::tiles)),
        ambiguous(static_cast<std::size_t>(x.rows + 8)),
        pairs(static_cast<std::size_t>(rows * rows)) {}
  void draw() {
    for (std::uint64_t t = 0; t < BlockCounter::tiles; ++t) {
      kernels.draw(1, t, inputs.cols, tile.data());
      benchmark::ClobberMemory();
    }
  }
  void project() {
    for (int t = 0; t < BlockCounter::tiles; ++t)
      kernels.project(tile.data(), packed.panels(), BlockCounter::tiles, patterns.data() + t, ambiguous.data());
  }
  void count() { kernels.count(patterns.data(), BlockCounter::tiles, rows, BlockCounter::tiles, pairs.data()); }
};

DyadicMatrix as_rows(const MatrixXd& columns) {
  DyadicMatrix rows(static_cast<int>(columns.cols()), static_cast<int>(columns.rows()));
  std::copy(columns.data(), columns.data() + columns.size(), rows.entries.begin());
  return rows;
}

/// Nanoseconds per neuron, medians over the iterations; the parts are timed in turns.
class Stopwatch {
 public:
  void time(std::size_t part, double neurons, const std::function<void()>& run) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    if (times_.size() <= part) times_.resize(part + 1);
    times_[part].push_back(taken.count() / neurons);
  }
  double median(std::size_t part) { return lemmacheck::median(times_[part]); }

 private:
  std::vector<std::vector<double>> times_;
};

void wide_counts(benchmark::State& state, InstructionSet set) {
  const auto n = static_cast<int>(state.range(0)), d = static_cast<int>(state.range(1));
  PlainCounts plain(n, d);
  const DyadicMatrix inputs = as_rows(plain.inputs);
  KernelCounts parts(kernels_of(set), inputs);
  const GaussianNeurons neurons{1, 2 * BlockCounter::width, d};
  Stopwatch clock;
  for (auto _ : state) {
    clock.time(0, neurons_per_block, [&] { plain.draw(); });
    clock.time(1, neurons_per_block, [&] { plain.project(); });
    clock.time(2, neurons_per_block, [&] { plain.count(); });
    clock.time(3, BlockCounter::width, [&] { parts.draw(); });
    clock.time(4, BlockCounter::width, [&] { parts.project(); });
    clock.time(5, BlockCounter::width, [&] { parts.count(); });
    clock.time(6, static_cast<double>(neurons.width),
               [&] { benchmark::DoNotOptimize(activation_counts(neurons, inputs, 1, set)); });
  }
  const double plain_total = clock.median(0) + clock.median(1) + clock.median(2);
  state.counters["plain_ns"] = plain_total;
  state.counters["draw_ns"] = clock.median(3);
  state.counters["project_ns"] = clock.median(4);
  state.counters["count_ns"] = clock.median(5);
  state.counters["total_ns"] = clock.median(6);
  state.counters["times_faster"] = plain_total / clock.median(6);
  state.counters["projecting_times_faster"] = clock.median(1) / clock.median(4);
  state.counters["counting_times_faster"] = clock.median(2) / clock.median(5);
}

const bool registered = [] {
  for (const InstructionSet set : available_sets())
    benchmark::RegisterBenchmark(("wide_counts/" + std::string(name(set))).c_str(), wide_counts, set)
        ->Args({10, 5})
        ->Args({50, 10})
        ->Args({100, 20})
        ->Args({200, 50})
        ->Iterations(15);
  return true;
}();

}  // namespace
}  // namespace lemmacheck
