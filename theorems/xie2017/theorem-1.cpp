//! # Theorem 1: the least singular value of diverse units
//! Printed: let $\gamma_m=\Omega(m^{-\beta})$ with $\beta<1$. With probability at least $1-m\,e^{-m\gamma_m/8}-2m^2e^{-4\log^2d}-\delta$, for any $\xi,\eta>0$ and any $W$ with $L_2(W)=\tilde O(n^{-\xi}d^{-\eta})$,
//! $$ s_m(D)^2\ \ge\ \Omega(nm^{1-\beta})-\tilde O(n^{1-\xi/2}m^{3/4}d^{-(1+\eta)/2})-\tilde O(nm^{1/2}d^{-1/2})-\tilde O(n^{1-\xi}m\,d^{-1/2-\eta}) . $$
//!
//! ## Why it is vacuous
//! 1. *Its probability is negative* for every $d$ and $m\ge2$, by $m\gamma_m\le\tfrac12$ (`xie2017.aud-trace-bound`), as in Lemma 5 from which it is derived (`xie2017.lemma-5`).
//! 2. *Its premise is impossible* beyond finitely many $m$, for any constants (see `xie2017.decay-claim`).
//!
//! ## What it says for finite $m$, explicitly
//! Lemma 5 with $L_\infty$ replaced by its bound 1 (the paper uses 2) and without the last term, $L_\infty$:
//! $$ s_m(D)^2\ge\frac{nm\gamma_m}2-2\sqrt2\,n\,\frac{\log d}{\sqrt d}\Bigl[\sqrt{L_2}\,m\Bigl(\frac{4\Lambda}m\Bigr)^{1/4}+m\sqrt{\frac{4\Lambda}{3m}}+mL_2\Bigr],\qquad\Lambda=\log\tfrac1\delta . $$
//! The constants are ours. The last term of $\rho$ cannot be dropped in general: it becomes $2\sqrt2\,n$, and is absorbed in $\Omega(nm^{1-\beta})$ only because $\beta<1$ is assumed, while in truth
//! $nm\gamma_m/2\le\tfrac n4$. Even without it the right side is negative for $d,m\ge2$ and $\delta\le0.99$: its middle term alone exceeds $\min(\tfrac14,\tfrac m{8d})\ge\tfrac12m\gamma_m$. On each instance that is checked as a step.
//!
//! A third gap is the quantifier: "any $W$" stands inside the probability, but the concentration of $U$-statistics behind it needs $W$ fixed before the data (see `xie2017.ustat`). Here $W$ is fixed.
//!
//! ## What remains true
//! Diverse units do make $s_m(D)$ large: with the coherence of the inputs in place of the spectrum (see `xie2017.aud-repaired`).
#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"
#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct DiverseUnits {
  using Instance = Sampling;
  static Instance instance(Sampler& draw) {
    const int d = draw.chance(0.3) ? 2 : draw.integer(3, 20 + draw.size()), n = draw.integer(2, 20 + draw.size());
    auto w = mixed_units(draw, n, d);
    const Fraction failure = draw.one_of(std::vector<Fraction>{{1, 100}, {1, 10}, {1, 2}, {99, 100}});
    auto signs = random_signs(draw, w.rows);
    return {std::move(w), std::move(signs), draw.integer(2, 20 + draw.size()), failure};
  }
  static std::vector<Instance> smaller_shapes(const Instance& s) { return smaller_samplings(s); }

  using Draw = Inputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return uniform_inputs(sampler, s.samples, s.weights.cols); }

  //! ## Once per instance
  struct Prepared {
    Sampling instance;
    Real right_side;
  };
  static Prepared prepare(const Instance& s, Examination& exam) {
    const int d = s.weights.cols, m = s.samples;
    exam.dimension("n", s.weights.rows), exam.dimension("d", d), exam.dimension("m", m);
    const KernelSpectrum spectrum(d, m, exam.level());
    const Real gamma_m = spectrum.eigenvalue(m), failure = printed_failure(d, m, gamma_m, s.failure);
    const bool strong = exam.replaced("probability one half");
    exam.fails_with_probability_at_most(strong ? exam.real(Fraction(1, 2)) : failure);
    if (!strong) exam.says_nothing().at_most("claimed probability", 1 - failure, 0);
    assume_uniform_inputs(exam);

    const Real n = exam.real(1.0 * s.weights.rows), one = exam.real(1.0), zero = exam.real(0.0);
    const Discrepancies w{one, sqrt(squared_l2_discrepancy(s.weights, exam.level()))};
    const Real subtracted =
        2 * sqrt(exam.real(2.0)) * n * discrepancy_radius(w, zero, d, m, log_inverse(s.failure, exam.level()));
    const Real right_side = n * m * gamma_m / 2 - subtracted;
    exam.step().at_most("the right side without its last term", right_side, 0);
    exam.observe("right side over n", right_side / n);
    exam.observe("with the term that is dropped", right_side / n - 2 * sqrt(exam.real(2.0)));
    exam.observe("claimed probability", 1 - failure);
    if (exam.replaced("gamma_1, no discrepancy")) return {s, n * m * spectrum.eigenvalue(1) / 2};
    if (exam.replaced("n m^(1/2)")) return {s, n * sqrt(exam.real(1.0 * m))};
    return {s, right_side};
  }

  //! ## Conclusion, for one draw
  //! Reached by altered statements only.
  static void examine(const Prepared& p, const Draw& inputs, Examination& exam) {
    const Matrix x = normalised_rows(exam.lift(inputs.directions));
    exam.conclusion().at_most("squared least singular value", p.right_side,
                              squared_least_singular_value(x, p.instance.weights, inputs.directions));
  }
};

Sampling clustered(Sampler& draw) { return {clustered_rows(draw, 40, 5, 1e-3), random_signs(draw, 40), 10, {1, 10}}; }
Sampling independent(Sampler& draw) { return {sphere_rows(draw, 60, 20), random_signs(draw, 60), 16, {1, 10}}; }

//! ## Mutants
//! Both promise a probability of one half. With $\gamma_1$ for $\gamma_m$ and nothing subtracted, clustered units refute it. And $s_m(D)^2\ge nm^{1-\beta}$ for a free $\beta$, here $\tfrac12$ with constant 1, contradicts $s_m(D)^2\le n$
//! (see `xie2017.aud-frobenius-cap`) for every $W$, independent units included.
const Registered<DiverseUnits> statement{{
    .id = "xie2017.theorem-1",
    .title = "Theorem 1: the least singular value of diverse units",
    .kind = Kind::theorem,
    .expected = Verdict::vacuous,
    .cost = Cost::heavy,
    .place = "AISTATS 2017, Theorem 1; explicit constants ours",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.lemma-5", "xie2017.spectrum"},
    .mutants = {{"gamma_1 for gamma_m and no discrepancy, with probability one half", replace("probability one half"),
                 replace("gamma_1, no discrepancy"), from(clustered)},
                {"n m^(1/2) on the right, with probability one half", replace("probability one half"),
                 replace("n m^(1/2)"), from(independent)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
