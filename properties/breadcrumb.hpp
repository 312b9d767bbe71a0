// Where a worker is, kept in memory that outlives it.
#pragma once

#include <cstdint>

namespace lemmacheck {

/// Plain data in shared memory: the parent reads it after a crash to say which case was at work.
struct Breadcrumb {
  enum class Step : int { starting, witness, generating, deciding, shrinking, searching, drawing };
  Step step = Step::starting;
  std::int64_t number = 0;  ///< of the case within its step
  std::uint64_t seed = 0;   ///< of the case; with `size` it reproduces the instance
  int size = 0;

  void at(Step new_step, std::int64_t new_number, std::uint64_t new_seed = 0, int new_size = 0) {
    step = new_step, number = new_number, seed = new_seed, size = new_size;
  }
};
const char* name_of(Breadcrumb::Step step);

}  // namespace lemmacheck
