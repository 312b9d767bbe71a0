#include "properties/audit/deciding/shrink.hpp"

#include <algorithm>

namespace lemmacheck {
namespace {

bool is_well_formed(const Statement& statement, const Value& value) {
  try {
    statement.require_well_formed(value);
    return true;
  } catch (const Malformed&) {
    return false;
  }
}

}  // namespace

std::vector<Value> shrink_candidates(const Statement& statement, const Value& value) {
  const Weight limit = weight(value);
  std::vector<Value> candidates = statement.smaller_shapes(value);
  std::vector<Value> same_shape = simpler(value);
  std::move(same_shape.begin(), same_shape.end(), std::back_inserter(candidates));
  const auto unfit = [&](const Value& c) { return !(weight(c) < limit) || !is_well_formed(statement, c); };
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(), unfit), candidates.end());
  return candidates;
}

Shrunk shrink(const Statement& statement, Value value, const std::function<bool(const Value&)>& still_fails,
              int most_tries) {
  Shrunk shrunk{std::move(value)};
  while (!shrunk.is_minimal) {
    shrunk.is_minimal = true;
    for (Value& candidate : shrink_candidates(statement, shrunk.value)) {
      if (shrunk.tries == most_tries) {
        shrunk.is_minimal = false;
        return shrunk;
      }
      ++shrunk.tries;
      if (!still_fails(candidate)) continue;
      shrunk.value = std::move(candidate);
      ++shrunk.steps;
      shrunk.is_minimal = false;
      break;
    }
  }
  return shrunk;
}

}  // namespace lemmacheck
