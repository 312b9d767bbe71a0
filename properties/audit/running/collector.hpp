// The count of one job: every decided case goes through here exactly once.
#pragma once

#include <set>
#include <stdexcept>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/records.hpp"
#include "properties/audit/running/fault.hpp"

namespace lemmacheck {

/// Where a case comes from: enough to make it again before it was shrunk.
struct CaseOrigin {
  std::uint64_t seed = 0;
  int size = 0;
  int shrinks = 0;
  std::vector<std::string> labels{};  ///< of the generator
};

/// The cross-check contradicts a decision: our error, never a verdict on the statement.
struct Disagreement : std::runtime_error {
  Disagreement(const std::string& what, CaseRecord c) : runtime_error(what), record(std::move(c)) {}
  CaseRecord record;
};

/// Counts decisions into a tally, cross-checks a sample of them and every decisive one, and keeps the cases that
/// matter. What it keeps depends on the order of the cases only.
class Collector {
 public:
  /// `faults`: of the earlier workers of this job.
  Collector(const Statement& statement, const Job& job, const std::vector<Fault>& faults = {});

  /// Counts one case. Throws Disagreement.
  void add(const Case& c, const Decision& decision, const CaseOrigin& origin = {});
  /// Hypotheses, assumptions, labels and dimensions of an instance of a probable statement, which its draws do not repeat.
  void add_prepared(const Decision& prepared, const CaseOrigin& origin);
  /// Records a refutation, cross-checked; `why` is `fails` or `killed`. The case is not counted again.
  void refuted(const Case& c, const Decision& decision, const CaseOrigin& origin, Why why);
  /// The fault of an earlier worker at this place, or none. If it was no time limit, the tally has an error from now.
  const Fault* fault_at(const Place& place);
  /// Counts the case of a fault as undecided, at the level "none", and records it. `instance` is its JSON, empty if it
  /// was the generator that did not end.
  void lost(const Fault& fault, const std::string& instance);
  /// As many cases are lost as a job can bear: nothing more is to be tried.
  bool gives_up() const { return lost_ >= most_lost_cases; }
  void add_error(const std::string& what);
  void record(CaseRecord record) { cases_.push_back(std::move(record)); }

  Tally& tally() { return tally_; }
  const Statement& statement() const { return statement_; }
  const Job& job() const { return tally_.job; }

  struct Result {
    Tally tally;
    std::vector<CaseRecord> cases;
  };
  /// Cross-checks the tightest cases. Throws Disagreement.
  void check_tightest(Breadcrumb& crumb);
  /// Hands everything over. No fault is forgotten: one that was not met again is an error of the tally.
  Result result();

 private:
  /// The independent evaluation, at two precisions, is some tens of times as dear as a double one: on every 16th case
  /// it takes a few times the time of all the others, and more would leave fewer cases for the same time.
  static constexpr std::int64_t cross_check_every = 16;
  static constexpr std::int64_t most_undecided_recorded = 3;
  static constexpr std::int64_t most_points = 64;

  struct Tightest {
    std::int64_t number = 0;  ///< of the case
    Case c;
    Decision decision;
    CaseOrigin origin;
  };
  void note_effects(const Findings& findings);
  void add_changes_without_effect();
  void count(const Decision& decision, bool applicable);
  void count_conclusion(ConclusionTally& tally, const Finding& f, const Decision& decision);
  void count_kind(const std::vector<std::string>& labels, const Findings& findings);
  void keep_tightest(const Case& c, const Decision& decision, const CaseOrigin& origin);
  void add_point(const Findings& findings);
  void check(const Case& c, const Decision& decision, const CaseOrigin& origin) const;
  /// The same for a case that was counted, once.
  void check_counted(std::int64_t number, const Case& c, const Decision& decision, const CaseOrigin& origin);
  CaseRecord described(const Case& c, const Decision& decision, const CaseOrigin& origin, Why why) const;
  ConclusionTally& conclusion(const std::string& name);
  HypothesisTally& hypothesis(const std::string& name);

  const Statement& statement_;
  Tally tally_;
  std::vector<CaseRecord> cases_;
  std::map<std::string, Tightest> tightest_;
  std::int64_t counted_ = 0, undecided_recorded_ = 0;
  bool evaluated_ = false;           ///< some evaluation came to its end
  std::set<std::string> in_effect_;  ///< changes of the mutant that some evaluation met
  std::set<std::int64_t> checked_;   ///< numbers of the cases that were evaluated again
  std::vector<Fault> faults_;
  std::vector<bool> met_;
  int lost_ = 0;
};

/// The labels of a case: its generator's, then those that the instance itself shows.
std::vector<std::string> labels_of(const CaseOrigin& origin, const Findings& findings);
/// Whether the cross-check has something to say about this decision.
bool can_be_cross_checked(const Decision& decision);
/// Every hypothesis certified true, and at least one finding.
bool is_applicable(const Findings& findings);
/// Decided by rational arithmetic, or by sides that are points where they are enclosed.
bool is_exact(const Decision& decision);
/// At least one proof that the statement says nothing here, and all of them certified.
bool certainly_says_nothing(const Findings& findings);

}  // namespace lemmacheck
