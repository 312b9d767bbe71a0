// What the draws of one instance are held against: the claims of its preparation.
#pragma once

#include <memory>
#include <string>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/records.hpp"

namespace lemmacheck {

/// A sequential test whose state is seen in the tally of its trial: draws, bounds and outcome are those of all draws so
/// far. The outcome `undecided` is that of a test that goes on, or has spent its draws.
class TrialTest {
 public:
  virtual ~TrialTest() = default;
  /// Counts a draw; one that was lost is undecided and has no findings.
  virtual void add(const Decision& draw) = 0;
  virtual bool finished() const = 0;
  /// The claim that a record of the refuted trial speaks of, and its slack.
  struct Claim {
    std::string name;
    double slack_lower = 0, slack_upper = 0;
    Sides sides{};
  };
  virtual Claim decisive() const = 0;
};

/// The test of `draws` draws at most that spends `error`; it writes to `trial`, which outlives it. Its outcome is
/// `says_nothing` from the start if what is claimed allows everything. Null where the claim is not known at all: NaN.
/// std::logic_error if nothing is claimed.
std::unique_ptr<TrialTest> trial_test(Form form, const Findings& prepared, std::int64_t draws, double error,
                                      TrialTally& trial);

}  // namespace lemmacheck
