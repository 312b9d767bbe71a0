//! # Without active negative samples the norm grows
//! If no negative sample is active at $w_t$, a step of gradient descent of any size $\eta>0$ satisfies
//! $$ |w_{t+1}|^2\ \ge\ |w_t|^2+|w_{t+1}-w_t|^2 . $$
//!
//! **Proof.** $w_{t+1}-w_t=\frac\eta n\sum_{A(w_t)}\ell_ix_i$ with positive samples only, each of them with $w_t\cdot x_i>0$: so
//! $w_t\cdot(w_{t+1}-w_t)\ge0$, strictly if a sample is active. With no active sample nothing moves, and both sides are the same number: such steps are left out.
//!
//! An active negative sample pulls $w$ back, and the norm may fall: the hypothesis is needed.
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct NormMonotone {
  using Instance = WeightStep;

  static WeightStep instance(Sampler& draw) {
    const Descent run = descent_in_cell(draw);
    WeightStep step{run.data, run.start, draw.dyadic(0.0625, 8, 4)};
    if (draw.chance(0.3)) draw.label("large step"), step.step = draw.integer(8, 64);
    return step;
  }
  static std::vector<WeightStep> smaller_shapes(const WeightStep& step) { return smaller_steps(step); }
  static std::vector<WeightStep> witnesses() {
    return {{{matrix({{1, 0}}), {1}}, matrix({{0.5}, {3}}), 1},
            {{matrix({{1, 0}, {-0.5, 1}}), {1, 1}}, matrix({{1}, {-1}}), 64},
            {{matrix({{1, 1}, {1, -1}}), {1, -1}}, matrix({{1}, {1}}), 2}};
  }

  static void examine(const WeightStep& instance, Examination& exam) {
    const ReluNeuron neuron(instance.data.samples, instance.data.labels, instance.weights, exam.level());
    const NeuronState state = neuron.start();
    //! ## Hypotheses
    int active = 0, active_negatives = 0;
    for (int i = 0; i < neuron.size(); ++i)
      if (neuron.active(state, i)) ++active, active_negatives += neuron.label(i) < 0;
    exam.hypothesis().at_most("no active negative sample", active_negatives, 0);
    exam.hypothesis().at_most("some sample is active", 1, active);

    //! ## Conclusion
    const Vector before = neuron.weights(state);
    const Vector moved = neuron.weights(neuron.gradient_step(state, exam.real(instance.step))) - before;
    const Real grown = squared_norm(before + moved);
    exam.conclusion().at_most("norm", squared_norm(before) + exam.constant("move") * squared_norm(moved), grown);
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("length of the step", norm(moved));
  }
};

//! ## Mutants
//! With the step counted twice, long steps from short weights fail.
std::vector<WeightStep> pulled_back() { return {{{matrix({{1, 0}, {1, -1}}), {1, -1}}, matrix({{1}, {0}}), 1}}; }
WeightStep long_step(Sampler& draw) {
  const Descent run = descent_in_cell(draw);
  return {run.data, run.start, 64};
}

const Registered<NormMonotone> statement{{
    .id = "xu2018.lem-norm-monotone",
    .title = "Without active negative samples the norm grows",
    .kind = Kind::lemma,
    .wording = Wording::weak,
    .place = "arXiv 1806.04339, v1 and v2: a step in the proofs of convergence, if the paper uses it",
    .compare = "|w_{t+1}|^2 >= |w_t|^2 + |w_{t+1} - w_t|^2 while no negative sample is active",
    .uses = {"xu2018.def-model"},
    .constants = {{"move", "1"}},
    .mutants = {{"active negative samples allowed", drop("no active negative sample"), on(pulled_back)},
                {"the step counted twice", set("move", "2"), from(long_step)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
