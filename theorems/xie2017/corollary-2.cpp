//! # Corollary 2: $s_m(D)^2\ge cm$ for $n$ and $d$ of the order of $m^\beta$
//! Printed: let $\gamma_m=\Omega(m^{-\beta})$ with $\beta<1$, $n=\tilde\Omega(m^\beta)$, $d=\tilde\Omega(m^\beta)$ and $L_2(W)=\tilde O(n^{-1/4}d^{-1/4})$. Then with probability at least $1-c\,m^{-\log m}-\delta$, $s_m(D)^2\ge cm$ for
//! some $c>0$.
//!
//! ## Why it is vacuous
//! 1. *The premise holds for no sequence $(d,m)$.* $\gamma_m\le\tfrac1{2m}$ for all $d$ and $m$ (`xie2017.aud-trace-bound`), so $\gamma_m\ge c_\gamma m^{-\beta}$ fails for every $m>(1/(2c_\gamma))^{1/(1-\beta)}$. For the finitely many
//!    other $m$ the constants are existential: $c\ge m^{\log m}$ there makes the promised probability negative.
//! 2. *Its probability does not follow from Theorem 1.* That would need $m\,e^{-m\gamma_m/8}\le c\,m^{-\log m}$, impossible for large $m$ by the same bound (see `xie2017.lemma-6-whp`).
//!
//! An instance is a choice of $c_\gamma<\tfrac12$, $\beta$, $d$ and one $m$ beyond the threshold. What is checked is the step that empties the corollary, $m\gamma_m\le\tfrac12$ by the exact spectrum, and, as the certificate that the
//! premise is impossible, $m^{q-p}(2c_\gamma)^q>1$ for $\beta=p/q$, which says $\tfrac1{2m}<c_\gamma m^{-\beta}$.
//!
//! ## What remains
//! Read with $\beta$ as a number that one may choose, and no premise on $\gamma$, it is false (see `xie2017.corollary-2-free-beta`): no $W$ has $s_m(D)^2>n$. That $s_m(D)^2$ is of the order of $n$ for diverse units and inputs that are
//! not nearly parallel is true (see `xie2017.aud-repaired`).
//!
//! The certificate is about $\beta<1$: for $\beta=1$, $c_\gamma\le\tfrac14$ and $d=m$ the premise does hold, $\gamma_m=\tfrac1{4m}$ (see `xie2017.decay-claim`).
#include "theorems/xie2017/decay.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct UnitsOfOrderMToTheBeta {
  using Instance = Decay;
  static Instance instance(Sampler& draw) { return beyond_the_trace(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& decay) { return smaller_decays(decay); }

  //! ## Hypothesis, conclusion, certificate
  static void examine(const Instance& decay, Examination& exam) { examine_impossible_premise(decay, exam); }
};

std::vector<Decay> third_in_the_plane() { return {{{9, 20}, {1, 2}, 2, 3}}; }

//! ## Mutant
//! $\tfrac14$ for $\tfrac12$ is what one measures in three and more dimensions; in the plane $3\gamma_3=3/\pi^2$.
const Registered<UnitsOfOrderMToTheBeta> statement{{
    .id = "xie2017.corollary-2",
    .title = "Corollary 2: s_m(D)^2 >= c m for n and d of the order of m^beta",
    .kind = Kind::corollary,
    .expected = Verdict::vacuous,
    .place = "AISTATS 2017, Corollary 2",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.theorem-1", "xie2017.spectrum"},
    .labels = {"d fixed", "d = m"},
    .constants = {{"trace", "1/2"}},
    .mutants = {{"1/4 for 1/2", set("trace", "1/4"), on(third_in_the_plane)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
