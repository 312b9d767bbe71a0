#include "properties/audit/running/trial_test.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "properties/audit/deciding/mean_bounds.hpp"
#include "properties/audit/deciding/sequential_decision.hpp"

namespace lemmacheck {
namespace {

/// Of "small is at most large".
double slack(double small, double large) {
  const double scale = std::max(std::abs(large), std::abs(small));
  return scale > 0 ? (large - small) / scale : 0.0;
}

// --- "it fails with at most this probability" -----------------------------------------------------

TrialOutcome outcome_of(SequentialTest::Answer answer) {
  switch (answer) {
    case SequentialTest::Answer::open:
      return TrialOutcome::undecided;
    case SequentialTest::Answer::upheld:
      return TrialOutcome::upheld;
    case SequentialTest::Answer::refuted:
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
    case Outcome::inapplicable:
      return SequentialTest::Draw::inapplicable;
    case Outcome::holds:
      break;
  }
  return SequentialTest::Draw::holds;
}

class FailureTest final : public TrialTest {
 public:
  FailureTest(std::int64_t draws, double error, TrialTally& trial)
      : trial_(trial), test_(trial.allowed_lower, trial.allowed_upper, draws, error) {
    if (trial.allowed_lower >= 1) trial.outcome = TrialOutcome::says_nothing;
  }
  void add(const Decision& draw) override {
    test_.add(counted_as(draw.outcome));
    trial_.draws = test_.draws(), trial_.failures = test_.failures(), trial_.undecided = test_.undecided();
    trial_.lower = test_.lower(), trial_.upper = test_.upper();
    trial_.applicable = test_.applicable();
    trial_.outcome = outcome_of(test_.answer());
    if (test_.finished() && test_.applicable() == 0) trial_.outcome = TrialOutcome::no_applicable_draw;
  }
  bool finished() const override { return test_.finished(); }
  Claim decisive() const override {
    return {"failure probability", slack(trial_.upper, trial_.allowed_lower), slack(trial_.lower, trial_.allowed_upper),
            Sides{Relation::at_most, trial_.lower, trial_.upper, trial_.allowed_lower, trial_.allowed_upper}};
  }

 private:
  TrialTally& trial_;
  SequentialTest test_;
};

// --- "the mean is at most this" -------------------------------------------------------------------

MeanTally tally_of(const MeanClaim& claim) {
  MeanTally t;
  t.name = claim.name, t.relation = claim.relation;
  t.low = lower(claim.low), t.high = upper(claim.high);
  t.bound_lower = lower(claim.bound), t.bound_upper = upper(claim.bound);
  return t;
}

/// Every claim has an equal share of the error, for both its sides and all times (mean_bounds.hpp).
class MeanTest final : public TrialTest {
 public:
  MeanTest(const std::vector<MeanClaim>& claims, std::int64_t draws, double error, TrialTally& trial)
      : trial_(trial), budget_(draws) {
    for (const MeanClaim& claim : claims) {
      trial.means.push_back(tally_of(claim));
      const MeanTally& t = trial.means.back();
      bounds_.emplace_back(t.low, t.high, error / static_cast<double>(claims.size()));
    }
    judge();
    if (trial.outcome == TrialOutcome::upheld) trial.outcome = TrialOutcome::says_nothing;  // by the ranges alone
  }
  void add(const Decision& draw) override {
    ++trial_.draws, ++trial_.applicable, trial_.undecided += draw.outcome == Outcome::undecided;
    const auto& values = draw.findings.values;
    for (std::size_t k = 0; k < bounds_.size(); ++k) {
      const auto found = std::find_if(values.begin(), values.end(),
                                      [&](const Observation& v) { return v.name == trial_.means[k].name; });
      // Of a draw that was lost, the number is somewhere in its range.
      if (found == values.end())
        bounds_[k].add(trial_.means[k].low, trial_.means[k].high);
      else
        bounds_[k].add(lower(found->value), upper(found->value));
    }
    judge();
  }
  bool finished() const override { return trial_.outcome != TrialOutcome::undecided || trial_.draws >= budget_; }
  Claim decisive() const override {
    for (const MeanTally& t : trial_.means) {
      if (t.outcome != TrialOutcome::refuted) continue;
      const bool at_most = t.relation == MeanBound::at_most;
      return at_most ? Claim{"mean of " + t.name, slack(t.upper, t.bound_lower), slack(t.lower, t.bound_upper),
                             Sides{Relation::at_most, t.lower, t.upper, t.bound_lower, t.bound_upper}}
                     : Claim{"mean of " + t.name, slack(t.bound_upper, t.lower), slack(t.bound_lower, t.upper),
                             Sides{Relation::at_most, t.bound_lower, t.bound_upper, t.lower, t.upper}};
    }
    throw std::logic_error("no claim about a mean is refuted");
  }

 private:
  static TrialOutcome judged(const MeanTally& t) {
    const bool at_most = t.relation == MeanBound::at_most;
    if (at_most ? t.lower > t.bound_upper : t.upper < t.bound_lower) return TrialOutcome::refuted;
    if (at_most ? t.upper <= t.bound_lower : t.lower >= t.bound_upper) return TrialOutcome::upheld;
    return TrialOutcome::undecided;
  }
  /// Refuted if one claim is; upheld if all are.
  void judge() {
    TrialOutcome all = TrialOutcome::upheld;
    for (std::size_t k = 0; k < bounds_.size(); ++k) {
      MeanTally& t = trial_.means[k];
      t.lower = bounds_[k].lower(), t.upper = bounds_[k].upper();
      t.outcome = judged(t);
      if (t.outcome == TrialOutcome::refuted) all = TrialOutcome::refuted;
      if (t.outcome == TrialOutcome::undecided && all == TrialOutcome::upheld) all = TrialOutcome::undecided;
    }
    trial_.outcome = all;
  }

  TrialTally& trial_;
  std::int64_t budget_;
  std::vector<MeanBounds> bounds_;
};

}  // namespace

std::unique_ptr<TrialTest> trial_test(Form form, const Findings& prepared, std::int64_t draws, double error,
                                      TrialTally& trial) {
  if (form == Form::sampled_mean) return std::make_unique<MeanTest>(prepared.means, draws, error, trial);
  if (prepared.failure_probability.size() != 1)
    throw std::logic_error("a probable statement names no failure probability");
  const Real& claim = prepared.failure_probability.front();
  trial.allowed_lower = lower(claim), trial.allowed_upper = upper(claim);
  if (!std::isnan(trial.allowed_lower) && !std::isnan(trial.allowed_upper))
    return std::make_unique<FailureTest>(draws, error, trial);
  trial.allowed_lower = 0, trial.allowed_upper = 1;
  return nullptr;
}

}  // namespace lemmacheck
