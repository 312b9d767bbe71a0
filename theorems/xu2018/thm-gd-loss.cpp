//! # The loss of gradient descent in a cell, between two bounds of order 1/t
//! Let the active samples be exactly $J$, all of them positive, at $w_0,\dots,w_T$, and write $F(w)=\frac1n\sum_{i\in J}e^{-w\cdot x_i}$, $F_0=F(w_0)$, $R=\max_J|x_i|$ and
//! $\gamma_J$ for the margin of the samples of $J$. Then $L(w_t)=F(w_t)+(n-|J|)/n$, and
//! $$ \frac1{1/F_0+2\eta R^2t}\ \le\ F(w_t)\ \le\ \frac1{1/F_0+\eta\gamma_J^2t/2}\qquad(0\le t\le T), $$
//! the upper bound for $\eta R^2F_0\le1$, the lower one for $\eta R^2F_0\le\frac12$.
//!
//! **Proof.** `xu2018.lem-descent` gives $F_{t+1}\le F_t-\frac\eta2|\nabla F_t|^2$, and $|\nabla F|\ge\gamma_JF$ by `xu2018.lem-gradient-sandwich`:
//! so $1/F_{t+1}\ge1/F_t+\frac\eta2\gamma_J^2$. By convexity $F_{t+1}\ge F_t-\eta|\nabla F_t|^2\ge F_t(1-\eta R^2F_t)$, so $1/F_{t+1}\le1/F_t+2\eta R^2$ as long as $\eta R^2F_t\le\frac12$.
//!
//! The constants are ours; the paper claims the order. That the cell is not left is a hypothesis, certified at every step of the run that is examined.
#include <algorithm>
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct DescentLoss {
  using Instance = Descent;

  static Descent instance(Sampler& draw) {
    const bool correlated = draw.chance(0.5);
    draw.label(correlated ? "assumption A" : "any separable data");
    return correlated ? descent_in_orthant(draw) : descent_in_cell(draw);
  }
  static std::vector<Descent> smaller_shapes(const Descent& run) { return smaller_descents(run); }
  //! Boundary instances: a single sample, two orthogonal ones, a spurious cell that is never left.
  static std::vector<Descent> witnesses() {
    return {{{matrix({{1, 0}}), {1}}, matrix({{1}, {0}}), 1, 64},
            {{matrix({{1, 0}, {0, 1}}), {1, 1}}, matrix({{1}, {1}}), 1, 200},
            {{matrix({{1, 0}, {-0.5, 1}}), {1, 1}}, matrix({{1}, {-1}}), 2, 200}};
  }

  static void examine(const Descent& run, Examination& exam) {
    const ReluNeuron neuron(run.data.samples, run.data.labels, run.start, exam.level());
    NeuronState state = neuron.start();
    //! ## The cell
    std::vector<int> cell;
    DyadicMatrix rows;
    rows.cols = run.data.samples.cols;
    int negatives = 0;
    std::optional<Real> longest;
    for (int i = 0; i < neuron.size(); ++i) {
      if (!neuron.active(state, i)) continue;
      cell.push_back(i), negatives += neuron.label(i) < 0;
      longest = longest ? max(*longest, neuron.gram(i, i)) : neuron.gram(i, i);
      const auto sample = row_of(run.data.samples, i);
      rows.entries.insert(rows.entries.end(), sample.begin(), sample.end()), ++rows.rows;
    }
    exam.guard().at_most("no active negative sample", negatives, 0);
    exam.guard().at_most("some sample is active", 1, static_cast<int>(cell.size()));
    const Real eta = exam.real(run.step), initial = loss_of(neuron, state, cell);
    const Real pace = eta * *longest;
    exam.hypothesis().at_most("step", pace * initial, 1);
    const bool slow = sign(exam.real(0.5) - pace * initial) >= 0;
    if (slow) exam.label("both bounds");

    //! ## The run
    const Margin margin = margin_of(exam.level(), rows);
    const Real fast = exam.replaced("largest norm for the margin") ? *longest : margin.squared;
    int left = 0;
    for (int t = 1; t <= run.horizon; ++t) {
      state = neuron.gradient_step(state, eta);
      for (int i = 0; i < neuron.size(); ++i) {
        const bool member = std::find(cell.begin(), cell.end(), i) != cell.end();
        left += neuron.active(state, i) != member;
      }
      if (left > 0) break;
      const Real loss = loss_of(neuron, state, cell);
      exam.conclusion()
          .at_most_throughout("loss from above", t, loss, 1 / (1 / initial + exam.constant("upper") * eta * fast * t))
          .trivially_at_most(initial);
      if (slow)
        exam.conclusion()
            .at_most_throughout("loss from below", t, 1 / (1 / initial + exam.constant("lower") * pace * t), loss)
            .trivially_at_least(exam.real(0.0));
    }
    exam.hypothesis().at_most("the cell is not left", left, 0);
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.dimension("horizon", run.horizon);
    exam.observe("initial loss", initial);
  }

 private:
  static Real loss_of(const ReluNeuron& neuron, const NeuronState& state, const std::vector<int>& cell) {
    Real sum(0.0, neuron.samples().level());
    for (const int i : cell) sum += exp(-state.scores[static_cast<std::size_t>(i)]);
    return sum / neuron.size();
  }
};

//! ## Mutants
//! Four times the pace of the upper bound, and the largest norm in place of the margin, are refuted at once. A step that is too long
//! overshoots.
std::vector<Descent> overshooting() {
  return {{{matrix({{1, 4}, {1, -4}}), {1, 1}}, matrix({{4.25}, {0.9375}}), 1.6875, 1}};
}

const Registered<DescentLoss> statement{{
    .id = "xu2018.thm-gd-loss",
    .title = "The loss of gradient descent in a cell is of order 1/t",
    .kind = Kind::theorem,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, v1 and v2, the function value of gradient descent; constants ours",
    .compare = "L(w_t) - L* against a bound of order 1/t; the paper's condition on the step",
    .uses = {"xu2018.lem-descent", "xu2018.lem-gradient-sandwich", "xu2018.def-maxmargin"},
    .labels = {"assumption A", "any separable data", "both bounds"},
    .constants = {{"upper", "1/2"}, {"lower", "2"}},
    .mutants = {{"four times as fast", set("upper", "2")},
                {"the largest norm in place of the margin", replace("largest norm for the margin")},
                {"the lower bound at a quarter of its pace", set("lower", "1/2")},
                {"bound on the step dropped", drop("step"), on(overshooting)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
