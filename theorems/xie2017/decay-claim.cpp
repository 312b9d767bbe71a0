//! # The decay of the spectrum: no $\gamma_m=\Omega(m^{-\beta})$ with $\beta<1$
//! Before Theorem 1 the paper assumes $\gamma_m=\Omega(m^{-\beta})$ "for some $\beta<1$", and Fig. 1 ($d=1500$) is read as a decay of about $\Omega(m^{-1})$, slower than $O(1/m)$, for a large range of $m$.
//!
//! ## Which reading is attacked, and which is not
//! As an asymptotic claim: there are $c>0$ and $\beta<1$ with $\gamma_m(d)\ge c\,m^{-\beta}$ for all large $m$, the dimension $d$ fixed or growing with $m$ in any way. It is **refuted** for every $c$ and $\beta$:
//! $$ m>\Bigl(\frac1{2c}\Bigr)^{1/(1-\beta)}\quad\Longrightarrow\quad\gamma_m\le\frac1{2m}<c\,m^{-\beta}, $$
//! by the trace (`xie2017.aud-trace-bound`). An instance is a choice of $c$ and $\beta$, and a pair $(d,m)$ beyond that threshold; no constants escape.
//!
//! The finite claim of Fig. 1 is not attacked. At $d=1500$ there is a plateau: $\gamma_1=\dots=\gamma_d=\tfrac1{4d}$, where the local slope is $0$. With $d=m$, $\gamma_m=\tfrac1{4m}$: the exponent $1$ itself is attained, and the
//! control among the mutants says so. For fixed $d$ the exponent is $\tfrac d{d-1}>1$, because $\lambda_\ell\approx A_d\,\ell^{-d}$ for large $\ell$ (Stirling in the closed form of `xie2017.spectrum`; not checked here) and there are of the order of $\ell^{d-1}$ harmonics up to degree
//! $\ell$. (The figure's scale is smaller than the spectrum's by a factor of about 15 at $d=1500$, the ratio of surfaces in (32); read by eye. Slopes are not affected.)
//!
//! What follows: Theorem 1, Corollary 2, Theorem 3 and Corollary 4, as asymptotic statements, speak of no sequence $(d,m)$ at all.
#include "theorems/xie2017/decay.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct SlowDecay {
  using Instance = Decay;
  static Instance instance(Sampler& draw) { return beyond_the_trace(draw); }
  static std::vector<Instance> witnesses() {
    return {{{9, 20}, {1, 2}, 2, 3},      {{1, 4}, {1, 2}, 3, 5},        {{1, 10}, {3, 4}, 10, 626},
            {{1, 100}, {1, 2}, 30, 2501}, {{1, 4}, {9, 10}, 20, 1025},   {{1, 20}, {2, 3}, 1500, 1001},
            {{1, 10}, {3, 4}, 626, 626},  {{1, 4}, {11, 12}, 1500, 4097}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& decay) { return smaller_decays(decay); }

  //! ## Hypothesis and conclusion
  static void examine(const Instance& decay, Examination& exam) {
    const bool control = exam.replaced("exponent 1 with d = m");
    exam.dimension("d", decay.dimension), exam.dimension("m", decay.samples);
    exam.label(decay.dimension == decay.samples ? "d = m" : "d fixed");
    exam.hypothesis().below("m beyond the threshold", 1, excess(decay, decay.samples, exam.level()));
    const int d = control ? decay.samples : decay.dimension;
    const Real gamma_m = KernelSpectrum(d, decay.samples, exam.level()).eigenvalue(decay.samples);
    const Real claimed = control ? 1 / (5 * exam.real(1.0 * decay.samples)) : claimed_eigenvalue(decay, exam.level());
    exam.conclusion().at_most("slow decay", claimed, gamma_m);
    exam.step().at_most("trace", decay.samples * gamma_m, exam.real(0.5));
    exam.observe("m gamma_m", decay.samples * gamma_m);
  }
};

//! ## A control
//! With exponent 1, $d=m$ and the constant $\tfrac15$ the claim holds: what is refuted is $\beta<1$, not the decay that the figure shows.
const Registered<SlowDecay> statement{{
    .id = "xie2017.decay-claim",
    .title = "The decay of the spectrum",
    .kind = Kind::claim,
    .expected = Verdict::refuted,
    .place = "AISTATS 2017, Section 4 before Theorem 1; Section 3.2 and Fig. 1",
    .uses = {"xie2017.spectrum", "xie2017.aud-trace-bound"},
    .mutants = {{"control: exponent 1 with d = m", replace("exponent 1 with d = m"),
                 equivalent("gamma_m = 1/(4m) for d = m, by the closed form of the spectrum")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
