// Statements about means that draws decide, planted to be upheld, refuted, open or broken.
#include <algorithm>

#include "properties/audit/running/trial_test.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using namespace lemmacheck::planted_runs;

namespace lemmacheck::means {

struct Die {
  int sides = 2;
};
LEMMACHECK_DESCRIBE(Die, sides)
struct Thrown {
  int n = 1;
};
LEMMACHECK_DESCRIBE(Thrown, n)

/// A number n drawn from 1, ..., sides.
struct OfDice {
  static constexpr Form form = Form::sampled_mean;
  using Instance = Die;
  using Draw = Thrown;
  using Prepared = Die;
  static Die instance(Sampler& draw) { return {draw.integer(2, 6)}; }
  static Thrown draw(const Die& die, Sampler& draw) { return {draw.integer(1, die.sides)}; }
  static Real mean_of_squares(const Die& die, Examination& exam) {
    return exam.real(Fraction((die.sides + 1) * (2 * die.sides + 1), 6));
  }
};

/// E n^2 = (s + 1)(2s + 1) / 6 is at most `above` and at least `below` times itself; E sqrt(n) >= 1.
struct Squares : OfDice {
  static Die prepare(const Die& die, Examination& exam) {
    exam.hypothesis().at_most("two sides", 2, die.sides);
    const Real mean = mean_of_squares(die, exam);
    exam.mean_at_most("square", 1, die.sides * die.sides, exam.constant("above") * mean);
    exam.mean_at_least("square", 1, die.sides * die.sides, exam.constant("below") * mean);
    exam.mean_at_least("root", 0, sqrt(exam.real(die.sides)), 1);
    exam.dimension("sides", die.sides);
    return die;
  }
  static void examine(const Die&, const Thrown& thrown, Examination& exam) {
    const Real n = exam.real(thrown.n);
    exam.value("square", n * n);
    exam.value("root", sqrt(n));
  }
};
const Registered<Squares> as_claimed{
    {.id = "planted.mean",
     .title = "Means as claimed",
     .constants = {{"above", "1.25"}, {"below", "0.75"}},
     .mutants = {{"above becomes 0.8", set("above", "0.8")},
                 {"below becomes 1.2", set("below", "1.2")},
                 {"above becomes 1.3", set("above", "1.3"), equivalent("it is weaker")}}}};
const Registered<Squares> too_small{{.id = "planted.mean-above",
                                     .title = "A mean above its bound",
                                     .expected = Verdict::refuted,
                                     .constants = {{"above", "0.8"}, {"below", "0.5"}}}};
const Registered<Squares> too_large{{.id = "planted.mean-below",
                                     .title = "A mean below its bound",
                                     .expected = Verdict::refuted,
                                     .constants = {{"above", "2"}, {"below", "1.2"}}}};
const Registered<Squares> sharp{{.id = "planted.mean-sharp",
                                 .title = "A mean at its bound",
                                 .expected = Verdict::undecided,
                                 .constants = {{"above", "1"}, {"below", "0.5"}}}};

/// n <= 6 has a mean of at most 6.
struct Trivial : OfDice {
  static Die prepare(const Die& die, Examination& exam) {
    exam.mean_at_most("n", 1, die.sides, 6);
    return die;
  }
  static void examine(const Die&, const Thrown& thrown, Examination& exam) { exam.value("n", exam.real(thrown.n)); }
};
const Registered<Trivial> proved_trivial{{.id = "planted.mean-trivial",
                                          .title = "A bound that the range proves",
                                          .expected = Verdict::vacuous,
                                          .vacuous_by = "planted.true"}};

/// A number that no precision tells from 0, claimed to have a mean of at most 1/2.
struct Unknown : Trivial {
  static Die prepare(const Die& die, Examination& exam) {
    exam.mean_at_most("n", 0, 1, 0.5);
    return die;
  }
  static void examine(const Die&, const Thrown&, Examination& exam) {
    const Real root = sqrt(exam.real(2));
    exam.value("n", abs(exam.real(sign(root * root - 2))));
  }
};
const Registered<Unknown> unknown{
    {.id = "planted.mean-unknown", .title = "Nothing is known of it", .expected = Verdict::undecided, .most_bits = 64}};

/// What a body must not do, by the number of the instance.
struct Broken : OfDice {
  static Die prepare(const Die& die, Examination& exam) {
    if (!exam.replaced("no claim")) exam.mean_at_most("n", 1, exam.replaced("no range") ? 1 : 2, 1.75);
    if (exam.replaced("no claim")) exam.hypothesis().at_most("sides", 0, die.sides);
    if (exam.replaced("two claims")) exam.mean_at_most("n", 1, 2, 1.75);
    return die;
  }
  static void examine(const Die&, const Thrown& thrown, Examination& exam) {
    if (exam.replaced("no value")) return;
    const int n = exam.replaced("outside") ? 3 : 1 + thrown.n % 2;
    exam.value("n", exam.real(n));
    if (exam.replaced("unclaimed")) exam.value("m", exam.real(n));
    if (exam.replaced("concludes")) exam.conclusion().at_most("n", exam.real(n), 2);
    if (exam.replaced("lies") && exam.level().arithmetic == Arithmetic::mpfr) throw NeedsMorePrecision("planted");
  }
};
const Registered<Broken> broken{{.id = "planted.mean-broken",
                                 .title = "Broken ones",
                                 .mutants = {{"no claim", replace("no claim")},
                                             {"no range", replace("no range")},
                                             {"two claims", replace("two claims")},
                                             {"no value", replace("no value")},
                                             {"outside", replace("outside")},
                                             {"unclaimed", replace("unclaimed")},
                                             {"concludes", replace("concludes")},
                                             {"lies", replace("lies")}}}};

}  // namespace lemmacheck::means

namespace {
const MeanTally& claim(const TrialTally& trial, const std::string& name, MeanBound relation) {
  const auto found = std::find_if(trial.means.begin(), trial.means.end(),
                                  [&](const MeanTally& t) { return t.name == name && t.relation == relation; });
  REQUIRE(found != trial.means.end());
  return *found;
}
double true_mean(const TrialTally& trial) {
  const int sides = trial.instance[trial.instance.size() - 2] - '0';
  return (sides + 1) * (2 * sides + 1) / 6.0;
}
}  // namespace

TEST_CASE("true means are upheld at confidence, and the mutants that are false die") {
  const auto s = audited("mean", 2500);
  CAPTURE(s.because);
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.evidence == Evidence::confidence);
  CHECK_THAT(s.because, Catch::Contains("every mean is on its side"));
  CHECK(s.as_expected());
  CHECK(s.trials.size() == 8);
  for (const auto& trial : s.trials) {
    CHECK(trial.outcome == TrialOutcome::upheld);
    const auto& above = claim(trial, "square", MeanBound::at_most);
    CHECK(above.lower <= true_mean(trial));
    CHECK(above.upper >= true_mean(trial));
    CHECK(above.upper <= above.bound_lower);
    CHECK(claim(trial, "root", MeanBound::at_least).lower >= 1);
  }
  REQUIRE(s.dimensions.size() == 1);
  CHECK(s.dimensions[0].instances == 8);
  REQUIRE(s.mutants.size() == 3);
  CHECK(s.mutants[0].outcome == MutantOutcome::killed);
  CHECK(s.mutants[0].witness->conclusion == "mean of square");
  CHECK(s.mutants[1].outcome == MutantOutcome::killed);
  CHECK(s.mutants[2].outcome == MutantOutcome::equivalent);
}

TEST_CASE("means on the wrong side of their bounds are refuted at confidence, with the slack of the claim") {
  for (const char* name : {"mean-above", "mean-below"}) {
    const auto s = audited(name, 2500);
    CAPTURE(name, s.because);
    CHECK(s.verdict == Verdict::refuted);
    CHECK(s.evidence == Evidence::confidence);
    CHECK_THAT(s.because, Catch::Contains("mean of square"));
    REQUIRE(s.counterexample);
    CHECK(s.counterexample->upper < 0);
    CHECK(s.counterexample->lower > -0.7);
  }
}

TEST_CASE("a mean at its bound stays open, and so does one of which nothing is known") {
  const auto at_bound = audited("mean-sharp");
  CHECK(at_bound.verdict == Verdict::undecided);
  CHECK_THAT(at_bound.because, Catch::Contains("do not reach the confidence"));
  const auto none = audited("mean-unknown");
  CHECK(none.verdict == Verdict::undecided);
  for (const auto& trial : none.trials) {
    CHECK(trial.undecided == trial.draws);
    CHECK((trial.means[0].lower == 0 && trial.means[0].upper == 1));
  }
}

TEST_CASE("a bound that the range proves says nothing") {
  const auto s = audited("mean-trivial");
  CHECK(s.verdict == Verdict::vacuous);
  for (const auto& trial : s.trials) CHECK((trial.draws == 0 && trial.outcome == TrialOutcome::says_nothing));
}

TEST_CASE("what a body about means must not do is an error that names it") {
  const auto s = audited("mean-broken", 800);
  CHECK(s.verdict == Verdict::upheld);
  const std::vector<std::string> reasons = {"makes no claim",
                                            "has no length",
                                            "two claims",
                                            "a draw has no 'n'",
                                            "outside its range",
                                            "nothing is claimed about",
                                            "a draw of a mean states 'n'"};
  for (std::size_t k = 0; k < reasons.size(); ++k) {
    CAPTURE(s.mutants[k].name);
    CHECK(s.mutants[k].outcome == MutantOutcome::error);
    CHECK_THAT(s.mutants[k].reason, Catch::Contains(reasons[k]));
  }
  const Statement& statement = *find_statement("planted.mean-broken");
  Sampler sampler(1, 50);
  Case c{statement.generate(sampler, Statement::itself)};
  c.draw = statement.draw(c.instance, sampler);
  const Alteration& lies = statement.alteration(7);
  CHECK_THAT(cross_check(statement, c, lies, decide(statement, c, lies)).value_or("agreement"),
             Catch::Contains("mpfr could not follow"));
  CHECK_FALSE(cross_check(statement, c, {}, decide(statement, c, {})));
  CHECK_FALSE(cross_check(statement, {c.instance}, {}, decide(statement, {c.instance}, {})));
}

TEST_CASE("the values of draws, and the claims, are held against MPFR") {
  const Statement& statement = *find_statement("planted.mean");
  Sampler sampler(1, 50);
  Case c{statement.generate(sampler, Statement::itself)};
  auto prepared = decide(statement, c, {});
  CHECK_FALSE(cross_check(statement, c, {}, prepared));
  prepared.findings.means[1].bound = prepared.findings.means[1].bound + 1e-12;
  CHECK_THAT(cross_check(statement, c, {}, prepared).value_or(""), Catch::Contains("the claim about square"));
  c.draw = statement.draw(c.instance, sampler);
  auto drawn = decide(statement, c, {});
  CHECK_FALSE(cross_check(statement, c, {}, drawn));
  drawn.findings.values[1].value = drawn.findings.values[1].value + 1e-12;
  CHECK_THAT(cross_check(statement, c, {}, drawn).value_or(""), Catch::Contains("root"));
}

TEST_CASE("a draw that is lost counts with the whole range of its number") {
  Findings prepared;
  prepared.means.push_back({"x", MeanBound::at_most, Real(0), Real(1), Real(0.5)});
  Decision half;
  half.outcome = Outcome::holds, half.findings.values = {{"x", Real(0.25)}};
  TrialTally with, without;
  const auto lossy = trial_test(Form::sampled_mean, prepared, 2000, 1e-3, with);
  const auto clean = trial_test(Form::sampled_mean, prepared, 2000, 1e-3, without);
  for (int n = 0; n < 2000; ++n) {
    lossy->add(n % 2 == 0 ? half : Decision{});
    if (!clean->finished()) clean->add(half);
  }
  CHECK(without.outcome == TrialOutcome::upheld);
  CHECK(with.outcome == TrialOutcome::undecided);
  CHECK(with.undecided == 1000);
  CHECK((with.means[0].lower < 0.125 && with.means[0].upper > 0.625));
}
