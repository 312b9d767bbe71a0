//! # Stochastic gradient descent converges in expectation to the max-margin direction
//! The first version of the paper claims that under its condition on the data and with a constant step, stochastic
//! gradient descent converges *in expectation* to the max-margin direction $\hat w$ of the positive samples, at rate
//! $O(1/\ln t)$. That sentence has three readings, with $u_T=w_T/|w_T|$:
//!
//! | reading | error |
//! |---|---|
//! | A | $a_T=\lVert\mathbf{E}[w_T]/\lVert\mathbf{E}[w_T]\rVert-\hat w\rVert$ |
//! | B | $b_T=\mathbf{E}\lVert u_T-\hat w\rVert$ |
//! | C | $\lVert\mathbf{E}[u_T]-\hat w\rVert$, not larger than $b_T$ |
//!
//! All three hold, with explicit constants, which are ours. Let (A) hold, $w_0\in W_{I^+}$, and let the step $\eta$ be
//! constant and of any size. Write $F=L-L^*$, $R$ and $r$ for the largest and smallest norm of a positive sample,
//! $E_i=e^{w_0\cdot x_i}$, and
//! $$ V=\sum_{i\in I^+}\Big(\frac{\eta^2|x_i|^2}{E_i^2}+\frac{\eta}{E_i}\Big),\qquad C_0=\ln(nF(w_0))+\tfrac12R^2V,
//!    \qquad K=|w_0|+\sqrt V+C_0/\gamma . $$
//! On every path $V$ bounds the sum of the squared lengths of all steps, because the $k$-th pick of $i$ meets a loss of at
//! most $1/(E_i+\eta|x_i|^2k)$.
//!
//! **Growth.** With $H$ the entropy of the dual solution $\lambda$ and $\alpha_0=\hat w\cdot w_0$,
//! $$ \gamma\,\mathbf{E}[\hat w\cdot w_T]\ge\ln\big(e^{\gamma\alpha_0}+\gamma^2e^H\eta T/n\big) . $$
//! On a single path nothing of the kind holds: a path may pick negative samples only. But
//! $$ |w_T|\ge g_T:=\frac1R\ln\Big(1+\frac{\eta r^2T}{2n}\Big)\quad\text{except with probability}\quad
//!    \delta_T=e^{-Tn_+/(8n)} \quad\text{(Chernoff)}. $$
//!
//! **Squared errors, for all data.**
//! $$ a_T^2\le\frac{2(\gamma|w_0|+C_0)}{\gamma\,|\mathbf{E}[w_T]|},\qquad \mathbf{E}\big[|w_T|\,|u_T-\hat w|^2\big]\le2K,
//!    \qquad \mathbf{E}|u_T-\hat w|^2\le\frac{2K}{g_T}+2\delta_T . $$
//!
//! **Errors, for nondegenerate data**: the samples on the margin are linearly independent and have positive weights. Then
//! $G(v)=\sum_{i\in S}e^{-v\cdot x_i^\perp}$ has its minimum $e^H$ at the solution $\bar v$ of the linear equations
//! $\bar v\cdot x_i^\perp=-\ln\lambda_i-H$, where $\perp$ is the part orthogonal to $\hat w$. With the gaps
//! $g_i=\hat w\cdot x_i-\gamma$ of the samples off the margin,
//! $$ \rho^2=|w_0^\perp-\bar v|^2+V+\sum_{i\notin S}\frac{2}{e\,\gamma\,e^H g_i}
//!    \,e^{-\bar v\cdot x_i^\perp+g_i(\eta R-\alpha_0)},\qquad \mathbf{E}|w_T^\perp-\bar v|^2\le\rho^2, $$
//! $$ a_T\le\frac{\sqrt2\,\gamma\,(|\bar v|+\rho)}{\ln(e^{\gamma\alpha_0}+\gamma^2e^H\eta T/n)},\qquad
//!    b_T\le\frac{\sqrt2\,(|\bar v|+\rho)}{g_T}+\sqrt2\,\delta_T . $$
//!
//! **Proof**, in short. (Growth) $F\ge n^{-1}e^{H-\gamma\hat w\cdot w}$ by Jensen's inequality with the weights
//! $\lambda$; a step gains $\hat w\cdot(w_{t+1}-w_t)\ge\eta\gamma F$ on average. (Squared) $\ln F$ is convex with Hessian at
//! most $R^2$ and gradient $-\sum\lambda_i(w)x_i$ of norm at least $\gamma$; sum its expected decrease. (Errors) Expand
//! $|w^\perp-\bar v|^2$: convexity of $G$ makes the part of $S$ nonpositive, and for the others $ze^{-z}\le1/e$.
//!
//! The expectations are exact, by enumeration of all sample paths.
#include <optional>

#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

//! ## What the bounds are made of
struct Quantities {
  Real step, steps, samples;  // eta, T, n
  Sizes sizes;
  Margin margin;
  Vector start;
  Real start_component;  // alpha_0
  Real squared_steps;    // V
  Real potential;        // C_0
  Real spread;           // K
  Real growth;           // ln(exp(gamma alpha_0) + gamma^2 e^H eta T / n)
  Real typical_norm;     // g_T
  Real exception;        // delta_T
};

Quantities quantities_of(const ConstantRun& run, const ReluNeuron& neuron, const Examination& exam) {
  Quantities c;
  c.step = exam.real(run.step), c.steps = exam.real(run.horizon), c.samples = exam.real(neuron.size());
  c.sizes = positive_sizes(neuron);
  c.margin = margin_of(exam.level(), positives(run.scene));
  c.start = exam.lift(run.scene.start);
  c.start_component = inner(c.margin.best, c.start);
  const auto start = neuron.start();
  Real losses = exam.real(0.0);
  c.squared_steps = exam.real(0.0);
  for (int i = 0; i < neuron.size(); ++i) {
    if (neuron.label(i) < 0) continue;
    const Real loss = neuron.loss(start, i);
    losses += loss;
    c.squared_steps += square(c.step * loss) * neuron.gram(i, i) + c.step * loss;
  }
  const Real& gamma = c.margin.gamma;
  c.potential = log(losses) + c.sizes.largest * c.squared_steps / 2;
  c.spread = norm(c.start) + sqrt(c.squared_steps) + c.potential / gamma;
  c.growth =
      log(exp(gamma * c.start_component) + c.margin.squared * c.margin.entropy_factor * c.step * c.steps / c.samples);
  c.typical_norm = log(1 + c.step * c.sizes.smallest * c.steps / (2 * c.samples)) / sqrt(c.sizes.largest);
  c.exception = exam.constant("chernoff") * exp(-c.steps * c.sizes.count / (8 * c.samples));
  return c;
}

//! ## The centre of the orthogonal part
//! $x_i^\perp=x_i-p$ on the margin, so $\bar v=\sum_{k}\beta_k(x_k-p)$ over all samples $k$ of the margin but the last,
//! with a Gram matrix that is regular because the samples are linearly independent.
Vector centre_of(const Margin& margin, const Matrix& samples, const Examination& exam) {
  const int k = static_cast<int>(margin.exact.tight.size()) - 1;
  Vector centre = exam.zeros(samples.cols(), 1);
  if (k == 0) return centre;
  Matrix offsets = exam.zeros(k, samples.cols());
  Vector logarithms = exam.zeros(k, 1);
  const Real entropy = log(margin.entropy_factor);
  for (int i = 0; i < k; ++i) {
    const int sample = margin.exact.tight[at(i)];
    for (int j = 0; j < samples.cols(); ++j) offsets.set(i, j, samples(sample, j) - margin.point(j));
    logarithms.set(i, -log(margin.weights[at(sample)]) - entropy);
  }
  return transpose(offsets) * solve(offsets * transpose(offsets), logarithms);
}

/// rho^2; the samples are the positive ones.
Real squared_radius(const Quantities& c, const Vector& centre, const Matrix& samples, const Examination& exam) {
  const Real& gamma = c.margin.gamma;
  const Vector across = c.start - c.start_component * c.margin.best;
  if (exam.replaced("no start and no tail")) return c.squared_steps;
  Real squared = squared_norm(across - centre) + c.squared_steps;
  const auto along = row_products(samples, c.margin.best), offset = row_products(samples, centre);
  std::vector<bool> tight(at(samples.rows()), false);
  for (const int i : c.margin.exact.tight) tight[at(i)] = true;
  for (std::size_t i = 0; i < along.size(); ++i) {
    if (tight[i]) continue;
    const Real gap = along[i] - gamma;
    const Real largest_move = gap * (c.step * sqrt(c.sizes.largest) - c.start_component);
    squared += 2 * exp(largest_move - offset[i] - 1) / (gamma * c.margin.entropy_factor * gap);
  }
  return squared;
}

//! ## The expectations
/// Exact means at time T.
struct Means {
  Vector weights, unit;  // E w_T, E u_T
  Real component;        // E w-hat.w_T
  Real weighted_square;  // E |w_T| |u_T - w-hat|^2 = 2 E (|w_T| - w-hat.w_T)
  Real square, error;    // E |u_T - w-hat|^2, E |u_T - w-hat|
  Real deviation;        // E |w_T-perp - centre|^2
  Real small;            // P(|w_T| < g_T)
};

Means means_of(const ReluNeuron& neuron, const SgdPaths& paths, const Quantities& c, const Vector& centre,
               const Examination& exam) {
  const int d = c.start.rows();
  const Vector none = exam.zeros(d, 1);
  const Real zero = exam.real(0.0);
  Means m{none, none, zero, zero, zero, zero, zero, zero};
  for (const auto& path : paths.classes()) {
    const Vector w = neuron.weights(path.state);
    const Real length = norm(w), component = inner(c.margin.best, w);
    const Vector unit = w / length;
    const Real squared = squared_norm(unit - c.margin.best);
    m.weights = m.weights + path.paths * w;
    m.unit = m.unit + path.paths * unit;
    m.component += path.paths * component;
    m.weighted_square += path.paths * length * squared;
    m.square += path.paths * squared;
    m.error += path.paths * sqrt(squared);
    m.deviation += path.paths * squared_norm(w - component * c.margin.best - centre);
    if (sign(length - c.typical_norm) < 0) m.small += path.paths;
  }
  const Real& all = paths.all_paths();
  return {m.weights / all, m.unit / all,  m.component / all, m.weighted_square / all,
          m.square / all,  m.error / all, m.deviation / all, m.small / all};
}

struct SgdDirection {
  static constexpr Form form = Form::mean;
  using Instance = ConstantRun;

  static ConstantRun instance(Sampler& draw) {
    ConstantRun run;
    run.scene = correlated_scene(draw, 3, 2);
    run.step = draw.dyadic(0.0625, draw.chance(0.3) ? 4 : 1, 4);
    run.horizon = draw.integer(1, horizon_within(run.scene, 400, 60));
    return run;
  }
  static std::vector<ConstantRun> smaller_shapes(const ConstantRun& run) { return smaller_runs(run); }
  //! Boundary instances: one sample with a negative one beside it (some paths do not move at all), two orthogonal samples,
  //! a sample off the margin, degenerate data (the squared bounds only), and equal samples.
  static std::vector<ConstantRun> witnesses() {
    return {{{matrix({{1, 0}, {-1, 0}}), {1, -1}, matrix({{0.125}, {0.25}})}, 1, 20},
            {{matrix({{1, 0}, {0, 1}}), {1, 1}, matrix({{0.5}, {0.125}})}, 1, 16},
            {{matrix({{1, 0}, {2, 1}, {0, -1}}), {1, 1, -1}, matrix({{0.5}, {0.5}})}, 0.5, 6},
            {{matrix({{1, 0}, {1, 2}}), {1, 1}, matrix({{0.5}, {0.25}})}, 0.5, 6},
            {{matrix({{1, 1}, {1, 1}, {0, 1}}), {1, 1, 1}, matrix({{0.25}, {0.25}})}, 0.25, 6}};
  }

  static void examine(const ConstantRun& run, Examination& exam) {
    //! ## Hypotheses
    const auto neuron = neuron_of(exam.level(), run.scene);
    assume_correlation(exam, neuron);
    assume_start_in_cell(exam, neuron);

    const auto c = quantities_of(run, neuron, exam);
    const Real &gamma = c.margin.gamma, two = exam.constant("squared"), root2 = sqrt(exam.real(2));
    const bool nondegenerate = c.margin.exact.nondegenerate;
    const Matrix samples = exam.lift(positives(run.scene));
    const Vector centre = nondegenerate ? centre_of(c.margin, samples, exam) : exam.zeros(samples.cols(), 1);
    SgdPaths paths(neuron);
    for (int t = 0; t < run.horizon; ++t) paths.advance(c.step);
    const Means mean = means_of(neuron, paths, c, centre, exam);
    exam.observe("horizon", c.steps);

    //! ## Conclusions for all data
    exam.conclusion().at_most("growth along the best direction", exam.constant("growth") * c.growth,
                              gamma * mean.component);
    exam.conclusion().at_most("probability of small weights", mean.small, c.exception);
    const Real length = norm(mean.weights);
    const Vector of_mean = mean.weights / length;
    exam.conclusion().at_most("A squared", squared_norm(of_mean - c.margin.best),
                              two * (gamma * norm(c.start) + c.potential) / (gamma * length));
    exam.conclusion().at_most("B squared and weighted", mean.weighted_square, two * c.spread);
    exam.conclusion().at_most("B squared", mean.square, two * c.spread / c.typical_norm + 2 * c.exception);
    if (!nondegenerate) return;

    //! ## Conclusions for nondegenerate data
    const Real squared = squared_radius(c, centre, samples, exam);
    exam.conclusion().at_most("distance of the orthogonal part from its centre", mean.deviation, squared);
    const Real across = norm(centre) + sqrt(squared);
    const Real error_of_mean = exam.replaced("rate 1/T") ? 1 / c.steps : root2 * gamma * across / c.growth;
    exam.conclusion().at_most("A", norm(of_mean - c.margin.best), error_of_mean);
    const Real bound =
        exam.replaced("mean error at rate 1/T") ? 1 / c.steps : root2 * (across / c.typical_norm + c.exception);
    exam.conclusion().at_most("B", mean.error, bound);
    exam.conclusion().at_most("C", norm(mean.unit - c.margin.best), bound);
  }
};

ConstantRun obtuse_run(Sampler& draw) { return {obtuse_scene(draw), draw.dyadic(0.5, 2, 2), draw.integer(4, 10)}; }

const Registered<SgdDirection> statement{{
    .id = "xu2018.thm-sgd-direction",
    .title = "Stochastic gradient descent converges in expectation to the max-margin direction",
    .kind = Kind::theorem,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339 v1, the theorem on the direction of stochastic gradient descent",
    .compare =
        "E w_t / |E w_t|, E w_t/|w_t| or E |w_t/|w_t| - w-hat|, bounded by O(1/ln t); which of the three, and the "
        "condition on the data",
    .uses = {"xu2018.lem-sgd-invariance", "xu2018.def-maxmargin", "xu2018.lem-strong-margin", "xu2018.lem-growth"},
    .constants = {{"growth", "1"}, {"squared", "2"}, {"chernoff", "1"}},
    .mutants = {{"A at rate 1/T", replace("rate 1/T")},
                {"B and C at rate 1/T", replace("mean error at rate 1/T")},
                {"growth twice as fast", set("growth", "2")},
                {"squared errors: factor 2 becomes 1/2", set("squared", "1/2")},
                {"orthogonal part: steps only, no start and no tail", replace("no start and no tail")},
                {"growth on every path (no Chernoff term)", set("chernoff", "0")},
                {"assumption A dropped", replace("any data"), from(obtuse_run)}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
