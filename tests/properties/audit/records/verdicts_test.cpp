// Planted statements are called what they are.
#include <algorithm>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/records/verdict.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::audited;

namespace {
MutantOutcome outcome_of(const StatementSummary& s, const std::string& mutant) {
  for (const auto& m : s.mutants)
    if (m.name == mutant) return m.outcome;
  throw std::logic_error("no such mutant");
}
std::int64_t decided_at(const StatementSummary& s, const std::string& level) {
  const auto at = s.levels.find(level);
  return at == s.levels.end() ? 0 : at->second;
}
std::int64_t cases_of(const StatementSummary& s) { return s.holds + s.fails + s.undecided + s.inapplicable; }
}  // namespace

TEST_CASE("a planted false statement is found, certified, shrunk to the known minimal instance, and replayed") {
  const auto s = audited("false");
  CHECK(s.verdict == Verdict::refuted);
  CHECK(s.as_expected());
  CHECK(s.evidence == Evidence::certified);
  REQUIRE(s.counterexample);
  CHECK(Json::parse(s.counterexample->instance) == Json::parse(R"({"entries":[4.0]})"));
  CHECK(s.counterexample->conclusion == "sum");
  CHECK(s.counterexample->upper < 0);
  REQUIRE(s.counterexample->sides);
  const Sides& sides = *s.counterexample->sides;
  CHECK((sides.relation == Relation::at_most && sides.lhs_lower == 4 && sides.lhs_upper == 4));
  CHECK((sides.rhs_lower == 3 && sides.rhs_upper == 3));

  const auto* statement = find_statement("planted.false");
  const auto instance = from_json(s.counterexample->instance, statement->pattern());
  CHECK(decide(*statement, {instance}, {}).outcome == Outcome::fails);

  SECTION("the case before shrinking is made again from its seed and size") {
    Sampler sampler(s.counterexample->case_seed, s.counterexample->case_size);
    const Case c{statement->generate(sampler, Statement::itself)};
    if (s.counterexample->job.phase == Phase::generate) CHECK(decide(*statement, c, {}).outcome == Outcome::fails);
  }
}

TEST_CASE("a true statement is upheld by certified cases, and its mutants meet their fates") {
  const auto s = audited("true");
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.evidence == Evidence::exact);  // short numbers, and so are the ends of the search
  CHECK(s.generated == 200);
  CHECK(s.holds == cases_of(s));
  CHECK(s.cross_checked > 5);
  REQUIRE(s.detectable);
  CHECK(*s.detectable == Approx(1 - std::pow(0.05, 1 / 200.0)));
  CHECK(outcome_of(s, "by replay") == MutantOutcome::killed);
  CHECK(outcome_of(s, "one half") == MutantOutcome::equivalent);
  CHECK(outcome_of(s, "survives") == MutantOutcome::survived);
  CHECK(outcome_of(s, "said to be equivalent") == MutantOutcome::died_though_equivalent);
  CHECK(outcome_of(s, "errs") == MutantOutcome::error);
  CHECK_FALSE(s.as_expected());
  CHECK(s.observation == "sum");
  CHECK_FALSE(s.points.empty());
  CHECK_FALSE(s.never_challenged);
  REQUIRE(s.conclusions.size() == 1);
  REQUIRE(s.conclusions[0].tightest);
  CHECK(s.conclusions[0].tightest->lower == 0);  // the witness (1, 1)
  REQUIRE(s.conclusions[0].tightest->sides);
  CHECK(s.conclusions[0].tightest->sides->lhs_lower == s.conclusions[0].tightest->sides->rhs_upper);
}

TEST_CASE("a mutant that instances miss is killed by the search") {
  const auto s = audited("hidden");
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.as_expected());
  CHECK(s.evaluations > 0);
  for (const auto& m : s.mutants) {
    CHECK(m.outcome == MutantOutcome::killed);
    REQUIRE(m.witness);
    CHECK(m.witness->upper < 0);
  }
}

TEST_CASE("exact ties go to the level that decides them, undecidable ones stay undecided") {
  const auto s = audited("tied");
  CHECK(s.verdict == Verdict::undecided);
  CHECK(s.undecided > 0);
  CHECK(decided_at(s, "ball128") > 0);
  CHECK(s.because.find("could not be decided") != std::string::npos);
}

TEST_CASE("an identity is decided by exact arithmetic") {
  const auto s = audited("identity");
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.evidence == Evidence::exact);
  CHECK(decided_at(s, "rational") > 0);
  CHECK(s.exact == s.holds);
}

TEST_CASE("a witnessed statement holds by its witnesses alone") {
  const auto s = audited("witnessed");
  CHECK(s.verdict == Verdict::upheld);
  CHECK(cases_of(s) == 1);
  CHECK(s.stops == std::vector<std::string>{"replay: witnesses done"});
}

TEST_CASE("vacuous, never challenged and misgenerated statements are called so") {
  const auto vacuous = audited("vacuous");
  CHECK(vacuous.verdict == Verdict::vacuous);
  CHECK(vacuous.says_nothing == vacuous.holds);
  CHECK(vacuous.because.find("planted.true") != std::string::npos);

  const auto never = audited("never-challenged");
  CHECK(never.verdict == Verdict::upheld);
  CHECK(never.never_challenged);

  const auto misgenerated = audited("misgenerated");
  CHECK(misgenerated.verdict == Verdict::undecided);
  CHECK(misgenerated.inapplicable == cases_of(misgenerated));
  CHECK(misgenerated.because.find("generator is at fault") != std::string::npos);
  CHECK(misgenerated.because.find("never met") != std::string::npos);
}

TEST_CASE("an exception of ours is an error, never a refutation") {
  for (const std::string name : {"exception", "exception-42", "generator"}) {
    INFO(name);
    const auto s = audited(name);
    CHECK(s.verdict == Verdict::error);
    CHECK_FALSE(s.counterexample);
    REQUIRE_FALSE(s.errors.empty());
  }
  CHECK(audited("exception").because.find("planted exception") != std::string::npos);
}

TEST_CASE("probable statements: upheld, refuted, undecided, vacuous") {
  const auto fair = audited("coin");
  CHECK(fair.verdict == Verdict::upheld);
  CHECK(fair.evidence == Evidence::confidence);
  CHECK(fair.alpha == error_per_statement);
  CHECK(fair.trials.size() == 4);
  CHECK(fair.as_expected());
  double spent = 0;
  for (const auto& t : fair.trials) {
    CHECK(t.upper <= t.allowed_lower);
    spent += t.error;
  }
  CHECK(spent <= error_per_statement);

  const auto biased = audited("biased");
  CHECK(biased.verdict == Verdict::refuted);
  REQUIRE(biased.counterexample);
  CHECK_FALSE(biased.counterexample->draw.empty());
  CHECK(biased.counterexample->upper < 0);
  REQUIRE(biased.counterexample->sides);
  CHECK(biased.counterexample->sides->lhs_lower > biased.counterexample->sides->rhs_upper);

  CHECK(audited("sharp").verdict == Verdict::undecided);
  CHECK(audited("trivial").verdict == Verdict::vacuous);
  const auto unproved = audited("unproved");
  CHECK(unproved.verdict == Verdict::undecided);
  CHECK(unproved.says_nothing == static_cast<std::int64_t>(unproved.trials.size()));
}

TEST_CASE("exit codes rank error, then unexpected, then undecided") {
  Summary s;
  s.complete = true;
  CHECK(exit_code(s) == 0);
  StatementSummary one;
  one.verdict = Verdict::upheld, one.expected = Verdict::upheld;
  s.statements = {one};
  CHECK(exit_code(s) == 0);
  s.complete = false;
  CHECK(exit_code(s) == 3);
  s.complete = true;
  s.statements[0].verdict = Verdict::undecided;
  CHECK(exit_code(s) == 3);
  s.statements.push_back(one);
  s.statements[1].expected = Verdict::refuted;
  CHECK(exit_code(s) == 1);
  s.statements[1] = one;
  s.statements[1].mutants = {{"m", MutantOutcome::survived, "", std::nullopt, 0}};
  CHECK(exit_code(s) == 1);
  s.statements[1].mutants[0].outcome = MutantOutcome::error;
  CHECK(exit_code(s) == 5);
  s.statements[1].mutants.clear();
  s.statements[1].expected = std::nullopt;
  s.statements[1].verdict = Verdict::refuted;  // open: whatever is found is reported
  s.statements[0].verdict = Verdict::upheld;
  CHECK(exit_code(s) == 0);
}

TEST_CASE("counts in the reason of a verdict have thousands separators, as in the tables") {
  StatementSummary s;
  s.holds = 1010052;
  give_verdict(s, PlannedStatement{});
  CHECK(s.because.find("each of 1,010,052 instances") != std::string::npos);
  s.undecided = 1000;
  give_verdict(s, PlannedStatement{});
  CHECK(s.because.find("1,000 of 1,011,052 instances could not be decided") != std::string::npos);
}
