//! # The kernel is a positive combination of Hadamard powers
//! On $[-1,1]$
//! $$ g(t)=\sum_{k\ge1}a_kt^k,\qquad a_1=\frac14,\quad a_k=0\ (k\ge3\text{ odd}),\quad a_{2j+2}=\frac1{2\pi(2j+1)}\,\frac{\binom{2j}j}{4^j},\qquad\sum_ka_k=\frac12 . $$
//! All $a_k\ge0$, so $G=\sum_ka_k(XX^\top)^{\circ k}$ is a sum of positive semidefinite matrices (Schur), with $G_{ii}=\tfrac12$ and $\lVert G\rVert_2\le\tfrac m2$.
//!
//! The paper uses positive definiteness of $g$ only through its spectrum on the sphere; the powers are what the repaired bound rests on (see `xie2017.aud-lmin-lower`).
//!
//! **Proof.** $g(t)=\tfrac t4+\tfrac1{2\pi}t\arcsin t$, the series of the arc sine, and $g(1)=\tfrac12$. For the tail after $J$ even terms, $1/\sqrt{\pi(j+\frac12)}\le\binom{2j}j4^{-j}\le1/\sqrt{\pi j}$ and
//! convexity of $x^{-3/2}$ give
//! $$ \frac1{2\pi^{3/2}\sqrt{J+\frac12}}\ \le\ \frac12-\sum_{k\le2J}a_k\ \le\ \frac1{2\pi^{3/2}\sqrt{J-\frac12}} . $$
//!
//! The series converges slowly, so nothing is read off long sums: what is left after $K$ terms is compared with the tail, at every pair, and the whole matrix with its partial sum.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Inputs and an even number of terms.
struct PowerSeries {
  DyadicMatrix directions;
  int terms = 2;
};
LEMMACHECK_DESCRIBE(PowerSeries, directions, terms)
void validate(const PowerSeries& s) {
  require_nonzero_rows("directions", s.directions);
  if (s.terms < 2 || s.terms > 4000 || s.terms % 2 != 0)
    throw Malformed("terms", "wanted is an even number, 2 to 4000");
}

PowerSeries independent(Sampler& draw) {
  draw.label("independent");
  return {sphere_rows(draw, draw.integer(2, 5 + draw.size() / 5), draw.integer(2, 4 + draw.size() / 3)),
          2 * draw.integer(1, 20)};
}
PowerSeries cluster(Sampler& draw) {
  draw.label("cluster");
  const double angle = draw.log_uniform(0.05, 1);
  return {clustered_rows(draw, draw.integer(2, 5 + draw.size() / 10), draw.integer(2, 8), angle),
          2 * draw.integer(1, 20)};
}
PowerSeries opposite(Sampler& draw) {
  draw.label("opposite inputs");
  return {with_opposites(sphere_rows(draw, draw.integer(1, 3), draw.integer(3, 8))), 2 * draw.integer(1, 20)};
}

struct HadamardPowers {
  using Instance = PowerSeries;
  static Instance instance(Sampler& draw) {
    switch (draw.integer(0, 3)) {
      case 0:
        return cluster(draw);
      case 1:
        return opposite(draw);
      default:
        return independent(draw);
    }
  }
  static std::vector<Instance> witnesses() { return {{matrix({{1, 0}, {1, 2}, {-3, 1}}), 4000}}; }
  static std::vector<Instance> smaller_shapes(const Instance& s) {
    std::vector<Instance> list;
    for (auto& rows : smaller_rows(s.directions)) list.push_back({std::move(rows), s.terms});
    return list;
  }

  //! ## Conclusions
  static void examine(const Instance& s, Examination& exam) {
    const SphereKernels kernels = sphere_kernels(exam.lift(s.directions));
    const int m = s.directions.rows;
    exam.dimension("m", m), exam.dimension("d", s.directions.cols), exam.dimension("K", s.terms);
    Matrix power = kernels.gram, partial = exam.zeros(m, m);
    Real sum = exam.real(0.0);
    int k = 1;
    for (Real a : arc_cosine_taylor(s.terms, exam.level())) {
      if (exam.replaced("a_1 = 1/2") && k == 1) a = 2 * a;
      if (exam.replaced("no 1/(2j+1)") && k % 2 == 0) a = a * (k - 1);
      if (!certainly_zero(a)) partial = partial + a * power, sum += a;
      power = hadamard(power, kernels.gram), ++k;
    }
    const Real tail = exam.real(0.5) - sum;
    if (m > 1) {
      const Real t = abs(kernels.gram(1, 0));
      exam.conclusion().at_most("what is left of g", abs(kernels.arc_cosine(1, 0) - partial(1, 0)),
                                tail * pow(t, s.terms + 1));
    }
    exam.conclusion().at_most("G is at least its partial sum", 0, smallest_eigenvalue(kernels.arc_cosine - partial));
    exam.conclusion().at_most("norm of G", largest_eigenvalue(kernels.arc_cosine), exam.constant("norm") * m);
    const Real scale = 2 * exam.pi() * sqrt(exam.pi());
    const Real half_terms = exam.real(0.5 * s.terms);
    exam.conclusion().at_most("tail from above", tail,
                              exam.constant("tail") / (scale * sqrt(half_terms - exam.real(0.5))));
    exam.conclusion().at_most("tail from below", 1 / (scale * sqrt(half_terms + exam.real(0.5))), tail);
  }
};

PowerSeries many_terms(Sampler& draw) { return {sphere_rows(draw, 2, 3), 400}; }
PowerSeries tight_cluster(Sampler& draw) { return {clustered_rows(draw, 6, 3, 1e-2), 2}; }

//! ## Mutants
//! A wrong first coefficient, and wrong even ones, are more than $g$ has. Inputs that nearly coincide have $\lVert G\rVert$ near $\tfrac m2$. And the bound of the tail is sharp to $1/(4J)$, so one percent
//! off it dies at 400 terms.
const Registered<HadamardPowers> statement{{
    .id = "xie2017.kernel-psd",
    .title = "The kernel is a positive combination of Hadamard powers",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .most_bits = 256,
    .uses = {"xie2017.kernel"},
    .labels = {"independent", "cluster", "opposite inputs"},
    .attained = {{"what is left of g", "opposite inputs, t = -1: both sides are the tail", "1e-60"},
                 {"G is at least its partial sum", "opposite inputs have the same even powers: the rest is singular",
                  "1e-60"}},
    .constants = {{"norm", "1/2"}, {"tail", "1"}},
    .mutants = {{"a_1 = 1/2", replace("a_1 = 1/2")},
                {"the factor 1/(2j+1) is forgotten", replace("no 1/(2j+1)")},
                {"norm of G at most 0.49 m", set("norm", "0.49"), from(tight_cluster)},
                {"0.99 of the tail's bound", set("tail", "0.99"), from(many_terms)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
