#include "properties/audit/running/audit.hpp"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <thread>

#include "cli/experiments.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "numerics/arithmetic/trusted_base.hpp"
#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/records/summary.hpp"
#include "properties/nearest.hpp"
#include "reports/report.hpp"

namespace lemmacheck::cli {
namespace {

// Folder of this audit under `options.under`: what its result depends on, nothing else.
std::filesystem::path default_folder(const AuditOptions& options) {
  std::string name = fmt::format("{}-{}-{}", options.profile, options.seed, digest().substr(0, 12));
  auto words = options.filters;
  if (options.measures) words.emplace_back("experiments");
  for (const auto& word : words) {
    name += '-';
    for (const char c : word) name += std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' ? c : '_';
  }
  return std::filesystem::path(options.under) / name;
}

Profile profile_named(const std::string& name) {
  try {
    return profile_of(name);
  } catch (const std::invalid_argument& e) {
    throw UsageError(e.what() + nearest_text(name, {"quick", "standard", "thorough"}));
  }
}

/// Of a folder that the user names.
Records records_in(const std::filesystem::path& directory) {
  try {
    return read_records(directory);
  } catch (const std::runtime_error& e) {
    throw UsageError(e.what());
  }
}

Summary write_results(const Records& records, const std::vector<ExperimentRecords>& measured,
                      const std::filesystem::path& directory, bool json) {
  const Summary summary = summarise(records);
  const auto file = directory / "summary.json";
  std::ofstream out(file, std::ios::binary);
  out << to_json(summary) << std::flush;
  if (!out) throw CannotWrite("cannot write " + file.string());
  write_reports(summary, directory, digest(), measured);
  put(json ? to_json(summary) : table_of(summary) + (directory / "index.md").string() + "\n");
  return summary;
}

/// `audit --experiments` without a FILTER: the folder's records, where it has some, stay as they are.
int measure_only(const AuditOptions& options) {
  const auto experiments = selected_experiments(options.experiments);
  const auto directory = options.out.empty() ? default_folder(options) : std::filesystem::path(options.out);
  make_audit_folder(directory);
  const int measured = measure_into(directory, experiments, options);
  Records records;
  if (std::filesystem::exists(directory / "records.jsonl")) {
    records = records_in(directory);
  } else {
    records.version = version(), records.digest = digest(), records.profile = options.profile;
    records.seed = options.seed, records.trusted_base = trusted_base();
  }
  const int audited = exit_code(write_results(records, read_experiments(directory), directory, options.json));
  return measured != 0 ? measured : audited;
}

/// Of `--experiments` beside a FILTER, and of the profile `thorough`.
int measure_too(const AuditOptions& options, const std::filesystem::path& directory) {
  const auto experiments = options.measures                ? selected_experiments(options.experiments)
                           : options.profile == "thorough" ? experiments_among(options.filters)
                                                           : std::vector<const Experiment*>{};
  return experiments.empty() ? 0 : measure_into(directory, experiments, options);
}
}  // namespace

int audit(const AuditOptions& options) {
  if (options.measures && options.filters.empty()) return measure_only(options);
  const auto statements = selected(options.filters);
  const Plan planned = plan(statements, profile_named(options.profile), options.seed);
  RunOptions run_options;
  run_options.directory = options.out.empty() ? default_folder(options) : std::filesystem::path(options.out);
  run_options.workers =
      options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  run_options.resume = options.resume;
#if defined(__SANITIZE_ADDRESS__)
  run_options.job_bytes = 0;  // the sanitizer's shadow memory needs the whole address space
#endif
  say("{} statements, {} jobs, profile {}, seed {}, {} workers", statements.size(), planned.jobs.size(),
      planned.profile.name, planned.seed, run_options.workers);
  bool finished = false;
  {
    const ProgressLine line;
    run_options.progress = [&](std::size_t done, std::size_t all, const std::string& key) {
      line.show(done, all, key);
    };
    finished = run(planned, run_options);
  }
  if (!finished) {
    say("interrupted; go on with: lemmacheck audit ... --out {} --resume", run_options.directory.string());
    return 130;
  }
  const int measured = measure_too(options, run_options.directory);
  const int audited =
      exit_code(write_results(read_records(run_options.directory), read_experiments(run_options.directory),
                              run_options.directory, options.json));
  return measured == 5 ? measured : audited;
}

int report(const ReportOptions& options) {
  const std::filesystem::path from(options.records), to(options.out.empty() ? options.records : options.out);
  if (!std::filesystem::is_directory(from)) throw UsageError("there is no folder " + from.string());
  if (!std::filesystem::exists(from / "records.jsonl"))
    throw UsageError(from.string() + " holds no records.jsonl: name the folder of an audit");
  const Records records = records_in(from);
  if (!options.out.empty()) make_audit_folder(to);
  return exit_code(write_results(records, read_experiments(from), to, options.json));
}

}  // namespace lemmacheck::cli
