//! # The gradient is as large as the active loss
//! Let the data be separable: some unit vector has product at least $\gamma>0$ with every $z_i=y_ix_i$, $\gamma$ the largest such
//! number, and let $R=\max_i|x_i|$. With $A(w)=\{i: w\cdot x_i>0\}$ the active samples and $\ell_i(w)=e^{-y_iw\cdot x_i}$ there,
//! every $w$ satisfies
//! $$ \frac\gamma n\sum_{i\in A(w)}\ell_i(w)\ \le\ |\nabla L(w)|\ \le\ \frac Rn\sum_{i\in A(w)}\ell_i(w) . $$
//!
//! **Proof.** $-\nabla L(w)=\frac1n\sum_{A(w)}\ell_iz_i$. Its product with the max-margin direction of the $z_i$ is at least
//! $\frac\gamma n\sum\ell_i$; the triangle inequality gives the other side.
//!
//! **What follows.** A point where the gradient vanishes has no active sample, and loss 1 there: at finite $w$ there is no other
//! stationary point. This is the paper's reason to look for minima at infinity.
//!
//! **Equality.** With a single active sample the upper bound is attained where it is the longest sample, and the lower one where $|z_i|=\gamma$:
//! all samples are then multiples of each other.
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct GradientSandwich {
  using Instance = WeightCase;

  //! ## Instances
  //! Integer samples in up to 8 dimensions; weights near a separating direction, off it, or against it, with scores up to about
  //! 24; one in four is orthogonal to a sample, which is then a tie and inactive.
  static WeightCase instance(Sampler& draw) {
    WeightCase c;
    c.data = separable_data(draw);
    c.weights = start_for(draw, c.data, draw.uniform(0.05, 3));
    if (draw.chance(0.25)) c.weights = orthogonal_to_a_sample(draw, c.data);
    return c;
  }
  static std::vector<WeightCase> smaller_shapes(const WeightCase& c) { return smaller_weight_cases(c); }
  static std::vector<WeightCase> witnesses() {
    return {{{matrix({{2, 1}}), {1}}, matrix({{1}, {1}})},
            {{matrix({{1, 0}, {1, -1}}), {1, -1}}, matrix({{1}, {0.5}})},
            {{matrix({{1, 1}, {1, -1}}), {1, -1}}, matrix({{-1}, {0}})},
            {{matrix({{3, 0}, {0, 4}, {-1, -1}}), {1, 1, -1}}, matrix({{0.25}, {0.125}})}};
  }

  static void examine(const WeightCase& c, Examination& exam) {
    //! ## Hypothesis
    const DyadicMatrix signed_rows = signed_samples(c.data);
    if (!exam.replaced("any data"))
      exam.guard().at_most("linearly separable", 1, linearly_separable(signed_rows) ? 1 : 0);
    const ReluNeuron neuron(c.data.samples, c.data.labels, c.weights, exam.level());
    const NeuronState state = neuron.start();
    const int n = neuron.size();

    //! ## The gradient and its two bounds
    Vector gradient = exam.zeros(c.data.samples.cols, 1);
    Real active_loss = exam.real(0.0);
    std::optional<Real> longest;
    for (int i = 0; i < n; ++i) {
      longest = longest ? max(*longest, neuron.gram(i, i)) : neuron.gram(i, i);
      if (!neuron.active(state, i) && !exam.replaced("inactive samples counted")) continue;
      const Real loss = neuron.loss(state, i);
      active_loss += loss;
      if (neuron.active(state, i)) gradient = gradient - (neuron.label(i) * loss) * transpose(row(neuron.samples(), i));
    }
    const Real length = norm(gradient) / n;
    // Where the mutant leaves separability out, the margin of the positive samples stands in for gamma.
    const Margin margin =
        margin_of(exam.level(), exam.replaced("any data") ? samples_of_label(c.data, 1) : signed_rows);
    exam.conclusion().at_most("gradient from below", exam.constant("lower") * margin.gamma * active_loss / n, length);
    exam.conclusion().at_most("gradient from above", length, exam.constant("upper") * sqrt(*longest) * active_loss / n);
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("active loss", active_loss / n);
  }

 private:
  /// A combination of two coordinates that is orthogonal to the first sample, or a multiple of a coordinate where it has
  /// a zero.
  static DyadicMatrix orthogonal_to_a_sample(Sampler& draw, const Labelled& data) {
    const int d = data.samples.cols, i = draw.integer(0, data.samples.rows - 1), k = draw.integer(0, d - 2);
    DyadicMatrix w(d, 1);
    w(k, 0) = 0.25 * data.samples(i, k + 1), w(k + 1, 0) = -0.25 * data.samples(i, k);
    if (w(k, 0) == 0 && w(k + 1, 0) == 0) w(k, 0) = 1;
    return w;
  }
};

//! ## Mutants
//! Without separability no $\gamma>0$ can serve: a sample with both labels, met by weights nearly orthogonal to it, has almost no gradient and a full
//! loss.
std::vector<WeightCase> both_labels() { return {{{matrix({{1, 0}, {1, 0}}), {1, -1}}, matrix({{0x1p-10}, {0}})}}; }

const Registered<GradientSandwich> statement{{
    .id = "xu2018.lem-gradient-sandwich",
    .title = "The gradient lies between gamma and R times the active loss",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339 v2, the asymptotic landscape: bounds of the gradient inside its proof",
    .compare = "(gamma/n) sum over the active samples of l_i <= |grad L| <= (R/n) times the same sum",
    .uses = {"xu2018.def-maxmargin", "xu2018.def-model"},
    .attained = {{"gradient from below", "equality where all active samples are multiples of the max-margin point",
                  "1e-200"},
                 {"gradient from above", "equality for a single active sample that is the longest", "1e-200"}},
    .constants = {{"lower", "1"}, {"upper", "1"}},
    .mutants = {{"gamma becomes 3/2 gamma", set("lower", "3/2")},
                {"R becomes 9/10 R", set("upper", "9/10")},
                {"inactive samples counted in the loss", replace("inactive samples counted")},
                {"separability dropped", replace("any data"), on(both_labels)}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
