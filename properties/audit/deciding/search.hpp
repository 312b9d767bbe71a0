// The search for tight instances.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "properties/statement.hpp"

namespace lemmacheck {

struct Tightest {
  Value instance;
  double slack = 0;              ///< upper end of its smallest conclusion slack, at the double level
  std::int64_t evaluations = 0;  ///< spent
};

/// Moves the doubles of `start` (its integers and shapes stay) to make the smallest conclusion slack small, by
/// NLopt's Subplex from `start` and again, with smaller and kicked steps, from the best so far. Looks at the double
/// level only; stops early at an instance that fails there. The result is "tight as found", nothing more, and the
/// caller certifies it by `decide`.
///
/// Nothing if the statement is not universal or a mean, if there is no double to move, or if no instance was met
/// whose hypotheses are certified at the double level. Deterministic in its arguments. Never throws because an
/// evaluation did: such an instance is as unwelcome as one whose hypotheses fail. `at_each` is called before every
/// evaluation.
std::optional<Tightest> search_tightest(const Statement& statement, int mutant, const Value& start, int evaluations,
                                        std::uint64_t seed, const std::function<void()>& at_each = {});

}  // namespace lemmacheck
