// What one evaluation of a statement found, and what follows from it for the instance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "numerics/arithmetic/real.hpp"
#include "properties/words.hpp"

namespace lemmacheck {

/// step: an inequality inside a proof; recorded and compared, without a vote.
LEMMACHECK_WORDS(Role, hypothesis, conclusion, says_nothing, step)
/// agrees: the enclosures overlap, and are narrower than a declared width.
LEMMACHECK_WORDS(Relation, at_most, below, equal, agrees)

/// One hypothesis or conclusion, as evaluated: two sides and the slack
/// (rhs - lhs) / max(|lhs|, |rhs|), 0 if both are 0; for `equal` and `agrees`, minus the relative distance.
///
/// Truth is read off the difference rhs - lhs alone. The slack is for comparison of instances: always an enclosure
/// within [-2, 2], of the difference's sign where that is known, and as wide as [-2, 2] (at the double level) where
/// both sides may be zero at this precision.
struct Finding {
  std::string name;
  Role role{};
  Relation relation{};
  Real lhs{}, rhs{}, slack{}, difference{};
  /// `agrees` only: the width that the sides must agree within.
  double within = 0;
  /// Where the conclusion names its trivial bound: by how much it beats it. Certainly positive: it is informative.
  std::optional<Real> gain{};
  /// Of `at_most_throughout`: the step that the sides belong to, the worst one; the slack is the least over all steps.
  std::optional<std::int64_t> step{};
  /// Neither of the two: not decided at this level.
  bool certainly_true() const;
  bool certainly_false() const;
  /// The sides differ by no more than this: an upper bound, infinite where nothing is known.
  double width() const;
};

/// A named number worth looking at beside the slack (a condition number, a margin).
struct Observation {
  std::string name;
  Real value;
};

/// A size of the instance: n, d, m, N, T.
struct Dimension {
  std::string name;
  std::int64_t size = 0;
};

/// A claim of a preparation: the number `name` of a draw lies in [low, high], and its mean is at most (at least) `bound`.
LEMMACHECK_WORDS(MeanBound, at_most, at_least)
struct MeanClaim {
  std::string name;
  MeanBound relation{};
  Real low, high, bound;
};

struct Findings {
  std::vector<Finding> findings;
  std::vector<Observation> observations;
  std::vector<std::string> assumptions;   ///< non-rigorous steps that this evaluation rests on
  std::vector<Real> failure_probability;  ///< empty, or one: what a probable statement allows
  std::vector<std::string> labels{};      ///< families and routes that the instance itself shows
  std::vector<Dimension> dimensions{};
  std::vector<std::string> in_effect{};  ///< changes of the alteration that this evaluation met
  std::vector<MeanClaim> means{};     ///< of a preparation
  std::vector<Observation> values{};  ///< of a draw: the numbers that its preparation makes claims about
};

/// Verdict on one instance, and how its findings decide it. `inapplicable`: a hypothesis is certified false. `fails`:
/// every hypothesis is certified true and a conclusion certified false. `holds`: everything is certified true, and
/// there is a conclusion. Everything else is `undecided`. What says nothing does not enter.
LEMMACHECK_WORDS(Outcome, holds, fails, undecided, inapplicable)
Outcome outcome_of(const Findings& findings);
/// The hypotheses alone: holds (the statement applies), inapplicable or undecided.
Outcome applicability_of(const Findings& findings);

}  // namespace lemmacheck
