#include "properties/audit/deciding/decision.hpp"

#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted.hpp"

using namespace lemmacheck;
using namespace lemmacheck::planted;

namespace {

constexpr int itself = Statement::itself;

template <class Instance>
Decision decided(const Statement& statement, const Instance& instance, int mutant = itself) {
  return decide(statement, {to_value(instance)}, statement.alteration(mutant));
}
std::string in_short(const Decision& d) { return std::string(name_of(d.outcome)) + " at " + d.level.name(); }

}  // namespace

TEST_CASE("the ladder of a statement: doubles, balls of doubling precision up to its cap, or rationals") {
  const auto names = [](const Statement& s) {
    std::string all;
    for (const Level& level : ladder(s)) all += level.name() + " ";
    return all;
  };
  CHECK(names(root_below) == "double ball64 ball128 ball256 ball512 ball1024 ");
  CHECK(names(root_tie) == "double ball64 ball128 ball200 ");
  CHECK(names(thirds) == "double rational ");
}

TEST_CASE("2 - 2^-k <= sqrt(2)^2 is decided by the first level that has the bits, and its opposite refuted") {
  const std::vector<std::pair<int, std::string>> levels{{40, "double"},   {56, "ball64"},   {100, "ball128"},
                                                        {200, "ball256"}, {400, "ball512"}, {1000, "ball1024"}};
  for (const auto& [bits, level] : levels) {
    CAPTURE(bits);
    const Decision below = decided(root_below, Bits{bits}), above = decided(root_above, Bits{bits});
    CHECK(in_short(below) == "holds at " + level);
    CHECK(in_short(above) == "fails at " + level);
    CHECK(below.note.empty());
    REQUIRE(below.findings.findings.size() == 1);
    CHECK(below.findings.findings[0].lhs.level().name() == level);
  }
  const Decision beyond = decided(root_below, Bits{1100});
  CHECK(in_short(beyond) == "undecided at ball1024");
  CHECK(beyond.note.find("the conclusion 'root' is not decided") == 0);
  CHECK(beyond.findings.findings.size() == 1);
}

TEST_CASE("a tie of irrational numbers stays undecided up to the cap") {
  CHECK(in_short(decided(root_tie, Bits{})) == "undecided at ball200");
}

TEST_CASE("an undecidable branch and an unknown guard escalate; the request is the note at the cap") {
  CHECK(in_short(decided(branch_and_guard, Bits{100})) == "holds at ball128");
  const Decision beyond = decided(branch_and_guard, Bits{1100});
  CHECK(in_short(beyond) == "undecided at ball1024");
  CHECK(beyond.note == "the guard 'positive' is not decided");
  CHECK(beyond.findings.findings.empty());
}

TEST_CASE("one level alone does not escalate") {
  const Case c{to_value(Bits{100})};
  const Alteration& unaltered = root_below.alteration(itself);
  CHECK(in_short(decide_at(root_below, c, unaltered, Level::ball(64))) == "undecided at ball64");
  CHECK(in_short(decide_at(root_below, c, unaltered, Level::ball(200))) == "holds at ball200");
  CHECK(in_short(decide_at(branch_and_guard, c, unaltered, {})) == "undecided at double");
}

TEST_CASE("identities and ties of rationals are decided exactly") {
  CHECK(in_short(decided(thirds, Part{Fraction(1, 7)})) == "holds at rational");
  CHECK(in_short(decided(thirds, Part{Fraction(1, 7)}, 0)) == "fails at rational");
  CHECK(in_short(decided(thirds, Part{Fraction(3)})) == "holds at double");  // 1 + 1 + 1 is exact in doubles
  CHECK(in_short(decided(thirds, Part{Fraction(101)})) == "inapplicable at double");
}

TEST_CASE("a guard makes an instance inapplicable, even where a mutant drops it") {
  CHECK(in_short(decided(log_bound, Number{2})) == "holds at double");
  CHECK(in_short(decided(log_bound, Number{-1})) == "inapplicable at double");
  CHECK(in_short(decided(log_bound, Number{0})) == "inapplicable at double");
  const Decision dropped = decided(log_bound, Number{-1}, 1);
  CHECK(in_short(dropped) == "inapplicable at double");
  CHECK(decided(log_bound, Number{2}, 1).findings.findings.size() == 2);  // conclusion and test, no hypothesis
}

TEST_CASE("an altered constant, a dropped hypothesis and a replaced formula change the verdict") {
  CHECK(in_short(decided(log_bound, Number{1.125})) == "holds at double");
  CHECK(in_short(decided(log_bound, Number{1.125}, 0)) == "fails at double");
  CHECK(in_short(decided(cube, Number{-1})) == "inapplicable at double");
  CHECK(in_short(decided(cube, Number{-1}, 0)) == "fails at double");
  CHECK(in_short(decided(cube, Number{-1}, 1)) == "holds at double");
}

TEST_CASE("faults of a statement are errors, never verdicts") {
  const auto fault = [](double x) { return decided(faulty, Number{x}); };
  CHECK_THROWS_AS(fault(0), std::logic_error);
  CHECK_THROWS_AS(fault(1), std::logic_error);
  CHECK_THROWS_AS(fault(2), std::logic_error);
  CHECK_THROWS_AS(fault(3), OutsideDomain);
  CHECK_THROWS_AS(fault(4), std::runtime_error);
  CHECK(fault(5).outcome == Outcome::undecided);
  CHECK(fault(5).note == "there is no conclusion");
  CHECK_THROWS_AS(decided(log_bound, Number{1e7}), Malformed);
  CHECK_THROWS_AS(decided(log_bound, Number{std::nan("")}), Malformed);
  CHECK_THROWS_AS(decided(log_bound, Bits{1}), Malformed);
}

// --- cross-check --------------------------------------------------------------------------------

namespace {
std::optional<std::string> checked(const Statement& statement, const Value& instance) {
  const Case c{instance};
  const Alteration& unaltered = statement.alteration(itself);
  return cross_check(statement, c, unaltered, decide(statement, c, unaltered));
}
}  // namespace

TEST_CASE("the independent evaluation agrees with sound enclosures at every level") {
  for (const int bits : {10, 40, 56, 100, 200, 400, 1000, 1100}) {
    CAPTURE(bits);
    CHECK(checked(root_below, to_value(Bits{bits})) == std::nullopt);
    CHECK(checked(root_above, to_value(Bits{bits})) == std::nullopt);
  }
  CHECK(checked(root_tie, to_value(Bits{})) == std::nullopt);
  Sampler draw(12, 50);
  for (const Statement* statement :
       {static_cast<const Statement*>(&log_bound), static_cast<const Statement*>(&cube),
        static_cast<const Statement*>(&hole), static_cast<const Statement*>(&no_large_entry)})
    for (int k = 0; k < 50; ++k) {
      const Value instance = statement->generate(draw, itself);
      CAPTURE(statement->id, to_json(instance));
      CHECK(checked(*statement, instance) == std::nullopt);
    }
}

TEST_CASE("a decision by rationals needs no independent evaluation") {
  CHECK(checked(thirds, to_value(Part{Fraction(1, 7)})) == std::nullopt);
}

TEST_CASE("the independent evaluation catches a wrong enclosure, a missing finding and a stop") {
  const auto disagreement = [](double x) {
    return checked(wrong_enclosure, to_value(Number{x})).value_or("agreement");
  };
  CHECK(disagreement(0) == "agreement");
  CHECK(disagreement(1).find("root, left side: ") == 0);
  CHECK(disagreement(2) == "mpfr could not follow double: planted");
  CHECK(disagreement(3) == "findings: 1 at double, 2 at mpfr117");
  CHECK(disagreement(4).find("twice: ") == 0);
}

// --- probable statements ------------------------------------------------------------------------

TEST_CASE("a draw is decided without preparing its instance again") {
  UniformTail::preparations = 0;
  TrialDecider decider(uniform_tail, to_value(Trials{0.75, 20}), uniform_tail.alteration(itself));
  CHECK(in_short(decider.prepared()) == "holds at double");
  REQUIRE(decider.prepared().findings.failure_probability.size() == 1);
  CHECK(upper(decider.prepared().findings.failure_probability[0]) == 0.25);
  Sampler draw(1, 0);
  int failures = 0;
  for (int k = 0; k < 1000; ++k) {
    const Value drawn = uniform_tail.draw(to_value(Trials{0.75, 20}), draw);
    const Decision d = decider.decide(drawn);
    REQUIRE((d.outcome == Outcome::holds || d.outcome == Outcome::fails));
    CHECK((d.outcome == Outcome::fails) == (flat(drawn)[0] > 0.75));
    failures += d.outcome == Outcome::fails;
  }
  CHECK(failures > 150);
  CHECK(UniformTail::preparations == 1);
}

TEST_CASE("draws start at the level that decided the hypotheses") {
  UniformTail::preparations = 0;
  TrialDecider decider(uniform_tail, to_value(Trials{0.75, 100}), uniform_tail.alteration(itself));
  CHECK(in_short(decider.prepared()) == "holds at ball128");
  CHECK(in_short(decider.decide(to_value(Number{0.5}))) == "holds at ball128");
  CHECK(in_short(decider.decide(to_value(Number{0.8}))) == "fails at ball128");
  CHECK(UniformTail::preparations == 3);  // double, ball64, ball128
}

TEST_CASE("where the hypotheses fail or stay unknown no draw is examined") {
  const Alteration& unaltered = uniform_tail.alteration(itself);
  TrialDecider fails(uniform_tail, to_value(Trials{-0.5, 10}), unaltered);
  CHECK(in_short(fails.prepared()) == "inapplicable at double");
  CHECK(in_short(fails.decide(to_value(Number{0.5}))) == "inapplicable at double");
  TrialDecider unknown(uniform_tail, to_value(Trials{0.5, 1100}), unaltered);
  CHECK(in_short(unknown.prepared()) == "undecided at ball1024");
  CHECK(unknown.decide(to_value(Number{0.5})).note.find("the hypothesis 'bits' is not decided") == 0);
}

TEST_CASE("a probable case is its draw, or its preparation without one; both are cross-checked") {
  const Alteration& unaltered = uniform_tail.alteration(itself);
  const Case preparation{to_value(Trials{0.75, 56})}, drawn{preparation.instance, to_value(Number{0.8})};
  const Decision prepared = decide(uniform_tail, preparation, unaltered);
  const Decision failed = decide(uniform_tail, drawn, unaltered);
  CHECK(in_short(prepared) == "holds at ball64");
  CHECK(in_short(failed) == "fails at ball64");
  CHECK(in_short(decide_at(uniform_tail, drawn, unaltered, Level::ball(256))) == "fails at ball256");
  CHECK(in_short(decide_at(uniform_tail, drawn, unaltered, {})) == "undecided at double");
  CHECK(cross_check(uniform_tail, preparation, unaltered, prepared) == std::nullopt);
  CHECK(cross_check(uniform_tail, drawn, unaltered, failed) == std::nullopt);
}

TEST_CASE("a preparation states no conclusion and claims a failure probability") {
  const Alteration& unaltered = prepared_badly.alteration(itself);
  CHECK_THROWS_AS(TrialDecider(prepared_badly, to_value(Number{0}), unaltered), std::logic_error);
  CHECK_THROWS_AS(TrialDecider(prepared_badly, to_value(Number{1}), unaltered), std::logic_error);
}
