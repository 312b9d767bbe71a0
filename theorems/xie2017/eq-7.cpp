//! # A small gradient forces a small loss, at the rate of $s_m(D)$
//! If $s_m(D)>0$ and no $w_k^\top x_l$ is $0$, then
//! $$ \lVert r\rVert_2\le\frac m{s_m(D)}\,\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert_F,\qquad\text{equivalently}\qquad
//!    L(W)\le\frac{m}{2\,s_m(D)^2}\,\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert_F^2 . $$
//!
//! **Proof.** $\operatorname{vec}(\partial L/\partial W)=\tfrac1mDr$ (`xie2017.eq-grad`), and $\lVert Dr\rVert\ge s_m(D)\lVert r\rVert$ for the least of the $m$ singular values.
//!
//! It is the thesis of the paper in one line: everything else there is about making $s_m(D)$ large. The inequality is an equality for a residual along the last right
//! singular vector of $D$, so neither the factor $m$ nor the power of $s_m$ can be improved; half of the instances have labels of that kind, rounded to doubles.
//!
//! The paper uses two conventions for $\sigma'$ at $0$, $\mathbb 1\{z\ge0\}$ (footnote 2) and $\mathbb 1\{z>0\}$ (supplement, F.3). Here $D$ is formed with the first and the
//! gradient with the second: where no $w_k^\top x_l$ is $0$ they agree, and where one is, the hypothesis is what the inequality needs.
#include "theorems/xie2017/instances/regressions.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Unit inputs and output weights +1 and -1.
struct SignedRegression {
  DyadicMatrix weights, directions, outer, targets;
};
LEMMACHECK_DESCRIBE(SignedRegression, weights, directions, outer, targets)
void validate(const SignedRegression& r) {
  validate(Regression{r.weights, r.directions, r.outer, r.targets});
  require_shape("outer", r.outer, r.weights.rows, 1);
  require_signs("outer", r.outer);
}
SignedRegression with_signs(Regression r) { return {r.weights, r.directions, r.outer, r.targets}; }

SignedRegression aligned(Sampler& draw) { return with_signs(aligned_regression(draw)); }
SignedRegression random_labels(Sampler& draw) { return with_signs(noisy_regression(draw)); }

struct GradientBoundsResidual {
  using Instance = SignedRegression;
  static Instance instance(Sampler& draw) { return draw.chance(0.5) ? aligned(draw) : random_labels(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& r) {
    std::vector<Instance> list;
    for (auto& s : smaller_regressions({r.weights, r.directions, r.outer, r.targets})) list.push_back(with_signs(s));
    return list;
  }

  //! ## Hypotheses
  //! Ties are counted exactly. $s_m(D)^2$ is the least eigenvalue of $D^\top D$ (`xie2017.gram-id`), and $0$ where $D$ has fewer than $m$ rows.
  static void examine(const Instance& r, Examination& exam) {
    const Matrix inputs = normalised_rows(exam.lift(r.directions)), outer = exam.lift(r.outer);
    const int m = inputs.rows();
    record_sizes(exam, r.weights, r.directions);
    exam.hypothesis().at_most("no ties", ties_of(r.weights, r.directions), 0);
    const Matrix squared = squared_features(inputs, r.weights, r.directions);
    const Real least = squared_least_singular_value(inputs, r.weights, r.directions);
    exam.guard().below("least singular value", 0, least);

    //! ## Conclusions
    const Vector residual =
        outputs(exam.lift(r.weights), inputs, exam.lift(activations(r.weights, r.directions)), outer) -
        exam.lift(r.targets);
    const Matrix gradient =
        gradient_of(inputs, exam.lift(strict_activations(r.weights, r.directions)), outer, residual);
    const Real used = exam.replaced("s_1 for s_m") ? largest_eigenvalue(squared) : least;
    const Real factor = exam.constant("factor") * (exam.replaced("m is forgotten") ? 1 : m);
    exam.conclusion().at_most("residual", norm(residual), factor / sqrt(used) * frobenius_norm(gradient));
    exam.conclusion().at_most("loss", loss_of(residual), factor * squared_norm(gradient) / (2 * used));
    exam.observe("condition of D'D", largest_eigenvalue(squared) / least);
  }
};

std::vector<SignedRegression> one_tie() {
  DyadicMatrix label(1, 1);
  label(0, 0) = -1;
  return {{matrix({{1, 0}}), matrix({{0, 1}}), ones(1), label}};
}

//! ## Mutants
//! The largest singular value for the least, the factor $m$ left out, and one thousandth less: all die on residuals along the last singular vector. Without the hypothesis on ties,
//! one unit $w=(1,0)$, one input $x=(0,1)$, $v=1$, $y=-1$: $0$ is in Clarke's subdifferential, $s_1(D)=1$, and yet $L=\tfrac12$.
const Registered<GradientBoundsResidual> statement{{
    .id = "xie2017.eq-7",
    .title = "A small gradient forces a small loss",
    .kind = Kind::lemma,
    .place = "AISTATS 2017, (7)",
    .uses = {"xie2017.eq-grad", "xie2017.gram-id"},
    .labels = {"residual along the last singular vector", "random labels"},
    .attained = {{"residual", "D'D is a multiple of the identity where no unit sees two inputs at once", "1e-200"},
                 {"loss", "the same", "1e-200"}},
    .constants = {{"factor", "1"}},
    .mutants = {{"s_1 for s_m", replace("s_1 for s_m"), from(aligned)},
                {"m is forgotten", replace("m is forgotten"), from(aligned)},
                {"factor 0.999", set("factor", "0.999"), from(aligned)},
                {"ties are allowed", drop("no ties"), on(one_tie)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
