// The decision of one case, level by level, and its independent cross-check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck {

/// A universal case has an instance only; a probable one a draw too.
struct Case {
  Value instance;
  std::optional<Value> draw = std::nullopt;
};

struct Decision {
  Outcome outcome = Outcome::undecided;
  Level level;                       ///< the level that decided, or the last one tried
  Findings findings;                 ///< of that level; empty if even that one asked for more precision
  std::string note;                  ///< why the last undecided level could not decide
};

/// The levels that are tried in order: double, ball64 ... ball(most_bits), or double, rational.
std::vector<Level> ladder(const Statement& statement);

/// Escalates until decided. Any exception but NeedsMorePrecision passes through: it is our error, never a verdict.
/// std::logic_error if an evaluation made no finding at all.
Decision decide(const Statement& statement, const Case& c, const Alteration& alteration);
/// One level only (for `check`, and for the search's fast look).
Decision decide_at(const Statement& statement, const Case& c, const Alteration& alteration, Level level);

/// Decides the draws of one instance without repeating what is examined once per instance.
class TrialDecider {
 public:
  TrialDecider(const Statement& statement, Value instance, const Alteration& alteration);
  /// Hypotheses only: holds (applicable), inapplicable or undecided, with the failure probability's upper end.
  const Decision& prepared() const { return prepared_; }
  Decision decide(const Value& draw);

 private:
  const Trial& trial_at(std::size_t rung);
  const Statement& statement_;
  Value instance_;
  Alteration alteration_;
  std::vector<Level> ladder_;
  std::vector<std::unique_ptr<Trial>> trials_;
  Decision prepared_;
  std::size_t first_rung_ = 0;
};

/// Evaluates the case by Mpfr at the deciding bits + 64 and at twice that; every side and slack must lie in the
/// decision's enclosure widened by twice their difference. Returns what disagrees, or nothing.
/// Nothing to check (always agreement) for a decision by Rational.
std::optional<std::string> cross_check(const Statement& statement, const Case& c, const Alteration& alteration,
                                       const Decision& decision);

}  // namespace lemmacheck
