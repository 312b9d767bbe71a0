// What a run writes down: JSON Lines, append-only, one tally per job and one case record for what matters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "properties/audit/deciding/decision.hpp"

namespace lemmacheck {

enum class Phase { replay, generate, draw, search, mutants };
const char* name_of(Phase);

/// One unit of work: what it computes depends on these fields and the version only.
struct Job {
  std::string statement;
  Phase phase = Phase::generate;
  int mutant = Statement::itself;
  int shard = 0;
  std::int64_t cases = 0;  ///< budget: cases, draws per instance, or evaluations of a search
  std::uint64_t seed = 0;  ///< of the run; the job's own stream is derived from it and the key
  double error = 0;        ///< what the job's sequential tests may spend together (probable statements)
  /// "arora2018.lemma-1/generate/0", "arora2018.lemma-1/mutants[2]/0": unique in a plan.
  std::string key() const;
};

/// Slack histogram: bin k counts lower ends in [edges[k-1], edges[k]), the first one below edges[0].
struct SlackHistogram {
  static constexpr std::array<double, 17> edges{0,   1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1,
                                                0.2, 0.3,   0.4,   0.5,  0.6,  0.7,  0.8,  0.9};
  std::array<std::int64_t, edges.size() + 1> counts{};
  void add(double slack);
  void add(const SlackHistogram& other);
};

/// Enclosure of a slack in doubles, with the JSON text of the instance (and draw) that it belongs to.
struct Extreme {
  double lower = 0, upper = 0;
  std::string level;
  std::string instance;                ///< JSON
  std::string draw;                    ///< JSON, empty if none
  std::optional<std::int64_t> step{};  ///< of a conclusion stated throughout a run: its worst step
};

struct ConclusionTally {
  std::string name;
  std::int64_t holds = 0, fails = 0, undecided = 0;
  std::optional<Extreme> tightest;  ///< smallest lower end among applicable cases
  SlackHistogram histogram;
  std::int64_t informative = 0, bounded = 0;  ///< certified better than the trivial bound, of those that name one
  std::int64_t ties = 0;                      ///< undecided, or held where declared attained
  double tie_width = 0;                       ///< of the widest tie
  double agreed_within = 0;                   ///< of `agrees`: the widest that held
  std::int64_t examined() const { return holds + fails + undecided; }
};
/// Sizes of the instances to which the statement applies.
struct DimensionTally {
  std::string name;
  std::int64_t least = 0, largest = 0;
  std::int64_t ones = 0, instances = 0;  ///< how many have size 1, of how many
};
struct HypothesisTally {
  std::string name;
  std::int64_t accepted = 0, tried = 0;
};
/// The item of that name, added at the end where there is none.
template <class Named>
Named& named(std::vector<Named>& all, const std::string& name) {
  for (auto& item : all)
    if (item.name == name) return item;
  all.emplace_back();
  all.back().name = name;
  return all.back();
}
/// One instance of a probable statement.
struct TrialTally {
  std::string instance;                         ///< JSON
  double allowed_lower = 0, allowed_upper = 0;  ///< enclosure of the failure probability the statement allows
  std::int64_t draws = 0, failures = 0, undecided = 0;
  double lower = 0, upper = 1;  ///< Clopper-Pearson at the last look
  double error = 0;             ///< spent on this instance: both sides, all looks
  bool says_nothing = false;    ///< certified: the claim allows everything
  std::string outcome;          ///< "upheld", "refuted", "undecided", "says nothing", "inapplicable"
  std::vector<std::string> labels{};
  std::vector<Dimension> dimensions{};
};

/// The tally of one job.
struct Tally {
  Job job;
  std::int64_t holds = 0, fails = 0, undecided = 0, inapplicable = 0;  ///< cases (draws where probable)
  std::map<std::string, std::int64_t> levels;                          ///< deciding level -> cases
  std::int64_t cross_checked = 0, says_nothing = 0;  ///< says_nothing: applicable cases (instances where probable)
  std::int64_t exact = 0;                            ///< cases decided without any rounding
  std::int64_t evaluations = 0;                      ///< of the search: steps at the double level, not counted as cases
  std::vector<ConclusionTally> conclusions;
  std::vector<ConclusionTally> steps;  ///< inequalities inside a proof: no vote
  std::vector<HypothesisTally> hypotheses;
  std::map<std::string, std::int64_t> labels;  ///< applicable cases (instances where probable) that carry each
  std::vector<DimensionTally> dimensions;
  std::vector<TrialTally> trials;
  std::vector<std::array<double, 2>> points;  ///< (first observation, slack), a fixed-size sample
  std::string observation;                    ///< its name
  std::vector<std::string> assumptions;
  std::string stop;   ///< why the job ended: "cases done", "refuted", "killed", ...
  std::string error;  ///< empty, or what went wrong; the counts are of what went well
};
/// Why a job stopped that lost more cases than it can bear.
inline constexpr std::string_view gave_up = "too many cases did not end";

/// A case that matters by itself.
struct CaseRecord {
  Job job;
  std::string why;              ///< "fails", "undecided", "killed", "disagrees", "time limit", "crash"
  std::string instance, draw;   ///< JSON; the draw empty if none, the instance if its generator did not end
  std::string level;            ///< "none" of a case that did not end
  std::uint64_t case_seed = 0;  ///< with case_size reproduces the case before shrinking; of a draw that did not end: it
  int case_size = 0;
  int shrinks = 0;                    ///< accepted shrink steps from there to `instance`
  std::string conclusion;             ///< the one that fails (or is tightest)
  double lower = 0, upper = 0;        ///< its slack
  std::vector<std::string> labels{};  ///< of the generator and of the instance itself
};

/// One JSON line, no newline at the end. A number that is not finite is written as "inf", "-inf" or "nan".
std::string to_line(const Tally& tally);
std::string to_line(const CaseRecord& record);

/// What the fold needs to know of a statement; in the header line, so that records speak for themselves.
struct PlannedStatement {
  struct Mutant {
    std::string name, equivalent_because;
  };
  std::string id, vacuous_by;
  std::optional<Verdict> expected;
  Form form{};
  Wording wording{};
  std::vector<Mutant> mutants;
  std::vector<std::string> labels{};  ///< required
};
PlannedStatement planned(const Statement& statement);

struct Records {
  std::string version, digest, profile;  ///< from the header line
  std::uint64_t seed = 0;
  std::vector<std::string> trusted_base;  ///< compiler and libraries of the run
  std::vector<PlannedStatement> statements;
  std::vector<std::string> planned;  ///< job keys of the plan
  std::vector<Tally> tallies;
  std::vector<CaseRecord> cases;
  bool torn = false;  ///< the last line was incomplete and is dropped
};
/// The first line of a file of records.
std::string header_line(const Records& plan);
/// Reads DIR/records.jsonl; tallies and cases come in the order of the plan. Throws std::runtime_error naming file and
/// line if it is missing or not records; a torn last line, and cases whose job has no tally, are dropped and said in
/// `torn`.
Records read_records(const std::filesystem::path& directory);

}  // namespace lemmacheck
