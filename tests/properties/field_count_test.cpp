#include "properties/field_count.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/arithmetic/fraction.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;
using detail::field_count;
using detail::names_each_field_once;

namespace {
struct None {};
struct OneList {
  std::vector<double> x;
};
struct OneAggregate {
  OneList inner;
};
struct Each {
  int i = 1;
  std::int64_t j;
  double x = 0;
  Fraction f;
  std::string s = "word";
  DyadicMatrix m;
  OneAggregate inner;
  std::vector<OneAggregate> list;
  std::vector<std::vector<DyadicMatrix>> lists;
};
/// Braces could be left out all the way down: 1 field, 2 inside it, 5 numbers in all.
struct Pair {
  int a, b;
};
struct Triple {
  int a, b, c;
};
struct Both {
  Pair pair;
  Triple triple;
};
struct Nested {
  Both both;
};
struct AfterNested {
  Nested nested;
  int last;
};
struct Thirty {
  int a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7,
      c8, c9;
};
}  // namespace

TEST_CASE("fields of an aggregate are counted, a nested one as one") {
  STATIC_REQUIRE(field_count<None>() == 0);
  STATIC_REQUIRE(field_count<OneList>() == 1);
  STATIC_REQUIRE(field_count<OneAggregate>() == 1);
  STATIC_REQUIRE(field_count<Each>() == 9);
  STATIC_REQUIRE(field_count<Both>() == 2);
  STATIC_REQUIRE(field_count<Nested>() == 1);
  STATIC_REQUIRE(field_count<AfterNested>() == 2);
  STATIC_REQUIRE(field_count<Thirty>() == 30);
}

TEST_CASE("a list names each field once, or not") {
  STATIC_REQUIRE(names_each_field_once<Both>("pair, triple"));
  STATIC_REQUIRE(names_each_field_once<Both>("pair,triple"));
  STATIC_REQUIRE(names_each_field_once<None>(""));
  STATIC_REQUIRE_FALSE(names_each_field_once<Both>("pair"));
  STATIC_REQUIRE_FALSE(names_each_field_once<Both>("pair, pair"));
  STATIC_REQUIRE_FALSE(names_each_field_once<Both>("pair, triple, pair"));
  STATIC_REQUIRE_FALSE(names_each_field_once<Both>(""));
  STATIC_REQUIRE_FALSE(names_each_field_once<Triple>("a, b, b"));
}
