#include <cmath>
#include <map>
#include <set>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/deciding/shrink.hpp"
#include "properties/audit/records/value_json.hpp"
#include "tests/catch.hpp"
#include "theorems/arora2018/instances/chains.hpp"
#include "theorems/arora2018/instances/deficient.hpp"
#include "theorems/arora2018/instances/networks.hpp"
#include "theorems/arora2018/instances/points.hpp"
#include "theorems/arora2018/instances/regressions.hpp"
#include "theorems/arora2018/instances/states.hpp"
#include "theorems/arora2018/instances/steps.hpp"

using namespace lemmacheck;
using namespace lemmacheck::arora2018;

namespace {

/// The paper's universal statements, but those whose instances are whole runs.
std::vector<std::string> all_ids() {
  std::vector<std::string> ids;
  for (const Statement* s : registered_statements())
    if (s->paper() == "arora2018" && s->form == Form::universal && (s->cost == Cost::light || s->cost == Cost::normal))
      ids.push_back(s->id);
  return ids;
}

const Statement& statement(const std::string& id) {
  const Statement* found = find_statement(id);
  REQUIRE(found != nullptr);
  return *found;
}

Sampler stream(int k) { return Sampler(derived_seed(7, std::to_string(k)), k % 101); }

Decision decided(const Statement& s, const Value& instance, int mutant = Statement::itself) {
  return decide(s, {instance}, s.alteration(mutant));
}

/// max |Delta_j| / (2 delta) with the paper's constant.
Real share_of_balance(const DescentState& state, Level level) {
  const Network net = network(state, level);
  const Real margin = deficiency_margin(net.target, net.residual);
  return imbalance(net.layers) / (2 * balance_bound(256, net.depth(), margin, frobenius_norm(net.target)));
}

/// Decrease over eta sigma_min^{2(N-1)/N} |G|^2 at the paper's largest step.
Real decrease_factor(const DescentState& state, Level level) {
  const Network net = network(state, level);
  const int N = net.depth();
  const Real B = frobenius_norm(net.target), margin = deficiency_margin(net.target, net.residual);
  const Real step = largest_step(6144, N, margin, B);
  return decrease_in_step(net.layers, net.residual, step) /
         (step * pow(smallest_singular_value(net.product), 2 * (N - 1), N) * squared_norm(net.residual));
}

bool overlap(const Real& a, const Real& b) { return lower(a) <= upper(b) && lower(b) <= upper(a); }

}  // namespace

TEST_CASE("every statement of the paper is decided on its instances, and as expected") {
  for (const std::string& id : all_ids()) {
    const Statement& s = statement(id);
    std::map<Outcome, int> outcomes;
    for (int k = 0; k < 200; ++k) {
      Sampler draw = stream(k);
      ++outcomes[decided(s, s.generate(draw, Statement::itself)).outcome];
    }
    INFO(id);
    CHECK(outcomes[Outcome::inapplicable] == 0);
    CHECK(outcomes[Outcome::undecided] == 0);
    CHECK((outcomes[Outcome::fails] > 0) == (s.expected == Verdict::refuted));
  }
}

TEST_CASE("boundary instances hold") {
  for (const std::string& id : all_ids())
    for (const Value& instance : statement(id).witnesses(Statement::itself)) {
      INFO(id << " " << to_json(instance));
      CHECK(decided(statement(id), instance).outcome == Outcome::holds);
    }
}

TEST_CASE("every mutant dies on its own family, and every equivalent one lives") {
  for (const std::string& id : all_ids()) {
    const Statement& s = statement(id);
    for (int m = 0; m < static_cast<int>(s.mutants.size()); ++m) {
      const bool must_live = !s.mutants[static_cast<std::size_t>(m)].equivalent_because.empty();
      bool killed = false;
      for (int k = 0; k < 60 && !killed; ++k) {
        Sampler draw = stream(k);
        killed = decided(s, s.generate(draw, m), m).outcome == Outcome::fails;
      }
      INFO(id << ", " << s.mutants[static_cast<std::size_t>(m)].name);
      CHECK(killed != must_live);
    }
  }
}

TEST_CASE("smaller shapes are well-formed and strictly smaller") {
  for (const std::string& id : all_ids()) {
    const Statement& s = statement(id);
    for (int k = 0; k < 60; ++k) {
      Sampler draw = stream(k);
      const Value instance = s.generate(draw, Statement::itself);
      CHECK_NOTHROW(s.require_well_formed(instance));
      for (const Value& smaller : s.smaller_shapes(instance)) {
        CHECK_NOTHROW(s.require_well_formed(smaller));
        CHECK(weight(smaller) < weight(instance));
      }
    }
  }
}

TEST_CASE("balanced states have the imbalance that they promise: none, anything, or nearly all that is allowed") {
  int balanced = 0, nearly_all = 0, between = 0;
  for (int k = 0; k < 200; ++k) {
    Sampler draw = stream(k);
    const DescentState state = balanced_state(draw);
    std::vector<Matrix> layers;
    for (const auto& layer : state.layers) layers.emplace_back(layer, Level::rational());
    const double share = upper(share_of_balance(state, Level::ball(256)));
    REQUIRE(share <= 1);
    bool exact = true;
    for (const Matrix& defect : balance_defects(layers)) exact = exact && certainly_zero(largest_entry(defect));
    balanced += exact, nearly_all += share > 1 - 1e-5, between += !exact && share <= 1 - 1e-5;
  }
  CHECK(balanced > 20);
  CHECK(nearly_all > 20);
  CHECK(between > 5);
}

TEST_CASE("the preconditions of Lemma 7 follow from the margin and the balance") {
  for (int k = 0; k < 100; ++k) {
    Sampler draw = stream(k);
    const Network net = network(balanced_state(draw), Level::ball(128));
    const Real B = frobenius_norm(net.target), margin = deficiency_margin(net.target, net.residual);
    for (const Matrix& layer : net.layers) CHECK(certainly_positive(pow(4 * B, 1, net.depth()) - spectral_norm(layer)));
    CHECK(certainly_positive(B - spectral_norm(net.residual)));
    // Along the least singular direction sigma_min(W) = c: no certificate that it is not less, only that it may be
    // equal.
    CHECK_FALSE(certainly_negative(smallest_singular_value(net.product) - margin));
  }
}

TEST_CASE("a residual orthogonal to the row space decreases the loss as slowly as possible") {
  for (int k = 0; k < 50; ++k) {
    Sampler draw = stream(k);
    const Real factor = decrease_factor(orthogonal_residual(draw), Level::ball(128));
    CHECK(lower(factor) > 0.998);
    CHECK(upper(factor) < 1);
  }
}

TEST_CASE("at the optimum there is nothing to decrease, and the descent lemma is not applied") {
  DescentState state = boundary_states().front();
  state.target = state.layers.front();
  CHECK(decided(statement("arora2018.lemma-1"), to_value(state)).outcome == Outcome::inapplicable);
}

TEST_CASE("square networks decrease the loss N times as fast as the lemma says") {
  DescentState state;
  DyadicMatrix eye(2, 2);
  eye(0, 0) = eye(1, 1) = 1;
  state.layers.assign(3, eye);
  state.target = eye;
  state.target(1, 1) = 1.125;
  const Real factor = decrease_factor(state, Level::ball(128));
  CHECK(lower(factor) > 2.99);
  CHECK(upper(factor) < 3);
}

TEST_CASE("the frames change nothing that the descent lemma speaks of") {
  for (int k = 0; k < 50; ++k) {
    Sampler draw = stream(k);
    DescentState framed = balanced_state(draw), plain = framed;
    plain.reflections.clear();
    CHECK(overlap(share_of_balance(framed, Level::ball(128)), share_of_balance(plain, Level::ball(128))));
    CHECK(overlap(decrease_factor(framed, Level::ball(128)), decrease_factor(plain, Level::ball(128))));
  }
}

TEST_CASE("the descent lemma is covariant under scaling") {
  for (int k = 0; k < 50; ++k) {
    Sampler draw = stream(k);
    const DescentState state = balanced_state(draw);
    DescentState scaled = state;
    for (auto& layer : scaled.layers)
      for (double& x : layer.entries) x *= 4;
    for (double& x : scaled.target.entries) x = std::ldexp(x, 2 * static_cast<int>(state.layers.size()));
    CHECK(overlap(share_of_balance(state, Level::ball(128)), share_of_balance(scaled, Level::ball(128))));
    CHECK(overlap(decrease_factor(state, Level::ball(128)), decrease_factor(scaled, Level::ball(128))));
  }
}

TEST_CASE("the unbalanced witness misses the balance by a factor of 3072, the long step by 6144 N (2N - 1)") {
  Sampler draw = stream(3);
  const Real share = share_of_balance(unbalanced_state(draw), Level::ball(128));
  CHECK(lower(share) > 3072 / 2);
  CHECK(upper(share) < 3200 / 2);
  const DescentState state = overlong_step(draw);
  const double N = static_cast<double>(state.layers.size());
  CHECK(state.step_fraction > 6144 * N * (2 * N - 1));
  CHECK(state.step_fraction < 1.2 * 6144 * N * (2 * N - 1));
}

TEST_CASE("balance is lost in one step already by the smallest network that is not scalar") {
  const Statement& s = statement("arora2018.inline.balance-preserved");
  const BalancedStep smallest{{{2, 1, 1}, {1}, {}},
                              [] {
                                DyadicMatrix m(1, 2);
                                m(0, 1) = 1;
                                return m;
                              }(),
                              1};
  CHECK(decided(s, to_value(smallest)).outcome == Outcome::fails);
  int found = 0;
  for (int k = 0; k < 100 && found < 5; ++k) {
    Sampler draw = stream(k);
    const Value instance = s.generate(draw, Statement::itself);
    if (decided(s, instance).outcome != Outcome::fails) continue;
    ++found;
    BalancedStep least;
    const auto still_fails = [&](const Value& v) { return decided(s, v).outcome == Outcome::fails; };
    const Shrunk minimal = shrink(s, instance, still_fails, 10000);
    CHECK(minimal.is_minimal);
    read_value(minimal.value, least);
    const std::set<std::vector<int>> shapes{{2, 1, 1}, {1, 1, 2}};
    CAPTURE(to_json(minimal.value));
    CHECK(shapes.count(least.factors.widths) == 1);
    CHECK(least.factors.reflections.empty());
    CHECK(least.factors.roots == std::vector<double>{1});
    CHECK(least.step == 1);
  }
  CHECK(found == 5);
}

TEST_CASE("the margin is attained: no smaller one bounds the least singular value") {
  const Statement& s = statement("arora2018.claim-1");
  for (int k = 0; k < 50; ++k) {
    Sampler draw = stream(k);
    const Decision d = decided(s, to_value(extremal_point(draw)));
    REQUIRE(d.outcome == Outcome::holds);
    CHECK(upper(d.findings.findings.back().slack) < 1e-8);
  }
}

TEST_CASE("a point as far as the start is decided: it is not strictly nearer") {
  const Statement& s = statement("arora2018.claim-1");
  NearTarget points{DyadicMatrix(2, 2), {}, {}};
  points.target(0, 0) = 3, points.target(1, 1) = 0.3, points.target(0, 1) = 0.1;
  points.start = points.target;
  points.start(1, 0) = 0.1, points.start(0, 0) = 2.9;
  points.point = points.start;
  CHECK(decided(s, to_value(points)).outcome == Outcome::inapplicable);
  points.start(1, 0) = std::nextafter(0.1, 1);
  CHECK(decided(s, to_value(points)).outcome == Outcome::holds);
}

TEST_CASE("the deficiency margin of a matrix with known singular values is the least one minus the distance") {
  for (int k = 0; k < 40; ++k) {
    Sampler draw = stream(k);
    const DeficientPoint point = deficient_point(draw);
    const Level level = Level::ball(128);
    const Matrix left = left_frame(point, level), right = transpose(right_frame(point, level));
    const Matrix target =
        left * padded_diagonal(point.offset.rows, point.offset.cols, point.singular_values, level) * right;
    const Real least = *std::min_element(point.singular_values.begin(), point.singular_values.end());
    CHECK(overlap(deficiency_margin(target, left * Matrix(point.offset, level) * right),
                  least - frobenius_norm(Matrix(point.offset, level))));
    CHECK(overlap(smallest_singular_value(deficient_matrix(point, level)), 0));
  }
}

TEST_CASE("whitened inputs are white, and a shear is seen") {
  for (int k = 0; k < 40; ++k) {
    Sampler draw = stream(k);
    const auto data = k % 2 ? whitened_regression(draw) : sheared_regression(draw);
    const Matrix X = whitened_inputs(data, Level::rational());
    const Matrix off = X * transpose(X) - Real(X.cols()) * identity(X.rows(), Level::rational());
    CHECK(certainly_zero(largest_entry(off)) == (k % 2 == 1));
  }
}

TEST_CASE("the constants of Theorem 1 on a network of two layers of numbers") {
  // N = 2, c = 1/2, B = 1: delta = (1/4) / (256 * 8), eta = (1/8) / (6144 * 8)
  const Level level = Level::ball(128);
  const Real half(0.5, level), one(1.0, level);
  CHECK(lower(balance_bound(256, 2, half, one)) == 0x1p-13);
  CHECK(upper(balance_bound(256, 2, half, one)) == 0x1p-13);
  CHECK(overlap(largest_step(6144, 2, half, one) * 6144 * 64, one));
}

TEST_CASE(
    "one case in twenty at least reaches each end of the shapes, one in five at most is scalar, a row or one layer") {
  std::map<std::string, int> met;
  int narrow = 0;
  constexpr int cases = 2000;
  for (int k = 0; k < cases; ++k) {
    Sampler draw = stream(k);
    const DescentState state = balanced_state(draw);
    for (const auto& label : draw.labels()) ++met[label];
    narrow += state.layers.size() == 1 || state.target.rows == 1 || state.target.cols == 1;
  }
  for (const char* end : {"depth 8", "width 32", "condition 1000"}) {
    CAPTURE(end);
    CHECK(met[end] >= cases / 20);
  }
  CHECK(narrow <= cases / 5);
  CHECK(met["one layer"] > 0);
}

TEST_CASE("instances that do not fit are refused by field and reason") {
  const auto refused_field = [](const auto& instance) {
    try {
      validate(instance);
    } catch (const Malformed& error) {
      return error.field;
    }
    return std::string("nothing");
  };
  const DyadicMatrix one(1, 1), wide(1, 2);
  CHECK(refused_field(DescentState{{}, {}, one, 1}) == "layers");
  CHECK(refused_field(DescentState{{one, wide}, {}, one, 1}) == "layers[1]");
  CHECK(refused_field(DescentState{{wide}, {}, one, 1}) == "target");
  CHECK(refused_field(DescentState{{one}, {one}, one, 1}) == "reflections");
  CHECK(refused_field(DescentState{{one}, {one, DyadicMatrix(2, 1)}, one, 1}) == "reflections[1]");
  CHECK(refused_field(DescentState{{one}, {}, one, 0}) == "step_fraction");
  CHECK(refused_field(DescentState{{one}, {}, one, 1}) == "nothing");
  CHECK(refused_field(BalancedFactors{{2}, {1}, {}}) == "widths");
  CHECK(refused_field(BalancedFactors{{2, 0, 2}, {1, 1}, {}}) == "widths");
  CHECK(refused_field(BalancedFactors{{2, 1}, {1, 1}, {}}) == "roots");
  CHECK(refused_field(BalancedFactors{{2, 1}, {-1}, {}}) == "roots");
  CHECK(refused_field(BalancedStep{{{2, 1}, {1}, {}}, one, 1}) == "target");
  CHECK(refused_field(BalancedStep{{{2}, {1}, {}}, one, 1}) == "factors.widths");
  CHECK(refused_field(NearTarget{one, wide, one}) == "start");
  CHECK(refused_field(GradientProbe{{one}, {wide}, one}) == "directions[0]");
  CHECK(refused_field(GradientProbe{{one}, {}, one}) == "directions");
  CHECK(refused_field(Chain{{}, {}}) == "layers");
  CHECK(refused_field(DeficientPoint{{0}, one, one, one, one, one}) == "singular_values");
  CHECK(refused_field(DeficientPoint{{1}, one, one, one, one, one}) == "null");
  CHECK(refused_field(WhitenedRegression{{DyadicMatrix(3, 1)}, one, one, one}) == "blocks[0]");
  CHECK(refused_field(PerturbedFactors{{{1, 1}, {1}, {}}, {}, one}) == "offsets");
}
