#include "properties/examination.hpp"

#include <cmath>
#include <limits>

#include "properties/statement.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

const Constants no_constants;
const Alteration unaltered;

Real between(double low, double high) { return Real(Interval(low, high)); }

enum class Truth { yes, no, unknown };
Truth truth(const Finding& f) {
  CHECK_FALSE((f.certainly_true() && f.certainly_false()));
  return f.certainly_true() ? Truth::yes : f.certainly_false() ? Truth::no : Truth::unknown;
}

template <class State>
Finding one(Level level, const State& state) {
  Examination exam(level, no_constants, unaltered);
  state(exam);
  const Findings all = exam.take();
  REQUIRE(all.findings.size() == 1);
  return all.findings.front();
}
Finding at_most(const Real& lhs, const Real& rhs) {
  return one({}, [&](Examination& exam) { exam.conclusion().at_most("c", lhs, rhs); });
}
Finding below(const Real& lhs, const Real& rhs) {
  return one({}, [&](Examination& exam) { exam.conclusion().below("c", lhs, rhs); });
}
Finding equal(const Real& lhs, const Real& rhs) {
  return one({}, [&](Examination& exam) { exam.conclusion().equal("c", lhs, rhs); });
}

Findings with_roles(std::vector<std::pair<Role, Truth>> wanted) {
  Findings all;
  for (const auto& [role, is] : wanted) {
    const Real rhs = is == Truth::yes ? Real(1) : is == Truth::no ? Real(-1) : between(-1, 1);
    all.findings.push_back({"f" + std::to_string(all.findings.size()), role, Relation::at_most, 0, rhs, rhs, rhs});
  }
  return all;
}

}  // namespace

TEST_CASE("at_most and below differ at equality alone; enclosures that touch are read by their ends") {
  CHECK(truth(at_most(1, 1)) == Truth::yes);
  CHECK(truth(below(1, 1)) == Truth::no);
  CHECK(truth(at_most(between(1, 2), 2)) != Truth::no);
  CHECK(truth(below(between(1, 2), 2)) == Truth::unknown);
  CHECK(truth(at_most(between(1, 2), 3)) == Truth::yes);
  CHECK(truth(below(between(1, 2), 3)) == Truth::yes);
  CHECK(truth(at_most(between(1, 2), between(1.5, 3))) == Truth::unknown);
  CHECK(truth(at_most(3, between(1, 2))) == Truth::no);
  CHECK(truth(below(0, between(0, 1))) == Truth::unknown);
}

TEST_CASE("equality is certain between exact numbers only; enclosures can refute it") {
  CHECK(truth(equal(0.5, 0.5)) == Truth::yes);
  CHECK(truth(equal(0.5, std::nextafter(0.5, 1.0))) == Truth::no);
  CHECK(truth(equal(between(1, 2), between(1, 2))) == Truth::unknown);
  CHECK(truth(equal(between(1, 2), between(3, 4))) == Truth::no);
  const auto third = [](Examination& exam) {
    exam.conclusion().equal("c", exam.real(Fraction(1, 3)) * 3, exam.real(Fraction(1)));
  };
  CHECK(truth(one(Level::certified_double(), third)) == Truth::unknown);
  CHECK(truth(one(Level::ball(128), third)) == Truth::unknown);
  CHECK(truth(one(Level::rational(), third)) == Truth::yes);
}

TEST_CASE("the slack is the difference over the larger side") {
  const auto slack = [](const Real& lhs, const Real& rhs) { return at_most(lhs, rhs).slack; };
  const auto near = [](const Real& x, double value) {
    return lower(x) <= value && value <= upper(x) && upper(x) - lower(x) < 1e-14;
  };
  CHECK(near(slack(1, 2), 0.5));
  CHECK(near(slack(2, 1), -0.5));
  CHECK(near(slack(-2, -1), 0.5));
  CHECK(near(slack(0, 3), 1));
  CHECK(near(slack(-3, 3), 2));
  CHECK(near(slack(1e-300, 4e-300), 0.75));
  CHECK(near(equal(1, 2).slack, -0.5));
  CHECK(near(equal(2, 1).slack, -0.5));
  CHECK(certainly_zero(slack(0, 0)));
}

TEST_CASE("a slack is cut to [-2, 2] and to the sign of the difference, whatever the sides") {
  const double huge = std::numeric_limits<double>::max(), inf = std::numeric_limits<double>::infinity();
  const std::vector<Real> sides{0,
                                1,
                                -1,
                                5e-324,
                                huge,
                                -huge,
                                between(-1e-300, 1e-300),
                                between(0, 1e-20),
                                between(-1, 2),
                                between(1, inf),
                                Real(Interval::everything()),
                                between(std::nan(""), std::nan(""))};
  for (const Real& lhs : sides)
    for (const Real& rhs : sides)
      for (const Finding& f : {at_most(lhs, rhs), below(lhs, rhs), equal(lhs, rhs)}) {
        CAPTURE(to_enclosure_text(lhs), to_enclosure_text(rhs), to_enclosure_text(f.slack));
        CHECK(lower(f.slack) >= -2);
        CHECK(upper(f.slack) <= 2);
        CHECK(lower(f.slack) <= upper(f.slack));
        if (f.relation == Relation::equal) {
          CHECK(upper(f.slack) <= 0);
        } else if (f.certainly_true()) {
          CHECK(lower(f.slack) >= 0);
        } else if (f.certainly_false()) {
          CHECK(upper(f.slack) <= 0);
        }
      }
}

TEST_CASE("a slack encloses the true one: random rational sides against exact arithmetic") {
  Sampler draw(11, 50);
  for (int k = 0; k < 2000; ++k) {
    const Fraction a(draw.integer(-99, 99), draw.integer(1, 99)), b(draw.integer(-99, 99), draw.integer(1, 99));
    const auto compare = [&](Examination& exam) { exam.conclusion().at_most("c", exam.real(a), exam.real(b)); };
    const Real exact = one(Level::rational(), compare).slack;
    for (const Level level : {Level::certified_double(), Level::ball(64)}) {
      const Real enclosed = one(level, compare).slack;
      CAPTURE(a.text(), b.text(), level.name(), to_enclosure_text(enclosed), to_text(exact));
      CHECK(lower(enclosed) <= upper(exact));
      CHECK(upper(enclosed) >= lower(exact));
      CHECK(upper(enclosed) - lower(enclosed) < 1e-13);
    }
  }
}

TEST_CASE("where nothing is known nothing holds") {
  const Real unknown = between(std::nan(""), std::nan(""));
  for (const Finding& f : {at_most(unknown, 1), below(0, unknown), equal(unknown, unknown)}) {
    CHECK(truth(f) == Truth::unknown);
    Findings all;
    all.findings.push_back(f);
    CHECK(outcome_of(all) == Outcome::undecided);
  }
}

TEST_CASE("two matrices are compared by their largest difference") {
  const auto compare = [](double entry) {
    return [entry](Examination& exam) {
      DyadicMatrix a(2, 2), b(2, 2);
      a(0, 1) = 4, b(0, 1) = entry;
      exam.conclusion().equal("c", exam.lift(a), exam.lift(b));
    };
  };
  for (const Level level : {Level::certified_double(), Level::ball(64), Level::rational()}) {
    CAPTURE(level.name());
    CHECK(truth(one(level, compare(4))) == Truth::yes);
    const Finding differs = one(level, compare(3));
    CHECK(truth(differs) == Truth::no);
    CHECK(upper(differs.slack) >= -0.25);
    CHECK(lower(differs.slack) <= -0.25);
    CHECK(upper(differs.slack) - lower(differs.slack) < 1e-14);
  }
}

TEST_CASE("literals are taken to the level at hand; an inexact double has no place there") {
  const Finding f = one(Level::ball(256), [](Examination& exam) { exam.conclusion().at_most("c", 2, 3); });
  CHECK(f.lhs.level() == Level::ball(256));
  CHECK(f.slack.level() == Level::ball(256));
  CHECK(certainly_zero(one(Level::rational(), [](Examination& exam) { exam.conclusion().at_most("c", 2, 3); }).slack -
                       Real(Fraction(1, 3), Level::rational())));
  const auto literal_third = [](Examination& exam) { exam.conclusion().at_most("c", Real(1) / 3, 1); };
  CHECK_NOTHROW(one(Level::certified_double(), literal_third));
  CHECK_THROWS_AS(one(Level::ball(64), literal_third), std::logic_error);
}

TEST_CASE("the outcome of one instance follows from its findings") {
  const Role h = Role::hypothesis, c = Role::conclusion, s = Role::says_nothing;
  const Truth yes = Truth::yes, no = Truth::no, unknown = Truth::unknown;
  const auto outcome = [](std::vector<std::pair<Role, Truth>> wanted) { return outcome_of(with_roles(wanted)); };
  CHECK(outcome({{h, yes}, {c, yes}}) == Outcome::holds);
  CHECK(outcome({{c, yes}}) == Outcome::holds);
  CHECK(outcome({{h, yes}, {c, yes}, {c, no}}) == Outcome::fails);
  CHECK(outcome({{h, yes}, {c, unknown}, {c, no}}) == Outcome::fails);
  CHECK(outcome({{h, unknown}, {c, no}}) == Outcome::undecided);
  CHECK(outcome({{h, unknown}, {c, yes}}) == Outcome::undecided);
  CHECK(outcome({{h, no}, {c, no}}) == Outcome::inapplicable);
  CHECK(outcome({{h, unknown}, {h, no}, {c, unknown}}) == Outcome::inapplicable);
  CHECK(outcome({{h, yes}, {c, unknown}}) == Outcome::undecided);
  CHECK(outcome({{h, yes}}) == Outcome::undecided);
  CHECK(outcome({}) == Outcome::undecided);
  CHECK(outcome({{h, yes}, {c, yes}, {s, no}}) == Outcome::holds);
  CHECK(outcome({{h, yes}, {c, yes}, {s, unknown}}) == Outcome::holds);
  CHECK(applicability_of(with_roles({{h, yes}, {c, no}})) == Outcome::holds);
  CHECK(applicability_of(with_roles({{h, unknown}, {c, no}})) == Outcome::undecided);
  CHECK(applicability_of(with_roles({{h, unknown}, {h, no}})) == Outcome::inapplicable);
}

TEST_CASE("constants are read as altered; an unknown one is a fault") {
  const Constants constants{{"rate", Fraction(1, 2)}};
  Alteration altered;
  altered.constants.insert_or_assign("rate", Fraction(2, 3));
  CHECK(Examination({}, constants, unaltered).constant_fraction("rate") == Fraction(1, 2));
  CHECK(Examination({}, constants, altered).constant_fraction("rate") == Fraction(2, 3));
  CHECK_THROWS_AS(Examination({}, constants, unaltered).constant("step"), std::logic_error);
}

TEST_CASE("a guard stops where it fails and asks for precision where it is unknown, dropped or not") {
  Alteration dropped;
  dropped.dropped.insert("g");
  for (const Alteration* alteration : {&unaltered, static_cast<const Alteration*>(&dropped)}) {
    const bool is_dropped = alteration == &dropped;
    Examination holds({}, no_constants, *alteration), fails({}, no_constants, *alteration),
        unknown({}, no_constants, *alteration);
    CHECK_NOTHROW(holds.guard().below("g", 0, 1));
    CHECK(holds.take().findings.size() == (is_dropped ? 0u : 1u));
    CHECK_THROWS_AS(fails.guard().below("g", 0, -1), GuardFails);
    CHECK(outcome_of(fails.take()) == Outcome::inapplicable);
    CHECK_THROWS_AS(unknown.guard().below("g", 0, between(-1, 1)), NeedsMorePrecision);
    CHECK(unknown.take().findings.empty());
  }
}

TEST_CASE("a dropped hypothesis is not recorded; a conclusion of that name is") {
  Alteration dropped;
  dropped.dropped.insert("h");
  Examination exam({}, no_constants, dropped);
  exam.hypothesis().at_most("h", 1, 0);
  exam.conclusion().at_most("h", 0, 1);
  const Findings all = exam.take();
  REQUIRE(all.findings.size() == 1);
  CHECK(all.findings[0].role == Role::conclusion);
}

TEST_CASE("what is named twice is a fault; an assumption is not") {
  Examination exam({}, no_constants, unaltered);
  exam.observe("x", 1);
  CHECK_THROWS_AS(exam.observe("x", 1), std::logic_error);
  exam.hypothesis().at_most("f", 0, 1);
  CHECK_THROWS_AS(exam.conclusion().at_most("f", 0, 1), std::logic_error);
  exam.fails_with_probability_at_most(0);
  CHECK_THROWS_AS(exam.fails_with_probability_at_most(0), std::logic_error);
  exam.assume("a");
  exam.assume("a");
  CHECK(exam.take().assumptions == std::vector<std::string>{"a"});
}

namespace {
Finding agrees(const Real& lhs, const Real& rhs, const char* within, Level level = {}) {
  return one(level, [&](Examination& exam) { exam.conclusion().agrees("c", lhs, rhs, within); });
}
Finding throughout(const std::vector<std::pair<Real, Real>>& steps) {
  return one({}, [&](Examination& exam) {
    std::int64_t t = 10;
    for (const auto& [lhs, rhs] : steps) exam.conclusion().at_most_throughout("c", t++, lhs, rhs);
  });
}
}  // namespace

TEST_CASE("sides agree where their enclosures overlap and are narrow enough; disjoint ones are certainly different") {
  CHECK(truth(agrees(1, 1, "1e-300")) == Truth::yes);
  CHECK(truth(agrees(between(1, 1.125), 1, "1/7")) == Truth::yes);
  CHECK(truth(agrees(1, between(1, 1.125), "1/7")) == Truth::yes);
  CHECK(truth(agrees(between(1, 1.25), 1, "1/8")) == Truth::unknown);
  CHECK(truth(agrees(between(1, 1.0625), between(1, 1.125), "1/7")) == Truth::yes);
  CHECK(truth(agrees(between(0.9375, 1.0625), between(1, 1.125), "1/8")) == Truth::unknown);
  // Near is not equal: a difference that is certain fails, however small.
  CHECK(truth(agrees(1, std::nextafter(1.0, 2.0), "1/8")) == Truth::no);
  CHECK(truth(agrees(between(1, 2), between(3, 4), "100")) == Truth::no);
  CHECK(truth(agrees(Real(Interval::everything()), 1, "100")) == Truth::unknown);
  CHECK(truth(agrees(between(std::nan(""), std::nan("")), 1, "100")) == Truth::unknown);
  const double reached = agrees(between(1, 1.125), 1, "1/8").width();
  CHECK((reached >= 0.125 && reached < 0.1250001));
  CHECK(agrees(1, 1, "1/8").width() == 0);
  CHECK_THROWS_AS(agrees(1, 1, "narrow"), std::invalid_argument);
}

TEST_CASE("agreement is reached by precision, and by rationals only where the sides are equal") {
  const auto third = [](Examination& exam) {
    exam.conclusion().agrees("c", exam.real(Fraction(1, 3)) * 3, 1, "1e-30");
  };
  CHECK(truth(one(Level::certified_double(), third)) == Truth::unknown);
  CHECK(truth(one(Level::ball(128), third)) == Truth::yes);
  CHECK(truth(one(Level::mpfr(128), third)) == Truth::yes);
  CHECK(truth(one(Level::rational(), third)) == Truth::yes);
  const auto off = [](Examination& exam) {
    exam.conclusion().agrees("c", exam.real(Fraction(1, 3)) * 3, 1 + pow(exam.real(2), -90), "1e-20");
  };
  CHECK(truth(one(Level::ball(64), off)) == Truth::unknown);
  CHECK(truth(one(Level::ball(128), off)) == Truth::no);
  CHECK(truth(one(Level::rational(), off)) == Truth::no);
}

TEST_CASE("matrices agree entry by entry") {
  const auto state = [](double off) {
    return [off](Examination& exam) {
      DyadicMatrix m(2, 2), other(2, 2);
      m(0, 1) = 1, other(0, 1) = 1 + off;
      const Matrix third = exam.real(Fraction(1, 3)) * exam.lift(m), wanted = exam.lift(other);
      exam.conclusion().agrees("c", 3 * third, wanted, "1e-30");
    };
  };
  CHECK(truth(one(Level::certified_double(), state(0))) == Truth::unknown);
  CHECK(truth(one(Level::ball(128), state(0))) == Truth::yes);
  CHECK(truth(one(Level::ball(128), state(0x1p-40))) == Truth::no);
}

TEST_CASE("of a run the worst step is kept: one that fails, else an undecided one, else the tightest") {
  CHECK(throughout({{0, 2}, {1, 2}, {0, 1}}).step == 11);
  CHECK(truth(throughout({{0, 2}, {1, 2}, {0, 1}})) == Truth::yes);
  CHECK(throughout({{1, 2}, {1, 2}}).step == 10);
  const auto open = throughout({{0, 2}, {between(0, 2), 1}, {1, 1}});
  CHECK(open.step == 11);
  CHECK(truth(open) == Truth::unknown);
  // The wide step is worse by its slack, and the one that certainly fails by a little decides.
  const auto fails = throughout({{0, 1}, {between(0, 9), 1}, {1.0625, 1}, {0, 1}});
  CHECK(fails.step == 12);
  CHECK(truth(fails) == Truth::no);
  // The slack is the least of all steps, wherever that one is.
  CHECK(lower(fails.slack) < lower(throughout({{1.0625, 1}}).slack));
  CHECK(lower(throughout({{0, 2}, {1, 2}, {0, 1}}).slack) == 0.5);
}

TEST_CASE("a run and a single finding, or two roles, do not share a name") {
  const auto state = [](const auto& second) {
    return [second](Examination& exam) {
      exam.conclusion().at_most_throughout("c", 0, 0, 1);
      second(exam);
    };
  };
  CHECK_THROWS_AS(one({}, state([](Examination& e) { e.conclusion().at_most("c", 0, 1); })), std::logic_error);
  CHECK_THROWS_AS(one({}, state([](Examination& e) { e.step().at_most_throughout("c", 1, 0, 1); })), std::logic_error);
}

TEST_CASE("a bound is informative where it certainly beats the trivial one") {
  const auto gain = [](const Real& rhs, const Real& t) {
    return *one({}, [&](Examination& exam) { exam.conclusion().at_most("c", 0, rhs).trivially_at_most(t); }).gain;
  };
  CHECK(certainly_positive(gain(0.5, 1)));
  CHECK_FALSE(certainly_positive(gain(1, 1)));
  CHECK_FALSE(certainly_positive(gain(between(0.5, 1.5), 1)));
  CHECK(certainly_negative(gain(2, 1)));
  const auto above = one({}, [](Examination& exam) { exam.conclusion().below("c", 3, 4).trivially_at_least(2); });
  CHECK(certainly_positive(*above.gain));
  const auto below = one({}, [](Examination& exam) { exam.conclusion().below("c", 2, 4).trivially_at_least(2); });
  CHECK_FALSE(certainly_positive(*below.gain));
  // A run says something where every step does.
  const auto run = one({}, [](Examination& exam) {
    for (int t = 0; t < 3; ++t) exam.conclusion().at_most_throughout("c", t, 0, 4 - t).trivially_at_most(3);
  });
  CHECK(certainly_negative(*run.gain));
  CHECK_THROWS_AS(
      one({}, [](Examination& e) { e.conclusion().at_most("c", 0, 1).trivially_at_most(1).trivially_at_most(2); }),
      std::logic_error);
}

TEST_CASE("a step of a proof has no vote") {
  Examination exam({}, no_constants, unaltered);
  exam.conclusion().at_most("c", 0, 1);
  exam.step().at_most("wrong", 1, 0);
  exam.step().at_most("open", between(0, 2), 1);
  const Findings all = exam.take();
  CHECK(all.findings.size() == 3);
  CHECK(outcome_of(all) == Outcome::holds);
  Examination alone({}, no_constants, unaltered);
  alone.step().at_most("true", 0, 1);
  CHECK(outcome_of(alone.take()) == Outcome::undecided);
}

TEST_CASE("labels are a set, a dimension is said once") {
  Examination exam({}, no_constants, unaltered);
  exam.label("b"), exam.label("a"), exam.label("b");
  exam.dimension("n", 3), exam.dimension("m", std::int64_t{1} << 40);
  CHECK_THROWS_AS(exam.dimension("n", 3), std::logic_error);
  const Findings all = exam.take();
  CHECK(all.labels == std::vector<std::string>{"b", "a"});
  REQUIRE(all.dimensions.size() == 2);
  CHECK(all.dimensions[1].size == std::int64_t{1} << 40);
  Sampler draw(1, 1);
  draw.label("family"), draw.label("family");
  CHECK(draw.labels() == std::vector<std::string>{"family"});
}
