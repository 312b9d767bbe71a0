//! # $n$ units leave a discrepancy of at least $1/(16n)$
//! For every $W$ with $n$ units in $\mathbb R^d$, $d\ge2$,
//! $$ L_2(W)^2\ \ge\ \frac1{16n}-\frac{\psi_1(d/2)}{8\pi^2}, $$
//! where $\psi_1$ is the trigamma function, $\psi_1(d/2)\approx2/d$.
//!
//! **Proof.** By `xie2017.stolarsky`, $L_2^2=n^{-2}\sum_{k,l}\kappa(t_{kl})^2-\tfrac1{16}-\psi_1(d/2)/(8\pi^2)$ with $t_{kl}$ the cosine of the angle between units and
//! $\kappa(t)^2=\tfrac1{16}+\tfrac{\arcsin t}{4\pi}+\tfrac{\arcsin^2t}{4\pi^2}$. All Taylor coefficients of $\kappa^2$ are nonnegative; $n^{-2}\sum_{k,l}t_{kl}^j$ is nonnegative for every $j$ (Schur) and at
//! least $\tfrac1n$ for even $j$, from the diagonal alone; and the even coefficients from $j=2$ on sum to $\arcsin^2(1)/(4\pi^2)=\tfrac1{16}$.
//!
//! It matters for the premise of Corollary 2, which asks for $L_2(W)=\tilde O((nd)^{-1/4})$ and calls it common: by this floor it is possible only while $d$ is at most of the order of $n$. Random units
//! have $L_2^2\approx\tfrac3{16n}$ (see `xie2017.rand-l2`), of the same order as the floor: in high dimension, no arrangement is much better than a random one.
//!
//! The floor is above the trivial bound $0$ iff $n\,\psi_1(d/2)<\tfrac{\pi^2}2$, about $d>0.41\,n$. Equispaced units in the plane, with $L_2^2=1/(6n^2)$, show that no floor of order $1/n$ holds for all $d$.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// e_1, ..., e_k and their negatives, times lengths; n = 2k.
UnitsAlone cross_polytope(Sampler& draw) {
  draw.label("cross polytope");
  const int d = draw.integer(3, 10 + draw.size() / 2), half = draw.integer(1, d);
  DyadicMatrix w(2 * half, d);
  for (int k = 0; k < half; ++k) w(2 * k, k) = 1, w(2 * k + 1, k) = -2;
  return {w};
}
UnitsAlone independent(Sampler& draw) {
  draw.label("independent");
  const int n = draw.integer(2, 8 + draw.size() / 2), d = draw.integer(n / 2 + 2, n + 4 + draw.size() / 2);
  return {sphere_rows(draw, n, d)};
}
UnitsAlone equispaced(Sampler& draw) {
  draw.label("equispaced in the plane");
  return {equispaced_rows(draw.integer(3, 8 + draw.size()))};
}
UnitsAlone mixed(Sampler& draw) {
  draw.label("any");
  const int n = draw.integer(2, 8 + draw.size() / 2), d = draw.integer(2, 8 + draw.size());
  return {mixed_units(draw, n, d)};
}

struct Floor {
  using Instance = UnitsAlone;
  static Instance instance(Sampler& draw) {
    const int family = draw.integer(0, 7);
    if (family < 3) return independent(draw);
    if (family < 6) return cross_polytope(draw);
    return family == 6 ? mixed(draw) : equispaced(draw);
  }
  static std::vector<Instance> smaller_shapes(const Instance& units) {
    std::vector<Instance> list;
    for (auto& smaller : smaller_units(units))
      if (smaller.weights.cols >= 2) list.push_back(std::move(smaller));
    return list;
  }

  //! ## Conclusion
  //! The trigamma term is $\mathbb E\,\kappa^2-\tfrac1{16}$, from the same recursion in $d$ that the closed form uses.
  static void examine(const Instance& units, Examination& exam) {
    const int n = units.weights.rows;
    exam.dimension("n", n), exam.dimension("d", units.weights.cols);
    exam.guard().at_most("dimension", 2, units.weights.cols);
    const Real trigamma = mean_squared_slice(units.weights.cols, exam.level()) - exam.real(Fraction(1, 16));
    Real floor = exam.constant("share") / n;
    if (!exam.replaced("no trigamma")) floor -= trigamma;
    const Real squared = squared_l2_discrepancy(units.weights, exam.level());
    exam.conclusion().at_most("floor", floor, squared).trivially_at_least(0);
    exam.observe("n L_2^2", n * squared);
  }
};

UnitsAlone three_at_120_degrees(Sampler&) { return {equispaced_rows(3)}; }

//! ## Mutants
//! Twice the floor is refuted by three units at $120^\circ$ in the plane, where $L_2^2=\tfrac1{54}<\tfrac1{24}-\tfrac1{48}$; without the trigamma term, equispaced units are too even.
const Registered<Floor> statement{{
    .id = "xie2017.aud-l2-floor",
    .title = "n units leave a discrepancy of at least 1/(16n)",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .uses = {"xie2017.stolarsky"},
    .labels = {"cross polytope", "independent", "equispaced in the plane", "any"},
    .constants = {{"share", "1/16"}},
    .mutants = {{"1/(8n) for 1/(16n)", set("share", "1/8"), from(three_at_120_degrees)},
                {"no trigamma term", replace("no trigamma"), from(equispaced)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
