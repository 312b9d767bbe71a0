#include "numerics/classifiers/sgd_paths.hpp"

#include <cmath>
#include <map>

#include "numerics/arithmetic/errors.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

DyadicMatrix rows(int d, std::vector<double> entries) {
  DyadicMatrix a(static_cast<int>(entries.size()) / d, d);
  a.entries = std::move(entries);
  return a;
}
DyadicMatrix column(std::vector<double> entries) { return rows(1, std::move(entries)); }
double binomial(int n, int k) {
  return std::round(std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)));
}
bool overlap(const Real& a, const Real& b, double width) {
  return lower(a) <= upper(b) && lower(b) <= upper(a) && upper(a) - lower(a) < width && upper(b) - lower(b) < width;
}

/// Means over all n^T sample paths, one by one, nothing merged.
struct BruteForce {
  const ReluNeuron& neuron;
  std::vector<Real> steps;
  Real excess;
  std::vector<Real> weights;

  void walk(const NeuronState& state, std::size_t t) {
    if (t == steps.size()) {
      excess += neuron.excess(state);
      const Vector w = neuron.weights(state);
      for (std::size_t k = 0; k < weights.size(); ++k) weights[k] += w(static_cast<int>(k));
      return;
    }
    for (int i = 0; i < neuron.size(); ++i) walk(neuron.moved(state, i, neuron.push(state, i, steps[t])), t + 1);
  }
};

void compare_with_brute_force(const ReluNeuron& neuron, const std::vector<double>& steps, bool kinds) {
  const Level level = neuron.samples().level();
  const int d = neuron.samples().cols();
  BruteForce all{neuron, {}, Real(0.0, level), std::vector<Real>(static_cast<std::size_t>(d), Real(0.0, level))};
  SgdPaths paths(neuron);
  for (std::size_t t = 0; t < steps.size(); ++t) {
    all.steps.emplace_back(steps[t], level);
    paths.advance(all.steps.back(), kinds ? static_cast<int>(t) : 0);
  }
  all.walk(neuron.start(), 0);
  const auto excess = expectation(paths, [&](const PathClass& c) { return neuron.excess(c.state); });
  CHECK(overlap(excess, all.excess / paths.all_paths(), 1e-9));
  for (int k = 0; k < d; ++k) {
    const auto mean = expectation(paths, [&](const PathClass& c) { return neuron.weights(c.state)(k); });
    CHECK(overlap(mean, all.weights[static_cast<std::size_t>(k)] / paths.all_paths(), 1e-9));
  }
  Real total(0.0, level);
  for (const auto& c : paths.classes()) total += c.paths;
  CHECK(certainly_zero(total - std::pow(neuron.size(), steps.size())));
}

}  // namespace

TEST_CASE("merged classes have the expectations of all n^T sample paths") {
  for (const auto level : {Level::certified_double(), Level::ball(128)}) {
    INFO(level.name());
    // two acute positives and a negative; orthogonal ones; equal ones; an obtuse pair that dies; an active negative
    compare_with_brute_force({rows(2, {1, 0, 1, 2, 0, -1}), {1, 1, -1}, column({0.5, 0.25}), level}, {1, 1, 1, 1, 1},
                             false);
    compare_with_brute_force({rows(3, {1, 0, 0, 0, 2, 0, 0, 0, 1}), {1, 1, 1}, column({0.5, 0.25, 1}), level},
                             {0.5, 0.5, 0.5, 0.5, 0.5}, false);
    compare_with_brute_force({rows(2, {1, 1, 1, 1, 0, 1}), {1, 1, 1}, column({0.5, 0.25}), level}, {1, 1, 1, 1}, false);
    compare_with_brute_force({rows(2, {1, 0, -0.875, 0.5}), {1, 1}, column({0.625, 1.5}), level},
                             {0.25, 0.25, 0.25, 0.25, 0.25, 0.25}, false);
    compare_with_brute_force({rows(2, {1, 0, 1, -1}), {1, -1}, column({0.5, 0.25}), level}, {0.5, 0.5, 0.5, 0.5},
                             false);
    compare_with_brute_force({rows(2, {1, 0, 0, 1, -1, 0}), {1, 1, -1}, column({0.5, 0.25}), level}, {1, 0.5, 0.25, 2},
                             true);
  }
}

TEST_CASE("orthogonal samples: the state is the vector of counts, with multinomial weights") {
  const int horizon = 12;
  const ReluNeuron neuron(rows(2, {1, 0, 0, 1, -1, 0}), {1, 1, -1}, column({0.5, 0.25}), Level::certified_double());
  SgdPaths paths(neuron);
  for (int t = 0; t < horizon; ++t) paths.advance(1);
  CHECK(paths.classes().size() == 91);  // (a, b) with a + b <= 12
  std::map<int, Real> first;
  for (const auto& c : paths.classes()) {
    const int a = static_cast<int>(std::count(c.word.begin(), c.word.end(), 0)),
              b = static_cast<int>(c.word.size()) - a;
    CHECK(certainly_zero(c.paths - binomial(horizon, a) * binomial(horizon - a, b)));
    first[a] += c.paths;
  }
  for (int a = 0; a <= horizon; ++a) CHECK(certainly_zero(first[a] - binomial(horizon, a) * std::pow(2, horizon - a)));
}

TEST_CASE("two orthogonal unit samples follow the scalar recursion e -> e + 1/e of their own counts") {
  const ReluNeuron neuron(rows(2, {1, 0, 0, 1}), {1, 1}, column({0.5, 0.5}), Level::ball(128));
  SgdPaths paths(neuron);
  for (int t = 0; t < 20; ++t) paths.advance(1);
  CHECK(paths.classes().size() == 21);
  for (const auto& c : paths.classes()) {
    Real score(0.5, Level::ball(128));
    for (auto k = std::count(c.word.begin(), c.word.end(), 0); k > 0; --k) score += exp(-score);
    CHECK(overlap(score, c.state.scores[0], 1e-12));
  }
}

TEST_CASE("probabilities of a dead sample where assumption A fails") {
  // x = (1,0)+, (-9/10,1/2)+, w_0 = (3/5,3/2), eta = 3/10, read as doubles.
  const ReluNeuron neuron(rows(2, {1, 0, -0.9, 0.5}), {1, 1}, column({0.6, 1.5}), Level::certified_double());
  SgdPaths paths(neuron);
  const auto dead = [&](int i) {
    Real count = 0;
    for (const auto& c : paths.classes())
      if (!neuron.active(c.state, i)) count += c.paths;
    return upper(count);
  };
  std::map<int, std::pair<double, double>> found;
  for (int t = 1; t <= 8; ++t) {
    paths.advance(0.3);
    found[t] = {dead(0), dead(1)};
  }
  CHECK(found[2] == std::pair<double, double>(0, 1));
  CHECK(found[4] == std::pair<double, double>(1, 4));
  CHECK(found[8] == std::pair<double, double>(31, 92));
}

TEST_CASE("a start near the negative half space: half of the paths are dead after four steps") {
  const ReluNeuron neuron(rows(2, {1, 0, 1, -1}), {1, -1}, column({0.5, 0.45}), Level::certified_double());
  SgdPaths paths(neuron);
  for (int t = 0; t < 4; ++t) paths.advance(0.5);
  Real dead = 0;
  for (const auto& c : paths.classes())
    if (!neuron.active(c.state, 0) && !neuron.active(c.state, 1)) dead += c.paths;
  CHECK(certainly_zero(dead - 8));
}

TEST_CASE("words of a partially commutative monoid are counted by the clique series") {
  const std::vector<bool> none(9, false);
  CHECK(count_words(none, 3, 5) == 243);
  const std::vector<bool> all{false, true, true, true, false, true, true, true, false};
  CHECK(count_words(all, 3, 5) == 21);
  std::vector<bool> one = none;  // letters 0 and 2 commute: 1/(1 - 3z + z^2)
  one[2] = one[6] = true;
  CHECK(count_words(one, 3, 1) == 3);
  CHECK(count_words(one, 3, 2) == 8);
  CHECK(count_words(one, 3, 5) == 144);
  CHECK(count_words(none, 3, 200) == std::int64_t{1} << 53);
  CHECK(count_words({}, 0, 4) == 0);
  std::vector<bool> eight(64, true);  // commuting letters: multisets, C(388 + 7, 7)
  for (std::size_t i = 0; i < 64; i += 9) eight[i] = false;
  CHECK(count_words(eight, 8, 388) == 282183986217770);
  CHECK_THROWS_AS(count_words(none, 2, 5), OutsideDomain);
}

TEST_CASE("the normal form merges everything that the clique series allows") {
  // x_0 and x_2 orthogonal, all others acute, nobody idle.
  const ReluNeuron neuron(rows(2, {1, 0, 1, 1, 0, 1}), {1, 1, 1}, column({0.5, 0.25}), Level::certified_double());
  std::vector<bool> commute(9, false);
  commute[2] = commute[6] = true;
  SgdPaths paths(neuron);
  for (int t = 1; t <= 6; ++t) {
    paths.advance(0.25);
    CHECK(static_cast<std::int64_t>(paths.classes().size()) == count_words(commute, 3, t));
  }
}

TEST_CASE("a score that no step can change stays the same number") {
  const ReluNeuron neuron(rows(2, {1, 0, 0, -1}), {1, -1}, column({1, 0}), Level::ball(64));
  SgdPaths paths(neuron);
  for (int t = 0; t < 6; ++t) paths.advance(Real(0.5, Level::ball(64)));
  for (const auto& c : paths.classes()) CHECK(certainly_zero(c.state.scores[1]));
}

TEST_CASE("ties: the derivative at 0 is a convention") {
  const auto x = rows(2, {1, 1});
  const ReluNeuron asleep(x, {1}, column({-1, 1}), {}), awake(x, {1}, column({-1, 1}), {}, Ties::active);
  CHECK_FALSE(asleep.active(asleep.start(), 0));
  CHECK(awake.active(awake.start(), 0));
  CHECK(certainly_zero(awake.loss(awake.start(), 0) - 1));
  CHECK(certainly_zero(asleep.gradient_step(asleep.start(), 1).scores[0]));
  CHECK(certainly_zero(awake.gradient_step(awake.start(), 1).scores[0] - 2));
}
