// Declarations that cannot work: each kind is planted, and named with the word and the nearest right ones.
#include "properties/declarations.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace lemmacheck;

namespace declared {

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)
struct Other {
  double y = 0;
};
LEMMACHECK_DESCRIBE(Other, y)
struct Misshaped {
  double z = 0;
};
LEMMACHECK_DESCRIBE(Misshaped, z)
LEMMACHECK_SHAPES(Misshaped, "zz: m x d")

struct Body {
  using Instance = Number;
  static Number instance(Sampler&) { return {}; }
  static void examine(const Number&, Examination&) {}
};
struct NoInstances {
  using Instance = Number;
  static void examine(const Number&, Examination&) {}
};
struct Shaped {
  using Instance = Misshaped;
  static Misshaped instance(Sampler&) { return {}; }
  static void examine(const Misshaped&, Examination&) {}
};

Number another(Sampler&) { return {1}; }
Other of_other_type(Sampler&) { return {1}; }
std::vector<Other> list_of_other_type() { return {{1}}; }

/// The faults of one statement beside some that are in order, as sorted lines.
template <class T = Body>
std::vector<std::string> faults(Description description, const std::vector<std::string>& catalogued = {"paper.known"}) {
  static const Registered<Body> lemma{{.id = "paper.lemma-1", .title = "A lemma", .no_mutants_because = "a test"}};
  const Registered<T> statement(std::move(description));
  return declaration_faults({&lemma, &statement}, catalogued);
}
template <class T = Body>
std::string fault(Description description, const std::vector<std::string>& catalogued = {"paper.known"}) {
  const auto all = faults<T>(std::move(description), catalogued);
  return all.size() == 1 ? all.front() : std::to_string(all.size()) + " faults";
}
/// In order but for what is set on it.
Description sound() { return {.id = "paper.this", .title = "This", .no_mutants_because = "a test"}; }
Description with_mutants(std::vector<Mutant> mutants) {
  return {.id = "paper.this",
          .title = "This",
          .constants = {{"rate", "1/2"}, {"step", "6144"}},
          .mutants = std::move(mutants)};
}

}  // namespace declared
using namespace declared;

TEST_CASE("what is in order has no faults") {
  CHECK(faults(sound()).empty());
  auto full = with_mutants({{"rate", set("rate", "1")},
                            {"from another", from(another)},
                            {"dropped", drop("h")},
                            {"replaced twice", replace("a"), replace("b"), equivalent("no matter")}});
  full.uses = {"paper.lemma-1", "paper.known"};
  full.labels = {"a", "b"};
  full.attained = {{"c", "sharp at 2", "1e-200"}};
  full.expected = Verdict::vacuous, full.vacuous_by = "paper.lemma-1";
  CHECK(faults(full).empty());
}

TEST_CASE("an id is a paper, a dot, and parts that files may be called by") {
  for (const char* id : {"paper.a", "paper.eq-14.gradient", "Paper2.my_bound", "p.1"}) {
    auto d = sound();
    d.id = id;
    CAPTURE(id);
    CHECK(faults(d).empty());
  }
  for (const char* id : {"paper", "paper.", ".a", "paper..a", "paper.a b", "paper.a/b", "paper.\xc3\xa4", "-p.a",
                         "paper.a.", "paper.*"}) {
    auto d = sound();
    d.id = id;
    CAPTURE(id);
    CHECK_THAT(fault(d), Catch::Contains(std::string("'") + id + "' is no id"));
  }
  auto d = sound();
  d.id = "";
  CHECK_THAT(fault(d), Catch::Contains("declarations_test.cpp: '' is no id"));
}

TEST_CASE("two statements of one id are named with their files; so are ids that differ in case alone") {
  for (const char* id : {"paper.lemma-1", "paper.Lemma-1"}) {
    auto d = sound();
    d.id = id;
    CAPTURE(id);
    CHECK_THAT(fault(d),
               Catch::Contains("two statements have this id") && Catch::Contains("declarations_test.cpp and"));
  }
}

TEST_CASE("uses and vacuous_by name a statement that is registered or catalogued, and not themselves") {
  auto d = sound();
  d.uses = {"paper.lema-1"};
  CHECK_THAT(fault(d),
             Catch::StartsWith("paper.this: uses names 'paper.lema-1', which is no statement; nearest: paper.lemma-1"));
  d.uses = {"paper.this"};
  CHECK(fault(d) == "paper.this: uses names itself");
  d.uses = {"paper.known", "paper.known"};
  CHECK(fault(d) == "paper.this: uses names 'paper.known' twice");
  d = sound();
  d.vacuous_by = "paper.lemma-2";
  CHECK_THAT(fault(d),
             Catch::Contains("vacuous_by names 'paper.lemma-2', which is no statement; nearest: paper.lemma-1"));
  d.vacuous_by = "paper.this";
  CHECK(fault(d) == "paper.this: vacuous_by names itself");
  d = sound();
  d.expected = Verdict::vacuous;
  CHECK_THAT(fault(d), Catch::Contains("no statement is named (vacuous_by)"));
}

TEST_CASE("where nothing is catalogued, another paper's ids are known elsewhere; this paper's are not") {
  auto d = sound();
  d.uses = {"elsewhere.theorem-1"};
  CHECK(faults(d, {}).empty());
  CHECK_THAT(fault(d), Catch::Contains("'elsewhere.theorem-1', which is no statement"));
  d.uses = {"paper.lema-1"};
  CHECK_THAT(fault(d, {}), Catch::Contains("'paper.lema-1'"));
  d.uses = {"no id"};
  CHECK_THAT(fault(d, {}), Catch::Contains("'no id'"));
}

TEST_CASE("a constant that does not parse, or stands twice, is named") {
  auto d = sound();
  d.constants = {{"rate", "0,25"}};
  CHECK_THAT(fault(d), Catch::Contains("paper.this: the constant 'rate': ") && Catch::Contains("0,25"));
  d.constants = {{"rate", "1/4"}, {"rate", "1/2"}};
  CHECK(fault(d) == "paper.this: the constant 'rate' stands twice");
}

TEST_CASE("a mutant changes something that exists") {
  CHECK(fault(with_mutants({{"m", set("rat", "1")}})) ==
        "paper.this: the mutant 'm' sets the constant 'rat', which is none; nearest: rate");
  CHECK_THAT(fault(with_mutants({{"m", set("rate", "1,5")}})),
             Catch::Contains("the mutant 'm': the constant 'rate': "));
  CHECK(fault(with_mutants({{"m", set("rate", "0.5")}})) ==
        "paper.this: the mutant 'm' sets 'rate' to 1/2, which it is already");
  CHECK(fault(with_mutants({{"m"}})) == "paper.this: the mutant 'm' changes nothing");
  CHECK(fault(with_mutants({{"m", drop("h"), drop("h")}})) ==
        "paper.this: the mutant 'm': the hypothesis 'h' stands twice");
  CHECK(fault(with_mutants({{"m", drop("h")}, {"m", drop("g")}})) == "paper.this: mutants names 'm' twice");
  CHECK(fault(with_mutants({{"m", drop("h"), equivalent("")}})) ==
        "paper.this: the mutant 'm': is equivalent for no reason that is said");
  CHECK(fault(with_mutants({{"m", from(of_other_type)}})) ==
        "paper.this: the mutant 'm' has instances of another type");
  CHECK(fault(with_mutants({{"m", on(list_of_other_type)}})) ==
        "paper.this: the mutant 'm' has instances of another type");
}

TEST_CASE("no mutants is said, with the reason") {
  auto d = sound();
  d.no_mutants_because = "";
  CHECK_THAT(fault(d), Catch::Contains("has no mutants, and does not say why"));
  d = with_mutants({{"m", drop("h")}});
  d.no_mutants_because = "none come to mind";
  CHECK_THAT(fault(d), Catch::Contains("has mutants, and says why it has none"));
}

TEST_CASE("attained, labels, shapes, titles and wordings are held to what they need") {
  auto d = sound();
  d.attained = {{"c", "sharp", "narrow"}};
  CHECK_THAT(fault(d), Catch::Contains("paper.this: 'c' is attained: 'narrow' is no width"));
  d.attained = {{"c", "", "1e-9"}};
  CHECK(fault(d) == "paper.this: 'c' is attained for no reason that is said");
  d = sound();
  d.labels = {"a", "b", "a"};
  CHECK(fault(d) == "paper.this: labels names 'a' twice");
  d = sound();
  d.title = "";
  CHECK(fault(d) == "paper.this: has no title");
  d = sound();
  d.wording = Wording::reconstructed;
  CHECK(fault(d) == "paper.this: its wording is reconstructed, and there is no formula to compare");
  d = sound();
  d.expected = Verdict::error;
  CHECK(fault(d) == "paper.this: an error is expected of nothing");
  CHECK(fault<NoInstances>(sound()) == "paper.this: has neither a generator, instance(Sampler&), nor witnesses()");
  CHECK(fault<Shaped>(sound()) == "paper.this: the shapes name 'zz', which is no field");
}
