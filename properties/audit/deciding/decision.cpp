#include "properties/audit/deciding/decision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lemmacheck {
namespace {

const char* name_of(Role role) {
  switch (role) {
    case Role::hypothesis:
      return "hypothesis";
    case Role::conclusion:
      return "conclusion";
    case Role::says_nothing:
      return "test";
  }
  return "finding";
}

std::string why_undecided(const Findings& findings) {
  bool concludes = false;
  for (const Finding& f : findings.findings) {
    concludes = concludes || f.role == Role::conclusion;
    if (f.role == Role::says_nothing || f.certainly_true() || f.certainly_false()) continue;
    return fmt::format("the {} '{}' is not decided: its slack is in {}", name_of(f.role), f.name,
                       to_enclosure_text(f.slack));
  }
  return concludes ? "" : "there is no conclusion";
}

Decision decision(Outcome outcome, Level level, Findings findings) {
  std::string note = outcome == Outcome::undecided ? why_undecided(findings) : "";
  return {outcome, level, std::move(findings), std::move(note)};
}

/// What `evaluate` finds at the level, judged by `judge`; a request for precision is undecided.
template <class Evaluate, class Judge>
Decision decision_at(Level level, const Evaluate& evaluate, const Judge& judge) {
  try {
    Findings findings = evaluate();
    const Outcome outcome = judge(findings);
    return decision(outcome, level, std::move(findings));
  } catch (const NeedsMorePrecision& e) {
    return {Outcome::undecided, level, {}, e.what()};
  }
}

Outcome judged(const Statement& statement, const Findings& findings) {
  if (findings.findings.empty()) throw std::logic_error(statement.id + ": an evaluation made no finding");
  return outcome_of(findings);
}

Outcome judged_preparation(const Statement& statement, const Findings& findings) {
  for (const Finding& f : findings.findings)
    if (f.role == Role::conclusion)
      throw std::logic_error(statement.id + ": the preparation states a conclusion, '" + f.name + "'");
  const Outcome applies = applicability_of(findings);
  if (applies == Outcome::holds && findings.failure_probability.empty())
    throw std::logic_error(statement.id + ": the preparation claims no failure probability");
  return applies;
}

Decision decide_trial_at(const Statement& statement, const Case& c, const Alteration& alteration, Level level) {
  std::unique_ptr<Trial> trial;
  Decision prepared = decision_at(
      level,
      [&] {
        trial = statement.trial(c.instance, level, alteration);
        return trial->prepared();
      },
      [&](const Findings& f) { return judged_preparation(statement, f); });
  if (!c.draw || prepared.outcome != Outcome::holds) return prepared;
  return decision_at(
      level, [&] { return trial->examine(*c.draw); }, [&](const Findings& f) { return judged(statement, f); });
}

}  // namespace

std::vector<Level> ladder(const Statement& statement) {
  std::vector<Level> levels{Level::certified_double()};
  if (statement.tier == Tier::exact) {
    levels.push_back(Level::rational());
    return levels;
  }
  for (int bits = 64; bits < statement.most_bits; bits *= 2) levels.push_back(Level::ball(bits));
  if (statement.most_bits > 53) levels.push_back(Level::ball(statement.most_bits));
  return levels;
}

Decision decide_at(const Statement& statement, const Case& c, const Alteration& alteration, Level level) {
  if (statement.form == Form::probable) return decide_trial_at(statement, c, alteration, level);
  return decision_at(
      level, [&] { return statement.evaluate(c.instance, level, alteration); },
      [&](const Findings& f) { return judged(statement, f); });
}

Decision decide(const Statement& statement, const Case& c, const Alteration& alteration) {
  if (statement.form == Form::probable) {
    TrialDecider decider(statement, c.instance, alteration);
    return c.draw ? decider.decide(*c.draw) : decider.prepared();
  }
  Decision last;
  for (const Level& level : ladder(statement)) {
    last = decide_at(statement, c, alteration, level);
    if (last.outcome != Outcome::undecided) break;
  }
  return last;
}

// --- probable statements ------------------------------------------------------------------------

TrialDecider::TrialDecider(const Statement& statement, Value instance, const Alteration& alteration)
    : statement_(statement), instance_(std::move(instance)), alteration_(alteration), ladder_(ladder(statement)) {
  trials_.resize(ladder_.size());
  for (; first_rung_ < ladder_.size(); ++first_rung_) {
    prepared_ = prepared_at(first_rung_);
    if (prepared_.outcome != Outcome::undecided) return;
  }
}

const Trial& TrialDecider::trial_at(std::size_t rung) {
  if (!trials_[rung]) trials_[rung] = statement_.trial(instance_, ladder_[rung], alteration_);
  return *trials_[rung];
}

Decision TrialDecider::prepared_at(std::size_t rung) {
  return decision_at(
      ladder_[rung], [&] { return trial_at(rung).prepared(); },
      [&](const Findings& f) { return judged_preparation(statement_, f); });
}

Decision TrialDecider::decided_at(std::size_t rung, const Value& draw) {
  return decision_at(
      ladder_[rung], [&] { return trial_at(rung).examine(draw); },
      [&](const Findings& f) { return judged(statement_, f); });
}

Decision TrialDecider::decide(const Value& draw) {
  if (prepared_.outcome != Outcome::holds) return {prepared_.outcome, prepared_.level, {}, prepared_.note};
  Decision last;
  for (std::size_t rung = first_rung_; rung < ladder_.size(); ++rung) {
    last = decided_at(rung, draw);
    if (last.outcome != Outcome::undecided) break;
  }
  return last;
}

}  // namespace lemmacheck
