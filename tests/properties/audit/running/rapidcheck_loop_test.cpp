#include "properties/audit/running/rapidcheck_loop.hpp"

#include <map>
#include <stdexcept>

#include "properties/sampler.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
double number(const Value& v) { return std::get<double>(v.node); }

struct Asked {
  int generated = 0, counted = 0, shrunk = 0;
  std::map<int, int> sizes;
};
LoopQuestions questions(Asked& asked, double limit) {
  LoopQuestions q;
  q.generate = [&](std::uint64_t seed, int size) {
    ++asked.generated;
    Sampler sampler(seed, size);
    return Value{sampler.dyadic(0, 1000, 20)};
  };
  q.certified_to_fail = [&asked, limit](const Value& v, std::uint64_t, int size) {
    ++asked.counted, ++asked.sizes[size];
    return number(v) > limit;
  };
  q.simpler = [](const Value& v) { return simpler(v); };
  q.still_certified_to_fail = [&asked, limit](const Value& v) {
    ++asked.shrunk;
    return number(v) > limit;
  };
  return q;
}
}  // namespace

TEST_CASE("every case is generated and counted exactly once, over all sizes") {
  Asked asked;
  CHECK_FALSE(rapidcheck_loop(questions(asked, 2000), 300, 1, 100));
  CHECK(asked.generated == 300);
  CHECK(asked.counted == 300);
  CHECK(asked.shrunk == 0);
  CHECK(asked.sizes.begin()->first == 0);
  CHECK(asked.sizes.rbegin()->first >= 99);
}

TEST_CASE("a failing case is shrunk to the minimal one, and is reproduced by seed and size") {
  Asked asked;
  const auto q = questions(asked, 600);
  const auto failure = rapidcheck_loop(q, 300, 1, 1000);
  REQUIRE(failure);
  CHECK(number(failure->value) == 1024);  // one significant bit
  CHECK(failure->shrinks > 0);
  CHECK(asked.generated <= asked.counted + 1);  // RapidCheck makes the failing case once more
  const auto again = q.generate(failure->seed, failure->size);
  CHECK(number(again) > 600);
  Asked other;
  CHECK(rapidcheck_loop(questions(other, 600), 300, 1, 1000)->seed == failure->seed);
  CHECK(rapidcheck_loop(questions(other, 600), 300, 2, 1000)->seed != failure->seed);
}

TEST_CASE("the number of shrink candidates is limited") {
  Asked asked;
  const auto failure = rapidcheck_loop(questions(asked, 600), 300, 1, 3);
  REQUIRE(failure);
  CHECK(asked.shrunk <= 3);
  CHECK(number(failure->value) > 600);
}

TEST_CASE("what a question throws leaves the loop as it was thrown") {
  struct Planted : std::runtime_error {
    using runtime_error::runtime_error;
  };
  Asked asked;
  auto q = questions(asked, 600);
  q.certified_to_fail = [&](const Value&, std::uint64_t, int) -> bool {
    if (++asked.counted == 5) throw Planted("property");
    return false;
  };
  CHECK_THROWS_AS(rapidcheck_loop(q, 300, 1, 100), Planted);
  CHECK(asked.counted == 5);

  q = questions(asked, 600);
  q.generate = [](std::uint64_t, int) -> Value { throw Planted("generator"); };
  CHECK_THROWS_AS(rapidcheck_loop(q, 300, 1, 100), Planted);

  q = questions(asked, 600);
  q.simpler = [](const Value&) -> std::vector<Value> { throw Planted("shrinker"); };
  CHECK_THROWS_AS(rapidcheck_loop(q, 300, 1, 100), Planted);
}
