#include "properties/audit/running/audit.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "cli/options.hpp"
#include "properties/audit/records/summary.hpp"
#include "properties/audit/records/value_json.hpp"
#include "reports/report.hpp"

namespace lemmacheck::cli {
namespace {

// One line that rewrites itself, on a terminal only.
class ProgressLine {
 public:
  ProgressLine() : shown_(isatty(fileno(stderr)) != 0) {}
  ~ProgressLine() {
    if (shown_) fmt::print(stderr, "\r{:{}}\r", "", width);
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(std::size_t done, std::size_t all, const std::string& key) const {
    if (!shown_) return;
    const std::size_t bar = 24, filled = all == 0 ? bar : done * bar / all;
    const auto line = fmt::format("[{:=<{}}{:{}}] {}/{} {}", "", filled, "", bar - filled, done, all, key);
    fmt::print(stderr, "\r{:<{}.{}}", line, width, width);
    std::fflush(stderr);
  }

 private:
  static constexpr int width = 100;
  bool shown_;
};

// Folder of this audit under `options.under`: what its result depends on, nothing else.
std::filesystem::path default_folder(const AuditOptions& options) {
  std::string name = fmt::format("{}-{}-{}", options.profile, options.seed, digest().substr(0, 12));
  for (const auto& filter : options.filters) {
    name += '-';
    for (const char c : filter) name += std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' ? c : '_';
  }
  return std::filesystem::path(options.under) / name;
}

const char* color_of(const StatementSummary& s) {
  static const bool colors = isatty(fileno(stdout)) != 0 && std::getenv("NO_COLOR") == nullptr;
  if (!colors) return "";
  return s.as_expected() ? "\033[32m" : "\033[31m";
}

void print_summary(const Summary& summary) {
  for (const auto& s : summary.statements) {
    std::size_t killed = 0, to_kill = 0;
    for (const auto& m : s.mutants)
      killed += m.outcome == MutantOutcome::killed, to_kill += m.outcome != MutantOutcome::equivalent;
    const char* color = color_of(s);
    fmt::print("{}{:<40} {:<9}{} {} instances, mutants {}/{}{}\n", color, s.id, name_of(s.verdict),
               *color ? "\033[0m" : "", s.holds + s.fails + s.undecided + s.inapplicable, killed, to_kill,
               s.as_expected() ? "" : "  NOT AS EXPECTED: " + s.because);
  }
}

Summary write_results(const std::filesystem::path& directory, bool json) {
  const Summary summary = summarise(read_records(directory));
  const auto file = directory / "summary.json";
  std::ofstream out(file, std::ios::binary);
  out << to_json(summary) << std::flush;
  if (!out) throw CannotWrite("cannot write " + file.string());
  write_reports(summary, directory, digest());
  if (json)
    fmt::print("{}", to_json(summary));
  else
    print_summary(summary);
  if (!json) fmt::print("{}\n", (directory / "index.md").string());
  return summary;
}
}  // namespace

int audit(const AuditOptions& options) {
  const auto statements = selected(options.filters);
  const Plan planned = plan(statements, profile_of(options.profile), options.seed);
  RunOptions run_options;
  run_options.directory = options.out.empty() ? default_folder(options) : std::filesystem::path(options.out);
  run_options.workers =
      options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  run_options.resume = options.resume;
#if defined(__SANITIZE_ADDRESS__)
  run_options.job_bytes = 0;  // the sanitizer's shadow memory needs the whole address space
#endif
  fmt::print(stderr, "{} statements, {} jobs, profile {}, seed {}, {} workers\n", statements.size(),
             planned.jobs.size(), planned.profile.name, planned.seed, run_options.workers);
  bool finished = false;
  {
    const ProgressLine line;
    run_options.progress = [&](std::size_t done, std::size_t all, const std::string& key) {
      line.show(done, all, key);
    };
    finished = run(planned, run_options);
  }
  if (!finished) {
    fmt::print(stderr, "interrupted; go on with: lemmacheck audit ... --out {} --resume\n",
               run_options.directory.string());
    return 130;
  }
  return exit_code(write_results(run_options.directory, options.json));
}

int report(const std::string& directory, bool json) {
  if (!std::filesystem::exists(std::filesystem::path(directory) / "records.jsonl"))
    throw UsageError(directory + " holds no records.jsonl: name the folder of an audit");
  return exit_code(write_results(directory, json));
}

}  // namespace lemmacheck::cli
