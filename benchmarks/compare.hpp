// One row of a comparison: what rigour costs, both sides timed in one run.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace lemmacheck {

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
  const auto median = [](std::vector<double>& times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
  };
  state.counters["certified_us"] = median(certified_times) * 1e6;
  state.counters["plain_us"] = median(plain_times) * 1e6;
  state.counters["ratio"] = median(certified_times) / median(plain_times);
}

}  // namespace lemmacheck
