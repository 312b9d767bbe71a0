// Smaller failing instances.
#pragma once

#include <functional>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck {

/// Instances of the statement that are strictly smaller in weight than `value`, boldest first: its smaller shapes,
/// then simpler trees of the same shape. All are well formed. Any walk along candidates ends.
std::vector<Value> shrink_candidates(const Statement& statement, const Value& value);

struct Shrunk {
  Value value;
  int steps = 0;            ///< candidates accepted on the way
  int tries = 0;            ///< candidates looked at
  bool is_minimal = false;  ///< no candidate of `value` still fails (not: the tries ran out)
};

/// Greedy: goes to the first candidate that still fails, until none does or after `most_tries` looks.
/// `still_fails(value)` itself is taken for granted; what it throws passes through.
Shrunk shrink(const Statement& statement, Value value, const std::function<bool(const Value&)>& still_fails,
              int most_tries);

}  // namespace lemmacheck
