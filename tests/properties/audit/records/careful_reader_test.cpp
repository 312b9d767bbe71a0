// Verdicts that a careful reader would reject, each planted, and what is said instead.
#include <cmath>
#include <nlohmann/json.hpp>

#include "properties/audit/deciding/decision.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::audited;
using Json = nlohmann::json;

namespace lemmacheck::careful {

struct Percent {
  int of_100 = 0;
};
LEMMACHECK_DESCRIBE(Percent, of_100)

/// Draws of which `applicable` in 100 meet their hypothesis; all of these fail. May fail with probability `allowed`.
template <int applicable, int allowed>
struct Draws {
  using Instance = Percent;
  using Draw = Percent;
  using Prepared = Percent;
  static Percent instance(Sampler&) { return {applicable}; }
  static Percent draw(const Percent&, Sampler& draw) { return {draw.integer(0, 99)}; }
  static Percent prepare(const Percent& p, Examination& exam) {
    exam.fails_with_probability_at_most(exam.real(Fraction(allowed, 100)));
    return p;
  }
  static void examine(const Percent& p, const Percent& drawn, Examination& exam) {
    exam.hypothesis().below("drawn low", drawn.of_100, p.of_100);
    exam.conclusion().at_most("never", 1, 0);
    exam.conclusion().at_most("always", 0, 1);
  }
};
const Registered<Draws<0, 20>> none{{.id = "planted.no-draw", .title = "No draw applies"}};
const Registered<Draws<5, 20>> few{{.id = "planted.few-draws", .title = "Few draws apply"}};
const Registered<Draws<50, -50>> negative{
    {.id = "planted.negative", .title = "Fails with probability at most -1/2"}};

/// Says nothing, anywhere.
struct Nothing {
  using Instance = Percent;
  static Percent instance(Sampler& draw) { return {draw.integer(0, 100)}; }
  static void examine(const Percent& p, Examination& exam) {
    exam.says_nothing().at_most("a share", p.of_100, 100);
    exam.conclusion().at_most("share", p.of_100, 100);
  }
};
struct False {
  using Instance = Percent;
  static Percent instance(Sampler& draw) { return {draw.integer(0, 100)}; }
  static void examine(const Percent& p, Examination& exam) { exam.conclusion().at_most("few", p.of_100, 10); }
};
const Registered<False> false_proof{{.id = "planted.false-proof", .title = "False", .expected = Verdict::refuted}};
const Registered<Nothing> by_nothing{{.id = "planted.by-nothing", .title = "", .vacuous_by = "planted.nowhere"}};
const Registered<Nothing> by_itself{{.id = "planted.by-itself", .title = "", .vacuous_by = "planted.by-itself"}};
const Registered<Nothing> by_false{{.id = "planted.by-false", .title = "", .vacuous_by = "planted.false-proof"}};
const Registered<Nothing> by_true{{.id = "planted.by-true", .title = "", .vacuous_by = "planted.hidden"}};
const Registered<Nothing> by_other{{.id = "planted.by-other", .title = "", .vacuous_by = "planted.by-another"}};
const Registered<Nothing> by_another{{.id = "planted.by-another", .title = "", .vacuous_by = "planted.by-other"}};

struct FailsAndThrows : False {
  static std::vector<Percent> witnesses() { return {{90}}; }
  static Percent instance(Sampler&) { throw std::runtime_error("planted in the generator"); }
};
const Registered<FailsAndThrows> fails_and_throws{{.id = "planted.fails-and-throws", .title = ""}};

struct OneOfTwo {
  using Instance = Percent;
  static std::vector<Percent> witnesses() { return {{5}, {50}}; }
  static void examine(const Percent& p, Examination& exam) {
    exam.hypothesis().at_most("few", p.of_100, 10);
    exam.conclusion().at_most("a share", p.of_100, 100);
  }
};
const Registered<OneOfTwo> one_of_two{{.id = "planted.one-of-two", .title = ""}};

/// Five conclusions, each tightest elsewhere.
struct Peaks {
  using Instance = Percent;
  static Percent instance(Sampler& draw) { return {draw.integer(0, 100)}; }
  static void examine(const Percent& p, Examination& exam) {
    for (int peak = 0; peak <= 100; peak += 25)
      exam.conclusion().at_most("peak at " + std::to_string(peak), -abs(exam.real(double(p.of_100 - peak))), 1);
  }
};
const Registered<Peaks> peaks{{.id = "planted.peaks", .title = "Peaks"}};

}  // namespace lemmacheck::careful

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::vector<StatementSummary> audited_together(const std::vector<std::string>& names) {
  const planted_runs::Folder folder;
  run(planted_runs::plan_of(names, 20), planted_runs::options(folder));
  return summarise(read_records(folder.path())).statements;
}
}  // namespace

TEST_CASE("draws that meet no hypothesis uphold nothing") {
  const auto s = audited("no-draw");
  CHECK(s.verdict == Verdict::undecided);
  CHECK(s.trials.front().outcome == TrialOutcome::no_applicable_draw);
  CHECK(s.trials.front().applicable == 0);
  INFO(s.because);
  CHECK(has(s.because, "no draw met its hypotheses"));
  CHECK(has(s.because, "'drawn low' is met by 0 of"));
  CHECK_FALSE(s.detectable);
}

TEST_CASE("where few draws apply, the reason counts them and the draws of the test") {
  const auto s = audited("few-draws");
  REQUIRE(s.verdict == Verdict::upheld);
  std::int64_t draws = 0, applicable = 0, failures = 0;
  for (const auto& t : s.trials) draws += t.draws, applicable += t.applicable, failures += t.failures;
  CHECK(applicable == failures);
  CHECK(0.02 < double(applicable) / double(draws));
  CHECK(double(applicable) / double(draws) < 0.08);
  CHECK(has(s.because, std::to_string(failures) + " failures in "));
  CHECK(has(s.because, "of which " + std::to_string(applicable) + " met the hypotheses"));
}

TEST_CASE("a conclusion that fails on draws of an upheld statement has a word of its own") {
  const auto s = audited("few-draws");
  const auto json = Json::parse(to_json(Summary{"", "", "", 0, true, {}, {s}}));
  CHECK(json["statements"][0]["conclusions"][0]["verdict"] == "fails on some draws");
  CHECK(json["statements"][0]["conclusions"][1]["verdict"] == "holds");
}

TEST_CASE("a claimed failure probability below 0 is an error, not refuted without a draw") {
  const auto s = audited("negative");
  CHECK(s.verdict == Verdict::error);
  CHECK_FALSE(s.counterexample);
  CHECK(has(s.because, "failure probability is negative"));
  CHECK_THROWS_AS(decide(*find_statement("planted.negative"), {to_value(careful::Percent{50})}, {}), std::logic_error);
}

TEST_CASE("vacuous is only what another statement proves that this audit does not doubt") {
  for (const std::string name : {"by-nothing", "by-itself"}) {
    const auto s = audited(name);
    CHECK(s.verdict == Verdict::undecided);
    CHECK(s.evidence == Evidence::none);
    CHECK(has(s.because, name == "by-itself" ? "is itself" : "'planted.nowhere', is no statement here"));
  }
  const auto refuted = audited_together({"by-false", "false-proof"});
  CHECK(refuted[0].verdict == Verdict::undecided);
  CHECK(refuted[0].evidence == Evidence::none);
  CHECK(has(refuted[0].because, "but planted.false-proof is refuted in this audit"));
  for (const auto& s : audited_together({"by-other", "by-another"})) {
    CHECK(s.verdict == Verdict::undecided);
    CHECK(has(s.because, "is vacuous in this audit"));
  }
  const auto alone = audited("by-false");
  CHECK(alone.verdict == Verdict::vacuous);
  CHECK(has(alone.because, "planted.false-proof proves, which this audit does not include"));
  const auto proved = audited_together({"by-true", "hidden"});
  CHECK(proved[0].verdict == Verdict::vacuous);
  CHECK_FALSE(has(proved[0].because, "this audit"));
}

TEST_CASE("an error does not hide a certified counterexample") {
  const auto s = audited("fails-and-throws");
  CHECK(s.verdict == Verdict::error);
  REQUIRE(s.counterexample);
  CHECK(has(s.because, "planted in the generator"));
  CHECK(has(s.because, "'few' is certified to fail"));
}

TEST_CASE("a witness that misses its hypotheses is no witness") {
  const auto s = audited("one-of-two");
  CHECK(s.verdict == Verdict::undecided);
  CHECK(has(s.because, "1 of 2 witnesses misses the hypotheses; 'few' is met by 1 of 2"));
}

TEST_CASE("which mass of instances would have shown, of probable statements too") {
  const auto s = audited("few-draws");
  CHECK(s.generated == static_cast<std::int64_t>(s.trials.size()));
  REQUIRE(s.detectable);
  CHECK(*s.detectable == Approx(1 - std::pow(0.05, 1.0 / double(s.generated))));
  // Not where a failure may have been met and not have shown itself, and not without a generator.
  for (const std::string name : {"tied", "sharp", "biased", "false", "witnessed", "misgenerated"})
    CHECK_FALSE(audited(name).detectable);
}

TEST_CASE("a case that is the tightest of many conclusions is one case evaluated again") {
  const auto s = audited("peaks", 4);
  CHECK(s.cases() == 4);
  CHECK(s.cross_checked >= 2);
  CHECK(s.cross_checked <= 4);
  CHECK(audited("false").cross_checked <= audited("false").cases());
}
