#include <cmath>
#include <map>
#include <string>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"

using namespace lemmacheck;
using namespace lemmacheck::xie2017;

namespace {

const Level plain = Level::certified_double();
const char* const universal[] = {"xie2017.gram-id",         "xie2017.perturb",        "xie2017.weyl",
                                 "xie2017.aud-trace-bound", "xie2017.aud-lmin-lower", "xie2017.aud-repaired"};

const Statement& statement(const std::string& id) {
  const Statement* found = find_statement(id);
  REQUIRE(found != nullptr);
  return *found;
}
Sampler stream(const std::string& name, int k) {
  return Sampler(derived_seed(17, name + "/" + std::to_string(k)), k % 101);
}
bool contains(const Real& x, double value, double slop = 0) {
  return lower(x) - slop <= value && value <= upper(x) + slop;
}

/// Calls `use` with an examination of a statement without constants or alterations.
template <class Use>
void with_examination(Level level, const Use& use) {
  const Constants none;
  const Alteration unaltered;
  Examination exam(level, none, unaltered);
  use(exam);
}

/// Whether one of the mutant's witnesses or first `cases` instances is certified to fail.
bool dies(const Statement& s, int mutant, int cases) {
  const Alteration& alteration = s.alteration(mutant);
  for (const Value& v : s.witnesses(mutant))
    if (decide(s, {v}, alteration).outcome == Outcome::fails) return true;
  for (int k = 0; k < cases; ++k) {
    Sampler draw = stream(s.id + "/mutant", k);
    if (decide(s, {s.generate(draw, mutant)}, alteration).outcome == Outcome::fails) return true;
  }
  return false;
}

DyadicMatrix matrix(int rows, int cols, std::vector<double> entries) {
  DyadicMatrix m(rows, cols);
  m.entries = std::move(entries);
  return m;
}

}  // namespace

TEST_CASE("xie2017: every universal statement holds, certified, on every instance of its generator") {
  for (const char* id : universal) {
    const Statement& s = statement(id);
    CHECK(s.expected == Verdict::upheld);
    for (const Value& v : s.witnesses(Statement::itself)) CHECK(decide(s, {v}, {}).outcome == Outcome::holds);
    const int cases = s.cost == Cost::heavy ? 40 : 200;
    for (int k = 0; k < cases; ++k) {
      Sampler draw = stream(s.id, k);
      const Value v = s.generate(draw, Statement::itself);
      const Decision d = decide(s, {v}, {});
      INFO(id << ", case " << k << ": " << d.note << "\n" << to_json(v));
      REQUIRE(d.outcome == Outcome::holds);
    }
  }
}

TEST_CASE("xie2017: every mutant of a universal statement dies") {
  for (const char* id : universal) {
    const Statement& s = statement(id);
    CHECK(s.mutants.size() >= 3);
    for (int k = 0; k < static_cast<int>(s.mutants.size()); ++k) {
      INFO(id << ": " << s.mutants[static_cast<std::size_t>(k)].name);
      CHECK(dies(s, k, 60));
    }
  }
}

TEST_CASE("xie2017: decisions agree with the independent arithmetic") {
  for (const char* id : universal) {
    const Statement& s = statement(id);
    for (int k = 0; k < 4; ++k) {
      Sampler draw = stream(s.id + "/cross", 10 * k);
      const Case c{s.generate(draw, Statement::itself)};
      const auto disagreement = cross_check(s, c, {}, decide(s, c, {}));
      INFO(id << ": " << disagreement.value_or(""));
      CHECK(!disagreement);
    }
  }
}

TEST_CASE("xie2017.aud-repaired: the bound is positive on most instances") {
  const Statement& s = statement("xie2017.aud-repaired");
  int positive = 0;
  for (int k = 0; k < 40; ++k) {
    Sampler draw = stream(s.id, k);
    const Decision d = decide(s, {s.generate(draw, Statement::itself)}, {});
    REQUIRE(d.findings.observations.front().name == "bound over n");
    positive += certainly_positive(d.findings.observations.front().value);
  }
  CHECK(positive > 20);
}

TEST_CASE("xie2017.lemma-5: the claimed probability is certified to be at most 0 on every instance") {
  const Statement& s = statement("xie2017.lemma-5");
  CHECK(s.expected == Verdict::vacuous);
  CHECK(s.vacuous_by == "xie2017.aud-trace-bound");
  for (int k = 0; k < 100; ++k) {
    Sampler draw = stream(s.id, k);
    const Decision d = decide(s, {s.generate(draw, Statement::itself)}, {});
    REQUIRE(d.outcome == Outcome::holds);
    REQUIRE(d.findings.findings.size() == 1);
    CHECK(d.findings.findings.front().role == Role::says_nothing);
    CHECK(d.findings.findings.front().certainly_true());
    CHECK(lower(d.findings.failure_probability.front()) >= 1);
  }
}

TEST_CASE("xie2017.lemma-5: every mutant promises one half and fails more often, certified by the sequential test") {
  const Statement& s = statement("xie2017.lemma-5");
  CHECK(s.mutants.size() == 5);
  for (int mutant = 0; mutant < static_cast<int>(s.mutants.size()); ++mutant) {
    const Alteration& alteration = s.alteration(mutant);
    Sampler draw = stream(s.id + "/mutant", mutant);
    const Value instance = s.generate(draw, mutant);
    TrialDecider decider(s, instance, alteration);
    REQUIRE(decider.prepared().outcome == Outcome::holds);
    SequentialTest test(0.5, 0.5, 400, 1e-6);
    for (int k = 0; !test.finished(); ++k) {
      Sampler inputs = stream(s.id + "/draw", k);
      const Outcome outcome = decider.decide(s.draw(instance, inputs)).outcome;
      REQUIRE(outcome != Outcome::undecided);
      test.add(outcome == Outcome::fails ? SequentialTest::Draw::fails : SequentialTest::Draw::holds);
    }
    INFO(s.mutants[static_cast<std::size_t>(mutant)].name << ": " << test.failures() << " of " << test.draws());
    CHECK(test.answer() == SequentialTest::Answer::refuted);
  }
}

TEST_CASE("xie2017.lemma-5: rho and the claimed probability of four units on the axes, two inputs, delta = 1/100") {
  const Statement& s = statement("xie2017.lemma-5");
  const Value instance =
      from_json(R"({"weights":[[1,0],[0,1],[-1,0],[0,-1]],"outer":[[1],[1],[-1],[1]],"samples":2,"failure":"1/100"})",
                s.pattern());
  const Decision d = decide(s, {instance}, {});
  const double sup = 0.5, rms = 1 / std::sqrt(96.0), share = 2 * std::log(100.0), m = 2;  // N = 1
  const double rho =
      sup + std::log(2.0) / std::sqrt(2.0) *
                (m * rms + m * std::sqrt(sup * rms) * std::pow(share, 0.25) + m * sup * std::sqrt(share / 3));
  const double claimed = 1 - 2 * std::exp(-1.0 / 32) - 8 * std::exp(-4 * std::log(2.0) * std::log(2.0)) - 0.01;
  for (const auto& o : d.findings.observations) {
    if (o.name == "rho(W)") CHECK(contains(o.value, rho, 1e-13));
    if (o.name == "claimed probability") CHECK(contains(o.value, claimed, 1e-13));
  }
  CHECK(d.findings.observations.size() == 3);
}

TEST_CASE("the feature matrix of two units and two inputs, by hand") {
  with_examination(Level::rational(), [](Examination& exam) {
    const DyadicMatrix weights = matrix(2, 2, {1, 0, -1, 1}), inputs = matrix(2, 2, {1, 2, 3, -1});
    const DyadicMatrix active = activations(weights, inputs);
    CHECK(active == matrix(2, 2, {1, 1, 1, 0}));
    const Matrix features = feature_matrix(exam.lift(inputs), active, matrix(2, 1, {1, -1}), exam.level());
    const Matrix expected = exam.lift(matrix(4, 2, {1, 3, 2, -1, -1, 0, -2, 0}));
    CHECK(certainly_zero(largest_entry(features - expected)));
  });
}

TEST_CASE("a tie is active, and a dead input makes the least singular value 0") {
  CHECK(activations(matrix(1, 2, {1, 1}), matrix(1, 2, {1, -1})) == matrix(1, 1, {1}));
  with_examination(plain, [](Examination& exam) {
    const auto squared = [&](const DyadicMatrix& weights, const DyadicMatrix& directions) {
      return squared_least_singular_value(normalised_rows(exam.lift(directions)), weights, directions);
    };
    const Real dead = squared(matrix(2, 2, {-1, 0.5, -1, 2}), matrix(2, 2, {1, 0, 0, 1}));
    CHECK(contains(dead, 0));
    CHECK(upper(dead) < 1e-14);
    // One unit in the plane: D has two rows and cannot have three independent columns.
    CHECK(certainly_zero(squared(matrix(1, 2, {1, 0}), matrix(3, 2, {1, 0, 1, 1, 2, 1}))));
  });
}

TEST_CASE("s_m(D)^2 = n lambda_min(G_n), and G_n - G = <x_i, x_j> dsp, on random networks") {
  with_examination(plain, [](Examination& exam) {
    for (int k = 0; k < 30; ++k) {
      Sampler draw = stream("identities", 3 * k);
      const Units units = mixed_instance(draw);
      const int n = units.weights.rows;
      const DyadicMatrix signs = random_signs(draw, n);
      const Kernels kernels = kernels_of(units.weights, units.directions, exam.level());
      if (n * units.weights.cols >= units.directions.rows) {
        const Matrix inputs = normalised_rows(exam.lift(units.directions));
        const Matrix features =
            feature_matrix(inputs, activations(units.weights, units.directions), signs, exam.level());
        const Real squared = smallest_eigenvalue(transpose(features) * features),
                   expected = n * smallest_eigenvalue(kernels.empirical);
        CHECK(contains(squared_least_singular_value(inputs, units.weights, units.directions) - squared, 0));
        CHECK(contains(squared - expected, 0));
        CHECK(upper(abs(squared - expected)) < 1e-8);
      }
      const Matrix gap = kernels.empirical - kernels.expected - hadamard(kernels.gram, kernels.dsp);
      CHECK(contains(largest_entry(gap), 0));
      CHECK(upper(largest_entry(gap)) < 1e-11);
    }
  });
}

TEST_CASE("the coherence series: two inputs at 60 degrees, where the full series is lambda_min(G) = 1/2 - 1/6") {
  with_examination(plain, [](Examination& exam) {
    const Real half = exam.real(0.5);
    const Real cut = coherence_series(half, 1, 2000);
    CHECK(upper(cut) < 1.0 / 3);
    CHECK(lower(cut) > 1.0 / 3 - 3e-3);  // the tail of a_k is below 0.127 / sqrt(2000)
    CHECK(certainly_zero(coherence_series(exam.real(1.0), 1, 50)));
    CHECK(contains(coherence_series(exam.real(0.0), 5, 1), 0.25));
  });
}

TEST_CASE("off-diagonal and diagonal sizes") {
  const Matrix a(matrix(2, 2, {-3, 1, -2, 0.5}), plain);
  CHECK(contains(largest_on_diagonal(a), 3));
  CHECK(contains(largest_off_diagonal(a), 2));
  CHECK(contains(off_diagonal_norm(a), std::sqrt(5.0), 1e-15));
}

TEST_CASE("xie2017: malformed instances are refused by field and reason") {
  const auto refused = [](const char* id, const char* json, const std::string& field) {
    const Statement& s = statement(id);
    try {
      s.require_well_formed(from_json(json, s.pattern()));
    } catch (const Malformed& e) {
      return e.field == field;
    }
    return false;
  };
  CHECK(refused("xie2017.weyl", R"({"weights":[[1,0]],"directions":[[1]]})", "directions"));
  CHECK(refused("xie2017.weyl", R"({"weights":[[1,0],[0,0]],"directions":[[1,0]]})", "weights[1]"));
  CHECK(refused("xie2017.perturb", R"({"weights":[[1,0]],"directions":[[0,0]]})", "directions[0]"));
  CHECK(refused("xie2017.gram-id", R"({"weights":[[1,0]],"directions":[[1,1]],"outer":[[1],[1]]})", "outer"));
  CHECK(refused("xie2017.aud-repaired", R"({"weights":[[1,0]],"directions":[[1,1]],"outer":[[2]]})", "outer[0]"));
  CHECK(refused("xie2017.aud-trace-bound", R"({"dimension":1,"position":3})", "dimension"));
  CHECK(refused("xie2017.aud-trace-bound", R"({"dimension":2,"position":0})", "position"));
  CHECK(refused("xie2017.aud-lmin-lower", R"({"directions":[[1,0]],"terms":0})", "terms"));
  CHECK(refused("xie2017.lemma-5", R"({"weights":[[1,0]],"outer":[[1]],"samples":1,"failure":"1/10"})", "samples"));
  CHECK(refused("xie2017.lemma-5", R"({"weights":[[1,0]],"outer":[[1]],"samples":2,"failure":"1"})", "failure"));
}

TEST_CASE("xie2017: smaller shapes are well formed") {
  for (const char* id : universal) {
    const Statement& s = statement(id);
    for (int k = 0; k < 10; ++k) {
      Sampler draw = stream(s.id + "/shapes", 7 * k);
      for (const Value& smaller : s.smaller_shapes(s.generate(draw, Statement::itself)))
        CHECK_NOTHROW(s.require_well_formed(smaller));
    }
  }
}
