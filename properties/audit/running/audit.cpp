#include "properties/audit/running/audit.hpp"

#include "numerics/arithmetic/fork.hpp"
#include "numerics/arithmetic/trusted_base.hpp"
#include "properties/audit/records/record_file.hpp"
#include "properties/audit/running/workers.hpp"

namespace lemmacheck {
namespace {
std::string header_of(const Plan& plan) {
  Records header;
  header.version = version(), header.digest = digest();
  header.profile = plan.profile.name, header.seed = plan.seed;
  header.trusted_base = trusted_base();
  for (const auto* s : plan.statements) header.statements.push_back(planned(*s));
  for (const auto& job : plan.jobs) header.planned.push_back(job.key());
  return header_line(header);
}
}  // namespace

bool run(const Plan& plan, const RunOptions& options) {
  RecordFile file(options.directory, header_of(plan), options.resume);
  std::vector<const Job*> left;
  for (const auto& job : plan.jobs)
    if (!file.done().contains(job.key())) left.push_back(&job);
  prepare_for_fork();
  std::size_t done = plan.jobs.size() - left.size();
  const WorkerLimits limits{options.workers, options.case_seconds, options.job_bytes};
  const bool complete = run_in_workers(
      left, limits, [&file] { file.abandon(); },
      [&](const Job& job, const std::string& lines) {
        file.append(lines);
        if (options.progress) options.progress(++done, plan.jobs.size(), job.key());
      });
  file.finish();
  return complete;
}

}  // namespace lemmacheck
