#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/running/audit.hpp"
#include "properties/audit/running/phases.hpp"

namespace lemmacheck {
namespace {

/// A shard is small enough that losing one costs little, and large enough that RapidCheck's sizes are all visited.
constexpr std::int64_t cases_per_shard = 500;
constexpr std::int64_t evaluations_per_shard = 1000;
/// "At least a few": below this nothing is learnt.
constexpr std::int64_t fewest_cases = 4;
/// Draws are dearer than cases to learn from: a rate needs more of them. With the shares below, 800 draws without a
/// failure uphold an allowed probability of about 0.03, 10,000 one of 0.0025.
constexpr std::int64_t draws_per_case = 4;
/// Enough, with the shares below, to uphold an allowed probability of 0.1 at a failure rate of 0.01.
constexpr std::int64_t fewest_draws = 400;

std::int64_t scaled(std::int64_t cases, Cost cost) {
  switch (cost) {
    case Cost::light:
      cases *= 4;
      break;
    case Cost::normal:
      break;
    case Cost::heavy:
      cases /= 10;
      break;
    case Cost::massive:
      cases /= 100;
      break;
  }
  return std::max(cases, fewest_cases);
}

/// A search moves doubles; integers are shape.
bool has_doubles(const Value& pattern) {
  if (const auto* list = std::get_if<List>(&pattern.node)) return std::any_of(list->begin(), list->end(), has_doubles);
  if (const auto* fields = std::get_if<Fields>(&pattern.node))
    return std::any_of(fields->begin(), fields->end(), [](const Field& f) { return has_doubles(f.value); });
  return std::holds_alternative<double>(pattern.node) || std::holds_alternative<DyadicMatrix>(pattern.node);
}

class Planner {
 public:
  Planner(const Statement& statement, const Plan& plan, std::vector<Job>& jobs)
      : statement_(statement), seed_(plan.seed), cases_(scaled(plan.profile.cases, statement.cost)), jobs_(jobs) {}

  void add_all() {
    if (by_draws(statement_.form))
      add_trials();
    else
      add_cases();
    for (int m = 0; m < static_cast<int>(statement_.mutants.size()); ++m) add_mutant(m);
  }

 private:
  void add_cases() {
    const bool generates = statement_.form != Form::witnessed && statement_.has_generator(Statement::itself);
    if (statement_.has_witnesses(Statement::itself)) add(Phase::replay, Statement::itself, 0, 0);
    if (!generates) return;
    add_shards(Phase::generate, cases_per_shard);
    if (has_doubles(statement_.pattern())) add_shards(Phase::search, evaluations_per_shard);
  }

  // Half of the statement's error is for the statement itself (a quarter each for its witnesses and its generated
  // instances), half for its mutants.
  void add_trials() {
    if (statement_.has_witnesses(Statement::itself))
      add(Phase::replay, Statement::itself, 0, draws(), error_per_statement / 4);
    if (!statement_.has_generator(Statement::itself)) return;
    const int instances = trial_instances(draws());
    for (int k = 0; k < instances; ++k)
      add(Phase::draw, Statement::itself, k, draws(), error_per_statement / 4 / instances);
  }

  /// One job, not cut into shards: it ends at the first refutation, which for nearly all mutants comes soon. A mutant
  /// that survives has had the cases, evaluations or draws per instance of the statement itself.
  void add_mutant(int mutant) {
    const bool draws_decide = by_draws(statement_.form);
    const auto share = error_per_statement / 2 / static_cast<double>(statement_.mutants.size());
    add(Phase::mutants, mutant, 0, draws_decide ? draws() : cases_, draws_decide ? share : 0);
  }

  void add_shards(Phase phase, std::int64_t size) {
    int shard = 0;
    for (std::int64_t left = cases_; left > 0; left -= size)
      add(phase, Statement::itself, shard++, std::min(left, size));
  }

  std::int64_t draws() const { return std::max(fewest_draws, draws_per_case * cases_); }

  void add(Phase phase, int mutant, int shard, std::int64_t cases, double error = 0) {
    jobs_.push_back({statement_.id, phase, mutant, shard, cases, seed_, error});
  }

  const Statement& statement_;
  std::uint64_t seed_;
  std::int64_t cases_;
  std::vector<Job>& jobs_;
};

}  // namespace

Profile profile_of(const std::string& name) {
  for (const auto& profile : {Profile{"quick", 200}, Profile{"standard", 2500}, Profile{"thorough", 50000}})
    if (profile.name == name) return profile;
  throw std::invalid_argument("unknown profile \"" + name + "\": quick, standard or thorough");
}

Plan plan(std::vector<const Statement*> statements, const Profile& profile, std::uint64_t seed) {
  std::sort(statements.begin(), statements.end(), [](const Statement* a, const Statement* b) { return a->id < b->id; });
  Plan made{profile, seed, std::move(statements), {}};
  for (const auto* statement : made.statements) Planner(*statement, made, made.jobs).add_all();
  return made;
}

}  // namespace lemmacheck
