#include "properties/audit/records/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include "properties/audit/records/verdict.hpp"

namespace lemmacheck {
namespace {

constexpr std::size_t most_points = 1000;
/// A bound that no instance comes nearer to than this leaves room for ten times the left side.
constexpr double never_challenged_above = 0.9;

// --- conservation -------------------------------------------------------------------------------

[[noreturn]] void lost(const Job& job, const std::string& what) {
  throw std::logic_error("the counts of " + job.key() + " do not add up: " + what);
}

std::int64_t cases_of(const Tally& t) { return t.holds + t.fails + t.undecided + t.inapplicable; }

void require_conserved(const Tally& t) {
  std::int64_t by_level = 0, draws = 0, without_draws = 0;
  for (const auto& [level, count] : t.levels) by_level += count;
  if (by_level != cases_of(t))
    lost(t.job, std::to_string(cases_of(t)) + " cases, " + std::to_string(by_level) + " by level");
  for (const auto& c : t.conclusions) {
    std::int64_t in_bins = 0;
    for (const auto count : c.histogram.counts) in_bins += count;
    if (in_bins != c.holds + c.fails + c.undecided) lost(t.job, "the histogram of '" + c.name + "'");
  }
  for (const auto& trial : t.trials) draws += trial.draws, without_draws += trial.draws == 0;
  // What is thrown ends a trial before it has its own count.
  if (!t.trials.empty() && t.error.empty() && draws + without_draws != cases_of(t)) lost(t.job, "its draws");
  if (t.job.phase == Phase::generate && t.stop == "cases done" && cases_of(t) != t.job.cases)
    lost(t.job, std::to_string(cases_of(t)) + " cases of " + std::to_string(t.job.cases) + " planned");
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

void add_unless_there(std::vector<std::string>& all, const std::string& item) {
  if (std::find(all.begin(), all.end(), item) == all.end()) all.push_back(item);
}

void fold(std::vector<ConclusionTally>& all, const ConclusionTally& more) {
  auto& c = named(all, more.name);
  c.informative += more.informative, c.bounded += more.bounded, c.ties += more.ties;
  c.tie_width = std::max(c.tie_width, more.tie_width);
  c.agreed_within = std::max(c.agreed_within, more.agreed_within);
  c.holds += more.holds, c.fails += more.fails, c.undecided += more.undecided;
  c.histogram.add(more.histogram);
  if (more.tightest && (!c.tightest || more.tightest->lower < c.tightest->lower)) c.tightest = more.tightest;
}

void fold(std::vector<DimensionTally>& all, const DimensionTally& more) {
  auto& d = named(all, more.name);
  const bool is_new = d.instances == 0;
  d.least = is_new ? more.least : std::min(d.least, more.least);
  d.largest = is_new ? more.largest : std::max(d.largest, more.largest);
  d.ones += more.ones, d.instances += more.instances;
}

void fold(StatementSummary& s, const Tally& t) {
  if (!t.error.empty()) s.errors.push_back(t.job.key() + ": " + t.error);
  s.holds += t.holds, s.fails += t.fails, s.undecided += t.undecided, s.inapplicable += t.inapplicable;
  for (const auto& [level, count] : t.levels) s.levels[level] += count;
  s.cross_checked += t.cross_checked, s.says_nothing += t.says_nothing, s.evaluations += t.evaluations,
      s.exact += t.exact;
  if (t.job.phase == Phase::generate) s.generated += t.holds + t.fails + t.undecided;
  for (const auto& c : t.conclusions) fold(s.conclusions, c);
  for (const auto& c : t.steps) fold(s.steps, c);
  for (const auto& [label, count] : t.labels) s.labels[label] += count;
  for (const auto& d : t.dimensions) fold(s.dimensions, d);
  for (const auto& more : t.hypotheses) {
    auto& h = named(s.hypotheses, more.name);
    h.accepted += more.accepted, h.tried += more.tried;
  }
  s.trials.insert(s.trials.end(), t.trials.begin(), t.trials.end());
  s.points.insert(s.points.end(), t.points.begin(), t.points.end());
  if (s.observation.empty()) s.observation = t.observation;
  for (const auto& a : t.assumptions) add_unless_there(s.assumptions, a);
  add_unless_there(s.stops, std::string(name_of(t.job.phase)) + ": " + t.stop);
}

MutantSummary folded(const PlannedStatement::Mutant& mutant, const Tally& t, const Records& records) {
  const bool equivalent = !mutant.equivalent_because.empty();
  MutantSummary m{mutant.name, equivalent ? "equivalent" : "survived", mutant.equivalent_because, std::nullopt,
                  cases_of(t)};
  if (!t.error.empty()) {
    m.outcome = "error", m.reason = t.error;
    return m;
  }
  for (const auto& c : records.cases)
    if (c.why == "killed" && c.job.key() == t.job.key()) m.witness = c;
  if (m.witness) m.outcome = equivalent ? "died though equivalent" : "killed";
  // It was not given its chances.
  if (!m.witness && t.stop == gave_up) m.outcome = "error", m.reason = t.stop;
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
      s.mutants.push_back({m.name, "no record", m.equivalent_because, std::nullopt, 0});
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
      if (c.job.statement == planned.id && c.why == "fails" && (!s.counterexample || is_simpler(c, *s.counterexample)))
        s.counterexample = c;
    for (const auto& c : records_.cases)
      s.out_of_time += c.job.statement == planned.id && c.job.phase != Phase::mutants && c.why == "time limit";
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

bool StatementSummary::as_expected() const {
  const bool verdict_fits = verdict != Verdict::error && (!expected || verdict == *expected);
  return verdict_fits && std::all_of(mutants.begin(), mutants.end(), [](const MutantSummary& m) {
           return m.outcome == "killed" || m.outcome == "equivalent";
         });
}

int exit_code(const Summary& summary) {
  bool error = false, unexpected = false, undecided = !summary.complete;
  for (const auto& s : summary.statements) {
    error = error || s.verdict == Verdict::error;
    for (const auto& m : s.mutants) error = error || m.outcome == "error";
    // Undecided where something was expected has a code of its own.
    const bool is_open = s.verdict == Verdict::undecided && s.expected != Verdict::undecided;
    undecided = undecided || (is_open && s.expected);
    unexpected = unexpected || (!s.as_expected() && !(is_open));
    for (const auto& m : s.mutants) unexpected = unexpected || m.outcome == "survived" || m.outcome.starts_with("died");
  }
  return error ? 5 : unexpected ? 1 : undecided ? 3 : 0;
}

}  // namespace lemmacheck
