// What a worker runs: one job, from its fields to its tally.
#pragma once

#include "properties/breadcrumb.hpp"
#include "properties/collector.hpp"

namespace lemmacheck {

/// Runs one job in this process; the result depends on the job and the version only. Whatever is thrown, by the
/// statement or by us, becomes the tally's `error`, with the place where it happened.
Collector::Result run_job(const Statement& statement, const Job& job, Breadcrumb& crumb);

/// The tally of a job that went wrong at `crumb`: nothing in it counts.
Tally failed_tally(const Job& job, const std::string& what, const Breadcrumb& crumb);

}  // namespace lemmacheck
