// The pure fold of records into what the audit says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

LEMMACHECK_WORDS(MutantOutcome, no_record, killed, survived, equivalent, died_though_equivalent, error)

struct MutantSummary {
  LEMMACHECK_FIELDS(MutantSummary, (std::string, name), (MutantOutcome, outcome),
                    (std::string, reason),  ///< of an equivalent one, or of an error
                    (std::optional<CaseRecord>, witness),
                    (std::int64_t, cases))  ///< decided until it died, or until the budget's end
};

/// What a verdict rests on; none where nothing is said.
LEMMACHECK_WORDS(Evidence, none, exact, certified, confidence)

/// What all cases together say of one conclusion. Of a probable statement a conclusion may fail on some draws, as often
/// as the statement allows: that is no failure of the statement.
LEMMACHECK_WORDS(ConclusionVerdict, holds, fails, undecided, fails_on_some_draws)
ConclusionVerdict verdict_on(const ConclusionTally& conclusion, Form form);

/// A conclusion as the summary writes it.
struct JudgedConclusion : ConclusionTally {
  LEMMACHECK_FIELDS_OVER(JudgedConclusion, ConclusionTally, (ConclusionVerdict, verdict))
};
std::vector<JudgedConclusion> judged(const std::vector<ConclusionTally>& conclusions, Form form);

/// The counts are without those of the mutants.
struct StatementSummary : Counts {
  LEMMACHECK_FIELDS_OVER(StatementSummary, Counts, (std::string, id), (Verdict, verdict, Verdict::undecided),
                         (std::optional<Verdict>, expected), (Evidence, evidence),
                         (double, alpha),                                           ///< of confidence evidence
                         (Wording, wording), (Form, form), (std::string, because),  ///< one sentence
                         (std::int64_t, out_of_time),  ///< of the undecided: those without an end in their time
                         (std::int64_t, generated),    ///< applicable generated cases (where probable: instances)
                         (std::optional<double>, detectable),  ///< see failure_mass_shown
                         (bool, never_challenged),  ///< every slack above 0.9: the instances do not come near the bound
                         (std::vector<std::string>, missing_labels),  ///< required, and never met
                         (std::vector<MutantSummary>, mutants),
                         (std::optional<CaseRecord>, counterexample),  ///< smallest certified failing instance
                         (std::vector<std::string>, stops),            ///< "generate: cases done"
                         (std::vector<std::string>, errors),           //
                         (std::vector<std::string>, missing))          ///< planned jobs without a record

  /// Verdict expected (open always is) and no mutant survived or errs.
  bool as_expected() const;
  template <class Visit>
  void each_computed(const Visit& visit) const {
    visit("as_expected", as_expected());
    visit("conclusions", judged(conclusions, form));
    visit("steps", judged(steps, form));
  }
};

/// The mass under the generator of failing cases (where probable: of instances that fail more often than they may) of
/// which one would have been among the generated ones with probability 0.95. Nothing where no case was generated, and
/// where one is undecided, ties or fails: then a failure may have been met and not have shown itself.
std::optional<double> failure_mass_shown(const StatementSummary& summary);

struct Summary {
  LEMMACHECK_FIELDS(Summary, (std::string, version), (std::string, digest), (std::string, profile),
                    (std::uint64_t, seed), (bool, complete),      ///< every planned job has its record
                    (std::vector<std::string>, trusted_base),     ///< compiler and libraries of the run
                    (std::vector<StatementSummary>, statements))  ///< sorted by id
};

/// Pure. Throws std::logic_error if the counts do not add up (the conservation check).
Summary summarise(const Records& records);
/// The schema of the design, section 8; `to_json` ends with a newline, and the file reads back.
std::string to_json(const Summary& summary);

/// 5 any error; 1 an unexpected verdict or a survived mutant; 3 something undecided or incomplete; 0.
int exit_code(const Summary& summary);

}  // namespace lemmacheck
