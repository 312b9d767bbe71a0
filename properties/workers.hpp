// One forked process per job: its crash, hang or memory is its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "properties/records.hpp"

namespace lemmacheck {

struct WorkerLimits {
  int workers = 1;
  double seconds = 120;     ///< wall-clock of a job
  std::uint64_t bytes = 0;  ///< address space of a worker; 0: no limit
};

/// Runs the jobs in forked processes, at most `workers` at a time, and hands over the record lines of each when it has
/// ended, the tally last. A worker that dies, hangs or answers half gives a tally with an error instead.
/// `in_worker` is called first in every worker. Returns false if SIGINT or SIGTERM came: the workers are gone then, and
/// what was handed over is complete. What `finished` throws passes through, after the workers are gone.
bool run_in_workers(const std::vector<const Job*>& jobs, const WorkerLimits& limits,
                    const std::function<void()>& in_worker,
                    const std::function<void(const Job& job, const std::string& lines)>& finished);

}  // namespace lemmacheck
