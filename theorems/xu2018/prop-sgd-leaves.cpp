//! # Stochastic gradient descent may leave the good cell: exact probabilities
//! Two samples in the plane, $x_1=(1,0)$ positive and $x_2=(1,-1)$ negative, steps of size $\eta=\tfrac12$, from two starts where the positive sample is active. In the first the
//! negative sample is not: it lies in the good cell. The data are separable; assumption A, $y_iy_jx_i\cdot x_j\ge0$, fails. With the uniform choice of a sample at each step:
//!
//! - from $w_0=(\tfrac12,\tfrac35)$, read as doubles, there is a positive probability to be *dead* (no sample active, so that nothing ever moves again) within 16 steps, and another to have the negative sample active then;
//! - from $w_0=(\tfrac12,\tfrac9{20})$, just outside the cell, where the negative sample is active too, the probability to be dead after 4 steps is exactly one half.
//!
//! The same starts show why gradient descent is no guide: a stochastic step along one sample is $n$ times as long as that sample's part in a step of gradient descent.
//!
//! All $2^T$ sample paths are enumerated. Probabilities are counts over $2^T$: exact rationals, decided by the certified signs of the scores on every path.
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

/// A run and what is claimed of it: the least probability of an event at the horizon.
struct Leaving {
  ConstantRun run;
  std::string event;     ///< "dead", "negative active"
  Fraction probability;  ///< claimed
  std::string claim;     ///< "exactly", "at least"
};
LEMMACHECK_DESCRIBE(Leaving, run, event, probability, claim)

void validate(const Leaving& leaving) {
  validate(leaving.run.scene);
  if (leaving.run.step < 0x1p-20 || leaving.run.step > 64) throw Malformed("run.step", "between 2^-20 and 64");
  if (leaving.run.horizon < 1 || leaving.run.horizon > 16) throw Malformed("run.horizon", "1 to 16 steps");
  if (leaving.event != "dead" && leaving.event != "negative active")
    throw Malformed("event", "dead or negative active, not \"" + leaving.event + "\"");
  if (leaving.claim != "exactly" && leaving.claim != "at least")
    throw Malformed("claim", "exactly or at least, not \"" + leaving.claim + "\"");
}

Scene opposed(double second) { return {matrix({{1, 0}, {1, -1}}), {1, -1}, matrix({{0.5}, {second}})}; }

struct SgdLeaves {
  using Instance = Leaving;
  static std::vector<Leaving> witnesses() {
    return {{{opposed(0.6), 0.5, 16}, "dead", {1, 1200}, "at least"},
            {{opposed(0.6), 0.5, 16}, "negative active", {3, 25}, "at least"},
            {{opposed(0.45), 0.5, 4}, "dead", {1, 2}, "exactly"},
            {{opposed(0.45), 0.5, 16}, "dead", {1, 2}, "at least"}};
  }

  static void examine(const Leaving& leaving, Examination& exam) {
    //! ## The start
    const ReluNeuron neuron = neuron_of(exam.level(), leaving.run.scene);
    const NeuronState start = neuron.start();
    exam.guard().below("the positive sample is active at the start", 0, start.scores.front());
    exam.label(neuron.active(start, 1) ? "start outside the cell" : "start in the cell");

    //! ## All sample paths
    SgdPaths paths(neuron);
    for (int t = 0; t < leaving.run.horizon; ++t) paths.advance(exam.real(leaving.run.step));
    const Real probability = expectation(paths, [&](const PathClass& c) {
      bool any = false, negative = false;
      for (int i = 0; i < neuron.size(); ++i)
        if (neuron.active(c.state, i)) any = true, negative = negative || neuron.label(i) < 0;
      return exam.real(leaving.event == "dead" ? !any : negative);
    });
    //! ## The claimed probability
    const Real claimed = exam.constant("share") * exam.real(leaving.probability);
    if (leaving.claim == "exactly")
      exam.conclusion().equal("probability of " + leaving.event, probability, claimed);
    else
      exam.conclusion().at_most("probability of " + leaving.event, claimed, probability);
    exam.observe("probability", probability);
  }
};

//! ## Mutants
//! Under assumption A the cell is never left (`xu2018.lem-sgd-invariance`): with the negative sample turned away, the same claims die.
std::vector<Leaving> turned_away() {
  const Scene scene{matrix({{1, 0}, {-1, -1}}), {1, -1}, matrix({{0.5}, {0.6}})};
  return {{{scene, 0.5, 16}, "dead", {1, 1200}, "at least"}};
}

const Registered<SgdLeaves> statement{{
    .id = "xu2018.prop-sgd-leaves",
    .title = "Stochastic gradient descent leaves the good cell with positive probability",
    .kind = Kind::counterexample,
    .origin = Origin::ours,
    .uses = {"xu2018.def-model", "xu2018.lem-sgd-invariance"},
    .constants = {{"share", "1"}},
    .mutants = {{"probabilities twice as large", set("share", "2")}, {"data under assumption A", on(turned_away)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
