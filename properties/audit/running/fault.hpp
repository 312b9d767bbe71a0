// What a worker did not come back from.
#pragma once

#include <string>

#include "properties/audit/running/breadcrumb.hpp"

namespace lemmacheck {

/// The end of a worker at a place. The next worker of the same job repeats what came before, does not try this place
/// again, and goes on.
struct Fault {
  Place place;
  std::string what;        ///< "took longer than 120 s", "killed by SIGSEGV"
  bool timed_out = false;  ///< the case is undecided; of any other end we know only that something broke
  std::string text() const { return what + ", at " + to_text(place); }
};

/// After so many cases that did not end, a job gives up: what it has counted stays, the rest is not run.
constexpr int most_lost_cases = 3;

}  // namespace lemmacheck
