// What a worker runs: one job, from its fields to its tally.
#pragma once

#include "properties/audit/running/breadcrumb.hpp"
#include "properties/audit/running/collector.hpp"

namespace lemmacheck {

/// Runs one job in this process; the result depends on the job, the faults and the version only. Places where earlier
/// workers of this job ended are not tried again: their cases are counted as undecided and recorded, and of the faults
/// that are no time limit the tally has an `error`. Whatever is thrown, by the statement or by us, ends the job and
/// becomes its `error`, with the place where it happened; what was counted before stays. Only std::bad_alloc passes
/// through: after it, this process is in no state to go on.
Collector::Result run_job(const Statement& statement, const Job& job, Breadcrumb& crumb,
                          const std::vector<Fault>& faults = {});

/// Generated instances on which a probable statement is tried that has so many draws for each, and a mutant of it too.
int trial_instances(std::int64_t draws);

/// The tally of a job of which nothing could be kept.
Tally failed_tally(const Job& job, const std::string& error);

}  // namespace lemmacheck
