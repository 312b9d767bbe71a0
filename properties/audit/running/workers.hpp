// One forked process per job: its crash, hang or memory is its own, and costs it a case.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

struct WorkerLimits {
  int workers = 1;
  double seconds = 120;     ///< wall-clock of a case (of one evaluation, where a search or a shrink makes many)
  std::uint64_t bytes = 0;  ///< address space of a worker; 0: no limit
};

/// Runs the jobs in forked processes, at most `workers` at a time, and hands over the record lines of each when it has
/// ended, the tally last. After a worker that dies, hangs or answers half a new one does the job again, without the
/// case where that happened (see Fault): a job is deterministic, so what comes before is the same as it was. If it ends
/// twice at one place, or again and again, the job's tally is an error.
/// `in_worker` is called first in every worker. Returns false if SIGINT or SIGTERM came: the workers are gone then, and
/// what was handed over is complete. What `finished` throws passes through, after the workers are gone.
bool run_in_workers(const std::vector<const Job*>& jobs, const WorkerLimits& limits,
                    const std::function<void()>& in_worker,
                    const std::function<void(const Job& job, const std::string& lines)>& finished);

}  // namespace lemmacheck
