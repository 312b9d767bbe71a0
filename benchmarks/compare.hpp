// One row of a comparison: what rigour costs, both sides timed in one run.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace lemmacheck {

/// Of at least one number; reorders them.
inline double median(std::vector<double>& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// Times both in alternating blocks, so that a change of the machine's speed meets both. Counters, over the medians of
/// the blocks: `plain_us`, `certified_us` per call, and their quotient `ratio` = certified / plain.
template <class Plain, class Certified>
void compare(benchmark::State& state, Plain plain, Certified certified) {
  using Clock = std::chrono::steady_clock;
  const auto seconds_since = [](Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  int block = 1;
  for (auto start = Clock::now(); seconds_since(start) < 5e-4; ++block) benchmark::DoNotOptimize(plain());
  std::vector<double> plain_times, certified_times;
  const auto timed = [&](auto& run) {
    const auto start = Clock::now();
    for (int k = 0; k < block; ++k) benchmark::DoNotOptimize(run());
    return seconds_since(start) / block;
  };
  for (auto _ : state) {
    plain_times.push_back(timed(plain));
    certified_times.push_back(timed(certified));
  }
  const double certified_time = median(certified_times), plain_time = median(plain_times);
  state.counters["certified_us"] = certified_time * 1e6;
  state.counters["plain_us"] = plain_time * 1e6;
  state.counters["ratio"] = certified_time / plain_time;
}

}  // namespace lemmacheck
