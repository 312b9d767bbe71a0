//! # One step descends in a cell
//! Let the active samples at $w$ be exactly $J$, all of them positive, and let the same be so at $w'=w-\eta\nabla L(w)$. With
//! $F(w)=\frac1n\sum_{i\in J}e^{-w\cdot x_i}$, $R=\max_J|x_i|$ and $\eta R^2F(w)\le1$:
//! $$ F(w')\ \le\ F(w)-\frac\eta2|\nabla F(w)|^2 , \qquad F(w')\ \ge\ F(w)-\eta|\nabla F(w)|^2 . $$
//!
//! **Proof.** $F$ is convex, which is the second bound. For the first, $F$ has second derivatives at most $R^2F$; as long as $F\le F(w)$ on the segment, Taylor's formula
//! gives $F(w-s\nabla F)\le F(w)-s(1-\tfrac{s}2R^2F(w))|\nabla F(w)|^2<F(w)$ for $0<s\le\eta$, and by continuity $F$ never gets back to $F(w)$.
#include <algorithm>
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct DescentInCell {
  using Instance = WeightStep;

  static WeightStep instance(Sampler& draw) {
    const Descent run = descent_in_cell(draw);
    // Up to twice the step of the lower bound of thm-gd-loss: eta R^2 F close to 1.
    const double factor = draw.one_of(std::vector<double>{1, 2, 2, draw.uniform(0.001, 2)});
    if (factor == 2) draw.label("largest step");
    return {run.data, run.start, std::min(64.0, factor * run.step)};
  }
  static std::vector<WeightStep> smaller_shapes(const WeightStep& step) { return smaller_steps(step); }
  static std::vector<WeightStep> witnesses() {
    return {{{matrix({{1, 0}}), {1}}, matrix({{0.5}, {3}}), 1},
            {{matrix({{1, 0}, {-0.5, 1}}), {1, 1}}, matrix({{1}, {-1}}), 2},
            {{matrix({{1, 1}, {1, -1}}), {1, -1}}, matrix({{1}, {1}}), 0.5}};
  }

  static void examine(const WeightStep& instance, Examination& exam) {
    const ReluNeuron neuron(instance.data.samples, instance.data.labels, instance.weights, exam.level());
    const NeuronState state = neuron.start();
    const Real eta = exam.real(instance.step);
    const NeuronState next = neuron.gradient_step(state, eta);
    //! ## Hypotheses
    int strangers = 0, active = 0;
    std::optional<Real> longest;
    Real before = exam.real(0.0), after = exam.real(0.0);
    for (int i = 0; i < neuron.size(); ++i) {
      const bool here = neuron.active(state, i);
      active += here, strangers += (here && neuron.label(i) < 0) || here != neuron.active(next, i);
      if (!here || neuron.label(i) < 0) continue;
      longest = longest ? max(*longest, neuron.gram(i, i)) : neuron.gram(i, i);
      before += neuron.loss(state, i);
      after += exp(-next.scores[static_cast<std::size_t>(i)]);
    }
    before = before / neuron.size(), after = after / neuron.size();
    exam.hypothesis().at_most("the same positive samples stay active", strangers, 0);
    exam.guard().at_most("some sample is active", 1, active - strangers);
    exam.hypothesis().at_most("step", eta * *longest * before, 1);

    //! ## Conclusions
    const Vector moved = neuron.weights(next) - neuron.weights(state);  // eta times the gradient, up to its sign
    const Real decrease = squared_norm(moved) / eta;
    exam.conclusion().at_most("descent", after, before - exam.constant("descent") * decrease);
    exam.conclusion().at_most("no faster", before - exam.constant("convexity") * decrease, after);
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("step against its bound", eta * *longest * before);
  }
};

//! ## Mutants
//! Tiny steps decrease $F$ by $\eta|\nabla F|^2$ up to second order: rates above 1 fail for the first bound, rates below 1 for the second. A step that is too long overshoots
//! where samples pull against each other.
WeightStep tiny_step(Sampler& draw) {
  const Descent run = descent_in_cell(draw);
  return {run.data, run.start, 0x1p-20};
}
std::vector<WeightStep> overshooting() {
  return {{{matrix({{1, 4}, {1, -4}}), {1, 1}}, matrix({{4.25}, {0.9375}}), 1.6875}};
}

const Registered<DescentInCell> statement{{
    .id = "xu2018.lem-descent",
    .title = "One step of gradient descent decreases the loss in a cell",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, v1 and v2, the first step of the rate for the function value of gradient descent",
    .compare = "F(w_{t+1}) <= F(w_t) - (eta/2) |grad F(w_t)|^2 and the condition on the step",
    .uses = {"xu2018.def-model"},
    .constants = {{"descent", "1/2"}, {"convexity", "1"}},
    .mutants = {{"descent at rate 1", set("descent", "1"), from(tiny_step)},
                {"convexity at rate 99/100", set("convexity", "99/100"), from(tiny_step)},
                {"bound on the step dropped", drop("step"), on(overshooting)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
