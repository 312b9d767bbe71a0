//! # Corollary 4.1: the weights move little under descent
//! Let $0<\eta\lambda_0\le2$, and let Condition 4.1, $\lVert y-u(k')\rVert^2\le(1-\tfrac{\eta\lambda_0}2)^{k'}\lVert y-u(0)\rVert^2$, hold for $k'=0,\dots,k$. Then for every neuron
//! $$ \lVert w_r(k+1)-w_r(0)\rVert\ \le\ \frac{4\sqrt n\,\lVert y-u(0)\rVert}{\sqrt m\,\lambda_0} . $$
//!
//! **Proof.** A step moves $w_r$ by at most $\eta\sqrt{n/m}\,\lVert y-u(k')\rVert$, and $\eta\sum_{k'}(1-\tfrac{\eta\lambda_0}2)^{k'/2}\le\eta/(1-\sqrt{1-\eta\lambda_0/2})\le4/\lambda_0$. The constant 4 is the limit for small steps.
//!
//! The page follows runs of descent in enclosures as long as Condition 4.1 is certified, and states the movement after every step.
#include "theorems/du2018/instances/descents.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct Movement {
  using Instance = DescentRun;
  static DescentRun instance(Sampler& draw) { return descent_run(draw); }
  static std::vector<DescentRun> smaller_shapes(const DescentRun& run) { return smaller_runs(run); }
  //! Boundary instances: one input and a few more than an eighth of the neurons active, so that Condition 4.1 is met almost with equality and the bound almost attained.
  static std::vector<DescentRun> witnesses() {
    return {few_active(31, 4, 8, 0.125, 400), few_active(31, 4, 8, 0.5, 60)};
  }

  static void examine(const DescentRun& run, Examination& exam) {
    TwoLayer net = normalised_two_layer(run.point, exam.level());
    const Matrix first = net.weights;
    exam.dimension("n", net.size()), exam.dimension("d", net.inputs.cols()), exam.dimension("m", net.width());
    const Real eta = exam.real(run.step), lambda = limiting_kernel(exam, run.point.inputs).lambda_0;
    //! ## Hypotheses
    exam.guard().below("lambda_0 is positive", 0, lambda);
    exam.guard().at_most("step", eta * lambda, 2);
    const Real initial = squared_norm(net.residual);
    exam.guard().below("not yet fitted", 0, initial);

    //! ## The run
    const Real bound = exam.constant("movement") * sqrt(exam.real(net.size()) * initial) / (net.root_width * lambda);
    const Real rate = 1 - eta * lambda / 2;
    Real allowed = initial;
    int followed = 0;
    for (int k = 0; k < run.horizon; ++k) {
      if (k > 0 && !exam.replaced("Condition 4.1 not asked") &&
          !certainly_nonnegative(allowed - squared_norm(net.residual)))
        break;
      net = with_weights(net, net.weights + eta * velocity(net));
      allowed = rate * allowed, ++followed;
      Real farthest = exam.real(0.0);
      const Matrix moved = net.weights - first;
      for (int r = 0; r < net.width(); ++r) farthest = max(farthest, squared_norm(row(moved, r)));
      exam.conclusion().at_most_throughout("movement", k, sqrt(farthest), bound);
    }
    exam.observe("steps followed", exam.real(followed));
  }
};

//! ## Mutants
//! A constant of 19/5 is refuted by the boundary instance; without Condition 4.1 a run with too few active neurons goes on moving.
std::vector<DescentRun> slow_run() { return {few_active(31, 2, 8, 0.5, 100)}; }

const Registered<Movement> statement{{
    .id = "du2018.corollary-4.1",
    .title = "The weights move little under descent",
    .kind = Kind::corollary,
    .cost = Cost::heavy,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 4, Corollary 4.1 and (8)",
    .uses = {"du2018.claim-gradient", "du2018.hinf-closed-form"},
    .labels = {"orthogonal inputs", "inputs in general position"},
    .constants = {{"movement", "4"}},
    .mutants = {{"constant 19/5", set("movement", "19/5")},
                {"Condition 4.1 not asked for", replace("Condition 4.1 not asked"), on(slow_run)}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
