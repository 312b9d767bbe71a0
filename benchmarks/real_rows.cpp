// Deciding du2018.theorem-3.1-iff on inputs of the shapes of real data sets: decimals with three digits (569 x 30) and
// whole numbers of 0 to 16 (1,797 x 64).
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <stdexcept>

#include "properties/audit/deciding/decision.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck {
namespace {

DyadicMatrix decimals(int n, int d, std::mt19937_64& bits) {
  std::normal_distribution<double> normal(14, 4);
  DyadicMatrix x(n, d);
  for (double& entry : x.entries) entry = std::round(1000 * normal(bits)) / 1000;
  return x;
}
DyadicMatrix intensities(int n, int d, std::mt19937_64& bits) {
  DyadicMatrix x(n, d);
  for (double& entry : x.entries) entry = static_cast<double>(std::max<long>(0, static_cast<long>(bits() % 28) - 11));
  return x;
}

template <class Rows>
void singular_exactly_when(benchmark::State& state, Rows rows) {
  std::mt19937_64 bits(1);
  const du2018::Inputs inputs{rows(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), bits)};
  const Statement* statement = find_statement("du2018.theorem-3.1-iff");
  if (statement == nullptr) throw std::logic_error("du2018.theorem-3.1-iff is not registered");
  const Case instance{to_value(inputs), {}};
  const Alteration& itself = statement->alteration(Statement::itself);
  for (auto _ : state)
    if (decide(*statement, instance, itself).outcome != Outcome::holds) state.SkipWithError("not decided");
}
BENCHMARK_CAPTURE(singular_exactly_when, decimals, decimals)->Args({569, 30})->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(singular_exactly_when, intensities, intensities)->Args({1797, 64})->Unit(benchmark::kSecond);

}  // namespace
}  // namespace lemmacheck
