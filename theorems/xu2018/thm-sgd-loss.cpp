//! # The function value of stochastic gradient descent
//! Let (A) hold, $y_iy_j(x_i\cdot x_j)\ge0$, and let $w_0$ lie in the cell $W_{I^+}$: all $n_+$ positive samples active,
//! no negative one. Write $F=L-L^*$ with $L^*=n_-/n$, and $R$, $r$ for the largest and smallest norm of a positive
//! sample.
//!
//! 1. For every constant step $\eta$:
//!    $$ \mathbf{E}\,F(w_T)\le\frac{n_+\max(1,\ 1/(\eta r^2))}{T+1} . $$
//! 2. For every sequence of steps, with $u=\hat w\ln T/\gamma$:
//!    $$ \sum_{s<T}\eta_s(2-\eta_sR^2)\,\mathbf{E}\,F(w_s)\le|w_0-u|^2+2\sum_{s<T}\eta_sF(u) . $$
//! 3. For a constant step $\eta\le1/R^2$:
//!    $$ \frac1T\sum_{s<T}\mathbf{E}\,F(w_s)\le\frac1T\Big[\frac{(|w_0|+\ln T/\gamma)^2}{\eta}+\frac{2n_+}{n}\Big] , $$
//!    and so for $F$ at the mean iterate, which is not larger because $F$ is convex in the cell.
//!
//! The paper claims a sublinear rate. The constants are ours. The first bound is $O(1/T)$ for the last iterate.
//!
//! **Proof.** By the lemma on invariance the cell is never left. (1) Along every path
//! $e^{w_T\cdot x_i}\ge e^{w_0\cdot x_i}+\eta|x_i|^2N_i$ with $N_i$ the number of picks of $i$, binomial with
//! parameters $T$ and $1/n$, and $\mathbf{E}[1/(1+N_i)]\le n/(T+1)$. (2) Expand $|w_{s+1}-u|^2$; an active positive
//! sample has $\ell_i<1$, so $\ell_i^2\le\ell_i$; $F$ is convex in the cell and its gradient is the mean of the steps'.
//! (3) $F(u)\le n_+/(nT)$.
//!
//! The expectations are exact: the page enumerates all sample paths and merges those whose weights are equal for an exact
//! reason (idle picks, orthogonal samples, equal samples).
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct SgdLoss {
  static constexpr Form form = Form::mean;
  using Instance = DecayingRun;

  static DecayingRun instance(Sampler& draw) {
    DecayingRun run;
    run.scene = correlated_scene(draw, 3, 2);
    run.step = draw.dyadic(0.0625, draw.chance(0.3) ? 4 : 0.5, 4);
    if (draw.chance(0.35)) {
      run.decay = Fraction(draw.integer(1, 4), 4);
      run.horizon = draw.integer(1, 4);
    } else {
      run.horizon = draw.integer(1, horizon_within(run.scene, 400, 32));
    }
    return run;
  }
  static std::vector<DecayingRun> smaller_shapes(const DecayingRun& run) { return smaller_runs(run); }
  //! Boundary instances: one sample, two orthogonal ones over many steps, a start at the comparison point $u$ with tiny
  //! steps (where the second bound is nearly attained), and negative samples that never move anything.
  static std::vector<DecayingRun> witnesses() {
    return {{{matrix({{1}}), {1}, matrix({{0.125}})}, 1, 0, 20},
            {{matrix({{1, 0}, {0, 1}}), {1, 1}, matrix({{0.125}, {0.125}})}, 1, 0, 24},
            {{matrix({{1}}), {1}, matrix({{2}})}, 0.0625, 0, 8},
            {{matrix({{1, 1}, {-1, 0}, {0, -1}, {-1, -1}}), {1, -1, -1, -1}, matrix({{0.0625}, {0.0625}})}, 0.5, 0, 16},
            {{matrix({{1, 0}, {1, 2}, {0, -1}}), {1, 1, -1}, matrix({{0.5}, {0.25}})}, 0.25, {1, 2}, 4}};
  }

  static void examine(const DecayingRun& run, Examination& exam) {
    //! ## Hypotheses
    const auto neuron = neuron_of(exam.level(), run.scene);
    assume_correlation(exam, neuron);
    assume_start_in_cell(exam, neuron);

    //! ## The run
    const bool constant = run.decay == Fraction(0);
    const int horizon = run.horizon, n = neuron.size();
    const Sizes sizes = positive_sizes(neuron);
    const Margin margin = margin_of(exam.level(), positives(run.scene));
    const Vector target = (log(exam.real(horizon)) / margin.squared) * margin.point;
    const auto excess = [&](const PathClass& c) { return neuron.excess(c.state); };
    SgdPaths paths(neuron);
    Real weighted = exam.real(0.0), summed = exam.real(0.0), steps = exam.real(0.0);
    for (int s = 0; s < horizon; ++s) {
      const Real eta = step_size(run, s, exam);
      const Real mean = expectation(paths, excess);
      weighted += eta * (2 - eta * sizes.largest) * mean;
      summed += mean;
      steps += eta;
      paths.advance(eta, constant ? 0 : s);
    }

    exam.observe("horizon", exam.real(horizon));

    //! ## Conclusions
    const Vector start = exam.lift(run.scene.start);
    const Real regret = squared_norm(start - target) + 2 * steps * cell_loss(target, run, exam);
    exam.conclusion().at_most("regret", weighted, exam.constant("regret") * regret);
    if (!constant) return;
    const Real eta = exam.real(run.step);
    const Real picks = max(exam.real(1), 1 / (eta * sizes.smallest));
    exam.conclusion().at_most("last iterate", expectation(paths, excess),
                              exam.constant("value") * sizes.count * picks / (horizon + 1));
    const bool small_step = sign(1 - eta * sizes.largest) >= 0;
    if (!small_step && !exam.replaced("any step size")) return;
    const Real distance = norm(start) + log(exam.real(horizon)) / margin.gamma;
    const Real average = square(distance) / eta + exam.real(2 * sizes.count) / n;
    exam.conclusion().at_most("mean over the run", summed / horizon, exam.constant("mean") * average / horizon);
  }

 private:
  static Real step_size(const DecayingRun& run, int s, const Examination& exam) {
    const Real slowed =
        pow(exam.real(s + 1), -static_cast<int>(run.decay.numerator()), static_cast<int>(run.decay.denominator()));
    return run.decay == Fraction(0) ? exam.real(run.step) : exam.real(run.step) * slowed;
  }
  /// F(u) = (1/n) sum over the positive samples of exp(-u.x_i), for u in the cell.
  static Real cell_loss(const Vector& u, const DecayingRun& run, const Examination& exam) {
    Real sum = exam.real(0.0);
    for (const auto& score : row_products(exam.lift(positives(run.scene)), u)) sum += exp(-score);
    return sum / run.scene.samples.rows;
  }
};

DecayingRun obtuse_run(Sampler& draw) { return {obtuse_scene(draw), draw.dyadic(0.5, 2, 2), 0, draw.integer(4, 10)}; }
/// One positive sample among many: it is often not picked for long, however large the steps.
DecayingRun large_steps(Sampler& draw) {
  auto scene = correlated_scene(draw, 1, 3);
  for (double& entry : scene.start.entries) entry *= 0.125;
  return {scene, 64, 0, draw.integer(2, 8)};
}

const Registered<SgdLoss> statement{{
    .id = "xu2018.thm-sgd-loss",
    .title = "The expected loss of stochastic gradient descent goes to its infimum",
    .kind = Kind::theorem,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339 v1, the theorem on the function value of stochastic gradient descent",
    .compare = "E L(w_T) - L* (or at the mean iterate) against a sublinear bound; the paper's rate and step sizes",
    .uses = {"xu2018.lem-sgd-invariance", "xu2018.def-maxmargin"},
    .constants = {{"value", "1"}, {"regret", "1"}, {"mean", "1"}},
    .mutants = {{"last iterate: a quarter of the bound", set("value", "1/4")},
                {"regret: a quarter of the bound", set("regret", "1/4")},
                {"mean over the run: a quarter of the bound", set("mean", "1/4")},
                {"mean over the run: any step size", replace("any step size"), from(large_steps)},
                {"assumption A dropped", replace("any data"), from(obtuse_run)}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
