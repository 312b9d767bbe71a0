//! # The asymptotic landscape: four classes of directions
//! Let the data be separable, $\gamma>0$ the margin of the $z_i=y_ix_i$, $R=\max|x_i|$, and let $v(u)=\lim_{\alpha\to\infty}L(\alpha u)$ for a direction $u$
//! with scores $s_i=u\cdot x_i$. Write $J$ for the positive samples with $s_i>0$.
//!
//! | class | scores | what happens at infinity |
//! |---|---|---|
//! | a | some negative sample has $s_j>0$ | $v=\infty$, and the gradient grows: $\lvert\nabla L(\alpha u)\rvert\ge\frac\gamma ne^{\alpha s_j}$ |
//! | b | no such, $J=I^+$ | asymptotic **global** minimum: $v=L^*=n_-/n$ |
//! | c | no such, $J\ne I^+$, $s_i<0$ for every positive $i\notin J$ | **spurious** asymptotic local minimum, above $L^*$ by $(n_+-\lvert J\rvert)/n$ |
//! | d | no such, $s_i=0$ for some positive $i\notin J$ | **not** a local minimum: $v(u+\varepsilon w^*)\le v(u)-\frac1n$ for every small $\varepsilon>0$ |
//!
//! In b, c and d the gradient vanishes along the ray, $\lvert\nabla L(\alpha u)\rvert\le\frac Rn\lvert J\rvert e^{-\alpha\min_Js_i}$, and
//! $v(u)=(n_-+n_+-\lvert J\rvert)/n$. A direction is a local minimum if $v(u')\ge v(u)$ for all $u'$ near $u$. The sign condition must be strict on
//! positive samples and need not be on negative ones.
//!
//! **Proof.** The loss of an active positive sample tends to 0 along a ray, of an inactive one it is 1, of an active negative one it grows. Within the radius
//! $\min_{s_i\ne0}|s_i|/R$ no nonzero score changes its sign: so in class c a perturbation keeps every positive sample of $J$ active and all others inactive, and
//! can only add active negative samples. In class d the separating direction $w^*$ makes every tied positive sample active and every tied negative one inactive.
//! The gradient's bounds are `xu2018.lem-gradient-sandwich`.
#include <algorithm>
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

/// What a direction does at infinity, from the exact signs of its scores.
struct AtInfinity {
  std::vector<int> signs;         ///< n
  int positives = 0, fitted = 0;  ///< n_+ and |J|
  bool explodes = false;          ///< an active negative sample
  bool tied_positive = false;
  /// n v(u), where it is finite.
  int missing() const { return positives - fitted; }
};
AtInfinity at_infinity(const std::vector<Real>& scores, const std::vector<int>& labels) {
  AtInfinity there;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const int s = sign(scores[i]);
    there.signs.push_back(s);
    if (labels[i] < 0) {
      there.explodes = there.explodes || s > 0;
    } else {
      ++there.positives, there.fitted += s > 0;
      there.tied_positive = there.tied_positive || s == 0;
    }
  }
  return there;
}

/// u + e, with e halved until its length is certainly below the radius in which no nonzero score changes its sign; zero where it
/// was zero.
Vector within_radius(const Matrix& samples, const std::vector<Real>& scores, const Vector& direction, Vector by) {
  std::optional<Real> least, longest;
  for (int i = 0; i < samples.rows(); ++i) {
    const Real& score = scores[static_cast<std::size_t>(i)];
    if (sign(score) != 0) least = least ? min(*least, square(score)) : square(score);
    const Real length = squared_norm(row(samples, i));
    longest = longest ? max(*longest, length) : length;
  }
  while (least && !certainly_positive(*least - squared_norm(by) * *longest)) by = Real(0.5) * by;
  return direction + by;
}

struct Landscape {
  using Instance = Ray;

  //! ## Instances
  //! Integer samples and directions in up to 8 dimensions; two directions in five are orthogonal to a sample, so that class d is met. The page
  //! follows the ray to $\alpha u$, and perturbs $u$ once in a given direction.
  static Ray instance(Sampler& draw) {
    Ray ray;
    ray.data = separable_data(draw);
    const int d = ray.data.samples.cols;
    ray.direction = draw.integer_matrix(d, 1, -4, 4);
    if (draw.chance(0.4)) ray.direction = start_for(draw, ray.data, 1);
    if (draw.chance(0.4)) ray.direction = orthogonal(draw, ray.data);
    if (std::all_of(ray.direction.entries.begin(), ray.direction.entries.end(), [](double x) { return x == 0; }))
      ray.direction(0, 0) = 1;
    ray.length = draw.integer(1, 16);
    ray.perturbation = draw.dyadic_matrix(d, 1, -1, 1, 4);
    return ray;
  }
  static std::vector<Ray> smaller_shapes(const Ray& ray) { return smaller_rays(ray); }
  //! Boundary instances: one of each class, and a tied negative sample, which does no harm.
  static std::vector<Ray> witnesses() {
    const Labelled square{matrix({{1, 1}, {1, -1}}), {1, -1}}, local{matrix({{1, 0}, {-0.5, 1}}), {1, 1}};
    return {{square, matrix({{1}, {-1}}), 2, matrix({{1}, {0}})}, {square, matrix({{0}, {1}}), 2, matrix({{1}, {0}})},
            {square, matrix({{1}, {1}}), 2, matrix({{0}, {1}})},  {local, matrix({{1}, {-1}}), 2, matrix({{1}, {1}})},
            {local, matrix({{2}, {1}}), 2, matrix({{1}, {1}})},   {square, matrix({{-1}, {0}}), 2, matrix({{1}, {1}})}};
  }

  static void examine(const Ray& ray, Examination& exam) {
    //! ## Hypothesis
    const DyadicMatrix signed_rows = signed_samples(ray.data);
    exam.guard().at_most("linearly separable", 1, linearly_separable(signed_rows) ? 1 : 0);
    const Matrix samples = exam.lift(ray.data.samples);
    const Vector direction = exam.lift(ray.direction);
    const auto scores = row_products(samples, direction);
    const AtInfinity here = at_infinity(scores, ray.data.labels);
    const Margin margin = margin_of(exam.level(), signed_rows);

    DyadicMatrix far = ray.direction;
    for (double& entry : far.entries) entry *= ray.length;
    const ReluNeuron neuron(ray.data.samples, ray.data.labels, far, exam.level());
    const NeuronState state = neuron.start();
    const Real slope = gradient_norm(neuron, state);
    const int n = neuron.size();
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("missing positive samples", exam.real(here.missing()));

    //! ## Class a: the gradient grows
    if (here.explodes) {
      exam.label("a: explodes");
      std::optional<Real> highest;
      for (int i = 0; i < n; ++i) {
        const Real& score = state.scores[static_cast<std::size_t>(i)];
        if (neuron.label(i) < 0 && neuron.active(state, i)) highest = highest ? max(*highest, score) : score;
      }
      exam.conclusion().at_most("the gradient grows", exam.constant("growth") * margin.gamma * exp(*highest) / n,
                                slope);
      return;
    }
    //! ## Classes b, c and d: the limit and the gradient on the way
    const Real limit = exam.replaced("negative samples forgotten") ? exam.real(here.missing() - n + here.positives)
                                                                   : exam.real(here.missing());
    std::optional<Real> least, longest;
    for (int i = 0; i < n; ++i) {
      const Real& score = state.scores[static_cast<std::size_t>(i)];
      if (neuron.label(i) > 0 && neuron.active(state, i)) least = least ? min(*least, score) : score;
      longest = longest ? max(*longest, neuron.gram(i, i)) : neuron.gram(i, i);
    }
    const Real faded = least ? here.fitted * exp(-*least) : exam.real(0.0);
    exam.conclusion().at_most("not below the limit", limit, n * neuron.excess(state));
    exam.conclusion().at_most("near the limit", n * neuron.excess(state), limit + faded);
    exam.conclusion().at_most("the gradient fades", slope, sqrt(*longest) * faded / n);

    //! ## Which of them are local minima
    const bool strict = !here.tied_positive || exam.replaced("ties allowed");
    const Vector nearby = within_radius(samples, scores, direction, exam.lift(ray.perturbation));
    const AtInfinity there = at_infinity(row_products(samples, nearby), ray.data.labels);
    if (here.fitted == here.positives) {
      exam.label("b: global");
    } else if (strict) {
      exam.label(here.fitted == 0 ? "c: dead" : "c: spurious");
      exam.conclusion().at_most("above the infimum", 1, here.missing());
    }
    if (strict && !there.explodes) exam.conclusion().at_most("no neighbour is lower", here.missing(), there.missing());
    if (!strict) {
      exam.label("d: not a minimum");
      const Vector better = within_radius(samples, scores, direction, margin.point);
      const AtInfinity lower_there = at_infinity(row_products(samples, better), ray.data.labels);
      exam.conclusion().at_most("towards the separator no loss explodes", lower_there.explodes ? 1 : 0, 0);
      exam.conclusion().at_most("towards the separator the limit falls", lower_there.missing() + exam.constant("fall"),
                                here.missing());
    }
  }

 private:
  static Real gradient_norm(const ReluNeuron& neuron, const NeuronState& state) {
    Vector gradient(neuron.samples().cols(), 1, neuron.samples().level());
    for (int i = 0; i < neuron.size(); ++i)
      if (neuron.active(state, i))
        gradient = gradient + (neuron.label(i) * neuron.loss(state, i)) * transpose(row(neuron.samples(), i));
    return norm(gradient) / neuron.size();
  }
  static DyadicMatrix orthogonal(Sampler& draw, const Labelled& data) {
    const int d = data.samples.cols, i = draw.integer(0, data.samples.rows - 1), k = draw.integer(0, d - 2);
    auto u = draw.integer_matrix(d, 1, 0, 0);
    u(k, 0) = data.samples(i, k + 1), u(k + 1, 0) = -data.samples(i, k);
    if (draw.chance(0.5)) u(k, 0) = -u(k, 0), u(k + 1, 0) = -u(k + 1, 0);
    return u;
  }
};

//! ## Mutants
//! The loose version, "$s_i\le0$ on the positive samples outside $J$ suffices", calls directions of class d local minima; a perturbation towards the tied sample
//! refutes it. A limit that forgets the negative samples is refuted wherever there is one.
std::vector<Ray> tied_positive() {
  return {{{matrix({{1, 0}, {0, 1}}), {1, 1}}, matrix({{1}, {0}}), 1, matrix({{0}, {1}})}};
}

const Registered<Landscape> statement{{
    .id = "xu2018.thm-landscape",
    .title = "The asymptotic landscape: four classes of directions",
    .kind = Kind::theorem,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339 v2, abstract and the theorem on the asymptotic landscape",
    .compare = "the conditions under which a direction is an asymptotic global or a spurious asymptotic local minimum",
    .uses = {"xu2018.def-model", "xu2018.def-maxmargin", "xu2018.lem-gradient-sandwich"},
    .labels = {"a: explodes", "b: global", "c: spurious", "c: dead", "d: not a minimum"},
    .attained = {{"the gradient grows", "equality for a single active sample on the margin", "1e-150"},
                 {"the gradient fades", "equality for a single active sample that is the longest", "1e-150"},
                 {"not below the limit", "equality where no sample is active", "1e-150"},
                 {"near the limit", "equality where all active samples have the least score", "1e-150"}},
    .constants = {{"growth", "1"}, {"fall", "1"}},
    .mutants = {{"ties on positive samples allowed", replace("ties allowed"), on(tied_positive)},
                {"negative samples forgotten in the limit", replace("negative samples forgotten")},
                {"the gradient grows twice as fast", set("growth", "2")},
                {"the limit falls by 2/n", set("fall", "2")}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
