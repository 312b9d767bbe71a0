#include "properties/audit/deciding/decision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "properties/width.hpp"

namespace lemmacheck {
namespace {

bool has_vote(const Finding& f) { return f.role == Role::hypothesis || f.role == Role::conclusion; }

std::string why_undecided(const Findings& findings) {
  if (!findings.values.empty() || !findings.means.empty()) return "a number is not known closely enough";
  bool concludes = false;
  for (const Finding& f : findings.findings) {
    concludes = concludes || f.role == Role::conclusion;
    if (!has_vote(f) || f.certainly_true() || f.certainly_false()) continue;
    return fmt::format("the {} '{}' is not decided: its slack is in {}", name_of(f.role), f.name,
                       to_enclosure_text(f.slack));
  }
  return concludes ? "" : "there is no conclusion";
}

/// Two sides of size 1 that agree in half of the bits of the level.
double tie_width(const Finding& f, Level level) {
  const double size =
      std::max({1.0, std::abs(lower(f.lhs)), std::abs(upper(f.lhs)), std::abs(lower(f.rhs)), std::abs(upper(f.rhs))});
  return std::ldexp(size, -level.bits / 2);
}

/// The width up to which a tie of this conclusion is attained, or 0.
double attained_width(const Statement& statement, const Finding& f) {
  for (const Attained& a : statement.attained) {
    if (a.conclusion != f.name) continue;
    if (f.relation != Relation::at_most)
      throw std::logic_error(statement.id + ": '" + f.name + "' is declared attained, and is not stated by at_most");
    return Width::parse(a.width).at_least();
  }
  return 0;
}

/// Names the ties of a case that the last level left undecided. Where nothing else is open and all are attained, the
/// case holds.
void settle_ties(const Statement& statement, Decision& d) {
  if (d.outcome != Outcome::undecided || d.level.arithmetic == Arithmetic::rational) return;
  bool concludes = false, all = applicability_of(d.findings) == Outcome::holds;
  for (const Finding& f : d.findings.findings) {
    if (f.role != Role::conclusion) continue;
    concludes = true;
    const bool is_open = !f.certainly_true() && !f.certainly_false();
    const double width = f.width();
    if (is_open && f.relation != Relation::agrees && width <= tie_width(f, d.level))
      d.ties.push_back({f.name, width, width <= attained_width(statement, f)});
    all = all && d.upholds(f);
  }
  if (concludes && all) d.outcome = Outcome::holds, d.note.clear();
}

Decision decision(Outcome outcome, Level level, Findings findings) {
  std::string note = outcome == Outcome::undecided ? why_undecided(findings) : "";
  return {outcome, level, std::move(findings), std::move(note), {}};
}

/// What `evaluate` finds at the level, judged by `judge`; a request for precision is undecided.
template <class Evaluate, class Judge>
Decision decision_at(Level level, const Evaluate& evaluate, const Judge& judge) {
  try {
    Findings findings = evaluate();
    const Outcome outcome = judge(findings);
    return decision(outcome, level, std::move(findings));
  } catch (const NeedsMorePrecision& e) {
    return {Outcome::undecided, level, {}, e.what(), {}};
  }
}

Outcome judged(const Statement& statement, const Findings& findings) {
  if (findings.findings.empty()) throw std::logic_error(statement.id + ": an evaluation made no finding");
  return outcome_of(findings);
}

/// Whether the ranges and the bounds are known well enough to be held against draws.
Outcome judged_claims(const Statement& statement, const Findings& prepared) {
  if (prepared.means.empty()) throw std::logic_error(statement.id + ": the preparation makes no claim about a mean");
  for (const MeanClaim& claim : prepared.means) {
    if (!is_finite(claim.low) || !is_finite(claim.high) || !is_finite(claim.bound)) return Outcome::undecided;
    if (!certainly_positive(claim.high - claim.low))
      throw std::logic_error(statement.id + ": the range of '" + claim.name + "' has no length");
  }
  return Outcome::holds;
}

Outcome judged_preparation(const Statement& statement, const Findings& findings) {
  for (const Finding& f : findings.findings)
    if (f.role == Role::conclusion)
      throw std::logic_error(statement.id + ": the preparation states a conclusion, '" + f.name + "'");
  const Outcome applies = applicability_of(findings);
  if (applies != Outcome::holds) return applies;
  if (statement.form == Form::sampled_mean) return judged_claims(statement, findings);
  if (findings.failure_probability.empty())
    throw std::logic_error(statement.id + ": the preparation claims no failure probability");
  // A bound below 0 would be refuted without a draw that fails: there would be nothing to show.
  if (applies == Outcome::holds && certainly_negative(findings.failure_probability.front()))
    throw std::logic_error(statement.id + ": the claimed failure probability is negative");
  return applies;
}

/// The range in doubles, outward.
double range_of(const MeanClaim& claim) { return upper(claim.high) - lower(claim.low); }

/// Sums of enclosures cannot tell means apart that are closer than this share of the range; no run of draws can either.
constexpr double share_of_range = 0x1p-20;

Outcome judged_value(const Statement& statement, const MeanClaim& claim, const Findings& draw) {
  const auto& values = draw.values;
  const auto found =
      std::find_if(values.begin(), values.end(), [&](const Observation& v) { return v.name == claim.name; });
  if (found == values.end()) throw std::logic_error(statement.id + ": a draw has no '" + claim.name + "'");
  const bool is_proof = found->value.level().arithmetic != Arithmetic::mpfr;
  if (is_proof && (certainly_negative(found->value - claim.low) || certainly_negative(claim.high - found->value)))
    throw std::logic_error(fmt::format("{}: '{}' is {} in a draw, outside its range", statement.id, claim.name,
                                       to_enclosure_text(found->value)));
  const double width = upper(found->value) - lower(found->value);
  return width <= share_of_range * range_of(claim) ? Outcome::holds : Outcome::undecided;  // NaN is not
}
Outcome judged_draw(const Statement& statement, const Findings& prepared, const Findings& draw) {
  if (statement.form != Form::sampled_mean) return judged(statement, draw);
  for (const Finding& f : draw.findings)
    if (has_vote(f)) throw std::logic_error(statement.id + ": a draw of a mean states '" + f.name + "'");
  const auto is_claimed = [&](const Observation& v) {
    return std::any_of(prepared.means.begin(), prepared.means.end(),
                       [&](const MeanClaim& claim) { return claim.name == v.name; });
  };
  for (const Observation& v : draw.values)
    if (!is_claimed(v))
      throw std::logic_error(statement.id + ": nothing is claimed about the mean of '" + v.name + "'");
  Outcome all = Outcome::holds;
  for (const MeanClaim& claim : prepared.means)
    if (judged_value(statement, claim, draw) != Outcome::holds) all = Outcome::undecided;
  return all;
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
      level, [&] { return trial->examine(*c.draw); },
      [&](const Findings& f) { return judged_draw(statement, trial->prepared(), f); });
}

}  // namespace

bool Decision::upholds(const Finding& conclusion) const {
  return conclusion.certainly_true() || std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) {
           return tie.attained && tie.conclusion == conclusion.name;
         });
}

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
  if (by_draws(statement.form)) return decide_trial_at(statement, c, alteration, level);
  return decision_at(
      level, [&] { return statement.evaluate(c.instance, level, alteration); },
      [&](const Findings& f) { return judged(statement, f); });
}

Decision decide(const Statement& statement, const Case& c, const Alteration& alteration) {
  if (by_draws(statement.form)) {
    TrialDecider decider(statement, c.instance, alteration);
    return c.draw ? decider.decide(*c.draw) : decider.prepared();
  }
  Decision last;
  for (const Level& level : ladder(statement)) {
    last = decide_at(statement, c, alteration, level);
    if (last.outcome != Outcome::undecided) break;
  }
  settle_ties(statement, last);
  return last;
}

// --- statements that draws decide ----------------------------------------------------------------

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
      [&](const Findings& f) { return judged_draw(statement_, trial_at(rung).prepared(), f); });
}

Decision TrialDecider::decide(const Value& draw) {
  if (prepared_.outcome != Outcome::holds) return {prepared_.outcome, prepared_.level, {}, prepared_.note, {}};
  Decision last;
  for (std::size_t rung = first_rung_; rung < ladder_.size(); ++rung) {
    last = decided_at(rung, draw);
    if (last.outcome != Outcome::undecided) break;
  }
  settle_ties(statement_, last);
  return last;
}

}  // namespace lemmacheck
