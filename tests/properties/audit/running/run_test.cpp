// Runs, their records, and what can go wrong around them.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::Folder;
using planted_runs::lines;
using planted_runs::options;
using planted_runs::plan_of;

namespace {

std::string summary_of(const Folder& folder) { return to_json(summarise(read_records(folder.path()))); }

/// Runs `work` in a process of its own and returns that.
pid_t started(const std::function<int()>& work) {
  const pid_t process = ::fork();
  if (process == 0) ::_exit(work());
  return process;
}
int status_of(pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return status;
}
void wait_for_lines(const Folder& folder, std::size_t count) {
  for (int k = 0; k < 2000 && lines(folder.records()).size() < count; ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
}
std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<std::string> several{"true", "false", "coin", "hidden", "vacuous"};

}  // namespace

TEST_CASE("the same seed gives the same records with one worker and with two") {
  const Folder one, two;
  CHECK(run(plan_of(several), options(one, 1)));
  CHECK(run(plan_of(several), options(two, 2)));
  auto a = lines(one.records()), b = lines(two.records());
  std::sort(a.begin(), a.end()), std::sort(b.begin(), b.end());
  CHECK(a == b);
  CHECK(summary_of(one) == summary_of(two));
  CHECK(summarise(read_records(one.path())).complete);
}

TEST_CASE("a folder with records is refused, and resumed only by the same plan") {
  const Folder folder;
  run(plan_of({"witnessed"}), options(folder));
  const auto before = read(folder.records());
  CHECK_THROWS_AS(run(plan_of({"witnessed"}), options(folder)), DirectoryInUse);
  auto resume = options(folder);
  resume.resume = true;
  CHECK(run(plan_of({"witnessed"}), resume));
  CHECK(read(folder.records()) == before);
  CHECK_THROWS_AS(run(plan_of({"witnessed", "true"}), resume), DirectoryInUse);
  auto other_seed = plan({find_statement("planted.witnessed")}, {"test", 200}, planted_runs::seed + 1);
  CHECK_THROWS_WITH(run(other_seed, resume), Catch::Contains("seed 7, not 8"));
  CHECK(read(folder.records()) == before);

  std::ofstream(folder.records()) << "my notes";
  CHECK_THROWS_AS(run(plan_of({"witnessed"}), resume), DirectoryInUse);
  CHECK(read(folder.records()) == "my notes");
}

TEST_CASE("kill -9 of a run, then resuming it, gives the summary of an undisturbed run") {
  const Folder undisturbed, killed;
  const auto plan = plan_of({"slow", "true"}, 2000);
  run(plan, options(undisturbed, 2));

  const pid_t process = started([&] { return run(plan, options(killed, 2)) ? 0 : 1; });
  wait_for_lines(killed, 4);
  ::kill(process, SIGKILL);
  REQUIRE(WIFSIGNALED(status_of(process)));
  const auto partial = summarise(read_records(killed.path()));
  CHECK_FALSE(partial.complete);
  CHECK(exit_code(partial) != 0);

  auto resume = options(killed, 2);
  resume.resume = true;
  CHECK(run(plan, resume));
  CHECK(summary_of(killed) == summary_of(undisturbed));
}

TEST_CASE("an interrupted run stops, says so, and leaves valid records") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Folder folder;
    const auto plan = plan_of({"slow"}, 20000);
    const pid_t process = started([&] { return run(plan, options(folder, 2)) ? 0 : 42; });
    wait_for_lines(folder, 2);
    ::kill(process, signal);
    const int status = status_of(process);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
    CHECK_FALSE(summarise(read_records(folder.path())).complete);
  }
}

TEST_CASE("a torn last line is dropped, and its job is done again") {
  const Folder whole, torn;
  const auto plan = plan_of({"true", "false"});
  run(plan, options(whole));
  run(plan, options(torn));
  const auto text = read(torn.records());
  const auto last_line = text.rfind('\n', text.size() - 2) + 1;
  // In the last line, at its end, and in the very first line.
  for (const std::size_t cut : {last_line + 10, text.size() - 1, last_line, std::size_t{20}}) {
    std::filesystem::resize_file(torn.records(), cut);
    if (cut > 20) {
      const auto records = read_records(torn.path());
      CHECK(records.torn == (cut != last_line));
      CHECK_FALSE(summarise(records).complete);
    } else {
      CHECK_THROWS_WITH(read_records(torn.path()), Catch::Contains("records.jsonl, line 1"));
    }
    auto resume = options(torn);
    resume.resume = true;
    CHECK(run(plan, resume));
    CHECK(summary_of(torn) == summary_of(whole));
  }
}

TEST_CASE("a line that is no record is named") {
  const Folder folder;
  run(plan_of({"witnessed"}), options(folder));
  std::ofstream(folder.records(), std::ios::app) << "{\"record\":\"nothing\"}\n";
  CHECK_THROWS_WITH(read_records(folder.path()), Catch::Contains("line 3"));
  const Folder empty;
  CHECK_THROWS_WITH(read_records(empty.path()), Catch::Contains("no records"));
}

TEST_CASE("counts that do not add up are an error that names the job") {
  const Folder folder;
  run(plan_of({"true"}), options(folder));
  const auto records = read_records(folder.path());
  auto lost = records;
  const auto generated = std::find_if(lost.tallies.begin(), lost.tallies.end(),
                                      [](const Tally& t) { return t.job.phase == Phase::generate; });
  --generated->holds;
  CHECK_THROWS_WITH(summarise(lost), Catch::Contains("planted.true/generate/0"));
  auto shorter = records;
  auto& tally = *(shorter.tallies.begin() + (generated - lost.tallies.begin()));
  --tally.holds, --tally.levels.begin()->second;
  CHECK_THROWS_AS(summarise(shorter), std::logic_error);
  auto twice = records;
  twice.tallies.push_back(twice.tallies.front());
  CHECK_THROWS_WITH(summarise(twice), Catch::Contains("two tallies"));
  auto unplanned = records;
  unplanned.planned.pop_back();
  CHECK_THROWS_WITH(summarise(unplanned), Catch::Contains("not planned"));
}

TEST_CASE("a full disk is named, and what was complete stays valid") {
  SECTION("no room at all") {
    const Folder folder;
    std::filesystem::create_symlink("/dev/full", folder.records());
    CHECK_THROWS_WITH(run(plan_of({"true"}), options(folder)), Catch::Contains(folder.records().string()));
  }
  SECTION("no room after a while") {
    const Folder folder;
    const auto plan = plan_of(several);
    const Folder complete;
    run(plan, options(complete));
    const auto size = std::filesystem::file_size(complete.records());
    const pid_t process = started([&] {
      const rlimit most{size / 2, size / 2};
      setrlimit(RLIMIT_FSIZE, &most);
      try {
        run(plan, options(folder, 2));
      } catch (const CannotWrite& e) {
        return std::string(e.what()).find(folder.records().string()) != std::string::npos ? 42 : 43;
      }
      return 0;
    });
    const int status = status_of(process);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
    const auto records = read_records(folder.path());
    CHECK_FALSE(records.torn);
    CHECK_FALSE(records.tallies.empty());
    CHECK_FALSE(summarise(records).complete);
    auto resume = options(folder, 2);
    resume.resume = true;
    CHECK(run(plan, resume));
    CHECK(summary_of(folder) == summary_of(complete));
  }
  SECTION("a folder that cannot be") {
    const Folder folder;
    auto below_a_file = options(folder);
    std::ofstream(folder.path() / "file") << "x";
    below_a_file.directory = folder.path() / "file" / "below";
    CHECK_THROWS_AS(run(plan_of({"true"}), below_a_file), CannotWrite);
  }
}

TEST_CASE("progress counts every job, also those of an earlier run") {
  const Folder folder;
  auto o = options(folder);
  const auto plan = plan_of({"true"});
  std::vector<std::size_t> done;
  o.progress = [&](std::size_t d, std::size_t all, const std::string& key) {
    done.push_back(d);
    CHECK(all == plan.jobs.size());
    CHECK(key == plan.jobs[d - 1].key());  // one worker: in the order of the plan
  };
  run(plan, o);
  REQUIRE(done.size() == plan.jobs.size());
  std::filesystem::resize_file(folder.records(), std::filesystem::file_size(folder.records()) - 1);
  done.clear();
  o.resume = true;
  run(plan, o);
  CHECK(done == std::vector<std::size_t>{plan.jobs.size()});
}
