// The code of docs/authors.md, compiled and run: each block of it stands here as it stands there.
#include <fstream>
#include <sstream>

#include "properties/declarations.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

namespace lemmacheck::authors {

/// m points of R^d with labels, the members of a subset, a step.
struct Labelled {
  DyadicMatrix samples, labels;
  std::vector<int> subset;
  double step = 0;
};
LEMMACHECK_DESCRIBE(Labelled, samples, labels, subset, step)
LEMMACHECK_SHAPES(Labelled, "samples: m x d, labels: m x 1, subset: m; m >= 2")

struct Power {
  double x = 0;
  int n = 1;
};
LEMMACHECK_DESCRIBE(Power, x, n)
LEMMACHECK_SHAPES(Power, "n: n")

Power beyond_one(Sampler& draw) { return {draw.dyadic(3, 4, 20), 2 * draw.integer(1, 4) + 1}; }

/// For x in [0, 1] and n >= 1: 1 - n x <= (1 - x)^n <= 1 / (1 + n x).
struct Bernoulli {
  using Instance = Power;
  static Power instance(Sampler& draw) {
    const bool near_zero = draw.chance(0.5);
    draw.label(near_zero ? "x below 1/n" : "any x");
    const int n = draw.integer(1, 2 + draw.size() / 2);
    return {near_zero ? draw.dyadic(0, 1.0 / n, 20) : draw.dyadic(0, 1, 20), n};
  }
  static void examine(const Power& power, Examination& exam) {
    const Real x = exam.real(power.x), n = power.n;
    exam.dimension("n", power.n);
    if (power.n * power.x >= 1) exam.label("the left side is not positive");
    exam.guard().at_most("x is not negative", 0, x);
    exam.hypothesis().at_most("x is at most 1", x, 1);
    const Real y = pow(1 - x, power.n);
    exam.conclusion().at_most("below", exam.constant("rate") * (1 - n * x), y).trivially_at_least(0);
    exam.conclusion().at_most("above", y, exam.replaced("no n") ? 1 / (1 + x) : 1 / (1 + n * x)).trivially_at_most(1);
    exam.step().at_most("one factor", 1 - x, 1 / (1 + x));
  }
};

const Registered<Bernoulli> bernoulli{{
    .id = "conjectures.bernoulli",
    .title = "Bernoulli's inequality, from both sides",
    .kind = Kind::conjecture,
    .origin = Origin::conjecture,
    .expected = std::nullopt,
    .labels = {"x below 1/n", "any x", "the left side is not positive"},
    .constants = {{"rate", "1"}},
    .mutants = {{"rate 1 becomes 1.01", set("rate", "1.01")},
                {"x beyond 1", drop("x is at most 1"), from(beyond_one)},
                {"no n in the upper bound", replace("no n"), equivalent("it is weaker: 1 + x <= 1 + n x")}},
}};

struct Root {
  double a = 1;
  int steps = 1;
};
LEMMACHECK_DESCRIBE(Root, a, steps)
LEMMACHECK_SHAPES(Root, "steps: T; T <= 64")

/// Newton's iteration for sqrt(a) from x_0 >= sqrt(a): never below the root, and monotone.
struct Newton {
  using Instance = Root;
  static Root instance(Sampler& draw) { return {draw.dyadic(1, 4, 20), draw.integer(1, 6)}; }
  static void examine(const Root& root, Examination& exam) {
    const Real a = exam.real(root.a);
    exam.guard().at_most("starts above the root", 1, a);
    const Real limit = sqrt(a);
    Real x = a;
    for (int t = 0; t < root.steps; ++t) {
      const Real next = (x + a / x) / 2;
      exam.conclusion().at_most_throughout("above the root", t, limit, next);
      exam.conclusion().at_most_throughout("falls", t, next, x);
      x = next;
    }
    exam.conclusion().agrees("its square", limit * limit, a, "1e-60");
  }
};

const Registered<Newton> newton{{
    .id = "conjectures.newton",
    .title = "Newton's iteration falls to the root",
    .kind = Kind::conjecture,
    .origin = Origin::conjecture,
    .expected = std::nullopt,
    .attained = {{"above the root", "at a = 1 every iterate is the root", "1e-200"},
                 {"falls", "the iterates converge, and at a = 1 they stand still", "1e-200"}},
    .no_mutants_because = "an example",
}};

}  // namespace lemmacheck::authors

using namespace lemmacheck;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(std::string(LEMMACHECK_SOURCE_DIR) + "/" + file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

StatementSummary audited(const Statement& statement) {
  const planted_runs::Folder folder;
  run(plan({&statement}, {"test", 400}, planted_runs::seed), planted_runs::options(folder));
  return summarise(read_records(folder.path())).statements.at(0);
}

}  // namespace

TEST_CASE("every block of code in docs/authors.md stands in this file") {
  const std::string page = text_of("docs/authors.md"), here = text_of("tests/properties/authors_test.cpp");
  int blocks = 0;
  const std::string open = "```cpp\n", close = "```";
  for (auto at = page.find(open); at != page.npos; at = page.find(open, at + 1), ++blocks) {
    const auto start = at + open.size();
    const auto block = page.substr(start, page.find(close, start) - start);
    CAPTURE(block);
    CHECK(here.find(block) != here.npos);
  }
  CHECK(blocks == 3);
}

TEST_CASE("the statements of docs/authors.md have no fault, and their pages would say what the page promises") {
  CHECK(declaration_faults({&authors::bernoulli, &authors::newton}, {}).empty());

  const auto bernoulli = audited(authors::bernoulli);
  CAPTURE(bernoulli.because);
  CHECK(bernoulli.verdict == Verdict::upheld);
  CHECK(bernoulli.as_expected());
  CHECK(bernoulli.missing_labels.empty());
  for (const auto& c : bernoulli.conclusions) {
    CAPTURE(c.name);
    CHECK((c.bounded == c.examined() && 2 * c.informative > c.examined()));
  }
  REQUIRE(bernoulli.dimensions.size() == 1);
  CHECK(bernoulli.dimensions[0].largest > 20);
  CHECK(bernoulli.steps.size() == 1);

  const auto newton = audited(authors::newton);
  CAPTURE(newton.because);
  CHECK(newton.verdict == Verdict::upheld);
  for (const auto& c : newton.conclusions)
    if (c.name == "its square") CHECK((c.agreed_within > 0 && c.agreed_within <= 1e-60));
  for (const auto& c : newton.conclusions)
    if (c.name == "falls") CHECK((c.tightest && c.tightest->step));
}

TEST_CASE("an instance of docs/authors.md that does not fit is refused by its field") {
  authors::Labelled labelled{DyadicMatrix(3, 2), DyadicMatrix(2, 1), {0, 1, 2}, 1};
  CHECK_THROWS_WITH(read_value(to_value(labelled), labelled), Catch::Contains("labels: is 2 x 1, wanted is m x 1"));
}
