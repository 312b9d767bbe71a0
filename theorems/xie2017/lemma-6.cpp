//! # Lemma 6: the kernel's least eigenvalue for random inputs
//! Let $x_1,\dots,x_m$ be independent and uniform on the sphere of $\mathbb R^d$. With probability at least $1-m\,e^{-m\gamma_m/8}$,
//! $$ \lambda_{\min}(G)\ \ge\ \tfrac12\,m\gamma_m . $$
//!
//! It is proved by matrix Chernoff for the projections of the feature vectors $\sqrt{\gamma_u}\phi_u$ to the first $m$ coordinates. With their bound $R=g(1)=\tfrac12$ the exponent improves to $m\gamma_m/4$: that is what the
//! supplement's Lemma 10 states, $m\gamma_m/(8c_g)$ with $c_g=\tfrac12$. Nothing in it is wrong.
//!
//! ## Why it is vacuous
//! $m\gamma_m\le\sum_{u\le m}\gamma_u\le g(1)=\tfrac12$ for every $d$ and $m$ (`xie2017.aud-trace-bound`), so $m\,e^{-m\gamma_m/8}\ge m\,e^{-1/16}>1$ for all $m\ge2$, and also $m\,e^{-m\gamma_m/4}\ge m\,e^{-1/8}>1$. The promised
//! probability is negative. No other parameter of the Chernoff bound helps (see `xie2017.aud-trace-bound`).
//!
//! The corollaries need the inequality with high probability. So read it is false for infinitely many $(d,m)$ (see `xie2017.lemma-6-whp`), and true on others. A lower bound with content is
//! the one by the coherence of the inputs (see `xie2017.aud-lmin-lower`).
#include <utility>

#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct LeastEigenvalue {
  using Instance = SampleShape;
  static Instance instance(Sampler& draw) {
    return {draw.integer(2, 10 + draw.size()), draw.integer(2, 10 + draw.size())};
  }
  static std::vector<Instance> smaller_shapes(const Instance& s) {
    std::vector<Instance> list;
    if (s.samples > 2) list.push_back({s.dimension, s.samples - 1});
    if (s.dimension > 2) list.push_back({s.dimension - 1, s.samples});
    return list;
  }

  using Draw = Inputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return uniform_inputs(sampler, s.samples, s.dimension); }

  //! ## Once per instance
  struct Prepared {
    Real bound;
  };
  static Prepared prepare(const Instance& s, Examination& exam) {
    exam.dimension("d", s.dimension), exam.dimension("m", s.samples);
    const KernelSpectrum spectrum(s.dimension, s.samples, exam.level());
    const Real m = exam.real(1.0 * s.samples), gamma_m = spectrum.eigenvalue(s.samples);
    const Real failure = m * exp(-(m * gamma_m / exam.constant("exponent")));
    const bool strong = exam.replaced("probability one half");
    exam.fails_with_probability_at_most(strong ? exam.real(Fraction(1, 2)) : failure);
    if (!strong) exam.says_nothing().at_most("claimed probability", 1 - failure, 0);
    assume_uniform_inputs(exam);
    exam.observe("m gamma_m", m * gamma_m);
    const Real gamma = exam.replaced("gamma_1 for gamma_m") ? spectrum.eigenvalue(1) : gamma_m;
    return {exam.constant("share") * m * gamma};
  }

  //! ## Conclusion, for one draw
  //! Reached by altered statements only.
  static void examine(const Prepared& p, const Draw& inputs, Examination& exam) {
    exam.conclusion().at_most("least eigenvalue", p.bound,
                              smallest_eigenvalue(arc_cosine_kernel(exam.lift(inputs.directions))));
  }
};

SampleShape shell_end(Sampler&) { return {3, 9}; }
SampleShape beyond_the_first_shell(Sampler&) { return {30, 90}; }
SampleShape first_shell(Sampler&) { return {10, 10}; }

//! ## Mutants
//! All with probability one half in place of a negative one. The lemma's own inequality dies at the end of the second shell, $d=3$, $m=9$. With $\gamma_1$ for $\gamma_m$, or without the factor $\tfrac12$, it dies where
//! the inequality as printed is true of nearly all draws.
const Registered<LeastEigenvalue> statement{{
    .id = "xie2017.lemma-6",
    .title = "The kernel's least eigenvalue for random inputs",
    .kind = Kind::lemma,
    .form = Form::probable,
    .expected = Verdict::vacuous,
    .cost = Cost::heavy,
    .place = "AISTATS 2017, Lemma 6; supplement, Lemma 10",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.spectrum"},
    .constants = {{"exponent", "8"}, {"share", "1/2"}},
    .mutants = {{"with probability one half", replace("probability one half"), from(shell_end)},
                {"gamma_1 for gamma_m, with probability one half", replace("probability one half"),
                 replace("gamma_1 for gamma_m"), from(beyond_the_first_shell)},
                {"m gamma_m for m gamma_m / 2, with probability one half", replace("probability one half"),
                 set("share", "1"), from(first_shell)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
