//! # A reading of Theorem 3: its first display for a given $\beta<1$
//! *This is our reading, not the paper's words.* For a given $\beta\in(0,1)$, with no premise on $\gamma$, a constant $c$ and all large $m$: for $W$ fixed before the data (weaker than the printed "any $W$"), any $n$, with probability at
//! least $\tfrac12$,
//! $$ L\le\frac{c\,m^\beta}n\,\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2 . $$
//!
//! **Refuted for all constants.** Given $(\beta,c)$ take any $m\ge\max(2,(8c)^{1/(1-\beta)})$, any $n$, $d$ with $nd>m$ and any $W$, diverse if one likes, and labels $y_l=f_W(x_l)+\tau s_l$ with independent fair signs. Then $L=\tau^2/2$, and
//! given the inputs the mean over the signs is exactly
//! $$ \mathbb E_s\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2=\frac{\tau^2\lVert D\rVert_F^2}{m^2}\le\frac{n\tau^2}m $$
//! (`xie2017.aud-frobenius-cap`), so by Markov's inequality the display holds with probability at most $2c\,m^{\beta-1}\le\tfrac14$. That does not depend on $n$, $d$ or $W$: the conditions on $L_2(W)$ and $m^\beta$ in the theorem only ask for larger $n$ and
//! $d$. Both steps are checked on each draw. (With $\tau=Y/2$ and $C_W\le Y/2$ the labels are bounded by $Y$.)
//!
//! A deterministic companion: inputs $e_1,\dots,e_m$ with all units active have $L=\tfrac m{2n}\lVert\partial L/\partial W\rVert^2$ for every residual, so no factor below $\tfrac m{2n}$ serves (see `xie2017.aud-frobenius-cap`); such units are not diverse.
//!
//! **What remains true**: the display with the factor $m/(2s_m(D)^2)$ (`xie2017.eq-7`), which is the control.
#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"
#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

FreeExponentSampling sampled(Sampler& draw, int n, int d, int m, const Fraction& c, const Fraction& beta) {
  return {short_rows(draw, n, d, 10), random_signs(draw, n), m, c, beta};
}
FreeExponentSampling small(Sampler& draw) { return sampled(draw, 20, 10, 16, {1, 4}, {1, 2}); }

struct FirstDisplay {
  using Instance = FreeExponentSampling;
  static Instance instance(Sampler& draw) {
    switch (draw.integer(0, 3)) {
      case 0:
        return sampled(draw, 60, 20, 64, 1, {1, 2});
      case 1:
        return sampled(draw, 200, 50, 64, 1, {1, 2});
      case 2:
        return sampled(draw, 60, 20, 256, {1, 2}, {7, 10});
      default:
        return sampled(draw, 200, 50, 41, 2, {1, 4});
    }
  }

  using Draw = NoisyInputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return noisy_inputs(sampler, s.samples, s.weights.cols); }

  //! ## Hypotheses, once per instance
  using Prepared = FreeExponentSampling;
  static Prepared prepare(const Instance& s, Examination& exam) {
    const int n = s.weights.rows, d = s.weights.cols, m = s.samples;
    exam.dimension("n", n), exam.dimension("d", d), exam.dimension("m", m);
    const int p = static_cast<int>(s.beta.numerator()), q = static_cast<int>(s.beta.denominator());
    exam.hypothesis().at_most("m at least (8c)^(1/(1-beta))", pow(8 * exam.real(s.constant), q),
                              pow(exam.real(1.0 * m), q - p));
    exam.hypothesis().below("nd > m", m, n * d);
    exam.fails_with_probability_at_most(exam.constant("failure"));
    assume_uniform_inputs(exam);
    exam.observe("L_2^2 sqrt(nd)", squared_l2_discrepancy(s.weights, exam.level()) * sqrt(exam.real(1.0 * n * d)));
    exam.observe("probability that the display holds, at most", 2 * growth(s, exam.level()) / m);
    return s;
  }

  //! ## Conclusion, for one draw
  static void examine(const Prepared& s, const Draw& inputs, Examination& exam) {
    const int n = s.weights.rows, m = s.samples;
    const Real squared = squared_gradient(s.weights, s.outer, inputs.directions, -exam.lift(inputs.signs));
    Real factor = growth(s, exam.level()) / n;
    if (exam.replaced("m / (2 s_m^2)")) {
      const Matrix x = normalised_rows(exam.lift(inputs.directions));
      factor = m / (2 * squared_least_singular_value(x, s.weights, inputs.directions));
    }
    exam.conclusion().at_most("loss", exam.real(0.5), factor * squared);
    double active = 0;  // |D|_F^2, a whole number for unit inputs
    for (const double a : activations(s.weights, inputs.directions).entries) active += a;
    exam.step().at_most("mean over the signs", exam.real(active) / (1.0 * m * m), n / exam.real(1.0 * m));
  }
};

//! ## A control
const Registered<FirstDisplay> statement{{
    .id = "xie2017.theorem-3-free-beta",
    .title = "A reading of Theorem 3: its first display for a given beta < 1",
    .kind = Kind::claim,
    .origin = Origin::ours,
    .expected = Verdict::refuted,
    .cost = Cost::massive,
    .place = "reading of AISTATS 2017, Theorem 3",
    .uses = {"xie2017.aud-frobenius-cap", "xie2017.eq-7"},
    .constants = {{"failure", "1/2"}},
    .mutants = {{"control: factor m / (2 s_m(D)^2)", replace("m / (2 s_m^2)"), from(small),
                 equivalent("it is (7) of the paper, xie2017.eq-7")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
