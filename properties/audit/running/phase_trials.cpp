// The phases of a probable statement: one sequential test per instance.
#include <cmath>

#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/running/phase.hpp"

namespace lemmacheck {
namespace {

using Step = Place::Step;
using Answer = SequentialTest::Answer;

struct TrialInput {
  Value instance;
  CaseOrigin origin;
  std::string name;  ///< of the stream of its draws
  std::int64_t draws = 0;
  double error = 0;
};

TrialOutcome outcome_of(Answer answer) {
  switch (answer) {
    case Answer::open:
      return TrialOutcome::undecided;
    case Answer::upheld:
      return TrialOutcome::upheld;
    case Answer::refuted:
      return TrialOutcome::refuted;
  }
  return TrialOutcome::undecided;
}

SequentialTest::Draw counted_as(Outcome outcome) {
  switch (outcome) {
    case Outcome::fails:
      return SequentialTest::Draw::fails;
    case Outcome::undecided:
      return SequentialTest::Draw::undecided;
    case Outcome::holds:
    case Outcome::inapplicable:
      break;  // the claim bounds the probability that the draw's hypotheses hold and it fails
  }
  return SequentialTest::Draw::holds;
}

/// A trial as a case: its slack is that of "the failure probability is at most what is allowed".
CaseRecord described(const JobAtWork& work, const TrialInput& in, const TrialTally& trial, const std::string& draw,
                     const std::string& level) {
  const auto slack = [](double allowed, double p) {
    const double scale = std::max(std::abs(allowed), std::abs(p));
    return scale > 0 ? (allowed - p) / scale : 0.0;
  };
  return {work.job,
          work.why(),
          trial.instance,
          draw,
          level,
          in.origin.seed,
          in.origin.size,
          0,
          "failure probability",
          slack(trial.allowed_lower, trial.upper),
          slack(trial.allowed_upper, trial.lower),
          trial.labels,
          Sides{Relation::at_most, trial.lower, trial.upper, trial.allowed_lower, trial.allowed_upper}};
}

/// The instance was lost before any draw.
void lose_instance(JobAtWork& work, const Fault& fault, const std::string& instance, double error) {
  work.collector.lost(fault, instance);
  TrialTally trial;
  trial.instance = instance, trial.allowed_upper = 1, trial.error = error;
  work.collector.tally().trials.push_back(std::move(trial));
}

class TrialAtWork {
 public:
  TrialAtWork(JobAtWork& work, const TrialInput& input)
      : work_(work), in_(input), decider_(work.statement, input.instance, work.alteration()) {
    trial_.instance = to_json(in_.instance), trial_.error = in_.error;
  }

  bool run() {
    const bool refuted = decided_before_any_draw() ? false : draw();
    work_.collector.tally().trials.push_back(trial_);
    return refuted;
  }

 private:
  /// Inapplicable, undecided, or a claim that allows everything: one case, no draws.
  bool decided_before_any_draw() {
    auto prepared = decider_.prepared();
    trial_.labels = labels_of(in_.origin, prepared.findings), trial_.dimensions = prepared.findings.dimensions;
    if (prepared.outcome == Outcome::inapplicable || prepared.outcome == Outcome::undecided) {
      if (prepared.outcome == Outcome::inapplicable) trial_.outcome = TrialOutcome::inapplicable;
      work_.collector.add({in_.instance}, prepared, in_.origin);
      return true;
    }
    const auto& claim = prepared.findings.failure_probability;
    if (claim.size() != 1) throw std::logic_error("a probable statement names no failure probability");
    trial_.allowed_lower = lower(claim.front()), trial_.allowed_upper = upper(claim.front());
    if (std::isnan(trial_.allowed_lower) || std::isnan(trial_.allowed_upper)) {
      trial_.allowed_lower = 0, trial_.allowed_upper = 1;
      prepared.outcome = Outcome::undecided;
      work_.collector.add({in_.instance}, prepared, in_.origin);
      return true;
    }
    const bool allows_everything = trial_.allowed_lower >= 1;
    trial_.says_nothing = allows_everything || certainly_says_nothing(prepared.findings);
    work_.collector.tally().says_nothing += trial_.says_nothing;
    if (!allows_everything) {
      work_.collector.add_prepared(prepared, in_.origin);
      return false;
    }
    trial_.outcome = TrialOutcome::says_nothing;
    prepared.outcome = Outcome::holds;  // trivially
    work_.collector.add({in_.instance}, prepared, in_.origin);
    return true;
  }

  bool draw() {
    SequentialTest test(trial_.allowed_lower, trial_.allowed_upper, in_.draws, in_.error);
    std::string failing_draw, failing_level;
    while (!test.finished() && !work_.collector.gives_up()) {
      const auto seed = work_.stream(in_.name + "/draw/" + std::to_string(test.draws()));
      if (const auto* fault = work_.enter({Step::drawing, test.draws(), seed, in_.origin.size})) {
        work_.collector.lost(*fault, trial_.instance);
        test.add(SequentialTest::Draw::undecided);
        continue;
      }
      Sampler sampler(seed, in_.origin.size);
      const Case c{in_.instance, work_.statement.draw(in_.instance, sampler)};
      const auto decision = decider_.decide(*c.draw);
      work_.collector.add(c, decision, in_.origin);
      if (decision.outcome == Outcome::fails && failing_draw.empty())
        failing_draw = to_json(*c.draw), failing_level = decision.level.name();
      test.add(counted_as(decision.outcome));
    }
    trial_.draws = test.draws(), trial_.failures = test.failures(), trial_.undecided = test.undecided();
    trial_.lower = test.lower(), trial_.upper = test.upper();
    trial_.outcome = outcome_of(test.answer());
    if (test.answer() != Answer::refuted) return false;
    work_.collector.record(described(work_, in_, trial_, failing_draw, failing_level));
    return true;
  }

  JobAtWork& work_;
  const TrialInput& in_;
  TrialDecider decider_;
  TrialTally trial_;
};

}  // namespace

bool replay_trials(JobAtWork& work, std::int64_t draws, double error) {
  constexpr int size = 50;
  const auto witnesses = work.statement.witnesses(work.job.mutant);
  bool refuted = false;
  for (std::size_t k = 0; k < witnesses.size(); ++k) {
    if (work.collector.gives_up()) break;
    const auto share = error / static_cast<double>(witnesses.size());
    work.statement.require_well_formed(witnesses[k]);
    if (const auto* fault = work.enter({Step::witness, static_cast<std::int64_t>(k)})) {
      lose_instance(work, *fault, to_json(witnesses[k]), share);
      continue;
    }
    const TrialInput input{witnesses[k], {0, size, 0}, "witness/" + std::to_string(k), draws, share};
    refuted = TrialAtWork(work, input).run() || refuted;
    if (refuted && work.only_first()) break;
  }
  return refuted;
}

bool generate_trials(JobAtWork& work, int first, int instances, std::int64_t draws, double error) {
  bool refuted = false;
  for (int k = first; k < first + instances; ++k) {
    const auto name = "instance/" + std::to_string(k);
    const auto seed = work.stream(name);
    const int size = spread_size(k);
    if (work.collector.gives_up()) break;
    if (const auto* fault = work.enter({Step::generating, k, seed, size})) {
      lose_instance(work, *fault, "", error / instances);
      continue;
    }
    Sampler sampler(seed, size);
    auto instance = work.statement.generate(sampler, work.job.mutant);
    const TrialInput input{std::move(instance), {seed, size, 0, sampler.labels()}, name, draws, error / instances};
    if (const auto* fault = work.enter({Step::deciding, k, seed, size})) {
      lose_instance(work, *fault, to_json(input.instance), input.error);
      continue;
    }
    refuted = TrialAtWork(work, input).run() || refuted;
    if (refuted && work.only_first()) break;
  }
  return refuted;
}

}  // namespace lemmacheck
