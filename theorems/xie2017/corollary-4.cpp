//! # Corollary 4: for most units, a small gradient forces a small loss and error
//! Printed: let $\gamma_m=\Omega(m^{-\beta})$ with $\beta<1$, $\delta,\delta'\in(0,1)$, $n=\tilde\Omega(m^\beta)$, $d=\tilde\Omega(m^\beta)$. There is $\mathcal G_W\subseteq\mathcal F_W$ of a share of at least $1-\delta'$ of its measure such that with
//! probability at least $1-c\,m^{-\log m}-\delta$, for any $W\in\mathcal G_W$,
//! $$ L\le c\,\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2,\qquad
//!    \tfrac12\mathbb E(f-y)^2\le c\,\Bigl\lVert\frac{\partial L}{\partial W}\Bigr\rVert^2+c'(C_W+Y)^2\sqrt{\log(1/\delta)/m} . $$
//! $\mathcal F_W=\{W:\sum_k\lVert w_k\rVert\le C_W\}$, and $\mathcal G_W$ is the event of Lemma 9, (27).
//!
//! ## Why it is vacuous
//! Its premise is that of Corollary 2, and holds for no sequence $(d,m)$ (`xie2017.aud-trace-bound`; see `xie2017.corollary-2`): an instance is a choice of $c_\gamma<\tfrac12$, $\beta$, $d$ and $m$, and what is checked is $m\gamma_m\le\tfrac12$ and
//! that this contradicts $\gamma_m\ge c_\gamma m^{-\beta}$.
//!
//! A second gap is the quantifier: "any $W\in\mathcal G_W$" stands inside the probability over the inputs, so that it may be applied to trained units. (22) and (46), on which the proof rests, need $W$ fixed before the data
//! (see `xie2017.ustat`).
//!
//! ## What remains
//! Read with a free $\beta$, the first display is false (see `xie2017.corollary-4-free-beta`). Most $W$ are diverse: true, in the form of Lemma 9 for $\delta\le\tfrac12$ (see `xie2017.lemma-9-repaired`). A small gradient forces a small
//! loss, with the factor $m/(2s_m(D)^2)$ (see `xie2017.loss-thm`).
#include "theorems/xie2017/decay.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct MostUnits {
  using Instance = Decay;
  static Instance instance(Sampler& draw) { return beyond_the_trace(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& decay) { return smaller_decays(decay); }

  //! ## Hypothesis, conclusion, certificate
  static void examine(const Instance& decay, Examination& exam) { examine_impossible_premise(decay, exam); }
};

std::vector<Decay> third_in_the_plane() { return {{{9, 20}, {1, 2}, 2, 3}}; }

//! ## Mutant
const Registered<MostUnits> statement{{
    .id = "xie2017.corollary-4",
    .title = "Corollary 4: for most units, a small gradient forces a small loss and error",
    .kind = Kind::corollary,
    .expected = Verdict::vacuous,
    .place = "AISTATS 2017, Corollary 4",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.theorem-3", "xie2017.lemma-9", "xie2017.spectrum"},
    .labels = {"d fixed", "d = m"},
    .constants = {{"trace", "1/2"}},
    .mutants = {{"1/4 for 1/2", set("trace", "1/4"), on(third_in_the_plane)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
