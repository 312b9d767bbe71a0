#include <set>

#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/running/phases.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::plan_of;

namespace {
std::int64_t budget(const Plan& plan, Phase phase) {
  std::int64_t sum = 0;
  for (const auto& job : plan.jobs)
    if (job.phase == phase) sum += job.cases;
  return sum;
}
std::size_t jobs(const Plan& plan, Phase phase) {
  std::size_t sum = 0;
  for (const auto& job : plan.jobs) sum += job.phase == phase;
  return sum;
}
}  // namespace

TEST_CASE("budgets follow profile and cost class, shards are of fixed size") {
  CHECK(budget(plan_of({"true"}, 200), Phase::generate) == 200);
  CHECK(budget(plan_of({"true"}, 2500), Phase::generate) == 2500);
  CHECK(jobs(plan_of({"true"}, 2500), Phase::generate) == 5);
  CHECK(budget(plan_of({"false"}, 200), Phase::generate) == 800);            // light
  CHECK(budget(plan_of({"never-challenged"}, 200), Phase::generate) == 20);  // heavy
  CHECK(budget(plan_of({"true"}, 200), Phase::search) == 200);
  CHECK(jobs(plan_of({"true"}, 200), Phase::replay) == 1);
  CHECK(jobs(plan_of({"true"}, 200), Phase::mutants) == 5);
  CHECK_THROWS_WITH(profile_of("fast"), Catch::Contains("quick, standard or thorough"));
  CHECK(profile_of("thorough").cases == 50000);
}

TEST_CASE("a mutant has the budget of its statement, in every profile") {
  for (const std::int64_t cases : {200, 2500, 50000}) {
    for (const std::string name : {"true", "hidden", "coin"}) {
      const auto plan = plan_of({name}, cases);
      // Of the draws each instance has them all.
      std::int64_t own = budget(plan, Phase::generate);
      for (const auto& job : plan.jobs)
        if (job.phase == Phase::draw) own = job.cases;
      for (const auto& job : plan.jobs)
        if (job.phase == Phase::mutants) CHECK(job.cases == own);
    }
  }
  for (const std::int64_t cases : {200, 2500, 50000})
    CHECK(trial_instances(4 * cases) == static_cast<int>(jobs(plan_of({"coin"}, cases), Phase::draw)));
}

TEST_CASE("a plan has what its statements can do, each job once") {
  CHECK(jobs(plan_of({"witnessed"}), Phase::generate) == 0);
  CHECK(jobs(plan_of({"identity"}), Phase::search) == 0);  // integers are shape
  CHECK(jobs(plan_of({"coin"}), Phase::draw) == 4);
  CHECK(jobs(plan_of({"coin"}), Phase::search) == 0);
  const auto all = plan_of({"true", "coin", "false", "hidden"}, 2500);
  std::set<std::string> keys;
  for (const auto& job : all.jobs) keys.insert(job.key());
  CHECK(keys.size() == all.jobs.size());
}

TEST_CASE("the sequential tests of a statement share its error") {
  double error = 0;
  for (const auto& job : plan_of({"coin"}, 50000).jobs) error += job.error;
  CHECK(error <= error_per_statement);
  CHECK(error > 0.5 * error_per_statement);
}
