// The phases of a statement that draws decide: one sequential test per instance.
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/running/phase.hpp"
#include "properties/audit/running/trial_test.hpp"

namespace lemmacheck {
namespace {

using Step = Place::Step;

struct TrialInput {
  Value instance;
  CaseOrigin origin;
  std::string name;  ///< of the stream of its draws
  std::int64_t draws = 0;
  double error = 0;
};

/// A refuted trial as a case: its slack is that of the claim.
CaseRecord described(const JobAtWork& work, const TrialInput& in, const TrialTally& trial, const TrialTest& test,
                     const std::string& draw, const std::string& level) {
  const auto claim = test.decisive();
  return {work.job,   work.why(),        trial.instance,    draw,         level,      in.origin.seed, in.origin.size, 0,
          claim.name, claim.slack_lower, claim.slack_upper, trial.labels, claim.sides};
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
    test_ = trial_test(work_.statement.form, prepared.findings, in_.draws, in_.error, trial_);
    if (!test_) {
      prepared.outcome = Outcome::undecided;
      work_.collector.add({in_.instance}, prepared, in_.origin);
      return true;
    }
    const bool allows_everything = trial_.outcome == TrialOutcome::says_nothing;
    trial_.says_nothing = allows_everything || certainly_says_nothing(prepared.findings);
    work_.collector.tally().says_nothing += trial_.says_nothing;
    if (!allows_everything) {
      work_.collector.add_prepared(prepared, in_.origin);
      return false;
    }
    prepared.outcome = Outcome::holds;  // trivially
    work_.collector.add({in_.instance}, prepared, in_.origin);
    return true;
  }

  bool draw() {
    std::string failing_draw, failing_level;
    while (!test_->finished() && !work_.collector.gives_up()) {
      const auto seed = work_.stream(in_.name + "/draw/" + std::to_string(trial_.draws));
      if (const auto* fault = work_.enter({Step::drawing, trial_.draws, seed, in_.origin.size})) {
        work_.collector.lost(*fault, trial_.instance);
        test_->add({});
        continue;
      }
      Sampler sampler(seed, in_.origin.size);
      const Case c{in_.instance, work_.statement.draw(in_.instance, sampler)};
      const auto decision = decider_.decide(*c.draw);
      work_.collector.add(c, decision, in_.origin);
      if (decision.outcome == Outcome::fails && failing_draw.empty())
        failing_draw = to_json(*c.draw), failing_level = decision.level.name();
      test_->add(decision);
    }
    if (trial_.outcome != TrialOutcome::refuted) return false;
    work_.collector.record(described(work_, in_, trial_, *test_, failing_draw, failing_level));
    return true;
  }

  JobAtWork& work_;
  const TrialInput& in_;
  TrialDecider decider_;
  TrialTally trial_;
  std::unique_ptr<TrialTest> test_;
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
