#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/statement.hpp"
#include "tests/catch.hpp"
#include "theorems/xu2018/setting.hpp"

using namespace lemmacheck;

namespace {

const std::vector<std::string> ids{"xu2018.def-maxmargin",      "xu2018.lem-strong-margin",
                                   "xu2018.lem-sgd-invariance", "xu2018.thm-sgd-loss",
                                   "xu2018.thm-sgd-direction",  "xu2018.prop-gd-counterexamples"};

const Statement& statement(const std::string& id) {
  const auto* found = find_statement(id);
  REQUIRE(found != nullptr);
  return *found;
}

/// Witnesses first, then generated instances.
std::vector<Value> instances(const Statement& s, int mutant, int count) {
  auto all = s.witnesses(mutant);
  for (int k = 0; k < count && s.form != Form::witnessed; ++k) {
    Sampler draw(derived_seed(1806, s.id + std::to_string(k)), k * 100 / count);
    all.push_back(s.generate(draw, mutant));
  }
  return all;
}

std::string field_of_fault(const std::string& id, const Value& instance) {
  try {
    statement(id).require_well_formed(instance);
  } catch (const Malformed& fault) {
    return fault.field;
  }
  return "none";
}

}  // namespace

TEST_CASE("instances of xu2018 are well formed, applicable, and hold") {
  for (const auto& id : ids) {
    const auto& s = statement(id);
    for (const auto& instance : instances(s, Statement::itself, 60)) {
      INFO(id << " " << to_json(instance));
      REQUIRE_NOTHROW(s.require_well_formed(instance));
      const auto decision = decide(s, {instance}, s.alteration(Statement::itself));
      CHECK(decision.outcome == Outcome::holds);
    }
  }
}

TEST_CASE("every mutant of xu2018 is killed by a certified failure") {
  for (const auto& id : ids) {
    const auto& s = statement(id);
    for (int mutant = 0; mutant < static_cast<int>(s.mutants.size()); ++mutant) {
      if (!s.mutants[static_cast<std::size_t>(mutant)].equivalent_because.empty()) continue;
      bool killed = false;
      for (const auto& instance : instances(s, mutant, 150)) {
        killed = decide(s, {instance}, s.alteration(mutant)).outcome == Outcome::fails;
        if (killed) break;
      }
      INFO(id << ": " << s.mutants[static_cast<std::size_t>(mutant)].name);
      CHECK(killed);
    }
  }
}

TEST_CASE("the independent arithmetic agrees on xu2018") {
  for (const auto& id : ids) {
    const auto& s = statement(id);
    for (const auto& instance : instances(s, Statement::itself, 4)) {
      const auto decision = decide(s, {instance}, s.alteration(Statement::itself));
      const auto disagreement = cross_check(s, {instance}, s.alteration(Statement::itself), decision);
      INFO(id << " " << to_json(instance) << " " << disagreement.value_or(""));
      CHECK_FALSE(disagreement.has_value());
    }
  }
}

TEST_CASE("smaller shapes of xu2018 are well formed and smaller, down to one sample and one step") {
  for (const auto& id : ids) {
    const auto& s = statement(id);
    for (auto instance : instances(s, Statement::itself, 20))
      for (auto smaller = s.smaller_shapes(instance); !smaller.empty(); smaller = s.smaller_shapes(instance)) {
        for (const auto& candidate : smaller) {
          CHECK(weight(candidate) < weight(instance));
          CHECK_NOTHROW(s.require_well_formed(candidate));
        }
        instance = smaller.back();
      }
  }
}

TEST_CASE("malformed instances of xu2018 name the field") {
  using namespace lemmacheck::xu2018;
  const Scene scene{matrix({{1, 0}, {0, 1}}), {1, -1}, matrix({{1}, {0}})};
  const auto fault = [](const Scene& s, double step = 1, int horizon = 4) {
    return field_of_fault("xu2018.thm-sgd-direction", to_value(ConstantRun{s, step, horizon}));
  };
  CHECK(fault(scene) == "none");
  auto s = scene;
  s.labels[1] = 0;
  CHECK(fault(s) == "scene.labels");
  s.labels = {-1, -1};
  CHECK(fault(s) == "scene.labels");
  s.labels = {1};
  CHECK(fault(s) == "scene.labels");
  s = scene, s.samples(1, 1) = 0;
  CHECK(fault(s) == "scene.samples");
  s = scene, s.samples(1, 1) = 100;
  CHECK(fault(s) == "scene.samples");
  s = scene, s.start = matrix({{1, 0}});
  CHECK(fault(s) == "scene.start");
  s = scene, s.start = matrix({{33}, {0}});
  CHECK(fault(s) == "scene.start");
  CHECK(fault(scene, 0) == "step");
  CHECK(fault(scene, 1, 0) == "horizon");
  s = scene, s.samples = matrix({{1, 1}, {2, 1}}), s.labels = {1, 1};
  CHECK(fault(s, 1, 40) == "horizon");
  CHECK(field_of_fault("xu2018.def-maxmargin", to_value(HullCase{matrix({{1, 0}}), {0}, {1}, matrix({{1}, {0}})})) ==
        "subset");
  CHECK(field_of_fault("xu2018.lem-strong-margin", to_value(DirectionCase{matrix({{1, 0}}), matrix({{0}, {0}})})) ==
        "direction");
}
