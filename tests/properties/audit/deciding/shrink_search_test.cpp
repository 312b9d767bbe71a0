#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/deciding/search.hpp"
#include "properties/audit/deciding/shrink.hpp"
#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted.hpp"

using namespace lemmacheck;
using namespace lemmacheck::planted;

namespace {

bool fails(const Statement& statement, const Value& instance) {
  return decide(statement, {instance}, statement.alteration(Statement::itself)).outcome == Outcome::fails;
}
Shrunk shrunk(const Statement& statement, const Value& instance, int most_tries = 5000) {
  return shrink(
      statement, instance, [&](const Value& v) { return fails(statement, v); }, most_tries);
}

/// For all conclusions, as the statement is.
std::optional<Tightest> searched(const Statement& statement, const Value& start, int evaluations, std::uint64_t seed) {
  return search_tightest(statement, {}, start, {}, evaluations, seed);
}

}  // namespace

TEST_CASE("a failing matrix shrinks to the smallest one, in shape and in bits") {
  Sampler draw(1, 100);
  int failing = 0;
  while (failing < 20) {
    const Value instance = no_large_entry.generate(draw, Statement::itself);
    if (!fails(no_large_entry, instance)) continue;
    ++failing;
    const Shrunk result = shrunk(no_large_entry, instance);
    CAPTURE(to_json(instance), to_json(result.value));
    CHECK(to_json(result.value) == R"({"entries":[[8.0]]})");
    CHECK(result.is_minimal);
  }
}

TEST_CASE("a failing point shrinks to the shortest dyadic point of the hole") {
  const Shrunk result = shrunk(hole, to_value(Point{0.2987654321, 0.3712345678}));
  CHECK(result.value == to_value(Point{0.3125, 0.375}));
  CHECK(result.steps > 0);
  CHECK(result.steps <= result.tries);
}

TEST_CASE("candidates are well formed and strictly smaller") {
  Sampler draw(2, 100);
  for (const Statement* s : {static_cast<const Statement*>(&no_large_entry), static_cast<const Statement*>(&log_bound)})
    for (int k = 0; k < 20; ++k) {
      const Value instance = s->generate(draw, Statement::itself);
      const auto candidates = shrink_candidates(*s, instance);
      CHECK_FALSE(candidates.empty());
      for (const Value& c : candidates) {
        CHECK(weight(c) < weight(instance));
        CHECK_NOTHROW(s->require_well_formed(c));
      }
    }
}

TEST_CASE("shrinking ends when its tries are used up, and says so") {
  const Shrunk result = shrunk(hole, to_value(Point{0.2987654321, 0.3712345678}), 3);
  CHECK(result.tries == 3);
  CHECK_FALSE(result.is_minimal);
  CHECK(fails(hole, result.value));
}

TEST_CASE("the search finds the hole in the plane from afar, and stops there") {
  const auto found = searched(hole, to_value(Point{2, -1}), 2000, 1);
  REQUIRE(found);
  CHECK(fails(hole, found->instance));
  CHECK(found->slack < 0);
  CHECK(found->evaluations < 2000);
}

TEST_CASE("the search closes in on the point of equality of log x <= x - 1") {
  const auto found = searched(log_bound, to_value(Number{7}), 400, 1);
  REQUIRE(found);
  CHECK(std::abs(flat(found->instance)[0] - 1) < 1e-3);
  CHECK(found->slack >= 0);
}

TEST_CASE("the search is led back to where the hypotheses hold") {
  const auto found = searched(hole, to_value(Point{6, 0.25}), 2000, 1);
  REQUIRE(found);
  CHECK(fails(hole, found->instance));
}

TEST_CASE("the search depends on its arguments alone and keeps its budget") {
  const auto once = searched(hole, to_value(Point{-3, 3}), 25, 4);
  const auto again = searched(hole, to_value(Point{-3, 3}), 25, 4);
  REQUIRE(once);
  REQUIRE(again);
  CHECK(once->instance == again->instance);
  CHECK(once->slack == again->slack);
  CHECK(once->evaluations <= 25);
}

TEST_CASE("there is nothing to search without doubles, applicable instances or a slack per instance") {
  CHECK_FALSE(searched(root_below, to_value(Bits{3}), 100, 1));
  CHECK_FALSE(searched(uniform_tail, to_value(Trials{0.5, 3}), 100, 1));
  CHECK_FALSE(searched(faulty, to_value(Number{4}), 1, 1));
  CHECK_FALSE(searched(log_bound, to_value(Number{-1}), 1, 1));
}
