//! # Every step gains along a separator
//! Let a unit vector $w^*$ have $y_iw^*\cdot x_i\ge\gamma>0$ for all samples. Every step of gradient descent, of any size, gains
//! $$ w^*\cdot(w_{t+1}-w_t)\ \ge\ \frac{\eta\gamma}n\sum_{i\in A_t}\ell_i(w_t) , $$
//! with $A_t$ the active samples at $w_t$. So $w^*\cdot w_t$ grows as long as any sample is active, as in the perceptron's proof. Since an active negative sample has a loss above 1, the
//! *kicks*, steps at which one is active, are few:
//! $$ \#\{t<T: A_t\cap I^-\ne\emptyset\}\ \le\ \frac n{\eta\gamma}\bigl(|w_T|-w^*\cdot w_0\bigr) . $$
//!
//! **Proof.** $w_{t+1}-w_t=\frac\eta n\sum_{A_t}\ell_iy_ix_i$; take the product with $w^*$ term by term. Sum over $t$ for the second bound, and $w^*\cdot w_T\le|w_T|$.
//!
//! The page takes for $w^*$ the max-margin direction of the $y_ix_i$, where the first bound is an equality whenever all active samples are on the margin.
#include <algorithm>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct SeparatorMonotone {
  using Instance = Descent;

  static Descent instance(Sampler& draw) { return any_descent(draw); }
  static std::vector<Descent> smaller_shapes(const Descent& run) { return smaller_descents(run); }
  //! Boundary instances: two samples on the margin, the oscillating run (see `xu2018.prop-gd-counterexamples`), a dead start.
  static std::vector<Descent> witnesses() {
    return {{{matrix({{1, 0}, {0, 1}}), {1, 1}}, matrix({{1}, {1}}), 1, 8},
            {{matrix({{1, 0}, {1, -1}}), {1, -1}}, matrix({{0.5}, {1}}), 0.5, 60},
            {{matrix({{1, 1}, {1, -1}}), {1, -1}}, matrix({{-1}, {0}}), 0.5, 4}};
  }

  static void examine(const Descent& run, Examination& exam) {
    //! ## Hypothesis
    const DyadicMatrix signed_rows = signed_samples(run.data);
    if (!exam.replaced("another direction"))
      exam.guard().at_most("linearly separable", 1, linearly_separable(signed_rows) ? 1 : 0);
    const Margin margin = exam.replaced("another direction") ? margin_of(exam.level(), samples_of_label(run.data, 1))
                                                             : margin_of(exam.level(), signed_rows);

    //! ## The run
    //! Kicks may grow beyond any number: a run is followed as long as no score exceeds 64 in magnitude.
    //! Products with $w^*=p/\gamma$ are taken as $p\cdot w/\gamma$: $p$ is rational.
    const ReluNeuron neuron(run.data.samples, run.data.labels, run.start, exam.level());
    const Real eta = exam.real(run.step), n = exam.real(neuron.size());
    const auto along = row_products(exam.lift(signed_rows), margin.point);  // p.(y_i x_i)
    const Real factor = exam.constant("gain") * margin.squared;
    NeuronState state = neuron.start();
    int kicks = 0;
    for (int t = 0; t < run.horizon; ++t) {
      Real gained = exam.real(0.0), loss = exam.real(0.0);
      bool kicked = false, dead = true;
      for (int i = 0; i < neuron.size(); ++i) {
        if (!neuron.active(state, i)) continue;
        dead = false, kicked = kicked || neuron.label(i) < 0;
        const Real l = neuron.loss(state, i);
        loss += l, gained += l * along[static_cast<std::size_t>(i)];
      }
      if (dead || too_large(state)) break;
      kicks += kicked;
      exam.conclusion().at_most_throughout("gain along the separator", t, factor * loss, gained);
      state = neuron.gradient_step(state, eta);
    }
    //! ## Kicks
    const Vector last = neuron.weights(state);
    const Real start_along = inner(margin.point, exam.lift(run.start)) / margin.gamma;
    exam.conclusion().at_most("number of kicks", kicks,
                              exam.constant("kicks") * n / (eta * margin.gamma) * (norm(last) - start_along));
    if (kicks > 0) exam.label("kicks");
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("kicks", exam.real(kicks));
  }

 private:
  static bool too_large(const NeuronState& state) {
    return std::any_of(state.scores.begin(), state.scores.end(),
                       [](const Real& score) { return sign(abs(score) - 64) > 0; });
  }
};

//! ## Mutants
//! With the largest norm in place of $\gamma$ the gain is too much. A direction that separates only the positive samples gains nothing from a negative sample on its own side.
std::vector<Descent> negative_ahead() { return {{{matrix({{1, 0}, {1, -1}}), {1, -1}}, matrix({{1}, {0.5}}), 1, 4}}; }

const Registered<SeparatorMonotone> statement{{
    .id = "xu2018.lem-wstar-monotone",
    .title = "Every step gains along a separator, and kicks are few",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, v1 and v2, the growth along a separating direction in the proofs of convergence",
    .compare = "w*.(w_{t+1} - w_t) >= (eta gamma / n) sum over the active samples of l_i(w_t)",
    .uses = {"xu2018.def-maxmargin", "xu2018.def-model"},
    .labels = {"kicks"},
    .attained = {{"gain along the separator", "equality while all active samples are on the margin", "1e-200"}},
    .constants = {{"gain", "1"}, {"kicks", "1"}},
    .mutants = {{"gamma becomes 11/10 gamma", set("gain", "11/10")},
                {"a hundredth of the kicks", set("kicks", "1/100"), on(negative_ahead)},
                {"a direction that separates the positive samples only", replace("another direction"),
                 on(negative_ahead)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
