//! # Three runs of gradient descent that do not find the max-margin direction
//! The paper's abstract says that gradient descent may converge to the global or to a local max-margin direction, *or may
//! diverge from the desired one in general*. Here are concrete runs, on two samples in the plane each, linearly separable
//! without intercept. The positive samples' own max-margin direction is the desired one.
//!
//! | run | samples | start | what happens |
//! |---|---|---|---|
//! | dead | $(1,1)^+$, $(1,-1)^-$ | $(-1,0)$ | no sample is active: $w$ never moves, $L=1$ while $L^*=\tfrac12$ |
//! | spurious | $(1,0)^+$, $(-\tfrac12,1)^+$ | $(1,-1)$ | only the first sample is ever active: $L\to\tfrac12$ while $L^*=0$ |
//! | oscillates | $(1,0)^+$, $(1,-1)^-$ | $(\tfrac12,1)$ | the negative sample becomes active again and again |
//!
//! **Dead**: the gradient is exactly zero.
//!
//! **Spurious, for ever.** Every step moves $w$ by a positive multiple of $x_1=(1,0)$, which has a positive product with
//! $x_1$ and a negative one with $x_2$. So the score of the first sample rises and that of the second falls, for all $t$, by
//! induction; $w=(a,-1)$ with $a\to\infty$, and the direction goes to $(1,0)$ while the max-margin direction of both
//! samples is $(2,3)/\sqrt{13}$. The page checks the induction step (two inner products) and runs it.
//!
//! **Oscillates.** While the negative sample sleeps, $w$ grows along $(1,0)$, which raises the negative score. When that
//! is positive, one step kicks it back by at least $(\eta/n)|x_2|$, because an active negative sample has a loss above 1. So
//! the kicks do not fade, and the direction stays near $(1,1)/\sqrt2$, away from $(1,0)$. The page counts kicks up to the
//! horizon; that they never end is a claim about all times which no finite run decides.
#include <optional>

#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

/// A run of gradient descent and the word for what is claimed of it.
struct DescentRun {
  Scene scene;
  double step = 0.5;
  int horizon = 1;
  std::string claim;  ///< "dead", "spurious" (first sample active only), "oscillates" (last sample negative)
  int kicks = 0;      ///< oscillates: at least so many within the horizon
};
LEMMACHECK_DESCRIBE(DescentRun, scene, step, horizon, claim, kicks)

void validate(const DescentRun& run) {
  validate(run.scene);
  if (run.step < 0x1p-20 || run.step > 64) throw Malformed("step", "a step is between 2^-20 and 64");
  if (run.horizon < 1 || run.horizon > 1000) throw Malformed("horizon", "1 to 1000 steps");
  if (run.claim != "dead" && run.claim != "spurious" && run.claim != "oscillates")
    throw Malformed("claim", "dead, spurious or oscillates, not \"" + run.claim + "\"");
  if (run.kicks < 0) throw Malformed("kicks", "not negative");
  if (run.scene.samples.rows != 2) throw Malformed("scene.samples", "two samples");
}

std::vector<DescentRun> runs() {
  return {{{matrix({{1, 1}, {1, -1}}), {1, -1}, matrix({{-1}, {0}})}, 0.5, 100, "dead", 0},
          {{matrix({{1, 1}, {1, -1}}), {1, -1}, matrix({{-1}, {1}})}, 0.5, 100, "dead", 0},
          {{matrix({{1, 0}, {-0.5, 1}}), {1, 1}, matrix({{1}, {-1}})}, 0.5, 200, "spurious", 0},
          {{matrix({{1, 0}, {1, -1}}), {1, -1}, matrix({{0.5}, {1}})}, 0.5, 60, "oscillates", 6}};
}

Real distance(const Vector& w, const Vector& direction) { return norm(w / norm(w) - direction); }

//! ## The three claims
void examine_dead(const ReluNeuron& neuron, const DescentRun& run, Examination& exam) {
  auto state = neuron.start();
  for (int t = 0; t < run.horizon; ++t) state = neuron.gradient_step(state, exam.real(run.step));
  exam.conclusion().at_most("never moves", squared_norm(neuron.weights(state) - exam.lift(run.scene.start)), 0);
  exam.conclusion().at_most("excess loss stays", exam.constant("excess"), neuron.excess(state));
}

void examine_spurious(const ReluNeuron& neuron, const DescentRun& run, Examination& exam) {
  exam.conclusion().below("a step raises the first score", 0, neuron.gram(0, 0));
  exam.conclusion().below("a step lowers the second score", neuron.gram(0, 1), 0);
  auto state = neuron.start();
  Real first = state.scores[0], second = state.scores[1];
  for (int t = 0; t < run.horizon; ++t) {
    state = neuron.gradient_step(state, exam.real(run.step));
    first = min(first, state.scores[0]), second = max(second, state.scores[1]);
  }
  exam.conclusion().below("the first sample is active at every step", 0, first);
  exam.conclusion().below("the second sample is inactive at every step", second, 0);
  exam.conclusion().at_most("loss stays above its infimum", exam.constant("excess"), neuron.excess(state));
  // F_0, the decrease of thm-gd-loss with gamma^2 = x_1.x_1: F_t <= 1 / (1/F_0 + eta gamma^2 t / 2) if eta x_1.x_1 F_0
  // <= 1.
  const Real in_cell = neuron.excess(state) - exam.real(0.5);
  const Real initial = neuron.loss(neuron.start(), 0) / 2,
             travelled = exam.real(run.step) * neuron.gram(0, 0) * run.horizon;
  exam.conclusion().at_most("loss goes to 1/2", in_cell, exam.constant("decrease") / (1 / initial + travelled / 2));
  const Margin both = margin_of(exam.level(), run.scene.samples);
  const Vector local = transpose(row(neuron.samples(), 0)) / sqrt(neuron.gram(0, 0)), w = neuron.weights(state);
  exam.conclusion().below("closer to the local than to the global direction", distance(w, local),
                          distance(w, both.best));
}

void examine_oscillates(const ReluNeuron& neuron, const DescentRun& run, Examination& exam) {
  const Real scale = exam.real(run.step) / 2 * sqrt(neuron.gram(1, 1));  // (eta / n) |x_2|
  auto state = neuron.start();
  std::optional<Real> smallest;
  int kicks = 0;
  for (int t = 0; t < run.horizon; ++t) {
    if (neuron.active(state, 1)) {
      const Real kick = scale * neuron.loss(state, 1);
      smallest = smallest ? min(*smallest, kick) : kick;
      ++kicks;
    }
    state = neuron.gradient_step(state, exam.real(run.step));
  }
  exam.conclusion().at_most("kicks within the horizon", run.kicks, kicks);
  if (smallest) exam.conclusion().below("no kick fades", exam.constant("kick") * scale, *smallest);
  const Margin desired = margin_of(exam.level(), positives(run.scene));
  exam.conclusion().below("away from the desired direction", exam.constant("distance"),
                          distance(neuron.weights(state), desired.best));
  exam.conclusion().below("loss falls nevertheless", neuron.excess(state), neuron.excess(neuron.start()));
}

struct Counterexamples {
  using Instance = DescentRun;
  static std::vector<DescentRun> witnesses() { return runs(); }

  static void examine(const DescentRun& run, Examination& exam) {
    //! ## Hypothesis
    //! The data are separable without intercept: the hull of the $y_i x_i$ does not contain zero.
    exam.guard().at_most("linearly separable", 1, linearly_separable(signed_samples(run.scene)) ? 1 : 0);
    const auto ties = exam.replaced("ties are active") ? Ties::active : Ties::inactive;
    const ReluNeuron neuron(run.scene.samples, run.scene.labels, run.scene.start, exam.level(), ties);
    if (run.claim == "dead") return examine_dead(neuron, run, exam);
    if (run.claim == "spurious") return examine_spurious(neuron, run, exam);
    examine_oscillates(neuron, run, exam);
  }

 private:
  static DyadicMatrix signed_samples(const Scene& scene) {
    DyadicMatrix z = scene.samples;
    for (int i = 0; i < z.rows; ++i)
      for (int k = 0; k < z.cols; ++k) z(i, k) *= scene.labels[at(i)];
    return z;
  }
};

//! ## Mutants
//! The same data from other starts, where the run does find its way.
std::vector<DescentRun> awake() {
  auto run = runs()[0];
  run.scene.start = matrix({{1}, {0}});
  return {run};
}
std::vector<DescentRun> both_active() {
  auto run = runs()[2];
  run.scene.start = matrix({{1}, {1}});
  return {run};
}
std::vector<DescentRun> far_from_the_negative() {
  auto run = runs()[3];
  run.scene.start = matrix({{0.5}, {8}});
  return {run};
}

const Registered<Counterexamples> statement{{
    .id = "xu2018.prop-gd-counterexamples",
    .title = "Gradient descent may die, stay at a spurious minimum, or oscillate",
    .kind = Kind::counterexample,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, abstract of v1 (gradient descent does not always learn desirable parameters) and of v2 "
             "(local max-margin direction, or divergence from the desired one)",
    .compare = "the paper's own examples, if it gives numbers: samples, start, step",
    .uses = {"xu2018.def-maxmargin"},
    .constants = {{"excess", "1/2"}, {"decrease", "1"}, {"kick", "1"}, {"distance", "1/2"}},
    .mutants = {{"dead from an active start", on(awake)},
                {"the derivative at 0 is 1: a tie is not dead", replace("ties are active")},
                {"spurious from a start where both samples are active", on(both_active)},
                {"oscillates from a start far from the negative sample", on(far_from_the_negative)},
                {"excess loss 51/100", set("excess", "51/100")},
                {"loss goes to 1/2 ten times as fast", set("decrease", "1/10")},
                {"kicks twice as large", set("kick", "2")},
                {"further than 9/10 from the desired direction", set("distance", "9/10")}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
