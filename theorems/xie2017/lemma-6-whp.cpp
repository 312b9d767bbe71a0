//! # A reading of Lemma 6: with probability at least one half
//! *This is our reading, not the paper's words.* For $x_1,\dots,x_m$ independent and uniform on the sphere of $\mathbb R^d$,
//! $$ \lambda_{\min}(G)\ \ge\ \tfrac12\,m\gamma_m\qquad\text{with probability at least }\tfrac12 . $$
//!
//! Lemma 6 as printed promises this with a negative probability (see `xie2017.lemma-6`). Corollaries 2 and 4 need more than what is read here: probability $1-c\,m^{-\log m}-\delta$, which would follow from Lemma 6 only if
//! $m\,e^{-m\gamma_m/8}\le c\,m^{-\log m}$, impossible for large $m$ because $m\gamma_m\le\tfrac12$ (`xie2017.aud-trace-bound`).
//!
//! **Refuted** at $m=1+d+N(d,2)$, the end of the second shell of the spectrum, in 3, 4, 5, 6 and 8 dimensions, and in the plane with 50 inputs. There $\gamma_m$ is still the eigenvalue of degree 2, while
//! $m$ inputs that exactly fill a space of polynomials are nearly dependent. For fixed $d$ it fails for all large $m$, by a heuristic argument: the closest pair of inputs makes $\lambda_{\min}(G)\le\tfrac12-\max g_{ij}$
//! of the order of $m^{-2/(d-1)}$ (see `xie2017.aud-lmin-upper`), and $m\gamma_m$ is of the order of $m^{-1/(d-1)}$. That is not checked here.
//!
//! **What remains true.** Away from the ends of shells, with $m$ well below $d^2$, the inequality holds with high probability: instances labelled "control", at $m=d$ and in 30 dimensions, do.
#include <algorithm>

#include "theorems/xie2017/random_inputs.hpp"

namespace lemmacheck::xie2017 {
namespace {

int second_shell(int d) { return 1 + d + static_cast<int>(harmonics_multiplicity(d, 2)); }

struct WithProbabilityOneHalf {
  using Instance = SampleShape;
  static Instance instance(Sampler& draw) {
    const int d = draw.integer(3, 8);
    return {d, second_shell(d)};
  }
  static std::vector<Instance> witnesses() {
    return {{3, second_shell(3)},
            {4, second_shell(4)},
            {5, second_shell(5)},
            {6, second_shell(6)},
            {8, second_shell(8)},
            {2, 50},
            {8, 8},
            {30, 30},
            {30, 60}};
  }

  using Draw = Inputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return uniform_inputs(sampler, s.samples, s.dimension); }

  struct Prepared {
    Real bound;
  };
  static Prepared prepare(const Instance& s, Examination& exam) {
    exam.dimension("d", s.dimension), exam.dimension("m", s.samples);
    exam.label(s.dimension == 2                         ? "plane"
               : s.samples == second_shell(s.dimension) ? "end of the second shell"
                                                        : "control");
    exam.fails_with_probability_at_most(exam.constant("failure"));
    assume_uniform_inputs(exam);
    const Real bound = s.samples * KernelSpectrum(s.dimension, s.samples, exam.level()).eigenvalue(s.samples) / 2;
    exam.observe("m gamma_m / 2", bound);
    return {bound};
  }

  //! ## Conclusion, for one draw
  static void examine(const Prepared& p, const Draw& inputs, Examination& exam) {
    exam.conclusion().at_most("least eigenvalue", p.bound,
                              smallest_eigenvalue(arc_cosine_kernel(exam.lift(inputs.directions))));
  }
};

const Registered<WithProbabilityOneHalf> statement{{
    .id = "xie2017.lemma-6-whp",
    .title = "A reading of Lemma 6: with probability at least one half",
    .kind = Kind::claim,
    .form = Form::probable,
    .origin = Origin::ours,
    .expected = Verdict::refuted,
    .cost = Cost::heavy,
    .place = "reading of AISTATS 2017, Lemma 6",
    .uses = {"xie2017.spectrum", "xie2017.aud-trace-bound"},
    .labels = {"plane", "end of the second shell", "control"},
    .constants = {{"failure", "1/2"}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
