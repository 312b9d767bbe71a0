#include <algorithm>

#include "properties/audit/deciding/shrink.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/running/phase.hpp"
#include "properties/audit/running/rapidcheck_loop.hpp"

namespace lemmacheck {

using Step = Place::Step;

std::uint64_t JobAtWork::stream(std::string_view name) const {
  return derived_seed(job.seed, job.key() + "/" + std::string(name));
}

const Fault* JobAtWork::enter(const Place& place) {
  if (const auto* fault = collector.fault_at(place)) return fault;
  crumb.at(place);
  return nullptr;
}

int spread_size(int number) {
  double at = 0, digit = 0.5;
  for (int n = number + 1; n > 0; n /= 2, digit /= 2) at += digit * (n % 2);
  return static_cast<int>(100 * at);
}

bool still_certified_to_fail(const JobAtWork& work, const Value& candidate, const std::vector<std::string>& labels) {
  work.crumb.beat();
  try {
    const auto decision = decide(work.statement, {candidate}, work.alteration());
    const auto& found = decision.findings.labels;
    return decision.outcome == Outcome::fails && std::all_of(labels.begin(), labels.end(), [&](const auto& label) {
             return std::find(found.begin(), found.end(), label) != found.end();
           });
  } catch (const std::exception&) {
    return false;
  }
}

bool replay_cases(JobAtWork& work) {
  bool refuted = false;
  std::int64_t number = 0;
  for (const auto& witness : work.statement.witnesses(work.job.mutant)) {
    if (work.collector.gives_up()) break;
    work.statement.require_well_formed(witness);
    if (const auto* fault = work.enter({Step::witness, number++})) {
      work.collector.lost(*fault, to_json(witness));
      continue;
    }
    const Case c{witness};
    const auto decision = decide(work.statement, c, work.alteration());
    work.collector.add(c, decision);
    if (decision.outcome != Outcome::fails) continue;
    work.collector.refuted(c, decision, {}, work.why());
    refuted = true;
    if (work.only_first()) break;
  }
  return refuted;
}

namespace {
/// Ends RapidCheck's loop.
struct GivesUp {};
}  // namespace

bool generate_cases(JobAtWork& work, std::int64_t cases) {
  if (work.collector.gives_up()) return false;
  std::int64_t number = 0;
  const Fault* not_made = nullptr;  // of the case at hand
  std::vector<std::string> drawn_labels, shown_labels;
  const auto lose = [&](const Fault& fault, const std::string& instance) {
    work.collector.lost(fault, instance);
    if (work.collector.gives_up()) throw GivesUp{};
    return false;
  };
  LoopQuestions questions;
  questions.generate = [&](std::uint64_t seed, int size) {
    not_made = work.enter({Step::generating, number, seed, size});
    if (not_made) return Value{};
    Sampler sampler(seed, size);
    auto instance = work.statement.generate(sampler, work.job.mutant);
    drawn_labels = sampler.labels();
    return instance;
  };
  questions.certified_to_fail = [&](const Value& value, std::uint64_t seed, int size) {
    const Place place{Step::deciding, number++, seed, size};
    if (not_made) return lose(*not_made, "");
    if (const auto* fault = work.enter(place)) return lose(*fault, to_json(value));
    const Case c{value};
    const auto decision = decide(work.statement, c, work.alteration());
    work.collector.add(c, decision, {seed, size, 0, drawn_labels});
    if (decision.outcome == Outcome::fails) shown_labels = decision.findings.labels;
    return decision.outcome == Outcome::fails;
  };
  questions.simpler = [&](const Value& value) {
    // The failing case was the last; a fault costs its simplicity, not its refutation.
    const Place& last = work.crumb.place;
    if (work.enter({Step::shrinking, number - 1, last.seed, last.size})) return std::vector<Value>{};
    return shrink_candidates(work.statement, value);
  };
  questions.still_certified_to_fail = [&](const Value& value) {
    return still_certified_to_fail(work, value, shown_labels);
  };

  std::optional<LoopFailure> failure;
  try {
    failure = rapidcheck_loop(questions, cases, work.stream("generate"), work.most_tries());
  } catch (const GivesUp&) {
    return false;
  }
  if (!failure) return false;
  const Case c{failure->value};
  work.collector.refuted(c, decide(work.statement, c, work.alteration()),
                         {failure->seed, failure->size, failure->shrinks, drawn_labels}, work.why());
  return true;
}

}  // namespace lemmacheck
