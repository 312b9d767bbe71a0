//! # Unbiased steps after conditioning on staying: refuted
//! The abstract of the second version says that stochastic gradient descent converges in expectation to the global or local max-margin direction *if it converges*. One reading conditions on the event
//! that the run stays in a cell, and goes on with the step's expectation,
//! $$ \mathbf E[w_1-w_0\mid w_0,\ A(w_t)=J\text{ for }t\le T]\ =\ -\eta\nabla L(w_0) , $$
//! as a proof for fixed expectations would. **This is false.** To condition on a future event changes the law of the picks: they are no longer uniform given that the run stays.
//!
//! Two positive samples, $x_1=(1,0)$ and $x_2=(-\tfrac9{10},\tfrac12)$, from $w_0=(\tfrac35,\tfrac32)$ with $\eta=\tfrac3{10}$, read as doubles: both are active at the start. Given that both stay active for the first $T=2$ steps, the first pick
//! is $x_1$ with probability $\tfrac13$, not $\tfrac12$, because the two paths that begin otherwise are not lost as easily.
//!
//! **What remains true.** With *almost sure* staying as the hypothesis the step is unbiased, and the bounds hold: see `xu2018.thm-sgd-general`. Without it, a stopped process, or an analysis path by path, is
//! needed. The paper's text was not at hand; which reading it proves is to be compared.
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct ConditionalStep {
  static constexpr Form form = Form::mean;
  using Instance = ConstantRun;
  static std::vector<ConstantRun> witnesses() {
    const Scene pulling{matrix({{1, 0}, {-0.9, 0.5}}), {1, 1}, matrix({{0.6}, {1.5}})};
    return {{pulling, 0.3, 2}, {pulling, 0.3, 4}, {pulling, 0.3, 8}};
  }

  //! Instances: two positive samples at an obtuse angle, from starts where both are active. Where every path stays, or as many with either first pick, the equality holds.
  static ConstantRun instance(Sampler& draw) {
    return {obtuse_scene(draw), draw.dyadic(0.0625, 1, 4), draw.integer(2, 7)};
  }
  static std::vector<ConstantRun> smaller_shapes(const ConstantRun& run) { return smaller_runs(run); }

  static void examine(const ConstantRun& run, Examination& exam) {
    //! ## The start lies in the cell, and staying has a positive probability
    const ReluNeuron neuron = neuron_of(exam.level(), run.scene);
    assume_start_in_cell(exam, neuron);
    const Real eta = exam.real(run.step);
    const NeuronState start = neuron.start();
    std::vector<Real> staying;  // number of paths that begin with each sample and stay
    Real all = exam.real(0.0);
    for (int i = 0; i < neuron.size(); ++i) {
      staying.push_back(
          paths_that_stay(neuron, neuron.moved(start, i, neuron.push(start, i, eta)), eta, run.horizon - 1));
      all += staying.back();
    }
    exam.guard().below("staying has a positive probability", 0, all);

    //! ## The first pick, given that the run stays
    //! An unbiased step needs $P(\xi_0=i\mid\text{stays})=\frac1n$ for every $i$. Counts of paths are whole numbers: no rounding enters.
    for (int i = 0; i < neuron.size(); ++i)
      exam.conclusion().equal("first pick is sample " + std::to_string(i + 1),
                              staying[static_cast<std::size_t>(i)] * neuron.size(), all);
    exam.observe("first pick is sample 1, given that the run stays", staying[0] / all);
  }

 private:
  static Real paths_that_stay(const ReluNeuron& neuron, const NeuronState& state, const Real& eta, int steps) {
    for (int i = 0; i < neuron.size(); ++i)
      if ((neuron.label(i) > 0) != neuron.active(state, i)) return {0.0, eta.level()};
    if (steps == 0) return {1.0, eta.level()};
    Real sum(0.0, eta.level());
    for (int i = 0; i < neuron.size(); ++i)
      sum += paths_that_stay(neuron, neuron.moved(state, i, neuron.push(state, i, eta)), eta, steps - 1);
    return sum;
  }
};

const Registered<ConditionalStep> statement{{
    .id = "xu2018.thm-sgd-conditional",
    .title = "Steps are unbiased given that the run stays in its cell",
    .kind = Kind::theorem,
    .wording = Wording::weak,
    .expected = Verdict::refuted,
    .place = "arXiv 1806.04339 v2, abstract (\"if SGD converges\") and the theorem on stochastic gradient descent",
    .compare = "whether staying in the cell is assumed almost surely, or conditioned on",
    .uses = {"xu2018.def-model"},
    .no_mutants_because = "it is refuted: its own failures show that the check can fail",
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
