// What only running shows of a declaration: an error of that mutant, or of the statement; never a verdict.
#include <algorithm>

#include "properties/audit/deciding/decision.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using namespace lemmacheck::planted_runs;

namespace lemmacheck::unmet {

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)

struct Base {
  using Instance = Number;
  static Number instance(Sampler& draw) { return {draw.dyadic(-1, 1, 12)}; }
};

/// x^2 <= 1 where |x| <= 1, with everything that a mutant can change.
struct Sound : Base {
  static void examine(const Number& number, Examination& exam) {
    const Real x = exam.real(number.x), bound = exam.constant("bound");
    exam.hypothesis().at_most("within reach", abs(x), 1);
    exam.conclusion().at_most("square", exam.replaced("doubled") ? 2 * x * x : x * x, bound);
  }
};
const Registered<Sound> sound{
    {.id = "planted.unmet-changes",
     .title = "Mutants that are not what they say",
     .constants = {{"bound", "1"}, {"unread", "1"}},
     .mutants = {{"doubled", replace("doubled")},
                 {"unasked", replace("double"), equivalent("so it is said")},
                 {"unstated", drop("with in reach"), equivalent("so it is said")},
                 {"unread", set("unread", "2")},
                 {"killed, though not by all that it names", replace("doubled"), drop("reach")}}}};

struct Undeclared : Base {
  static void examine(const Number& number, Examination& exam) {
    const Real x = exam.real(number.x);
    exam.conclusion().at_most("square", exam.replaced("doubled") ? 2 * x * x : x * x, 1);
  }
};
const Registered<Undeclared> undeclared{{.id = "planted.undeclared-variant",
                                         .title = "The body asks for what no mutant has",
                                         .mutants = {{"doubled", replace("dubled"), equivalent("so it is said")}}}};

struct NoConclusion : Base {
  static void examine(const Number& number, Examination& exam) {
    exam.hypothesis().at_most("within reach", abs(exam.real(number.x)), 1);
    exam.step().at_most("a step", 0, 1);
  }
};
const Registered<NoConclusion> no_conclusion{{.id = "planted.no-conclusion", .title = "No conclusion"}};

struct SometimesConcludes : Base {
  static void examine(const Number& number, Examination& exam) {
    const Real x = exam.real(number.x);
    exam.hypothesis().at_most("within reach", abs(x), 1);
    if (number.x < 0) exam.conclusion().at_most("negative", x, 0);
  }
};
const Registered<SometimesConcludes> sometimes{{.id = "planted.sometimes-concludes", .title = "Now and then"}};

struct NeverAttained : Base {
  static void examine(const Number& number, Examination& exam) {
    exam.conclusion().at_most("within reach", abs(exam.real(number.x)), 1);
  }
};
const Registered<NeverAttained> never_attained{
    {.id = "planted.never-attained", .title = "Never attained", .attained = {{"in reach", "at 1", "1e-9"}}}};

struct Infinite : Base {
  static void examine(const Number& number, Examination& exam) {
    exam.conclusion().at_most("bounded", exam.real(number.x), Real(HUGE_VAL));
  }
};
const Registered<Infinite> infinite{{.id = "planted.infinite", .title = "An infinite side"}};
struct NotANumber : Base {
  static void examine(const Number& number, Examination& exam) {
    exam.conclusion().at_most("bounded", Real(NAN), exam.real(number.x));
  }
};
const Registered<NotANumber> not_a_number{{.id = "planted.not-a-number", .title = "A side that is none"}};

}  // namespace lemmacheck::unmet

namespace {
const MutantSummary& mutant(const StatementSummary& s, const std::string& name) {
  const auto at = std::find_if(s.mutants.begin(), s.mutants.end(), [&](const auto& m) { return m.name == name; });
  REQUIRE(at != s.mutants.end());
  return *at;
}
}  // namespace

TEST_CASE("a mutant whose change no evaluation met is an error, neither survived nor equivalent nor killed") {
  const auto s = audited("unmet-changes");
  CHECK(s.verdict == Verdict::upheld);
  CHECK_FALSE(s.as_expected());
  CHECK(mutant(s, "doubled").outcome == MutantOutcome::killed);
  const auto errs = [&](const std::string& name, const std::string& text) {
    const auto& m = mutant(s, name);
    CAPTURE(name, m.reason);
    CHECK(m.outcome == MutantOutcome::error);
    CHECK_THAT(m.reason, Catch::Contains(text));
  };
  errs("unasked", "no evaluation met the variant 'double'");
  errs("unstated", "no evaluation met the hypothesis 'with in reach'; nearest: within reach");
  errs("unread", "no evaluation met the constant 'unread'");
  errs("killed, though not by all that it names", "no evaluation met the hypothesis 'reach'; nearest: within reach");
}

TEST_CASE("a body that asks for a variant that no mutant has is an error, with the near one") {
  const auto s = audited("undeclared-variant");
  CHECK(s.verdict == Verdict::error);
  CHECK_THAT(s.because, Catch::Contains("asks for the variant 'doubled', which no mutant has; nearest: dubled"));
}

TEST_CASE("a statement that never concludes is an error; one that does now and then is undecided") {
  const auto s = audited("no-conclusion");
  CHECK(s.verdict == Verdict::error);
  CHECK_THAT(s.because, Catch::Contains("no evaluation stated a conclusion"));
  CHECK(audited("sometimes-concludes").verdict == Verdict::undecided);
}

TEST_CASE("an attained conclusion that no evaluation stated is an error, with the near one") {
  const auto s = audited("never-attained");
  CHECK(s.verdict == Verdict::error);
  CHECK_THAT(s.because, Catch::Contains("'in reach' is declared attained, and no evaluation stated it") &&
                            Catch::Contains("nearest: within reach"));
}

TEST_CASE("a side that is no number is said to be so, with finding and side") {
  const auto s = audited("infinite");
  CHECK(s.verdict == Verdict::error);
  CHECK_THAT(s.because,
             Catch::Contains("planted.infinite") && Catch::Contains("the right side of 'bounded' is infinite"));
  const auto nan = audited("not-a-number");
  CHECK(nan.verdict == Verdict::error);
  CHECK_THAT(nan.because, Catch::Contains("the left side of 'bounded' is not a number"));
}
