// The search for tight instances.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "properties/statement.hpp"

namespace lemmacheck {

/// What a search makes small, and what it may do without.
struct SearchGoal {
  std::string finding;       ///< a conclusion, or a hypothesis, by name: its slack; empty: the least of all conclusions
  std::string without = {};  ///< a hypothesis that need not hold
};
struct SearchHooks {
  std::function<void()> before = {};                ///< every evaluation
  std::function<void(const Findings&)> after = {};  ///< of those that came to an end
};

struct Tightest {
  Value instance;
  double slack = 0;              ///< upper end of the goal's slack, at the double level
  std::int64_t evaluations = 0;  ///< spent
};

/// Moves the doubles of `start` (its integers and shapes stay) to make the slack of the goal small, by NLopt's Subplex
/// from `start` and again, with smaller and kicked steps, from the best so far; in the end the best is snapped to short
/// dyadics nearby, all of its doubles and one by one, since a failure at one point alone is one at a short number or is
/// not to be found. Looks at the double level only; stops early at an instance where a conclusion, or the hypothesis that
/// is the goal, is certified false there. The result is "tight as found", nothing more, and the caller certifies it by
/// `decide`.
///
/// Nothing if the statement is by draws or witnessed, if there is no double to move, or if no instance was met that has
/// the goal and whose hypotheses (but `without`) are certified at the double level. Deterministic in its arguments.
/// Never throws because an evaluation did: such an instance is as unwelcome as one whose hypotheses fail.
std::optional<Tightest> search_tightest(const Statement& statement, const Alteration& alteration, const Value& start,
                                        const SearchGoal& goal, int evaluations, std::uint64_t seed,
                                        const SearchHooks& hooks = {});

}  // namespace lemmacheck
