#include "properties/audit/records/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include "properties/audit/records/verdict.hpp"

namespace lemmacheck {
namespace {

constexpr std::size_t most_points = 400;
/// A bound that no instance comes nearer to than this leaves room for ten times the left side.
constexpr double never_challenged_above = 0.9;

// --- conservation -------------------------------------------------------------------------------

[[noreturn]] void lost(const Job& job, const std::string& what) {
  throw std::logic_error("the counts of " + job.key() + " do not add up: " + what);
}

void require_conserved(const Tally& t) {
  std::int64_t by_level = 0, draws = 0, without_draws = 0;
  for (const auto& [level, count] : t.levels) by_level += count;
  if (by_level != t.cases())
    lost(t.job, std::to_string(t.cases()) + " cases, " + std::to_string(by_level) + " by level");
  for (const auto& c : t.conclusions) {
    std::int64_t in_bins = 0;
    for (const auto count : c.histogram.counts) in_bins += count;
    if (in_bins != c.holds + c.fails + c.undecided) lost(t.job, "the histogram of '" + c.name + "'");
  }
  for (const auto& trial : t.trials) draws += trial.draws, without_draws += trial.draws == 0;
  // What is thrown ends a trial before it has its own count.
  if (!t.trials.empty() && t.error.empty() && draws + without_draws != t.cases()) lost(t.job, "its draws");
  if (t.job.phase == Phase::generate && t.stop == Stop::cases_done && t.cases() != t.job.cases)
    lost(t.job, std::to_string(t.cases()) + " cases of " + std::to_string(t.job.cases) + " planned");
}

void require_planned(const Records& records) {
  std::set<std::string> planned(records.planned.begin(), records.planned.end()), seen;
  if (planned.size() != records.planned.size()) throw std::logic_error("the plan names a job twice");
  for (const auto& t : records.tallies) {
    if (!planned.contains(t.job.key())) lost(t.job, "it was not planned");
    if (!seen.insert(t.job.key()).second) lost(t.job, "it has two tallies");
    require_conserved(t);
  }
  for (const auto& c : records.cases)
    if (!seen.contains(c.job.key())) lost(c.job, "a case without a tally");
}

// --- the fold -----------------------------------------------------------------------------------

void fold(StatementSummary& s, const Tally& t) {
  if (!t.error.empty()) s.errors.push_back(t.job.key() + ": " + t.error);
  if (t.job.phase == Phase::generate) s.generated += t.holds + t.fails + t.undecided;
  add(static_cast<Counts&>(s), static_cast<const Counts&>(t));
  add(s.stops, std::vector<std::string>{std::string(name_of(t.job.phase)) + ": " + name_of(t.stop)});
}

MutantSummary folded(const PlannedMutant& mutant, const Tally& t, const Records& records) {
  const bool equivalent = !mutant.equivalent_because.empty();
  MutantSummary m{mutant.name, equivalent ? MutantOutcome::equivalent : MutantOutcome::survived,
                  mutant.equivalent_because, std::nullopt, t.cases()};
  if (!t.error.empty()) {
    m.outcome = MutantOutcome::error, m.reason = t.error;
    return m;
  }
  for (const auto& c : records.cases)
    if (c.why == Why::killed && c.job.key() == t.job.key()) m.witness = c;
  if (m.witness) m.outcome = equivalent ? MutantOutcome::died_though_equivalent : MutantOutcome::killed;
  // It was not given its chances.
  if (!m.witness && t.stop == Stop::too_many_cases_did_not_end)
    m.outcome = MutantOutcome::error, m.reason = name_of(t.stop);
  return m;
}

/// The shortest instance, then the first in the alphabet: the same whatever the order of the records.
bool is_simpler(const CaseRecord& a, const CaseRecord& b) {
  const auto weight = [](const CaseRecord& c) { return c.instance.size() + c.draw.size(); };
  if (weight(a) != weight(b)) return weight(a) < weight(b);
  return std::tie(a.instance, a.draw) < std::tie(b.instance, b.draw);
}

void thin(std::vector<std::array<double, 2>>& points) {
  if (points.size() <= most_points) return;
  std::vector<std::array<double, 2>> kept;
  for (std::size_t k = 0; k < most_points; ++k) kept.push_back(points[k * points.size() / most_points]);
  points = std::move(kept);
}

void look_back(StatementSummary& s) {
  // With n independent instances and no failure, a failure mass p would have shown with probability 1 - (1-p)^n.
  constexpr double missed = 0.05;
  if (s.generated > 0) s.detectable = -std::expm1(std::log(missed) / static_cast<double>(s.generated));
  s.never_challenged =
      !s.conclusions.empty() && std::all_of(s.conclusions.begin(), s.conclusions.end(), [](const ConclusionTally& c) {
        return c.tightest && c.tightest->lower > never_challenged_above;
      });
  thin(s.points);
}

class Fold {
 public:
  explicit Fold(const Records& records) : records_(records) {
    for (const auto& t : records.tallies) tallies_[t.job.key()] = &t;
  }

  StatementSummary statement(const PlannedStatement& planned) const {
    StatementSummary s;
    s.id = planned.id, s.expected = planned.expected, s.wording = planned.wording, s.form = planned.form;
    for (const auto& m : planned.mutants)
      s.mutants.push_back({m.name, MutantOutcome::no_record, m.equivalent_because, std::nullopt, 0});
    for (const auto& key : records_.planned) {
      if (key.substr(0, key.find('/')) != planned.id) continue;
      const auto at = tallies_.find(key);
      if (at == tallies_.end())
        s.missing.push_back(key);
      else if (at->second->job.phase == Phase::mutants)
        add_mutant(s, planned, *at->second);
      else
        fold(s, *at->second);
    }
    for (const auto& c : records_.cases)
      if (c.job.statement == planned.id && c.why == Why::fails &&
          (!s.counterexample || is_simpler(c, *s.counterexample)))
        s.counterexample = c;
    for (const auto& c : records_.cases)
      s.out_of_time += c.job.statement == planned.id && c.job.phase != Phase::mutants && c.why == Why::time_limit;
    for (const auto& label : planned.labels)
      if (s.labels[label] == 0) s.missing_labels.push_back(label);
    look_back(s);
    give_verdict(s, planned);
    return s;
  }

 private:
  void add_mutant(StatementSummary& s, const PlannedStatement& planned, const Tally& t) const {
    const auto index = static_cast<std::size_t>(t.job.mutant);
    if (index >= planned.mutants.size()) lost(t.job, "there is no such mutant");
    s.mutants[index] = folded(planned.mutants[index], t, records_);
  }

  const Records& records_;
  std::map<std::string, const Tally*> tallies_;
};

}  // namespace

Summary summarise(const Records& records) {
  require_planned(records);
  Summary summary;
  summary.version = records.version, summary.digest = records.digest, summary.profile = records.profile;
  summary.seed = records.seed, summary.trusted_base = records.trusted_base;
  const Fold fold(records);
  for (const auto& planned : records.statements) summary.statements.push_back(fold.statement(planned));
  std::sort(summary.statements.begin(), summary.statements.end(),
            [](const StatementSummary& a, const StatementSummary& b) { return a.id < b.id; });
  summary.complete = records.tallies.size() == records.planned.size();
  return summary;
}

ConclusionVerdict verdict_on(const ConclusionTally& c, Form form) {
  if (c.fails > 0) return form == Form::probable ? ConclusionVerdict::fails_on_some_draws : ConclusionVerdict::fails;
  return c.undecided > 0 ? ConclusionVerdict::undecided : ConclusionVerdict::holds;
}

std::vector<JudgedConclusion> judged(const std::vector<ConclusionTally>& conclusions, Form form) {
  std::vector<JudgedConclusion> all;
  for (const auto& c : conclusions) all.push_back({c, verdict_on(c, form)});
  return all;
}

bool StatementSummary::as_expected() const {
  const bool verdict_fits = verdict != Verdict::error && (!expected || verdict == *expected);
  return verdict_fits && std::all_of(mutants.begin(), mutants.end(), [](const MutantSummary& m) {
           return m.outcome == MutantOutcome::killed || m.outcome == MutantOutcome::equivalent;
         });
}

int exit_code(const Summary& summary) {
  bool error = false, unexpected = false, undecided = !summary.complete;
  for (const auto& s : summary.statements) {
    error = error || s.verdict == Verdict::error;
    for (const auto& m : s.mutants) error = error || m.outcome == MutantOutcome::error;
    // Undecided where something was expected has a code of its own.
    const bool is_open = s.verdict == Verdict::undecided && s.expected != Verdict::undecided;
    undecided = undecided || (is_open && s.expected);
    unexpected = unexpected || (!s.as_expected() && !(is_open));
    for (const auto& m : s.mutants)
      unexpected =
          unexpected || m.outcome == MutantOutcome::survived || m.outcome == MutantOutcome::died_though_equivalent;
  }
  return error ? 5 : unexpected ? 1 : undecided ? 3 : 0;
}

}  // namespace lemmacheck
