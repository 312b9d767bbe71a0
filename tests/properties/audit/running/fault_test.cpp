// Workers that crash, hang or run out of memory: what they cost, and what stays.
#include "properties/audit/running/fault.hpp"

#include <algorithm>
#include <array>

#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::Folder;
using planted_runs::lines;
using planted_runs::options;
using planted_runs::plan_of;

namespace {

/// Records of a run in which a case has a second.
Records run_within_a_second(const Folder& folder, const std::string& name, std::int64_t cases = 200, int workers = 4) {
  auto limited = options(folder, workers);
  limited.case_seconds = 1;
  CHECK(run(plan_of({name}, cases), limited));
  return read_records(folder.path());
}
const Tally& tally_of(const Records& records, Phase phase) {
  const auto at = std::find_if(records.tallies.begin(), records.tallies.end(),
                               [&](const Tally& t) { return t.job.phase == phase; });
  REQUIRE(at != records.tallies.end());
  return *at;
}
std::vector<CaseRecord> cases_because(const Records& records, Why why) {
  std::vector<CaseRecord> found;
  for (const auto& c : records.cases)
    if (c.why == why) found.push_back(c);
  return found;
}
std::int64_t cases_of(const Tally& t) { return t.holds + t.fails + t.undecided + t.inapplicable; }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a case that hangs is undecided and recorded, and every other case of its job is decided") {
  const Folder folder;
  const auto records = run_within_a_second(folder, "hang");
  const auto& tally = tally_of(records, Phase::generate);
  CHECK(tally.stop == Stop::cases_done);
  CHECK(tally.error.empty());
  CHECK(cases_of(tally) == 200);
  CHECK(tally.undecided == 2);  // those of size 40
  CHECK(tally.holds == 198);
  CHECK(tally.levels.at("none") == 2);

  const auto lost = cases_because(records, Why::time_limit);
  REQUIRE(lost.size() == 2);
  for (const auto& c : lost) {
    CHECK(c.instance == R"({"n":1})");
    Sampler sampler(c.case_seed, c.case_size);
    CHECK(to_json(find_statement("planted.hang")->generate(sampler, Statement::itself)) == c.instance);
  }
  const auto summary = summarise(records);
  const auto& s = summary.statements.at(0);
  CHECK(s.verdict == Verdict::undecided);
  CHECK(s.out_of_time == 2);
  CHECK(has(s.because, "2 did not end within the time limit"));
  CHECK(exit_code(summary) == 3);
}

TEST_CASE("what a hang leaves does not depend on the number of workers") {
  const Folder one, four;
  run_within_a_second(one, "hang", 200, 1);
  run_within_a_second(four, "hang", 200, 4);
  auto a = lines(one.records()), b = lines(four.records());
  std::sort(a.begin(), a.end()), std::sort(b.begin(), b.end());
  CHECK(a == b);
}

TEST_CASE("a job that loses too many cases gives up, keeps what it has, and costs no other job anything") {
  const Folder folder;
  CHECK(run(plan_of({"crash", "true"}, 1000), options(folder, 2)));
  const auto records = read_records(folder.path());
  for (const auto& t : records.tallies) {
    if (t.job.statement != "planted.crash") continue;
    CHECK(t.stop == Stop::too_many_cases_did_not_end);
    CHECK(t.undecided == most_lost_cases);
    CHECK(t.holds > 100);
    CHECK(cases_of(t) < t.job.cases);
  }
  const auto summary = summarise(records);
  CHECK(summary.complete);
  CHECK(summary.statements.at(1).verdict == Verdict::upheld);
  CHECK(summary.statements.at(1).generated == 1000);
}

TEST_CASE("a worker that crashes, ends too early or runs out of memory is an error that says where, and one case") {
  const std::vector<std::array<std::string, 2>> expected{
      {"crash", "SIGSEGV"}, {"leaves", "status 0"}, {"memory", "out of memory"}};
  for (const auto& [name, word] : expected) {
    if (name == "memory" && planted_runs::memory_limit() == 0) continue;  // sanitizers
    INFO(name);
    const Folder folder;
    CHECK(run(plan_of({name, "vacuous"}), options(folder, 2)));
    const auto records = read_records(folder.path());
    const auto summary = summarise(records);
    const auto& s = summary.statements.at(0);
    INFO(s.because);
    CHECK(s.verdict == Verdict::error);
    CHECK(has(s.because, word));
    CHECK(has(s.because, "size 40"));
    CHECK(exit_code(summary) == 5);
    CHECK(s.holds == 198);
    CHECK(s.undecided == 2);
    CHECK(cases_because(records, Why::crash).size() == 2);
    CHECK(summary.statements.at(1).verdict == Verdict::vacuous);
  }
}

TEST_CASE("what is thrown ends its job, and what was counted stays") {
  const auto s = planted_runs::audited("exception");
  CHECK(s.verdict == Verdict::error);
  CHECK(s.holds == 40);  // sizes 0 to 39
}

TEST_CASE("a generator that hangs costs the case that it did not make") {
  const Folder folder;
  const auto records = run_within_a_second(folder, "hang-generator", 150);
  const auto& tally = tally_of(records, Phase::generate);
  CHECK(tally.stop == Stop::cases_done);
  CHECK(tally.holds == cases_of(tally) - tally.undecided);
  CHECK(tally.undecided > 0);
  for (const auto& c : cases_because(records, Why::time_limit)) {
    CHECK(c.instance.empty());
    CHECK(c.case_size == 40);
    CHECK(c.case_seed != 0);
  }
  CHECK(summarise(records).statements.at(0).verdict == Verdict::undecided);
}

TEST_CASE("a shrink that hangs costs the simplicity of a counterexample, not the refutation") {
  const Folder folder;
  const auto summary = summarise(run_within_a_second(folder, "hang-shrink"));
  const auto& s = summary.statements.at(0);
  CHECK(s.verdict == Verdict::refuted);
  CHECK(s.as_expected());
  REQUIRE(s.counterexample);
  CHECK(s.counterexample->shrinks == 0);
  CHECK(s.out_of_time == 0);
}

TEST_CASE("a search that hangs costs its start, and leaves the statement undecided") {
  const Folder folder;
  const auto records = run_within_a_second(folder, "hang-search", 400);
  const auto& tally = tally_of(records, Phase::search);
  CHECK(tally.undecided == 2);  // both starts
  CHECK(tally_of(records, Phase::generate).holds == 400);
  for (const auto& c : cases_because(records, Why::time_limit)) CHECK_FALSE(c.instance.empty());
  CHECK(summarise(records).statements.at(0).verdict == Verdict::undecided);
}

TEST_CASE("a mutant that was not given its chances is an error, not a survivor that is as it should be") {
  const Folder folder;
  const auto s = summarise(run_within_a_second(folder, "hang-mutant", 20)).statements.at(0);
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.out_of_time == 0);
  CHECK(s.mutants.at(0).outcome == MutantOutcome::error);
  CHECK_FALSE(s.as_expected());
}

TEST_CASE("a draw that hangs counts as undecided in its test, which goes on") {
  const Folder folder;
  const auto records = run_within_a_second(folder, "hang-draw", 20);
  std::int64_t lost = 0;
  for (const auto& t : records.tallies) {
    CHECK(t.undecided <= most_lost_cases);
    lost += t.undecided;
    for (const auto& trial : t.trials) CHECK(trial.undecided == t.undecided);
    if (t.stop == Stop::too_many_cases_did_not_end) CHECK(t.trials.back().outcome == TrialOutcome::undecided);
  }
  CHECK(lost > 0);
  for (const auto& c : cases_because(records, Why::time_limit)) {
    CHECK(c.instance == R"({"n":1})");
    Sampler sampler(c.case_seed, c.case_size);
    const auto* statement = find_statement("planted.hang-draw");
    CHECK(flat(statement->draw(from_json(c.instance, statement->pattern()), sampler)).at(0) < 0.02);
  }
  CHECK_NOTHROW(summarise(records));
}
