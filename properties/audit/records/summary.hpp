// The pure fold of records into what the audit says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

struct MutantSummary {
  std::string name;
  std::string outcome;  ///< "killed", "survived", "equivalent", "died though equivalent", "error", "no record"
  std::string reason;   ///< of an equivalent one, or of an error
  std::optional<CaseRecord> witness;
  std::int64_t cases = 0;  ///< decided until it died, or until the budget's end
};

struct StatementSummary {
  std::string id;
  Verdict verdict = Verdict::undecided;
  std::optional<Verdict> expected;
  std::string evidence;  ///< "exact", "certified", "confidence"
  double alpha = 0;      ///< of confidence evidence
  Wording wording{};
  Form form{};
  std::string because;                                                 ///< one sentence
  std::int64_t holds = 0, fails = 0, undecided = 0, inapplicable = 0;  ///< without mutants
  std::map<std::string, std::int64_t> levels;
  std::int64_t cross_checked = 0, says_nothing = 0, exact = 0, evaluations = 0;
  std::int64_t out_of_time = 0;   ///< of the undecided ones: those that did not end within the time of a case
  std::int64_t generated = 0;     ///< applicable cases of the phase `generate`
  double detectable = 1;          ///< failure mass under the generator that they would have shown with probability 0.95
  bool never_challenged = false;  ///< every slack above 0.9: the instances do not come near the bound
  std::vector<ConclusionTally> conclusions;
  std::vector<ConclusionTally> steps;
  std::vector<HypothesisTally> hypotheses;
  std::map<std::string, std::int64_t> labels;  ///< applicable instances that carry each, required ones included
  std::vector<std::string> missing_labels;     ///< required, and never met
  std::vector<DimensionTally> dimensions;
  std::vector<TrialTally> trials;
  std::vector<MutantSummary> mutants;
  std::optional<CaseRecord> counterexample;  ///< smallest certified failing instance
  std::vector<std::array<double, 2>> points;
  std::string observation;
  std::vector<std::string> stops;  ///< "generate: cases done"
  std::vector<std::string> assumptions;
  std::vector<std::string> errors;
  std::vector<std::string> missing;  ///< planned jobs without a record
  bool as_expected() const;          ///< verdict expected (open always is) and no mutant survived or errs
};

struct Summary {
  std::string version, digest, profile;
  std::uint64_t seed = 0;
  std::vector<std::string> trusted_base;     ///< compiler and libraries of the run
  std::vector<StatementSummary> statements;  ///< sorted by id
  bool complete = false;                     ///< every planned job has its record
};

/// Pure. Throws std::logic_error if the counts do not add up (the conservation check).
Summary summarise(const Records& records);
/// The schema of the design, section 8; `to_json` ends with a newline, and the file reads back.
std::string to_json(const Summary& summary);

/// 5 any error; 1 an unexpected verdict or a survived mutant; 3 something undecided or incomplete; 0.
int exit_code(const Summary& summary);

}  // namespace lemmacheck
