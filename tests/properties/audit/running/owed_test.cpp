// What a statement owes its reader, from the body to the summary: labels, dimensions, informative shares, ties, steps.
#include <algorithm>

#include "properties/statement.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using namespace lemmacheck::planted_runs;

namespace lemmacheck::owed {

struct Count {
  int n = 0;
};
LEMMACHECK_DESCRIBE(Count, n)

/// n / 4 <= 1 + n, trivially at most 3: the bound is informative where n < 2.
struct Owing {
  using Instance = Count;
  static Count instance(Sampler& draw) {
    const bool small = draw.size() % 2 == 0;
    draw.label(small ? "small" : "large");
    return {small ? draw.integer(0, 3) : draw.integer(4, 9)};
  }
  static void examine(const Count& c, Examination& exam) {
    exam.label(c.n % 2 == 0 ? "even" : "odd");
    exam.dimension("n", c.n);
    const Real n = exam.real(static_cast<double>(c.n));
    exam.hypothesis().at_most("not nine", n, 8);
    exam.step().at_most("half", n, 2);
    for (int t = 0; t <= c.n; ++t) exam.conclusion().at_most_throughout("run", t, t, n);
    exam.conclusion().at_most("quarter", n / 4, 1 + n).trivially_at_most(3);
    if (c.n == 1) exam.conclusion().agrees("third", n / 3 * 3, 1, "1e-30");
  }
};
const Registered<Owing> owing{{.id = "planted.owing", .title = "Owing", .labels = {"small", "large", "even"}}};
const Registered<Owing> unmet{{.id = "planted.unmet", .title = "Unmet", .labels = {"odd", "huge", "tiny"}}};

/// False from 3 on; the generator makes large numbers only, and the instance shows it.
struct Large {
  using Instance = Count;
  static Count instance(Sampler& draw) {
    draw.label("drawn large");
    return {draw.integer(10, 20)};
  }
  static void examine(const Count& c, Examination& exam) {
    if (c.n > 5) exam.label("above 5");
    exam.conclusion().at_most("below 3", c.n, 2);
  }
};
const Registered<Large> large{{.id = "planted.large", .title = "Large", .expected = Verdict::refuted}};

/// sqrt(n)^2 <= n: a tie that no enclosure decides, unless n is a square.
struct RootOf {
  using Instance = Count;
  static Count instance(Sampler& draw) { return {draw.integer(2, 3)}; }
  static void examine(const Count& c, Examination& exam) {
    const Real n = exam.real(static_cast<double>(c.n)), root = sqrt(n) + exam.constant("more");
    exam.conclusion().at_most("tie", root * root, n);
  }
};
const Registered<RootOf> attained{{.id = "planted.attained",
                                   .title = "Attained",
                                   .most_bits = 200,
                                   .attained = {{"tie", "a square of a root", "1e-50"}},
                                   .constants = {{"more", "0"}},
                                   .mutants = {{"a larger root", set("more", "1")}}}};
const Registered<RootOf> attained_narrowly{{.id = "planted.attained-narrowly",
                                            .title = "Narrower than the ladder reaches",
                                            .most_bits = 200,
                                            .attained = {{"tie", "a square of a root", "1e-100"}},
                                            .constants = {{"more", "0"}}}};

/// The sides are known within a hundredth only: no tie, whatever is declared.
struct Wide {
  using Instance = Count;
  static Count instance(Sampler&) { return {1}; }
  static void examine(const Count&, Examination& exam) {
    const Real wide = exam.level() == Level::certified_double() ? Real(Interval(0.99, 1.01)) : exam.real(1.0);
    exam.conclusion().at_most("wide", wide, 1);
  }
};
const Registered<Wide> wide{
    {.id = "planted.wide", .title = "Wide", .most_bits = 53, .attained = {{"wide", "it is not", "1e-6"}}}};

/// Attained is a matter of at_most.
struct BelowOf {
  using Instance = Count;
  static Count instance(Sampler&) { return {2}; }
  static void examine(const Count&, Examination& exam) {
    const Real root = sqrt(exam.real(2.0));
    exam.conclusion().below("tie", root * root, 2);
  }
};
const Registered<BelowOf> below{
    {.id = "planted.attained-below", .title = "Below", .attained = {{"tie", "it cannot be", "1e-6"}}}};

struct Drawn {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Drawn, x)
struct Labelled {
  using Instance = Count;
  using Draw = Drawn;
  struct Prepared {};
  static Count instance(Sampler& draw) {
    draw.label("of the generator");
    return {draw.integer(1, 2)};
  }
  static Drawn draw(const Count&, Sampler& draw) { return {draw.uniform(0, 1)}; }
  static Prepared prepare(const Count& c, Examination& exam) {
    exam.label("of the instance");
    exam.dimension("n", c.n);
    exam.fails_with_probability_at_most(exam.real(0.5));
    return {};
  }
  static void examine(const Prepared&, const Drawn& d, Examination& exam) {
    exam.conclusion().at_most("below 0.9", exam.real(d.x), 0.9);
  }
};
const Registered<Labelled> labelled{
    {.id = "planted.labelled", .title = "Labelled", .labels = {"of the generator", "of the instance"}}};

}  // namespace lemmacheck::owed

namespace {
const ConclusionTally& found(const std::vector<ConclusionTally>& all, const std::string& name) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const ConclusionTally& c) { return c.name == name; });
  REQUIRE(at != all.end());
  return *at;
}
}  // namespace

TEST_CASE("labels, dimensions, informative shares, steps and agreement reach the summary") {
  const auto s = audited("owing");
  CHECK(s.verdict == Verdict::upheld);
  CHECK(s.inapplicable > 0);
  const auto applicable = s.holds;

  // A search has moved what was drawn: its cases show their own labels only.
  CHECK(s.labels.at("even") + s.labels.at("odd") == applicable);
  CHECK(s.labels.at("small") + s.labels.at("large") == applicable);
  CHECK(s.missing_labels.empty());

  REQUIRE(s.dimensions.size() == 1);
  const auto& n = s.dimensions.front();
  CHECK((n.name == "n" && n.least == 0 && n.largest == 8 && n.instances == applicable));

  const auto& third = found(s.conclusions, "third");
  CHECK((third.examined() == n.ones && n.ones > 0));
  CHECK((third.agreed_within > 0 && third.agreed_within <= 1e-30));

  const auto& quarter = found(s.conclusions, "quarter");
  CHECK((quarter.bounded == applicable && quarter.examined() == applicable));
  CHECK((quarter.informative > n.ones && quarter.informative < applicable / 2));

  const auto& run = found(s.conclusions, "run");
  CHECK((run.bounded == 0 && run.examined() == applicable));
  REQUIRE(run.tightest);
  REQUIRE(run.tightest->step);

  REQUIRE(s.steps.size() == 1);
  CHECK((s.steps[0].examined() == applicable && s.steps[0].fails > 0));
  CHECK(s.conclusions.size() == 3);
}

TEST_CASE("a required label that no applicable instance carries leaves the statement undecided, by name") {
  const auto s = audited("unmet");
  CHECK(s.verdict == Verdict::undecided);
  CHECK(s.missing_labels == std::vector<std::string>{"huge", "tiny"});
  CHECK_THAT(s.because, Catch::Contains("labels 'huge', 'tiny'"));
}

TEST_CASE("what a case shrinks to keeps the labels that it shows") {
  const auto s = audited("large");
  REQUIRE(s.counterexample);
  CHECK(s.counterexample->instance == R"({"n":6})");
  CHECK(s.counterexample->shrinks > 0);
  CHECK(s.counterexample->labels == std::vector<std::string>{"drawn large", "above 5"});
}

TEST_CASE("ties of an attained conclusion uphold it within their width, which is said") {
  const auto s = audited("attained");
  CHECK(s.verdict == Verdict::upheld);
  const auto& tie = found(s.conclusions, "tie");
  CHECK((tie.ties == s.holds && tie.holds == s.holds && tie.undecided == 0));
  CHECK((tie.tie_width > 0 && tie.tie_width < 1e-50));
  CHECK_THAT(s.because, Catch::Contains("ties within") && Catch::Contains("e-"));
  CHECK(s.evidence == Evidence::certified);
  REQUIRE(s.mutants.size() == 1);
  CHECK(s.mutants[0].outcome == MutantOutcome::killed);
}

TEST_CASE("ties that are wider than declared, or not declared, leave it undecided, and are counted") {
  for (const char* name : {"attained-narrowly", "tied"}) {
    const auto s = audited(name);
    CAPTURE(name, s.because);
    CHECK(s.verdict == Verdict::undecided);
    const auto& tie = found(s.conclusions, "tie");
    CHECK((tie.ties > 0 && tie.ties == tie.undecided));
    CHECK_THAT(s.because, Catch::Contains("ties within"));
  }
}

TEST_CASE("sides that are not known well do not tie") {
  const auto s = audited("wide");
  CHECK(s.verdict == Verdict::undecided);
  CHECK(found(s.conclusions, "wide").ties == 0);
  CHECK_THAT(s.because, !Catch::Contains("tie"));
}

TEST_CASE("a strict inequality cannot be attained") {
  const auto s = audited("attained-below");
  CHECK(s.verdict == Verdict::error);
  CHECK_THAT(s.because, Catch::Contains("'tie' is declared attained"));
}

TEST_CASE("labels and dimensions of a probable statement are its instances'") {
  const auto s = audited("labelled");
  CHECK(s.verdict == Verdict::upheld);
  const auto instances = static_cast<std::int64_t>(s.trials.size());
  CHECK(s.labels.at("of the generator") == instances);
  CHECK(s.labels.at("of the instance") == instances);
  REQUIRE(s.dimensions.size() == 1);
  CHECK(s.dimensions[0].instances == instances);
  for (const auto& trial : s.trials) {
    CHECK(trial.labels == std::vector<std::string>{"of the generator", "of the instance"});
    REQUIRE(trial.dimensions.size() == 1);
    CHECK((trial.dimensions[0].size == 1 || trial.dimensions[0].size == 2));
  }
}
