// The phases, each on one statement as altered. All return whether the statement was refuted.
#pragma once

#include <string>
#include <string_view>

#include "properties/audit/running/breadcrumb.hpp"
#include "properties/audit/running/collector.hpp"

namespace lemmacheck {

/// A job at work. In a mutants job the first refutation is all that is wanted (`only_first`).
struct JobAtWork {
  const Statement& statement;
  const Job& job;
  Collector& collector;
  Breadcrumb& crumb;

  bool only_first() const { return job.phase == Phase::mutants; }
  Why why() const { return only_first() ? Why::killed : Why::fails; }
  const Alteration& alteration() const { return statement.alteration(job.mutant); }
  /// Goes to a place; or stays, if an earlier worker did not come back from there, and returns what happened to it.
  const Fault* enter(const Place& place);
  /// Seed of a named stream of this job.
  std::uint64_t stream(std::string_view name) const;
  /// Candidates tried when a failing case is shrunk. A mutant's witness proves that the statement is sharp; that it is
  /// also simple is worth less.
  int most_tries() const { return only_first() ? 100 : 1000; }
};

// Universal, mean, witnessed: phases of cases.
bool replay_cases(JobAtWork& work);
bool generate_cases(JobAtWork& work, std::int64_t cases);
bool search_cases(JobAtWork& work, std::int64_t evaluations);

// Probable: phases of trials, one per instance, which spend `error` together.
bool replay_trials(JobAtWork& work, std::int64_t draws, double error);
/// Instances number `first` and up.
bool generate_trials(JobAtWork& work, int first, int instances, std::int64_t draws, double error);

/// Sizes 50, 25, 75, 12, ...: the base-2 van der Corput sequence, so that any number of instances covers all sizes.
int spread_size(int number);

/// Certified to fail, with every label that the case it comes from shows of itself. What a candidate of a shrink or a search throws is no verdict, and no error either: it is a point
/// that no generator made.
bool still_certified_to_fail(const JobAtWork& work, const Value& candidate, const std::vector<std::string>& labels);

}  // namespace lemmacheck
