// Plan and run: statements x phases x shards in forked workers, records on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "properties/audit/records/digest.hpp"
#include "properties/audit/records/record_file.hpp"
#include "properties/audit/records/records.hpp"

namespace lemmacheck {

struct Profile {
  std::string name;    ///< quick, standard, thorough
  std::int64_t cases;  ///< 200, 2500, 50000 per statement, times its cost class
};
/// Throws std::invalid_argument naming the three.
Profile profile_of(const std::string& name);

struct Plan {
  Profile profile;
  std::uint64_t seed = 0;
  std::vector<const Statement*> statements;
  std::vector<Job> jobs;
};
/// Jobs of the statements, sorted by id. A mutant has one job, with the budget of its statement's cases and again of
/// its evaluations (of its draws, where probable); it ends at the first refutation.
Plan plan(std::vector<const Statement*> statements, const Profile& profile, std::uint64_t seed);

struct RunOptions {
  std::filesystem::path directory;
  int workers = 1;
  bool resume = false;
  double case_seconds = 120;                         ///< a case over this is recorded as undecided; the job goes on
  std::uint64_t job_bytes = std::uint64_t{4} << 30;  ///< address space of a worker; 0: no limit (sanitizers)
  /// Called in the parent after each finished job: done, all, key.
  std::function<void(std::size_t, std::size_t, const std::string&)> progress = {};
};

/// Runs every job of the plan that has no record yet in `directory`/records.jsonl. A worker that dies or hangs costs
/// the case it was at: that case is recorded, the job goes on (see run_in_workers), and every other count is what it
/// would have been. There is no limit on a whole job: the records of a slow machine are those of a fast one. Returns
/// false if interrupted (SIGINT, SIGTERM): the records written so far are valid. Throws DirectoryInUse if the directory
/// holds records and `resume` is false, or of another plan.
bool run(const Plan& plan, const RunOptions& options);

}  // namespace lemmacheck
