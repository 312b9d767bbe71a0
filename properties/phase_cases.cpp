#include "properties/phase.hpp"
#include "properties/rapidcheck_loop.hpp"
#include "properties/shrink.hpp"

namespace lemmacheck {

using Step = Breadcrumb::Step;

std::uint64_t JobAtWork::stream(std::string_view name) const {
  return derived_seed(job.seed, job.key() + "/" + std::string(name));
}

int spread_size(int number) {
  double at = 0, digit = 0.5;
  for (int n = number + 1; n > 0; n /= 2, digit /= 2) at += digit * (n % 2);
  return static_cast<int>(100 * at);
}

bool still_certified_to_fail(const JobAtWork& work, const Value& candidate) {
  try {
    return decide(work.statement, {candidate}, work.alteration()).outcome == Outcome::fails;
  } catch (const std::exception&) {
    return false;
  }
}

bool replay_cases(JobAtWork& work) {
  bool refuted = false;
  std::int64_t number = 0;
  for (const auto& witness : work.statement.witnesses(work.job.mutant)) {
    work.crumb.at(Step::witness, number++);
    work.statement.require_well_formed(witness);
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

bool generate_cases(JobAtWork& work, std::int64_t cases) {
  std::int64_t number = 0;
  LoopQuestions questions;
  questions.generate = [&](std::uint64_t seed, int size) {
    work.crumb.at(Step::generating, number, seed, size);
    Sampler sampler(seed, size);
    return work.statement.generate(sampler, work.job.mutant);
  };
  questions.certified_to_fail = [&](const Value& value, std::uint64_t seed, int size) {
    work.crumb.at(Step::deciding, number++, seed, size);
    const Case c{value};
    const auto decision = decide(work.statement, c, work.alteration());
    work.collector.add(c, decision, {seed, size, 0});
    return decision.outcome == Outcome::fails;
  };
  questions.simpler = [&](const Value& value) {
    work.crumb.step = Step::shrinking;
    return shrink_candidates(work.statement, value);
  };
  questions.still_certified_to_fail = [&](const Value& value) { return still_certified_to_fail(work, value); };

  const auto failure = rapidcheck_loop(questions, cases, work.stream("generate"), work.most_tries());
  if (!failure) return false;
  const Case c{failure->value};
  work.collector.refuted(c, decide(work.statement, c, work.alteration()),
                         {failure->seed, failure->size, failure->shrinks}, work.why());
  return true;
}

}  // namespace lemmacheck
