#include <algorithm>

#include "properties/phase.hpp"
#include "properties/search.hpp"
#include "properties/shrink.hpp"

namespace lemmacheck {
namespace {

/// Fewer evaluations than this from one start move an instance of some twenty doubles nowhere.
constexpr std::int64_t evaluations_per_start = 200;

struct Start {
  Value instance;
  CaseOrigin origin;
};

/// Structured starts are the witnesses, in the first shard; random ones are generated, at sizes that all shards spread.
std::vector<Start> starts_of(JobAtWork& work, std::int64_t evaluations) {
  std::vector<Start> starts;
  const auto most = std::max<std::int64_t>(1, evaluations / evaluations_per_start);
  if (work.job.shard == 0) {
    for (const auto& witness : work.statement.witnesses(work.job.mutant)) {
      if (2 * static_cast<std::int64_t>(starts.size()) >= most) break;
      work.statement.require_well_formed(witness);
      starts.push_back({witness, {}});
    }
  }
  for (int k = 0; static_cast<std::int64_t>(starts.size()) < most || k == 0; ++k) {
    const auto seed = work.stream("start/" + std::to_string(k));
    const int size = spread_size(work.job.shard * static_cast<int>(most) + k);
    work.crumb.at(Breadcrumb::Step::generating, k, seed, size);
    Sampler sampler(seed, size);
    starts.push_back({work.statement.generate(sampler, work.job.mutant), {seed, size, 0}});
  }
  return starts;
}

bool refuted_at(JobAtWork& work, const Case& c, Decision decision, CaseOrigin origin) {
  if (decision.outcome != Outcome::fails) return false;
  work.crumb.step = Breadcrumb::Step::shrinking;
  const auto shrunk = shrink(
      work.statement, c.instance, [&](const Value& v) { return still_certified_to_fail(work, v); }, work.most_tries());
  origin.shrinks = shrunk.steps;
  if (shrunk.steps > 0) decision = decide(work.statement, {shrunk.value}, work.alteration());
  work.collector.refuted({shrunk.value}, decision, origin, work.why());
  return true;
}

}  // namespace

bool search_cases(JobAtWork& work, std::int64_t evaluations) {
  const auto starts = starts_of(work, evaluations);
  const auto each = evaluations / static_cast<std::int64_t>(starts.size());
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const auto seed = work.stream("kicks/" + std::to_string(k));
    work.crumb.at(Breadcrumb::Step::searching, static_cast<std::int64_t>(k), starts[k].origin.seed,
                  starts[k].origin.size);
    const auto found =
        search_tightest(work.statement, work.job.mutant, starts[k].instance, static_cast<int>(each), seed);
    if (!found) continue;
    work.collector.tally().evaluations += found->evaluations;
    const Case c{found->instance};
    auto decision = decide(work.statement, c, work.alteration());
    work.collector.add(c, decision, starts[k].origin);
    if (refuted_at(work, c, std::move(decision), starts[k].origin)) return true;
  }
  return false;
}

}  // namespace lemmacheck
