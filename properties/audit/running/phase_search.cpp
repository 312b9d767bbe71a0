#include <algorithm>

#include "properties/audit/deciding/search.hpp"
#include "properties/audit/deciding/shrink.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/running/phase.hpp"

namespace lemmacheck {
namespace {

using Step = Place::Step;

/// Fewer evaluations than this from one start move an instance of some twenty doubles nowhere.
constexpr std::int64_t evaluations_per_start = 200;

struct Start {
  int number = 0;
  Value instance;
  CaseOrigin origin;
};
struct Starts {
  std::vector<Start> made;
  int planned = 0;  ///< one that could not be made takes its share of the evaluations with it
};

/// Structured starts are the witnesses, in the first shard; random ones are generated, at sizes that all shards spread.
Starts starts_of(JobAtWork& work, std::int64_t evaluations) {
  Starts starts;
  const auto most = static_cast<int>(std::max<std::int64_t>(1, evaluations / evaluations_per_start));
  if (work.job.shard == 0) {
    for (const auto& witness : work.statement.witnesses(work.job.mutant)) {
      if (2 * starts.planned >= most) break;
      work.statement.require_well_formed(witness);
      starts.made.push_back({starts.planned++, witness, {}});
    }
  }
  for (int k = 0; starts.planned < most || k == 0; ++k) {
    if (work.collector.gives_up()) break;
    const int number = starts.planned++;
    const auto seed = work.stream("start/" + std::to_string(k));
    const int size = spread_size(work.job.shard * most + k);
    if (const auto* fault = work.enter({Step::generating, k, seed, size})) {
      work.collector.lost(*fault, "");
      continue;
    }
    Sampler sampler(seed, size);
    starts.made.push_back({number, work.statement.generate(sampler, work.job.mutant), {seed, size, 0}});
  }
  return starts;
}

bool refuted_at(JobAtWork& work, const Case& c, Decision decision, CaseOrigin origin) {
  if (decision.outcome != Outcome::fails) return false;
  const auto labels = decision.findings.labels;
  const bool skip = work.enter({Step::shrinking, work.crumb.place.number, origin.seed, origin.size}) != nullptr;
  const auto shrunk = shrink(
      work.statement, c.instance, [&](const Value& v) { return still_certified_to_fail(work, v, labels); },
      skip ? 0 : work.most_tries());
  origin.shrinks = shrunk.steps;
  if (shrunk.steps > 0) decision = decide(work.statement, {shrunk.value}, work.alteration());
  work.collector.refuted({shrunk.value}, decision, origin, work.why());
  return true;
}

}  // namespace

namespace {

/// One search from one start for one conclusion: its end is a case.
bool search_from(JobAtWork& work, const Start& start, const SearchGoal& goal, std::int64_t number,
                 std::int64_t evaluations, const SearchHooks& hooks) {
  const auto& origin = start.origin;
  if (const auto* fault = work.enter({Step::searching, number, origin.seed, origin.size})) {
    work.collector.lost(*fault, to_json(start.instance));
    return false;
  }
  const auto seed = work.stream("kicks/" + std::to_string(number));
  const auto found = search_tightest(work.statement, work.alteration(), start.instance, goal,
                                     static_cast<int>(evaluations), seed, hooks);
  if (!found) return false;
  work.collector.tally().evaluations += found->evaluations;
  work.crumb.beat();
  const Case c{found->instance};
  auto decision = decide(work.statement, c, work.alteration());
  work.collector.add(c, decision, origin);
  return refuted_at(work, c, std::move(decision), origin);
}

/// One evaluation of a start; of one that does not end, nothing more is asked.
bool looked_at(JobAtWork& work, const Start& start, const SearchHooks& hooks) {
  const auto& origin = start.origin;
  if (const auto* fault = work.enter({Step::deciding, start.number, origin.seed, origin.size})) {
    work.collector.lost(*fault, to_json(start.instance));
    return false;
  }
  search_tightest(work.statement, work.alteration(), start.instance, {}, 1, 0, hooks);
  return true;
}

/// The conclusions, in the order in which evaluations state them.
class Conclusions {
 public:
  void add(const Findings& findings) {
    for (const auto& f : findings.findings)
      if (f.role == Role::conclusion && std::find(names_.begin(), names_.end(), f.name) == names_.end())
        names_.push_back(f.name);
  }
  std::size_t size() const { return names_.size(); }
  std::string at(std::size_t k) const { return names_[k]; }

 private:
  std::vector<std::string> names_;
};

}  // namespace

bool search_cases(JobAtWork& work, std::int64_t evaluations) {
  if (work.collector.gives_up()) return false;
  auto starts = starts_of(work, evaluations);
  const auto each = evaluations / std::max(1, starts.planned);
  Conclusions conclusions;
  const SearchHooks hooks{[&] { work.crumb.beat(); }, [&](const Findings& f) { conclusions.add(f); }};
  auto& made = starts.made;
  made.erase(std::remove_if(made.begin(), made.end(), [&](const Start& s) { return !looked_at(work, s, hooks); }),
             made.end());
  // Where no start states a conclusion, a search for any finds the way to one.
  for (std::size_t k = 0; k < std::max<std::size_t>(1, conclusions.size()); ++k) {
    const SearchGoal goal{conclusions.size() == 0 ? "" : conclusions.at(k)};
    for (const auto& start : made) {
      if (work.collector.gives_up()) return false;
      const auto number = static_cast<std::int64_t>(k) * starts.planned + start.number;
      if (search_from(work, start, goal, number, each, hooks)) return true;
    }
  }
  return false;
}

}  // namespace lemmacheck
