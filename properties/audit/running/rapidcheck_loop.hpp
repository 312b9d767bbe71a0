// RapidCheck's own check loop, behind plain functions: its headers stay in one .cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "properties/value.hpp"

namespace lemmacheck {

/// What the loop asks. `seed` and `size` reproduce the case that `generate` made of them.
struct LoopQuestions {
  std::function<Value(std::uint64_t seed, int size)> generate;
  /// Counts the case and says whether it is certified to fail. An undecided case does not fail, and is no discard.
  std::function<bool(const Value& value, std::uint64_t seed, int size)> certified_to_fail;
  /// Candidates to shrink to. Each must be below `value` in a well-founded order.
  std::function<std::vector<Value>(const Value& value)> simpler;
  /// Asked of candidates; not counted.
  std::function<bool(const Value& value)> still_certified_to_fail;
};

struct LoopFailure {
  Value value;             ///< shrunk
  std::uint64_t seed = 0;  ///< of the case that failed first
  int size = 0;
  int shrinks = 0;  ///< accepted steps
};

/// Runs `cases` cases of sizes 0 to 100, until one fails; that one is shrunk with at most `most_tries` candidates.
/// What any question throws leaves the loop as it was thrown: RapidCheck never takes it for a failing property.
/// Not thread-safe, because RapidCheck is not: one loop at a time in a process.
std::optional<LoopFailure> rapidcheck_loop(const LoopQuestions& questions, std::int64_t cases, std::uint64_t seed,
                                           int most_tries);

}  // namespace lemmacheck
