// The decision of one case, level by level, and its independent cross-check.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck {

/// A universal case has an instance only; a probable one a draw too. Without a draw, a probable case is its
/// preparation: the hypotheses and the failure probability, as in TrialDecider::prepared.
struct Case {
  Value instance;
  std::optional<Value> draw = std::nullopt;
};

/// A conclusion whose sides agree in at least half of the bits of the last level.
struct Tie {
  std::string conclusion;
  double width = 0;       ///< the sides differ by no more
  bool attained = false;  ///< narrower than the width that the statement declares: the conclusion counts as true
};

struct Decision {
  Outcome outcome = Outcome::undecided;
  Level level{};        ///< the level that decided, or the last one tried
  Findings findings{};  ///< of that level; empty if even that one asked for more precision. Of a draw: its own
  std::string note{};   ///< empty if decided; else why the last level tried could not decide
  std::vector<Tie> ties{};

  /// What the level, and the ties it left, say of a conclusion.
  bool upholds(const Finding& conclusion) const;
};

/// The levels that are tried in order: double, ball64 ... ball(most_bits), or double, rational.
std::vector<Level> ladder(const Statement& statement);

/// Escalates until decided. Any exception but NeedsMorePrecision passes through: it is our error, never a verdict.
/// What stays undecided by ties that are declared `attained` alone, holds.
/// std::logic_error if an evaluation made no finding at all; of a preparation, if it states a conclusion or applies
/// without claiming a failure probability (or a mean), or claims a negative one. A draw of a mean holds when its values are
/// known closely enough; it is a std::logic_error if one is missing, not claimed, or certainly outside its range.
Decision decide(const Statement& statement, const Case& c, const Alteration& alteration);
/// One level only (for `check`, and for the search's fast look); NeedsMorePrecision becomes undecided with its note.
Decision decide_at(const Statement& statement, const Case& c, const Alteration& alteration, Level level);

/// Decides the draws of one instance without repeating what is examined once per instance.
class TrialDecider {
 public:
  TrialDecider(const Statement& statement, Value instance, const Alteration& alteration);
  /// Hypotheses only: holds (applicable), inapplicable or undecided; the findings have the failure probability, or the
  /// claims about means.
  const Decision& prepared() const { return prepared_; }
  /// The draw's conclusions, from the level that decided the hypotheses upwards. Of an instance that is not
  /// applicable: its own outcome, without a look at the draw.
  Decision decide(const Value& draw);

 private:
  const Trial& trial_at(std::size_t rung);
  Decision prepared_at(std::size_t rung);
  Decision decided_at(std::size_t rung, const Value& draw);
  const Statement& statement_;
  Value instance_;
  Alteration alteration_;
  std::vector<Level> ladder_;
  std::vector<std::unique_ptr<Trial>> trials_;
  Decision prepared_;
  std::size_t first_rung_ = 0;
};

/// Evaluates the case by Mpfr at the deciding bits + 64 and at twice that; every side, slack, observation and failure
/// probability of the second must lie in the decision's enclosure widened by twice the two values' difference, and
/// the names must be the same. Returns what disagrees, or nothing. An Mpfr evaluation that stops where the
/// certified one did not is a disagreement. Nothing to check (always agreement) for a decision by Rational, or one
/// without findings.
std::optional<std::string> cross_check(const Statement& statement, const Case& c, const Alteration& alteration,
                                       const Decision& decision);

}  // namespace lemmacheck
