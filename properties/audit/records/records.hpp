// What a run writes down: JSON Lines, append-only, one tally per job and one case record for what matters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/fold.hpp"
#include "properties/statement.hpp"
#include "properties/words.hpp"

namespace lemmacheck {

LEMMACHECK_WORDS(Phase, replay, generate, draw, search, mutants)

/// One unit of work: what it computes depends on these fields and the version only.
struct Job {
  LEMMACHECK_FIELDS(Job,                               //
                    (std::string, statement),          //
                    (Phase, phase, Phase::generate),   //
                    (int, mutant, Statement::itself),  //
                    (int, shard),                      //
                    (std::int64_t, cases),  ///< budget: cases, draws per instance, or evaluations of a search
                    (std::uint64_t, seed),  ///< of the run; the job's own stream is derived from it and the key
                    (double, error))        ///< what its sequential tests may spend together (probable statements)
  /// "arora2018.lemma-1/generate/0", "arora2018.lemma-1/mutants[2]/0": unique in a plan.
  std::string key() const;
};

/// Slack histogram: bin k counts lower ends in [edges[k-1], edges[k]), the first one below edges[0].
struct SlackHistogram {
  static constexpr std::array<double, 17> edges{0,   1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1,
                                                0.2, 0.3,   0.4,   0.5,  0.6,  0.7,  0.8,  0.9};
  std::array<std::int64_t, edges.size() + 1> counts{};
  void add(double slack);
};
void add(SlackHistogram& sum, const SlackHistogram& more);

/// What was compared: enclosures of both sides in doubles.
struct Sides {
  LEMMACHECK_FIELDS(Sides, (Relation, relation), (double, lhs_lower), (double, lhs_upper), (double, rhs_lower),
                    (double, rhs_upper))
};
/// Enclosure of a slack in doubles, with the instance (and draw) that it belongs to.
struct Extreme {
  LEMMACHECK_FIELDS(Extreme, (double, lower), (double, upper), (std::string, level), (JsonText, instance),
                    (JsonText, draw),
                    (std::optional<std::int64_t>, step),  ///< of a conclusion stated throughout a run: its worst step
                    (std::optional<Sides>, sides))
};
/// Tighter.
inline bool is_before(const Extreme& a, const Extreme& b) { return a.lower < b.lower; }

struct ConclusionTally {
  LEMMACHECK_FIELDS(ConclusionTally, (std::string, name), (std::int64_t, holds), (std::int64_t, fails),
                    (std::int64_t, undecided),
                    (std::optional<Extreme>, tightest),  ///< smallest lower end among applicable cases
                    (SlackHistogram, histogram),
                    (std::int64_t, informative),  ///< certified better than the trivial bound, of those that name one
                    (std::int64_t, bounded),      //
                    (std::int64_t, ties),         ///< undecided, or held where declared attained
                    (Largest, tie_width),         ///< of the widest tie
                    (Largest, agreed_within))     ///< of `agrees`: the widest that held
  std::int64_t examined() const { return holds + fails + undecided; }
};
/// Sizes of the instances to which the statement applies.
struct DimensionTally {
  LEMMACHECK_FIELDS(DimensionTally, (std::string, name), (std::int64_t, least), (std::int64_t, largest),
                    (std::int64_t, ones),  ///< how many have size 1, of how many
                    (std::int64_t, instances))
};
void add(DimensionTally& all, const DimensionTally& more);

struct HypothesisTally {
  LEMMACHECK_FIELDS(HypothesisTally, (std::string, name), (std::int64_t, accepted), (std::int64_t, tried))
};

LEMMACHECK_WORDS(TrialOutcome, undecided, upheld, refuted, says_nothing, inapplicable)

/// One instance of a probable statement.
struct TrialTally {
  LEMMACHECK_FIELDS(TrialTally, (JsonText, instance),
                    (double, allowed_lower),  ///< enclosure of the failure probability the statement allows
                    (double, allowed_upper),  //
                    (std::int64_t, draws), (std::int64_t, failures), (std::int64_t, undecided),
                    (double, lower),       ///< Clopper-Pearson at the last look
                    (double, upper, 1),    //
                    (double, error),       ///< spent on this instance: both sides, all looks
                    (bool, says_nothing),  ///< certified: the claim allows everything
                    (TrialOutcome, outcome), (std::vector<std::string>, labels), (std::vector<Dimension>, dimensions))
};

/// What became of cases; of draws, where probable.
struct CaseCounts {
  static constexpr const char* group = "instances";
  LEMMACHECK_FIELDS(CaseCounts, (std::int64_t, holds), (std::int64_t, fails), (std::int64_t, undecided),
                    (std::int64_t, inapplicable))
  std::int64_t cases() const { return holds + fails + undecided + inapplicable; }
};

using CountsByName = std::map<std::string, std::int64_t>;
using PlottedPoint = std::array<double, 2>;

/// What cases leave behind, of one job or of many.
struct Counts : CaseCounts {
  LEMMACHECK_FIELDS_OVER(Counts, CaseCounts,             //
                         (CountsByName, levels),         ///< deciding level -> cases
                         (std::int64_t, cross_checked),  //
                         (std::int64_t, says_nothing),   ///< applicable cases (instances where probable)
                         (std::int64_t, exact),          ///< cases decided without any rounding
                         (std::int64_t, evaluations),    ///< of the search: at the double level, not counted as cases
                         (std::vector<ConclusionTally>, conclusions),
                         (std::vector<ConclusionTally>, steps),  ///< inequalities inside a proof: no vote
                         (std::vector<HypothesisTally>, hypotheses),
                         (CountsByName, labels),  ///< applicable cases (instances where probable) that carry each
                         (std::vector<DimensionTally>, dimensions), (std::vector<TrialTally>, trials),
                         (std::vector<PlottedPoint>, points),  ///< (first observation, slack), a fixed-size sample
                         (std::string, observation),           ///< its name
                         (std::vector<std::string>, assumptions))
};

/// Why a job ended.
LEMMACHECK_WORDS(Stop, error, witnesses_done, cases_done, evaluations_done, refuted, upheld, undecided, says_nothing,
                 inapplicable, killed_by_replay, killed_by_generation, killed_by_draws, killed_by_search, budget_spent,
                 too_many_cases_did_not_end)

/// The tally of one job.
struct Tally : Counts {
  LEMMACHECK_FIELDS_OVER(Tally, Counts, (Job, job), (Stop, stop),
                         (std::string, error))  ///< empty, or what went wrong; the counts are of what went well
};

/// Why a case is recorded by itself.
LEMMACHECK_WORDS(Why, undecided, fails, killed, disagrees, time_limit, crash)

/// A case that matters by itself.
struct CaseRecord {
  LEMMACHECK_FIELDS(CaseRecord, (Job, job), (Why, why), (JsonText, instance),  ///< none if its generator did not end
                    (JsonText, draw),                                          //
                    (std::string, level),                                      ///< "none" of a case that did not end
                    (std::uint64_t, case_seed),  ///< with case_size reproduces the case before shrinking; of a draw
                                                 ///< that did not end: it
                    (int, case_size),            //
                    (int, shrinks),              ///< accepted shrink steps from there to `instance`
                    (std::string, conclusion),   ///< the one that fails (or is tightest)
                    (double, lower), (double, upper),    ///< its slack
                    (std::vector<std::string>, labels),  ///< of the generator and of the instance itself
                    (std::optional<Sides>, sides))       ///< of `conclusion`
};

/// One JSON line, no newline at the end. A number that is not finite is written as "inf", "-inf" or "nan".
std::string to_line(const Tally& tally);
std::string to_line(const CaseRecord& record);

struct PlannedMutant {
  LEMMACHECK_FIELDS(PlannedMutant, (std::string, name), (std::string, equivalent_because))
};
/// What the fold needs to know of a statement; in the header line, so that records speak for themselves.
struct PlannedStatement {
  LEMMACHECK_FIELDS(PlannedStatement, (std::string, id), (std::optional<Verdict>, expected), (Form, form),
                    (Wording, wording), (std::string, vacuous_by), (std::vector<PlannedMutant>, mutants),
                    (std::vector<std::string>, labels))  ///< required
};
PlannedStatement planned(const Statement& statement);

/// The first line of a file of records.
struct RecordsHeader {
  LEMMACHECK_FIELDS(RecordsHeader, (std::string, version), (std::string, digest), (std::string, profile),
                    (std::uint64_t, seed),
                    (std::vector<std::string>, trusted_base),  ///< compiler and libraries of the run
                    (std::vector<PlannedStatement>, statements),
                    (std::vector<std::string>, planned))  ///< job keys of the plan
};
struct Records : RecordsHeader {
  std::vector<Tally> tallies;
  std::vector<CaseRecord> cases;
  bool torn = false;  ///< the last line was incomplete and is dropped
};
std::string header_line(const RecordsHeader& plan);
/// Reads DIR/records.jsonl; tallies and cases come in the order of the plan. Throws std::runtime_error naming file and
/// line if it is missing or not records; a torn last line, and cases whose job has no tally, are dropped and said in
/// `torn`.
Records read_records(const std::filesystem::path& directory);

}  // namespace lemmacheck
