//! # The component along the max-margin direction grows like a logarithm
//! Let the active samples be exactly $J$, all of them positive, at $w_0,\dots,w_{T-1}$; let $\hat w$, $\gamma$ be their max-margin direction and margin, $\lambda$ a dual solution and
//! $H=-\sum\lambda_i\ln\lambda_i$ its entropy. Gradient descent with steps of any sizes $\eta_s$ satisfies
//! $$ \hat w\cdot w_T\ \ge\ \frac1\gamma\ln\Bigl(e^{\gamma\hat w\cdot w_0}+\frac{\gamma^2e^H}n\sum_{s<T}\eta_s\Bigr) . $$
//!
//! **Proof.** With $p=\gamma\hat w=\sum\lambda_ix_i$: $F(w)=\frac1n\sum_Je^{-w\cdot x_i}\ge\frac1n\sum\lambda_ie^{-w\cdot x_i-\ln\lambda_i}\ge\frac{e^H}ne^{-p\cdot w}$ by Jensen's inequality. A step gains
//! $p\cdot(w_{s+1}-w_s)=\frac{\eta_s}n\sum_Je^{-w_s\cdot x_i}\,p\cdot x_i\ge\eta_s\gamma^2F(w_s)$. So $E_s=e^{p\cdot w_s}$ has
//! $E_{s+1}\ge E_s(1+p\cdot(w_{s+1}-w_s))\ge E_s+\frac{\gamma^2e^H}n\eta_s$, by $e^x\ge1+x$.
//!
//! No bound on the steps, and no nondegeneracy: the lemma is ours, and the growth behind every rate on these pages.
#include <algorithm>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct Growth {
  using Instance = Descent;

  static Descent instance(Sampler& draw) {
    Descent run = draw.chance(0.7) ? descent_in_orthant(draw) : descent_in_cell(draw);
    if (draw.chance(0.3)) run.step = draw.dyadic(1, 16, 2);
    return run;
  }
  static std::vector<Descent> smaller_shapes(const Descent& run) { return smaller_descents(run); }
  //! Boundary instances: a single sample with tiny steps, where the bound is nearly attained; two orthogonal samples; one step of size 64.
  static std::vector<Descent> witnesses() {
    return {{{matrix({{1, 0}}), {1}}, matrix({{2}, {0}}), 0x1p-6, 64},
            {{matrix({{1, 0}, {0, 1}}), {1, 1}}, matrix({{1}, {1}}), 1, 100},
            {{matrix({{2, 1}, {1, 2}}), {1, 1}}, matrix({{0.125}, {0.125}}), 64, 2}};
  }

  static void examine(const Descent& run, Examination& exam) {
    const ReluNeuron neuron(run.data.samples, run.data.labels, run.start, exam.level());
    NeuronState state = neuron.start();
    //! ## Hypotheses
    std::vector<int> cell;
    DyadicMatrix rows;
    rows.cols = run.data.samples.cols;
    int negatives = 0;
    for (int i = 0; i < neuron.size(); ++i) {
      if (!neuron.active(state, i)) continue;
      cell.push_back(i), negatives += neuron.label(i) < 0;
      const auto sample = row_of(run.data.samples, i);
      rows.entries.insert(rows.entries.end(), sample.begin(), sample.end()), ++rows.rows;
    }
    exam.guard().at_most("no active negative sample", negatives, 0);
    exam.guard().at_most("some sample is active", 1, static_cast<int>(cell.size()));
    const Margin margin = margin_of(exam.level(), rows);
    if (margin.exact.nondegenerate)
      exam.label("strict");
    else
      exam.label("degenerate");
    const Real eta = exam.real(run.step), n = exam.real(neuron.size());
    const Real entropy = exam.replaced("number of samples for e^H") ? exam.real(rows.rows) : margin.entropy_factor;
    int left = 0;
    //! ## The run
    //! Both sides as $e^{p\cdot w_T}$.
    const Real first = exp(inner(margin.point, exam.lift(run.start)));
    for (int t = 1; t <= run.horizon; ++t) {
      for (int i = 0; i < neuron.size(); ++i)
        left += neuron.active(state, i) != (std::find(cell.begin(), cell.end(), i) != cell.end());
      if (left > 0) break;
      state = neuron.gradient_step(state, eta);
      const Real grown = exam.constant("growth") * margin.squared * entropy / n * eta * t;
      exam.conclusion()
          .at_most_throughout("growth", t, first + grown, exp(inner(margin.point, neuron.weights(state))))
          .trivially_at_least(first);
    }
    exam.hypothesis().at_most("the cell is not left", left, 0);
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.dimension("horizon", run.horizon);
    exam.observe("e^H", margin.entropy_factor);
  }
};

//! ## Mutants
//! Twice the growth, and the number of samples in place of $e^H$, which is larger unless all weights are equal.
std::vector<Descent> unequal_weights() {
  return {{{matrix({{1, 0}, {1, 4}, {1, 8}}), {1, 1, 1}}, matrix({{2}, {0.25}}), 0x1p-6, 16}};
}

const Registered<Growth> statement{{
    .id = "xu2018.lem-growth",
    .title = "The component along the max-margin direction grows like a logarithm",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .uses = {"xu2018.def-maxmargin", "xu2018.def-model"},
    .labels = {"strict", "degenerate"},
    .constants = {{"growth", "1"}},
    .mutants = {{"twice the growth", set("growth", "2")},
                {"the number of samples in place of e^H", replace("number of samples for e^H"), on(unequal_weights)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
