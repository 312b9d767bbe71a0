//! # The max-margin direction of a set of samples
//! For samples $x_1,\dots,x_m$ of one label, the direction that the paper's theorems converge to is
//! $$ \hat w = \arg\max_{|w|=1}\ \min_i\ w\cdot x_i, \qquad \gamma = \max_{|w|=1}\ \min_i\ w\cdot x_i > 0 . $$
//! Its dual is the point $p=\sum_i\lambda_i x_i$ of least norm in the hull of the samples: $\gamma=|p|$ and
//! $\hat w=p/|p|$. Everything about it that a proof needs is rational: $\lambda$, $p$ and $\gamma^2=p\cdot p$. Only
//! $\hat w$ needs a root, and one root only. So this page is decided in exact arithmetic, without any tolerance.
//!
//! The solver enumerates linearly independent subsets of the samples and solves $K_S\mu=1$ over the rationals. What it
//! returns is not trusted: the page checks the certificate, and what makes the certificate one.
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

DyadicMatrix chosen_rows(const DyadicMatrix& samples, const std::vector<int>& chosen) {
  DyadicMatrix rows;
  rows.cols = samples.cols;
  for (int i = 0; i < samples.rows; ++i) {
    if (chosen[at(i)] == 0) continue;
    for (int k = 0; k < samples.cols; ++k) rows.entries.push_back(samples(i, k));
    ++rows.rows;
  }
  return rows;
}

/// sum weights_i x_i / sum weights_i
Vector hull_point(const Matrix& samples, const Vector& weights) { return transpose(samples) * weights / sum(weights); }

Real smallest_entry(const Vector& v) {
  Real smallest = v(0);
  for (int i = 1; i < v.rows(); ++i) smallest = min(smallest, v(i));
  return smallest;
}

struct MaxMarginDefinition {
  using Instance = HullCase;

  static HullCase instance(Sampler& draw) {
    HullCase c;
    c.samples = separable_samples(draw);
    for (int i = 0; i < c.samples.rows; ++i) {
      c.subset.push_back(draw.integer(0, 1));
      c.weights.push_back(draw.chance(0.4) ? 0 : draw.integer(1, 5));
    }
    c.subset[at(draw.integer(0, c.samples.rows - 1))] = 1;
    c.weights[at(draw.integer(0, c.samples.rows - 1))] = 1;
    c.direction = direction_for(draw, c.samples);
    return c;
  }
  static std::vector<HullCase> smaller_shapes(const HullCase& c) { return smaller_cases(c); }
  //! Boundary instances: one sample alone, one sample twice, a tight sample without weight (the samples $(1,0)$ and
  //! $(1,k)$), and three samples on one supporting line.
  static std::vector<HullCase> witnesses() {
    return {{matrix({{2, 1}}), {1}, {1}, matrix({{2}, {1}})},
            {matrix({{1, 1}, {1, 1}}), {0, 1}, {1, 2}, matrix({{1}, {1}})},
            {matrix({{1, 0}, {1, 3}}), {0, 1}, {3, 1}, matrix({{1}, {0}})},
            {matrix({{1, -1}, {1, 2}, {1, 0}}), {1, 1, 0}, {1, 1, 0}, matrix({{1}, {-1}})}};
  }

  static void examine(const HullCase& c, Examination& exam) {
    //! ## Hypothesis
    //! Some direction has a positive inner product with every sample. The exact solver decides it both ways: where no
    //! subset is certified, zero lies in the hull.
    const bool separable = linearly_separable(c.samples);
    exam.guard().at_most("linearly separable", 1, separable ? 1 : 0);

    //! ## The certificate
    //! $\lambda\ge 0$, $\sum\lambda_i=1$, $p=\sum\lambda_i x_i$, and $p\cdot x_i\ge p\cdot p$ for every $i$.
    const auto solution = max_margin(c.samples);
    const Matrix samples = exam.lift(c.samples);
    const Vector weights = weights_of(solution, exam);
    const Vector point = transpose(samples) * weights;
    const Real squared = squared_norm(point), least = smallest_entry(samples * point);
    exam.conclusion().at_most("weights nonnegative", 0, smallest_entry(weights));
    exam.conclusion().equal("weights sum to one", sum(weights), 1);
    exam.conclusion().equal("squared margin is p.p", at_level(solution.squared_margin, exam.level()), squared);
    if (exam.replaced("strict certificate"))
      exam.conclusion().below("certificate", squared, least);
    else
      exam.conclusion().at_most("certificate", squared, least);

    //! ## What it implies
    //! Uniqueness, with a rate: every point $q$ of the hull has $|q|^2\ge|p|^2+|q-p|^2$.
    const Vector other = hull_point(samples, lifted(c.weights, exam));
    exam.conclusion().at_most("p is the only least point",
                              squared + exam.constant("distance") * squared_norm(other - point), squared_norm(other));
    //! Optimality: a direction $u$ with $m=\min_i u\cdot x_i>0$ has $m^2\le\gamma^2|u|^2$.
    const Vector direction = exam.lift(c.direction);
    const Real margin = max(smallest_entry(samples * direction), exam.real(0.0));
    exam.conclusion().at_most("no direction has a larger margin", square(margin),
                              exam.constant("margin") * squared * squared_norm(direction));
    //! Monotonicity: $J\subset J'$ gives $\gamma_J\ge\gamma_{J'}$.
    const Real of_subset = at_level(max_margin(chosen_rows(c.samples, c.subset)).squared_margin, exam.level());
    if (exam.replaced("subsets have smaller margins"))
      exam.conclusion().at_most("margin of a subset", of_subset, squared);
    else
      exam.conclusion().at_most("margin of a subset", squared, of_subset);
  }

 private:
  static Vector weights_of(const MaxMargin& solution, const Examination& exam) {
    Vector weights = at_level(solution.weights, exam.level());
    if (!exam.replaced("a support sample dropped")) return weights;
    const int dropped = solution.support.front();
    const Real rest = 1 - weights(dropped);
    weights.set(dropped, exam.real(0.0));
    if (!certainly_zero(rest)) weights = weights / rest;
    return weights;
  }
  static Vector lifted(const std::vector<int>& integers, const Examination& exam) {
    Vector v = exam.zeros(static_cast<int>(integers.size()), 1);
    for (std::size_t i = 0; i < integers.size(); ++i) v.set(static_cast<int>(i), exam.real(integers[i]));
    return v;
  }
};

const Registered<MaxMarginDefinition> statement{{
    .id = "xu2018.def-maxmargin",
    .title = "The max-margin direction, its dual and its certificate",
    .kind = Kind::definition,
    .wording = Wording::reconstructed,
    .tier = Tier::exact,
    .place = "arXiv 1806.04339, v1 and v2, the definition of the max-margin direction",
    .compare = "w-hat = argmax over |w| = 1 of min over the samples of w.x_i, without an intercept, over the positive "
               "samples (v1) or over a sample pattern partition (v2)",
    .constants = {{"distance", "1"}, {"margin", "1"}},
    .mutants = {{"the certificate is strict", replace("strict certificate")},
                {"a subset has the smaller margin", replace("subsets have smaller margins")},
                {"a support sample dropped", replace("a support sample dropped")},
                {"distance to the least point counted twice", set("distance", "2")},
                {"margin one tenth smaller", set("margin", "81/100")}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
