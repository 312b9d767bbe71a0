// How fast the supremum of the slice discrepancy is enclosed, and to which width a budget reaches.
#include "numerics/sphere/discrepancy.hpp"

#include <benchmark/benchmark.h>

#include <random>

namespace lemmacheck {
namespace {

/// Arguments: units, dimension, width in thousandths, budget in thousands of pairs.
void sup_discrepancy_enclosed(benchmark::State& state) {
  std::mt19937_64 bits(1);
  std::normal_distribution<double> normal;
  DyadicMatrix units(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  for (double& entry : units.entries) entry = normal(bits);
  SupDiscrepancy found;
  for (auto _ : state)
    found = bound_sup_discrepancy(units, 1e-3 * static_cast<double>(state.range(2)), 1000 * state.range(3));
  state.counters["lower"] = found.lower;
  state.counters["upper"] = found.upper;
  state.counters["pairs"] = static_cast<double>(found.pairs);
}
BENCHMARK(sup_discrepancy_enclosed)
    ->ArgNames({"n", "d", "width", "budget"})
    ->Args({100, 3, 1, 10'000})
    ->Args({400, 3, 10, 10'000})
    ->Args({400, 3, 1, 10'000})
    ->Args({100, 4, 10, 2'000})
    ->Args({400, 4, 10, 2'000})
    ->Args({100, 5, 10, 2'000})
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace lemmacheck
