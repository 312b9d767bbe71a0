#include <algorithm>
#include <cmath>
#include <map>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "theorems/du2018/setting.hpp"

using namespace lemmacheck;
using namespace lemmacheck::du2018;

namespace {

const Statement& statement(const std::string& name) {
  const Statement* found = find_statement("du2018." + name);
  REQUIRE(found != nullptr);
  return *found;
}

int mutant_named(const Statement& s, const std::string& name) {
  for (std::size_t k = 0; k < s.mutants.size(); ++k)
    if (s.mutants[k].name == name) return static_cast<int>(k);
  FAIL(s.id << " has no mutant '" << name << "'");
  return 0;
}

struct Survey {
  std::map<Outcome, int> outcomes;
  std::map<std::string, int> levels;
  double tightest = 1;
  std::string tightest_conclusion;
  int cases_until_failure = 0;  // 0: none failed
  std::string text() const {
    std::string all;
    for (const auto& [outcome, count] : outcomes)
      all += std::string(name_of(outcome)) + " " + std::to_string(count) + ", ";
    for (const auto& [level, count] : levels) all += level + " " + std::to_string(count) + ", ";
    return all + "tightest " + std::to_string(tightest) + " (" + tightest_conclusion + ")";
  }
};

/// Witnesses, then `cases` generated instances of growing size.
Survey survey(const Statement& s, int mutant, int cases, bool stop_at_failure = false) {
  Survey survey;
  auto instances = s.witnesses(mutant);
  if (s.form != Form::witnessed)
    for (int k = 0; k < cases; ++k) {
      Sampler draw(derived_seed(static_cast<std::uint64_t>(k), s.id), 100 * k / cases);
      instances.push_back(s.generate(draw, mutant));
    }
  int tried = 0;
  for (const auto& instance : instances) {
    ++tried;
    const auto decision = decide(s, {instance}, s.alteration(mutant));
    ++survey.outcomes[decision.outcome];
    ++survey.levels[decision.level.name()];
    if (tried % 5 == 0 && decision.outcome != Outcome::undecided) {
      const auto disagreement = cross_check(s, {instance}, s.alteration(mutant), decision);
      if (disagreement) FAIL_CHECK(s.id << " disagrees with mpfr: " << *disagreement << " on " << to_json(instance));
      const auto higher = decide_at(s, {instance}, s.alteration(mutant), Level::ball(1024));
      if (higher.outcome != decision.outcome)
        FAIL_CHECK(s.id << " is decided otherwise at 1024 bits (" << higher.note << "): " << to_json(instance));
    }
    if (decision.outcome == Outcome::undecided) WARN(s.id << ": " << decision.note << " on " << to_json(instance));
    if (decision.outcome == Outcome::fails && survey.cases_until_failure == 0) survey.cases_until_failure = tried;
    if (decision.outcome == Outcome::holds)
      for (const auto& f : decision.findings.findings)
        if (f.role == Role::conclusion && lower(f.slack) < survey.tightest)
          survey.tightest = lower(f.slack), survey.tightest_conclusion = f.name;
    if (stop_at_failure && survey.cases_until_failure > 0) break;
  }
  return survey;
}

/// P(Binomial(n, p) >= k).
double upper_tail(int n, double p, int k) {
  double sum = 0;
  for (int j = k; j <= n; ++j)
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(j + 1.0) - std::lgamma(n - j + 1.0) + j * std::log(p) +
                    (n - j) * std::log1p(-p));
  return sum;
}

struct DrawSurvey {
  int draws = 0, failures = 0, undecided = 0;
  std::map<std::string, int> levels;
  bool applicable = false;
};
DrawSurvey survey_draws(const Statement& s, int mutant, const Value& instance, int draws, std::uint64_t seed) {
  DrawSurvey survey;
  TrialDecider decider(s, instance, s.alteration(mutant));
  survey.applicable = decider.prepared().outcome == Outcome::holds;
  for (; survey.applicable && survey.draws < draws; ++survey.draws) {
    Sampler stream(derived_seed(seed, s.id + std::to_string(survey.draws)), 100);
    const auto decision = decider.decide(s.draw(instance, stream));
    survey.failures += decision.outcome == Outcome::fails;
    survey.undecided += decision.outcome == Outcome::undecided;
    ++survey.levels[decision.level.name()];
  }
  return survey;
}

Value generated(const Statement& s, int mutant, std::uint64_t seed, int size) {
  Sampler draw(derived_seed(seed, s.id), size);
  return s.generate(draw, mutant);
}

Real lambda_of(const DyadicMatrix& directions, Level level) {
  const Constants constants;
  const Alteration none;
  return limiting_kernel(Examination(level, constants, none), directions).lambda_0;
}

}  // namespace

TEST_CASE("du2018: the universal statements get their expected verdicts, every case decided", "[survey]") {
  for (const std::string name : {"hinf-closed-form", "theorem-3.1", "theorem-3.1-iff"}) {
    const auto found = survey(statement(name), Statement::itself, 400);
    UNSCOPED_INFO(name << ": " << found.text());
    CHECK(found.outcomes.count(Outcome::fails) == 0);
    CHECK(found.outcomes.count(Outcome::undecided) == 0);
    CHECK(found.outcomes.count(Outcome::inapplicable) == 0);
    CHECK(found.tightest < 0.9);
  }
}

TEST_CASE("du2018: the refuted statements are refuted by their witnesses") {
  for (const std::string name : {"theorem-3.1-converse", "lemma-3.3-printed"}) {
    const Statement& s = statement(name);
    CHECK(s.expected == Verdict::refuted);
    const auto witnesses = s.witnesses(Statement::itself);
    REQUIRE(!witnesses.empty());
    CHECK(decide(s, {witnesses.front()}, {}).outcome == Outcome::fails);
    CHECK(decide(s, {witnesses.front()}, {}).level == Level::certified_double());
  }
  const auto found = survey(statement("theorem-3.1-converse"), Statement::itself, 300);
  CHECK(found.outcomes.at(Outcome::holds) > 50);
  CHECK(found.outcomes.at(Outcome::fails) > 50);
  CHECK(found.outcomes.count(Outcome::undecided) == 0);
}

TEST_CASE("du2018: every mutant of a universal or witnessed statement dies, every equivalent one lives") {
  for (const std::string name :
       {"hinf-closed-form", "theorem-3.1", "theorem-3.1-iff", "theorem-3.1-converse", "lemma-3.3-printed"}) {
    const Statement& s = statement(name);
    for (int k = 0; k < static_cast<int>(s.mutants.size()); ++k) {
      const auto& mutant = s.mutants[static_cast<std::size_t>(k)];
      const bool lives = !mutant.equivalent_because.empty();
      const auto found = survey(s, k, 300, !lives);
      INFO(name << ": " << mutant.name << ": " << found.text());
      CHECK((found.cases_until_failure == 0) == lives);
      CHECK(found.outcomes.count(Outcome::undecided) == 0);
      if (lives) CHECK(found.outcomes.count(Outcome::holds) == 1);
    }
  }
}

TEST_CASE("du2018: tiny angles are decided by escalation, not given up") {
  const Statement& s = statement("theorem-3.1");
  for (const double angle : {1e-7, 1e-15, 0x1p-60, 0x1p-400}) {
    DyadicMatrix close(2, 2);
    close(0, 0) = close(1, 0) = 1, close(1, 1) = angle;
    const auto decision = decide(s, {to_value(Inputs{close})}, {});
    INFO(angle << " " << decision.note);
    CHECK(decision.outcome == Outcome::holds);
    if (angle < 1e-20) CHECK(!(decision.level == Level::certified_double()));
  }
  Sampler draw(3, 50);
  CHECK(decide(s, {to_value(Inputs{sphere_inputs(draw, 8, 2)})}, {}).outcome == Outcome::holds);
}

TEST_CASE("du2018: lambda_0 of the families") {
  for (const Level level : {Level::certified_double(), Level::ball(128)}) {
    Sampler draw(5, 50);
    for (int n = 1; n <= 5; ++n) {
      const Real orthogonal = lambda_of(orthogonal_inputs(draw, n), level);
      CHECK(lower(orthogonal) <= 0.5);
      CHECK(upper(orthogonal) >= 0.5);
    }
    CHECK(lower(lambda_of(circle_inputs(2), level)) == Approx(0.5));
    CHECK(lower(lambda_of(circle_inputs(3), level)) == Approx((11 - std::sqrt(33.0)) / 24));
    for (const double target : {0.05, 0.2, 0.45})
      for (int n = 2; n <= 5; ++n)
        CHECK(lower(lambda_of(equicorrelated_inputs(n, cosine_with_lambda(target)), level)) == Approx(target));
    DyadicMatrix antiparallel(2, 1);
    antiparallel(0, 0) = 1, antiparallel(1, 0) = -1;
    CHECK(lower(lambda_of(antiparallel, level)) >= 0.4999999);
    antiparallel(1, 0) = 3;
    CHECK(certainly_zero(lambda_of(antiparallel, level)));
  }
}

TEST_CASE(
    "du2018: the witness of Lemma 3.3 breaks the printed constant from t = 4 ln 2 on, and meets the decay with "
    "equality") {
  const Statement& s = statement("lemma-3.3-printed");
  auto witness = s.witnesses(Statement::itself).front();
  auto doubles = flat(witness);
  const auto at_time = [&](double t) {
    doubles.back() = t;
    return decide(s, {with_flat(witness, doubles)}, {});
  };
  CHECK(at_time(2.7725).outcome == Outcome::holds);  // 4 ln 2 = 2.772588...
  const auto failing = at_time(2.7726);
  CHECK(failing.outcome == Outcome::fails);
  for (const auto& f : failing.findings.findings) {
    if (f.name == "decay of the residual") CHECK(certainly_zero(f.slack));
    if (f.role == Role::hypothesis) CHECK(f.certainly_true());
  }
  doubles[0] = 1;  // an active weight that starts at 1 and has label -6 to follow is switched off on the way
  doubles[doubles.size() - 2] = -6;
  CHECK(decide(s, {with_flat(witness, doubles)}, {}).outcome == Outcome::inapplicable);
}

TEST_CASE("du2018: malformed instances name the field") {
  const auto reason = [](const std::string& name, const std::string& json) -> std::string {
    const Statement& s = statement(name);
    try {
      s.require_well_formed(from_json(json, s.pattern()));
    } catch (const Malformed& e) {
      return e.field;
    }
    return "well formed";
  };
  CHECK(reason("theorem-3.1", R"({"directions":[[1,2],[0,0]]})") == "directions[1]");
  CHECK(reason("theorem-3.1", R"({"directions":[[1,2],[3,0]]})") == "well formed");
  CHECK(reason("hinf-closed-form", R"({"directions":[[1,2]],"vertices":5})") == "directions");
  CHECK(reason("hinf-closed-form", R"({"directions":[[1,2],[3,4]],"vertices":0})") == "vertices");
  CHECK(reason("lemma-3.1", R"({"directions":[[1]],"route":"luck","width":5,"failure":"1/10"})") == "route");
  CHECK(reason("lemma-3.1", R"({"directions":[[1]],"route":"range","width":0,"failure":"1/10"})") == "width");
  CHECK(reason("lemma-3.1", R"({"directions":[[1]],"route":"range","width":5,"failure":"1"})") == "failure");
  CHECK(reason("lemma-3.3-printed", R"({"weights":[[1],[2]],"signs":[[1]],"label":1,"time":1})") == "signs");
  CHECK(reason("lemma-3.3-printed", R"({"weights":[[1]],"signs":[[0.5]],"label":1,"time":1})") == "signs");
  CHECK(reason("lemma-3.3-printed", R"({"weights":[[1]],"signs":[[1]],"label":1,"time":0})") == "time");
}

TEST_CASE("du2018: smaller shapes are well formed and smaller") {
  for (const std::string name : {"theorem-3.1", "theorem-3.1-iff", "theorem-3.1-converse", "hinf-closed-form"}) {
    const Statement& s = statement(name);
    for (int k = 0; k < 30; ++k) {
      const auto instance = generated(s, Statement::itself, static_cast<std::uint64_t>(k), 60);
      for (const auto& smaller : s.smaller_shapes(instance)) {
        CHECK_NOTHROW(s.require_well_formed(smaller));
        CHECK(weight(smaller) < weight(instance));
      }
    }
  }
}

// --- Lemma 3.1 ----------------------------------------------------------------------------------

TEST_CASE("du2018.lemma-3.1: at every route the failures stay below delta", "[draws]") {
  const Statement& s = statement("lemma-3.1");
  int failures = 0, draws = 0;
  for (std::uint64_t k = 0; k < 24; ++k) {
    const auto instance = generated(s, Statement::itself, k, static_cast<int>(4 * k));
    const auto found = survey_draws(s, Statement::itself, instance, 60, k);
    INFO(to_json(instance));
    CHECK(found.applicable);
    CHECK(found.undecided == 0);
    CHECK(upper_tail(found.draws, 0.1, found.failures) > 1e-6);
    failures += found.failures, draws += found.draws;
  }
  CHECK(1 - upper_tail(draws, 0.1, failures + 1) < 1e-6);  // far below one in ten altogether
}

TEST_CASE("du2018.lemma-3.1: every mutant exceeds delta within a few hundred draws", "[draws]") {
  const Statement& s = statement("lemma-3.1");
  for (int k = 0; k < static_cast<int>(s.mutants.size()); ++k) {
    const auto found = survey_draws(s, k, generated(s, k, 1, 50), 300, 17);
    INFO(s.mutants[static_cast<std::size_t>(k)].name << ": " << found.failures << " of " << found.draws);
    CHECK(found.applicable);
    CHECK(found.undecided == 0);
    CHECK(upper_tail(found.draws, 0.1, found.failures) < 1e-9);
  }
}

TEST_CASE("du2018.lemma-3.1: orthogonal inputs fail as often as independent binomials do", "[draws]") {
  const Statement& s = statement("lemma-3.1");
  const int mutant = mutant_named(s, "Hoeffding's 8 becomes 1/10");
  const auto instance = generated(s, mutant, 2, 50);
  Sampler draw(9, 50);
  const auto counts = s.draw(instance, draw);
  const int m = static_cast<int>(std::get<std::int64_t>(field_of(instance, 2, "width").node));
  // A diagonal entry of H(0) is Binomial(m, 1/2)/m; it fails unless it lies within 1/8 of 1/2.
  double inside = 0;
  for (int k = 0; k <= m; ++k)
    if (std::abs(k - m / 2.0) <= m / 8.0) inside += upper_tail(m, 0.5, k) - upper_tail(m, 0.5, k + 1);
  const double exact = 1 - std::pow(inside, 4);
  const int draws = 1000;
  const auto found = survey_draws(s, mutant, instance, draws, 23);
  INFO("m = " << m << ", exact " << exact << ", found " << found.failures);
  CHECK(upper_tail(draws, exact, found.failures) > 1e-6);
  CHECK(1 - upper_tail(draws, exact, found.failures + 1) > 1e-6);
}

TEST_CASE("du2018.lemma-3.1: too narrow an instance is inapplicable") {
  const Statement& s = statement("lemma-3.1");
  const auto instance =
      from_json(R"({"directions":[[1,0],[0,1]],"route":"chernoff","width":51,"failure":"1/10"})", s.pattern());
  CHECK(decide(s, {instance}, {}).outcome == Outcome::inapplicable);
  const auto parallel =
      from_json(R"({"directions":[[1,0],[2,0]],"route":"chernoff","width":51,"failure":"1/10"})", s.pattern());
  CHECK(decide(s, {parallel}, {}).outcome == Outcome::inapplicable);
}
