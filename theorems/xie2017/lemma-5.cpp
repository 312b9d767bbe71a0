//! # Lemma 5: diverse units make $s_m(D)$ large
//! Let $x_1,\dots,x_m$, $m\ge2$, be independent and uniform on the unit sphere of $\mathbb R^d$, and let the units $w_1,\dots,w_n\ne0$ be fixed. With probability at least
//! $$ 1-m\,e^{-m\gamma_m/8}-2m^2e^{-4\log^2d}-\delta $$
//! it holds that
//! $$ s_m(D)^2\ \ge\ n\,\frac{m\gamma_m}2-2\sqrt2\,n\,\rho(W), $$
//! $$ \rho(W)=\frac{\log d}{\sqrt d}\Bigl[\sqrt{L_\infty L_2}\,m\Bigl(\frac{4\log(1/\delta)}m\Bigr)^{1/4}+m\,L_\infty\Bigl(\frac{4\log(1/\delta)}{3m}\Bigr)^{1/2}+m\,L_2\Bigr]+L_\infty . $$
//! $L_\infty$ and $L_2$ are the supremum and the root mean square of the units' discrepancy over slices of the sphere, and $\gamma_m$ is
//! the $m$-th largest eigenvalue of the kernel $g(\langle x,y\rangle)$ under the uniform probability measure.
//!
//! ## Why it is vacuous
//! The promised probability is never positive. The eigenvalues $\gamma_u$ do not increase, and their sum is the trace of the kernel, $g(1)=\tfrac12$;
//! so $m\gamma_m\le\sum_{u\le m}\gamma_u\le\tfrac12$ (`xie2017.aud-trace-bound`), and
//! $$ m\,e^{-m\gamma_m/8}\ \ge\ m\,e^{-1/16}\ >\ 0.93\,m\ \ge\ 1.86\qquad(m\ge2). $$
//! One term of the failure probability alone exceeds 1, in every dimension $d$, for every number $m$ of samples, every $n$ and $W$, before
//! $\delta$ and the inner products have had their share. A statement that holds "with probability at least $-0.8$" says nothing about $s_m(D)$,
//! and no observation can contradict it. On every instance below this is certified again, from the exact spectrum.
//!
//! The gap is not only in the proof. Read as "with probability at least one half", the inequality is *false* for some units and $(d,m)$: see the mutants.
//!
//! ## What remains true
//! The paper writes an unnamed constant before $n\rho(W)$; $2\sqrt2$ is ours, and what the paper's proof gives for every $m\ge2$, odd ones too. Its route is matrix Chernoff for $\lambda_{\min}(G)$
//! (`xie2017.lemma-6`, the step that is empty), Weyl's inequality (`xie2017.weyl`), and for the distance of the kernels `xie2017.perturb`, a concentration of $U$-statistics (`xie2017.ustat`) and one of inner
//! products (`xie2017.ip-conc`); this second half has content (see `xie2017.lemma-7`). With the coherence of the inputs in place of $\gamma_m$ the lemma is true and not empty (see `xie2017.aud-repaired`).
#include <utility>

#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"
#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## Instances
//! Even, independent, clustered units and units in an orthant; in the plane, where $L_\infty$ is exact, and in up to 100 dimensions. For $d\ge3$ only $L_\infty\le1$ is used: the right side gets
//! smaller, so what is checked there is implied by the statement, and can neither refute it nor lend it weight.
struct DiverseUnits {
  using Instance = Sampling;
  static Instance instance(Sampler& draw) {
    const bool plane = draw.chance(0.5);
    draw.label(plane ? "plane" : "space");
    const int d = plane ? 2 : draw.integer(3, 10 + draw.size()), n = draw.integer(2, 10 + draw.size());
    auto w = plane && draw.chance(0.5) ? equispaced_rows(n) : mixed_units(draw, n, d);
    const Fraction failure = draw.one_of(std::vector<Fraction>{{1, 100}, {1, 10}, {1, 2}});
    auto signs = random_signs(draw, w.rows);
    return {std::move(w), std::move(signs), draw.integer(2, 10 + draw.size() / 2), failure};
  }
  static std::vector<Instance> smaller_shapes(const Instance& s) { return smaller_samplings(s); }

  //! ## The random draw
  //! Only altered statements get as far as drawing inputs: a claim that allows every failure cannot be tested by draws.
  using Draw = Inputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return uniform_inputs(sampler, s.samples, s.weights.cols); }

  //! ## Once per instance: the claimed probability and the right side
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

    const Real n = exam.real(1.0 * s.weights.rows);
    const Real gamma = exam.replaced("gamma_1 for gamma_m") ? spectrum.eigenvalue(1) : gamma_m;
    Real right_side = n * m * gamma / 2;
    if (!exam.replaced("no discrepancy")) {
      const Real lambda = log_inverse(s.failure, exam.level());
      Discrepancies w = discrepancies_of(s.weights, exam.level());
      if (exam.replaced("rho of many independent units")) {
        const Real typical = sqrt((exam.real(0.25) - mean_squared_slice(d, exam.level())) / exam.real(1e12));
        w = {typical, typical};
      }
      const Real rho = discrepancy_radius(w, w.sup, d, m, lambda);
      right_side -= 2 * sqrt(exam.real(2.0)) * rho * (exam.replaced("rho without the factor n") ? exam.real(1.0) : n);
      exam.observe("rho(W)", rho);
    }
    exam.observe("claimed probability", 1 - failure);
    exam.observe("right side over n", right_side / n);
    return {s, right_side};
  }

  //! ## Conclusion, for one draw
  static void examine(const Prepared& p, const Draw& inputs, Examination& exam) {
    DyadicMatrix weights = p.instance.weights;
    if (exam.replaced("units chosen after the inputs")) weights = towards_the_mean(weights, inputs.directions);
    const Real squared =
        squared_least_singular_value(normalised_rows(exam.lift(inputs.directions)), weights, inputs.directions);
    exam.conclusion().at_most("squared least singular value", p.right_side, squared);
  }

  /// Every unit becomes minus the sum of the inputs, rounded.
  static DyadicMatrix towards_the_mean(DyadicMatrix weights, const DyadicMatrix& inputs) {
    for (int a = 0; a < weights.cols; ++a) {
      double sum = 0;
      for (int l = 0; l < inputs.rows; ++l) sum -= inputs(l, a);
      for (int k = 0; k < weights.rows; ++k) weights(k, a) = sum;
    }
    return weights;
  }
};

Sampling planar(Sampler& draw, int n) { return {equispaced_rows(n), random_signs(draw, n), 5, {1, 2}}; }
Sampling many_even_units(Sampler& draw) { return planar(draw, 301); }
Sampling even_units(Sampler& draw) { return planar(draw, 101); }
Sampling clustered_in_space(Sampler& draw) {
  return {clustered_rows(draw, 40, 5, 1e-3), random_signs(draw, 40), 10, {1, 10}};
}
Sampling ten_units(Sampler& draw) { return {sphere_rows(draw, 10, 3), random_signs(draw, 10), 4, {1, 2}}; }

//! ## Mutants
//! A probability that is at most 0 makes every altered inequality vacuously true, so each mutant also promises a probability of one half; the first is the
//! lemma's own inequality under that promise. It dies in the plane, with 301 equally spaced units and 5 inputs: $\rho(W)$ is then small, and
//! two of five random directions are close together more often than not, which makes $\lambda_{\min}(G)$ smaller than $5\gamma_5/2$. With $\gamma_1$ in place of $\gamma_m$ fewer
//! units suffice, and so they do if $\rho(W)$ loses its factor $n$. Without $\rho(W)$, clustered units refute the inequality: they see about half of the inputs
//! as dead. The last one is about the quantifier: units that are chosen after the inputs may all look away from most of them, and then $s_m(D)=0$; so the lemma with the discrepancy that independent units typically
//! have ($10^{12}$ of them here) is false for such $W$. The paper's theorems apply it to trained units.
const Registered<DiverseUnits> statement{{
    .id = "xie2017.lemma-5",
    .title = "Diverse units make the least singular value large",
    .kind = Kind::lemma,
    .expected = Verdict::vacuous,
    .cost = Cost::heavy,
    .place = "AISTATS 2017, Lemma 5, (16) and (17); constant 2 sqrt 2 ours",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.gram-id", "xie2017.weyl", "xie2017.perturb", "xie2017.lemma-6", "xie2017.ustat",
             "xie2017.ip-conc", "xie2017.spectrum", "xie2017.stolarsky", "xie2017.linf-exact-d2"},
    .mutants = {{"with probability one half", replace("probability one half"), from(many_even_units)},
                {"gamma_1 for gamma_m, with probability one half", replace("probability one half"),
                 replace("gamma_1 for gamma_m"), from(even_units)},
                {"no discrepancy, with probability one half", replace("probability one half"),
                 replace("no discrepancy"), from(clustered_in_space)},
                {"rho without the factor n, with probability one half", replace("probability one half"),
                 replace("rho without the factor n"), from(many_even_units)},
                {"units chosen after the inputs, with probability one half", replace("probability one half"),
                 replace("units chosen after the inputs"), replace("rho of many independent units"), from(ten_units)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
