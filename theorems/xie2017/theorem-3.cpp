//! # Theorem 3: a small gradient forces a small loss, with the factor $c\,m^\beta/n$
//! Printed: let $\gamma_m=\Omega(m^{-\beta})$ with $\beta<1$, $\lVert x\rVert\le1$, $\lvert y\rvert\le Y$. With the probability of Theorem 1, for any $W$ with $L_2(W)=\tilde O(n^{-\xi}d^{-\eta})$ and $m^\beta$ at most each of
//! $\tilde O(d^{(1+\eta)/2}n^{\xi/2}m^{1/4})$, $\tilde O(d^{1/2}m^{1/2})$, $\tilde O(n^\xi d^{1/2+\eta})$,
//! $$ L\le\frac{c\,m^\beta}n\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2,\qquad
//!    \tfrac12\mathbb E(f-y)^2\le\frac{c\,m^\beta}n\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2+c'(C_W+Y)^2\sqrt{\log(1/\delta)/m} . $$
//!
//! ## Why it is vacuous
//! For the two reasons of Theorem 1 (`xie2017.theorem-1`): the probability is negative for all $m\ge2$ (`xie2017.aud-trace-bound`), and no sequence $(d,m)$ meets the premise on $\gamma$ (see `xie2017.decay-claim`). And for the same third one, that "any $W$" stands inside the
//! probability and is applied to trained units, while the proof needs $W$ fixed before the data.
//!
//! The second display has a slip besides: it hides the complexity term $2(Y+C_W)C_W/\sqrt m$ in $c'(C_W+Y)^2\sqrt{\log(1/\delta)/m}$, which cannot absorb it as $\delta\to1$; harmless for $\delta\le\tfrac12$.
//!
//! ## What remains true
//! $L\le\tfrac m{2s_m(D)^2}\lVert\partial L/\partial W\rVert^2$, whatever $W$ (see `xie2017.loss-thm`), and the generalisation bound with proved constants (see `xie2017.gen-thm`). Read with a free $\beta$ and no premise on
//! $\gamma$, the first display is false (see `xie2017.theorem-3-free-beta`).
//!
//! What would be examined per draw is the first display, for labels $y=f_W+s$ with fair signs $s$ and constants $c$, $\beta$ of the instance; the residual is then $-s$ for every $W$.
#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// As in Theorem 1, with c, beta and delta.
struct Display {
  DyadicMatrix weights, outer;
  int samples = 2;
  Fraction failure = {1, 10}, constant = 1, beta = {1, 2};
};
LEMMACHECK_DESCRIBE(Display, weights, outer, samples, failure, constant, beta)
FreeExponentSampling without_delta(const Display& s) { return {s.weights, s.outer, s.samples, s.constant, s.beta}; }
void validate(const Display& s) {
  validate(without_delta(s));
  require_probability("failure", s.failure);
}

struct SmallGradient {
  using Instance = Display;
  static Instance instance(Sampler& draw) {
    const int d = draw.integer(2, 20 + draw.size()), n = draw.integer(2, 20 + draw.size());
    auto w = mixed_units(draw, n, d);
    auto signs = random_signs(draw, w.rows);
    return {std::move(w),
            std::move(signs),
            draw.integer(2, 20 + draw.size()),
            {draw.integer(1, 9), 10},
            {draw.integer(1, 20), 4},
            {draw.integer(1, 9), 10}};
  }

  using Draw = NoisyInputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return noisy_inputs(sampler, s.samples, s.weights.cols); }

  //! ## Once per instance
  using Prepared = Display;
  static Prepared prepare(const Instance& s, Examination& exam) {
    const int d = s.weights.cols, m = s.samples;
    exam.dimension("n", s.weights.rows), exam.dimension("d", d), exam.dimension("m", m);
    const Real gamma_m = KernelSpectrum(d, m, exam.level()).eigenvalue(m);
    const Real failure = printed_failure(d, m, gamma_m, s.failure);
    const bool strong = exam.replaced("probability one half");
    exam.fails_with_probability_at_most(strong ? exam.real(Fraction(1, 2)) : failure);
    if (!strong) exam.says_nothing().at_most("claimed probability", 1 - failure, 0);
    assume_uniform_inputs(exam);
    exam.observe("claimed probability", 1 - failure);
    exam.observe("m gamma_m", m * gamma_m);
    return s;
  }

  //! ## Conclusion, for one draw
  //! Reached by altered statements only.
  static void examine(const Prepared& s, const Draw& inputs, Examination& exam) {
    const Real factor = growth(without_delta(s), exam.level()) / s.weights.rows;
    const Real squared = squared_gradient(s.weights, s.outer, inputs.directions, -exam.lift(inputs.signs));
    exam.conclusion().at_most("loss", exam.real(0.5), factor * squared);
  }
};

Display sixty_units(Sampler& draw) {
  return {sphere_rows(draw, 60, 20), random_signs(draw, 60), 64, {1, 10}, 1, {1, 2}};
}

//! ## Mutant
//! With probability one half and no premise on $\gamma$, the first display dies with $c=1$, $\beta=\tfrac12$ on 64 noisy labels; see the reading for all constants.
const Registered<SmallGradient> statement{{
    .id = "xie2017.theorem-3",
    .title = "Theorem 3: a small gradient forces a small loss",
    .kind = Kind::theorem,
    .expected = Verdict::vacuous,
    .cost = Cost::heavy,
    .place = "AISTATS 2017, Theorem 3",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.theorem-1", "xie2017.eq-7", "xie2017.lemma-14", "xie2017.spectrum"},
    .mutants = {{"with probability one half", replace("probability one half"), from(sixty_units)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
