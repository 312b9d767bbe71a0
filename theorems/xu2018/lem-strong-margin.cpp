//! # A direction with a large margin is close to the best one
//! Let $\hat w$ and $\gamma>0$ be the max-margin direction and margin of $x_1,\dots,x_m$. A unit vector $u$ with
//! $\min_i u\cdot x_i=m$ satisfies
//! $$ |u-\hat w|^2 \le \frac{2(\gamma-m)}{\gamma}, \qquad\text{and every } w \text{ satisfies}\qquad
//!    \hat w\cdot w \ge \frac{\min_i w\cdot x_i}{\gamma} . $$
//! This is how every rate for a margin in the paper becomes a rate for a direction.
//!
//! **Proof.** $\hat w\cdot w=\gamma^{-1}\sum_i\lambda_i x_i\cdot w\ge\gamma^{-1}\min_i x_i\cdot w$, because the
//! weights of the dual solution are nonnegative and sum to one. For a unit vector, $|u-\hat w|^2=2-2\hat w\cdot u$.
//!
//! **Ties.** The first bound is an equality exactly where all samples of positive weight have the same product with
//! $u$, which is always so for a single sample. No enclosure decides an equality of irrational numbers, so there the
//! second bound stands alone: with the integer multiples $\mu$ of $\lambda$ it reads
//! $\sum_i\mu_i\min_j(w\cdot x_j)\le\sum_i\mu_i(w\cdot x_i)$, and every arithmetic decides it on integer data.
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct StrongMargin {
  using Instance = DirectionCase;

  static DirectionCase instance(Sampler& draw) {
    DirectionCase c;
    c.samples = separable_samples(draw);
    c.direction = direction_for(draw, c.samples);
    // The samples in a subspace and the direction out of it: the nearer the direction's projection is to the best one,
    // the nearer the bound is to an equality, at any distance.
    if (draw.chance(0.5)) {
      c.samples = with_zero_column(c.samples);
      c.direction.entries.push_back(draw.integer(-8, 8));
      ++c.direction.rows;
    }
    return c;
  }
  static std::vector<DirectionCase> smaller_shapes(const DirectionCase& c) { return smaller_cases(c); }
  //! Boundary instances: a single sample, two equal ones, the best direction itself, a direction of negative
  //! margin, and one that is far from the subspace of the samples.
  static std::vector<DirectionCase> witnesses() {
    return {{matrix({{2, 1}}), matrix({{1}, {3}})},
            {matrix({{1, 2}, {1, 2}}), matrix({{1}, {0}})},
            {matrix({{3, 0}, {0, 4}}), matrix({{16}, {12}})},
            {matrix({{1, 0}, {1, 3}}), matrix({{-1}, {1}})},
            {matrix({{1, 0, 0}, {0, 1, 0}}), matrix({{16}, {17}, {40}})}};
  }

  static void examine(const DirectionCase& c, Examination& exam) {
    //! ## Hypothesis
    exam.guard().at_most("linearly separable", 1, linearly_separable(c.samples) ? 1 : 0);
    const Margin margin = margin_of(exam.level(), c.samples);
    const Vector direction = exam.lift(c.direction);
    const auto products = row_products(exam.lift(c.samples), direction);
    Real least = products.front(), most = products.front();
    for (const auto& product : products) least = min(least, product), most = max(most, product);
    Real weighted = exam.real(0.0), total = exam.real(0.0);
    bool tie = true;
    for (std::size_t i = 0; i < products.size(); ++i) {
      if (certainly_zero(margin.exact.multipliers[i])) continue;
      const Real multiplier = at_level(margin.exact.multipliers[i], exam.level());
      tie = tie && sign(products[i] - least) == 0;
      weighted += multiplier * products[i];
      total += multiplier;
    }
    //! ## Conclusions
    const Real& bound = exam.replaced("largest product") ? most : least;
    exam.conclusion().at_most("component along the best direction", total * bound, weighted);
    if (tie) return;
    const Real length = norm(direction);
    const Real scale = exam.replaced("largest norm") ? largest_norm(exam.lift(c.samples)) : margin.gamma;
    exam.conclusion().at_most("distance to the best direction", squared_norm(direction / length - margin.best),
                              exam.constant("factor") * (margin.gamma - least / length) / scale);
    exam.observe("margin deficit", (margin.gamma - least / length) / margin.gamma);
  }

 private:
  static DyadicMatrix with_zero_column(const DyadicMatrix& a) {
    DyadicMatrix b(a.rows, a.cols + 1);
    for (int i = 0; i < a.rows; ++i)
      for (int k = 0; k < a.cols; ++k) b(i, k) = a(i, k);
    return b;
  }
  static Real largest_norm(const Matrix& samples) {
    Real largest = norm(transpose(row(samples, 0)));
    for (int i = 1; i < samples.rows(); ++i) largest = max(largest, norm(transpose(row(samples, i))));
    return largest;
  }
};

const Registered<StrongMargin> statement{{
    .id = "xu2018.lem-strong-margin",
    .title = "The margin deficit bounds the distance to the max-margin direction",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, v1 and v2, the step from margin to direction in the proofs of convergence",
    .compare = "|u - w-hat|^2 <= 2 (gamma - m) / gamma for a unit vector u of margin m",
    .uses = {"xu2018.def-maxmargin"},
    .constants = {{"factor", "2"}},
    .mutants = {{"factor 2 becomes 1", set("factor", "1")},
                {"factor 2 becomes 19/10", set("factor", "19/10")},
                {"the largest product in place of the smallest", replace("largest product")},
                {"deficit over the largest norm instead of the margin", replace("largest norm")}},
}};

//! @results
}  // namespace
}  // namespace lemmacheck::xu2018
