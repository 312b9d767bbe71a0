//! # Margins never fall along stochastic gradient descent
//! The first version of the paper asks for *a certain condition of data samples*. We read it as
//! $$ \textbf{(A)}\qquad y_i y_j\, x_i\cdot x_j \ge 0 \quad\text{for all } i, j . $$
//! **Lemma.** Under (A), for every start, every sequence of step sizes and every sequence of samples, each margin
//! $y_j(w_t\cdot x_j)$ is nondecreasing in $t$. So an active positive sample stays active, an inactive negative one
//! stays inactive, and the cell $W_{I^+}$ (all positive samples active, no negative one) is never left.
//!
//! **Proof.** A step with sample $i$ moves $w$ by $\eta_t\ell_i(w_t)y_i x_i$ if $i$ is active and not at all
//! otherwise, so it changes the margin of $j$ by $\eta_t\ell_i(w_t)y_i y_j(x_i\cdot x_j)\ge0$.
//!
//! The page walks through *all* sample paths of an instance. A step of an orthogonal sample changes a margin by the exact
//! 0, in every arithmetic; so ties stay decided although $\ell_i$ is an exponential.
#include <optional>

#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

/// Smallest change of a margin in one step, and the scores that must keep their sign, over all paths and times.
struct Extremes {
  std::optional<Real> change, kept_active, kept_inactive;
};
void lower_to(std::optional<Real>& smallest, const Real& x) { smallest = smallest ? min(*smallest, x) : x; }
void raise_to(std::optional<Real>& largest, const Real& x) { largest = largest ? max(*largest, x) : x; }

void note_scores(const ReluNeuron& neuron, const NeuronState& start, const SgdPaths& paths, Extremes& extremes) {
  for (const auto& c : paths.classes())
    for (int j = 0; j < neuron.size(); ++j) {
      const bool was_active = neuron.active(start, j);
      if (neuron.label(j) > 0 && was_active) lower_to(extremes.kept_active, c.state.scores[at(j)]);
      if (neuron.label(j) < 0 && !was_active) raise_to(extremes.kept_inactive, c.state.scores[at(j)]);
    }
}

void note_changes(const ReluNeuron& neuron, const Real& eta, const SgdPaths& paths, Extremes& extremes) {
  for (const auto& c : paths.classes())
    for (int i = 0; i < neuron.size(); ++i) {
      if (!neuron.active(c.state, i)) continue;
      const Real push = neuron.push(c.state, i, eta);
      for (int j = 0; j < neuron.size(); ++j) {
        const Real change = neuron.orthogonal(i, j) ? 0.0 * eta : push * neuron.gram(i, j);
        lower_to(extremes.change, neuron.label(i) == neuron.label(j) ? change : -change);
      }
    }
}

struct SgdInvariance {
  using Instance = AnyStepRun;

  static AnyStepRun instance(Sampler& draw) {
    AnyStepRun run;
    run.scene = correlated_scene(draw, 2, 2);
    if (draw.chance(0.3)) run.scene.start = draw.dyadic_matrix(run.scene.samples.cols, 1, -1, 1, 3);
    const int horizon = draw.integer(1, 5);
    for (int t = 0; t < horizon; ++t) run.steps.push_back(draw.dyadic(0.125, draw.chance(0.2) ? 32 : 2, 3));
    return run;
  }
  static std::vector<AnyStepRun> smaller_shapes(const AnyStepRun& run) { return smaller_runs(run); }
  //! Boundary instances: orthogonal samples, a negative sample on the boundary of its half space, equal samples, a dead
  //! start, and steps of size 32.
  static std::vector<AnyStepRun> witnesses() {
    return {{{matrix({{1, 0}, {0, 1}}), {1, 1}, matrix({{1}, {1}})}, {1, 1, 1}},
            {{matrix({{1, 0}, {0, -1}}), {1, -1}, matrix({{1}, {0}})}, {1, 0.5, 2}},
            {{matrix({{1, 1}, {1, 1}, {-1, 0}}), {1, 1, -1}, matrix({{0.5}, {0.5}})}, {1, 1, 1}},
            {{matrix({{1, 1}}), {1}, matrix({{-1}, {0}})}, {1, 1}},
            {{matrix({{2, 1}, {1, 2}}), {1, 1}, matrix({{0.125}, {0.125}})}, {32, 32, 32, 32}}};
  }

  static void examine(const AnyStepRun& run, Examination& exam) {
    //! ## Hypothesis
    //! Assumption (A) alone; the start and the steps are free.
    const auto neuron = neuron_of(exam.level(), run.scene);
    if (!exam.replaced("labels forgotten")) assume_correlation(exam, neuron);

    //! ## Conclusions
    const auto start = neuron.start();
    SgdPaths paths(neuron);
    Extremes extremes;
    note_scores(neuron, start, paths, extremes);
    for (std::size_t t = 0; t < run.steps.size(); ++t) {
      const Real eta = exam.real(run.steps[t]);
      note_changes(neuron, eta, paths, extremes);
      paths.advance(eta, static_cast<int>(t));
      note_scores(neuron, start, paths, extremes);
    }
    const Real change = extremes.change.value_or(exam.real(0.0));
    if (exam.replaced("strictly"))
      exam.conclusion().below("margins never fall", 0, change);
    else
      exam.conclusion().at_most("margins never fall", 0, change);
    if (extremes.kept_active) exam.conclusion().below("active positives stay active", 0, *extremes.kept_active);
    if (extremes.kept_inactive)
      exam.conclusion().at_most("inactive negatives stay inactive", *extremes.kept_inactive, 0);
    exam.observe("smallest correlation", smallest_correlation(neuron));
  }
};

AnyStepRun obtuse_run(Sampler& draw) { return {obtuse_scene(draw), std::vector<double>(6, 1.0)}; }
/// All inner products nonnegative, whatever the labels.
AnyStepRun acute_run(Sampler& draw) {
  auto scene = correlated_scene(draw, 2, 2);
  for (int i = 0; i < scene.samples.rows; ++i)
    if (scene.labels[at(i)] < 0)
      for (int k = 0; k < scene.samples.cols; ++k) scene.samples(i, k) = -scene.samples(i, k);
  return {scene, {1, 1, 1}};
}

const Registered<SgdInvariance> statement{{
    .id = "xu2018.lem-sgd-invariance",
    .title = "Under assumption A no margin ever falls, on every sample path",
    .kind = Kind::lemma,
    .wording = Wording::weak,
    .place = "arXiv 1806.04339 v1, the condition on the data samples in the theorem on stochastic gradient descent",
    .compare = "whether the condition is y_i y_j x_i.x_j >= 0 for all pairs (or > 0, or for some pairs only)",
    .mutants = {{"assumption A dropped", replace("any data"), from(obtuse_run)},
                {"assumption A without the labels", replace("labels forgotten"), from(acute_run)},
                {"margins rise strictly", replace("strictly")}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
