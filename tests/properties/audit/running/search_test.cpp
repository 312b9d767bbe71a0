// The search of an audit: each conclusion by itself, and short dyadics at its end.
#include "properties/audit/deciding/search.hpp"

#include <algorithm>

#include "properties/statement.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using planted_runs::audited;

namespace lemmacheck::searched {

struct Place {
  double x = 0, y = 0;
};
LEMMACHECK_DESCRIBE(Place, x, y)
Place place(Sampler& draw) { return {draw.uniform(-4, 4), draw.uniform(-4, 4)}; }

/// Fails at x = 5/8 alone, and slopes to it from everywhere.
struct PointFailure {
  using Instance = Place;
  static Place instance(Sampler& draw) { return place(draw); }
  static void examine(const Place& p, Examination& exam) {
    exam.conclusion().below("apart", 1, 1 + abs(exam.real(p.x) - exam.constant("where")) + exam.real(p.y) * 0);
  }
};
const Registered<PointFailure> point_failure{{.id = "planted.point-failure",
                                              .title = "One point",
                                              .expected = Verdict::refuted,
                                              .constants = {{"where", "5/8"}}}};
const Registered<PointFailure> long_point{
    {.id = "planted.long-point", .title = "One point that no short number is", .constants = {{"where", "0.3"}}}};

/// Both at once: (5/8, 3/64), numbers of different sizes.
struct PointInThePlane {
  using Instance = Place;
  static Place instance(Sampler& draw) { return place(draw); }
  static void examine(const Place& p, Examination& exam) {
    const Real x = abs(exam.real(p.x) - exam.real(Fraction(5, 8))),
               y = abs(exam.real(p.y) - exam.real(Fraction(3, 64)));
    exam.conclusion().below("apart", 1, 1 + x + y);
  }
};
const Registered<PointInThePlane> point_in_the_plane{
    {.id = "planted.point-in-the-plane", .title = "One point of the plane", .expected = Verdict::refuted}};

/// The second is attained everywhere; the first fails within 10^-4 of (0.3, 0.37), the third not at all.
struct Beside {
  using Instance = Place;
  static Place instance(Sampler& draw) { return place(draw); }
  static void examine(const Place& p, Examination& exam) {
    const Real x = exam.real(p.x), y = exam.real(p.y);
    const Real far = square(x - exam.real(Fraction(3, 10))) + square(y - exam.real(Fraction(37, 100)));
    exam.conclusion().at_most("attained", x, x);
    if (!exam.replaced("without the hole")) exam.conclusion().at_most("hole", exam.real(1e-8), far);
    exam.conclusion().at_most("line", 1, 2 + square(x - 1));
    exam.conclusion().at_most("other line", 1, 2 + square(x + 2));
  }
};
const Registered<Beside> beside{
    {.id = "planted.beside",
     .title = "Beside what is attained",
     .expected = Verdict::refuted,
     .mutants = {{"without the hole", replace("without the hole"), equivalent("it is true")}}}};

}  // namespace lemmacheck::searched

TEST_CASE("a failure at one short number, to which the slack slopes, is found") {
  for (const std::string name : {"point-failure", "point-in-the-plane"}) {
    const auto s = audited(name);
    INFO(name);
    CHECK(s.verdict == Verdict::refuted);
    REQUIRE(s.counterexample);
    CHECK(s.counterexample->job.phase == Phase::search);
    CHECK(s.counterexample->instance.find("0.625") != std::string::npos);
  }
  CHECK(audited("long-point").verdict == Verdict::upheld);
}

TEST_CASE("an attained conclusion hides no failure of the one beside it") {
  const auto s = audited("beside");
  CHECK(s.verdict == Verdict::refuted);
  REQUIRE(s.counterexample);
  CHECK(s.counterexample->conclusion == "hole");
  CHECK(s.counterexample->job.phase == Phase::search);
}

TEST_CASE("each conclusion is brought to its own tightest instance, from each start") {
  const auto& statement = searched::beside;
  const Alteration& true_part = statement.alteration(0);
  const Value start = to_value(searched::Place{3, 3});
  const auto x_of = [&](const char* conclusion) {
    const auto found = search_tightest(statement, true_part, start, {conclusion}, 400, 1);
    REQUIRE(found);
    return flat(found->instance)[0];
  };
  CHECK(x_of("line") == 1);
  CHECK(x_of("other line") == -2);
  CHECK_FALSE(search_tightest(statement, true_part, start, {"no conclusion"}, 100, 1));

  const auto& job = planted_runs::plan_of({"beside"}, 800).jobs;
  CHECK(std::count_if(job.begin(), job.end(), [](const Job& j) { return j.phase == Phase::search; }) == 1);
  const planted_runs::Folder folder;
  run(planted_runs::plan_of({"beside"}, 800), planted_runs::options(folder));
  for (const auto& t : read_records(folder.path()).tallies)
    if (t.job.phase == Phase::mutants)
      CHECK((t.evaluations > 2 * 800 && t.evaluations <= 3 * 800));  // 800 for each of three conclusions
}
