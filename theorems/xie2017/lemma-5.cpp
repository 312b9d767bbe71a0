//! # Lemma 5: diverse units make $s_m(D)$ large
//! Let $x_1,\dots,x_m$, $m\ge2$, be independent and uniform on the unit sphere of $\mathbb R^d$, and let the units $w_1,\dots,w_n\ne0$ be fixed. With probability at least
//! $$ 1-m\,e^{-m\gamma_m/8}-2m^2e^{-4\log^2d}-\delta $$
//! it holds that
//! $$ s_m(D)^2\ \ge\ n\,\frac{m\gamma_m}2-2\sqrt2\,n\,\rho(W), $$
//! $$ \rho(W)=L_\infty+\frac{\log d}{\sqrt d}\Bigl[m\,L_2+m\sqrt{L_\infty L_2}\Bigl(\frac{4\log(1/\delta)}m\Bigr)^{1/4}+m\,L_\infty\Bigl(\frac{4\log(1/\delta)}{3m}\Bigr)^{1/2}\Bigr] . $$
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
//! The gap is not only in the proof. Read as "with probability at least one half", the inequality is *false* for some units and $(d,m)$: see the mutants. The
//! repaired form, deterministic and with content: see `xie2017.aud-repaired`.
//!
//! The paper writes an unnamed constant before $n\rho(W)$; $2\sqrt2$ is ours, and what the paper's proof gives for every $m\ge2$. Its route is matrix Chernoff for
//! $\lambda_{\min}(G)$, a concentration of $U$-statistics for the discrepancies of the sampled slices, and a bound for inner products of random points.
#include <utility>

#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Fixed units and signs; how many inputs are drawn; delta.
struct Sampling {
  DyadicMatrix weights, outer;
  int samples = 2;
  Fraction failure = {1, 10};
};
LEMMACHECK_DESCRIBE(Sampling, weights, outer, samples, failure)

void validate(const Sampling& s) {
  require_rows("weights", s.weights);
  if (s.weights.cols < 2) throw Malformed("weights", "have one column, wanted is dimension 2 or more");
  require_signs(s.outer, s.weights.rows);
  if (s.samples < 2 || s.samples > 5000)
    throw Malformed("samples", "is " + std::to_string(s.samples) + ", wanted is 2 to 5000");
  if (s.failure.numerator() <= 0 || s.failure.numerator() >= s.failure.denominator())
    throw Malformed("failure", "is " + s.failure.text() + ", wanted is strictly between 0 and 1");
}

//! ## Discrepancies of the units
//! $L_2$ has a closed form in every dimension. $L_\infty$ is computed exactly in the plane. For $d\ge3$ only $L_\infty\le1$ is used: the right side gets
//! smaller, so what is checked there is implied by the statement, and can neither refute it nor lend it weight.
struct Discrepancies {
  Real sup, root_mean_square;
};
Discrepancies discrepancies_of(const DyadicMatrix& weights, Level level) {
  return {weights.cols == 2 ? planar_sup_discrepancy(weights, level) : Real(1.0, level),
          sqrt(squared_l2_discrepancy(weights, level))};
}

/// rho(W).
Real discrepancy_radius(const Discrepancies& w, const Sampling& s, const Examination& exam) {
  const Real m = exam.real(static_cast<double>(s.samples)), d = exam.real(static_cast<double>(s.weights.cols));
  const Real share = 4 * log(1 / exam.real(s.failure)) / m;
  const Real bracket =
      m * w.root_mean_square + m * sqrt(w.sup * w.root_mean_square) * pow(share, 1, 4) + m * w.sup * sqrt(share / 3);
  return w.sup + log(d) / sqrt(d) * bracket;
}

/// m e^(-m gamma_m / 8) + 2 m^2 e^(-4 log^2 d) + delta.
Real claimed_failure(const Sampling& s, const Real& gamma_m, const Examination& exam) {
  const Real m = exam.real(static_cast<double>(s.samples)), d = exam.real(static_cast<double>(s.weights.cols));
  return m * exp(-(m * gamma_m / 8)) + 2 * square(m) * exp(-(4 * square(log(d)))) + exam.real(s.failure);
}

//! ## The random draw
//! Only altered statements get as far as drawing inputs: a claim that allows every failure cannot be tested by draws.
/// A single unit in R^d and m inputs: the claimed probability does not depend on the units.
Sampling one_unit(int d, int m) {
  Sampling s{DyadicMatrix(1, d), DyadicMatrix(1, 1), m, {1, 100}};
  s.weights(0, 0) = s.outer(0, 0) = 1;
  return s;
}

struct DiverseUnits {
  using Instance = Sampling;
  static Instance instance(Sampler& draw) {
    const int d = draw.chance(0.6) ? 2 : draw.integer(3, 12), n = draw.integer(1, 5 + draw.size() / 4);
    auto w = d == 2 && draw.chance(0.5) ? equispaced_rows(n) : mixed_units(draw, n, d);
    const Fraction failure = draw.one_of(std::vector<Fraction>{{1, 100}, {1, 10}, {1, 2}});
    auto signs = random_signs(draw, w.rows);
    return {std::move(w), std::move(signs), draw.integer(2, 4 + draw.size() / 10), failure};
  }
  static std::vector<Instance> witnesses() {
    std::vector<Instance> list;
    for (const auto& [d, m] :
         {std::pair(2, 2), std::pair(2, 3), std::pair(3, 9), std::pair(10, 10), std::pair(100, 100)})
      list.push_back(one_unit(d, m));
    return list;
  }
  static std::vector<Instance> smaller_shapes(const Instance& s) {
    std::vector<Instance> list;
    if (s.samples > 2) list.push_back({s.weights, s.outer, s.samples - 1, s.failure});
    return list;
  }

  using Draw = Inputs;
  static Draw draw(const Instance& s, Sampler& sampler) { return {sphere_rows(sampler, s.samples, s.weights.cols)}; }

  //! ## Once per instance: the claimed probability and the right side
  struct Prepared {
    Sampling instance;
    Real right_side;
  };
  static Prepared prepare(const Instance& s, Examination& exam) {
    const KernelSpectrum spectrum(s.weights.cols, s.samples, exam.level());
    const Real gamma_m = spectrum.eigenvalue(s.samples), failure = claimed_failure(s, gamma_m, exam);
    const bool strong = exam.replaced("probability one half");
    exam.fails_with_probability_at_most(strong ? exam.real(Fraction(1, 2)) : failure);
    if (!strong) exam.says_nothing().at_most("claimed probability", 1 - failure, 0);
    exam.assume("rounded Gaussian directions of a counter-based generator stand for independent uniform inputs");

    const Real n = exam.real(static_cast<double>(s.weights.rows)), m = exam.real(static_cast<double>(s.samples));
    const Real gamma = exam.replaced("gamma_1 for gamma_m") ? spectrum.eigenvalue(1) : gamma_m;
    Real right_side = n * m * gamma / 2;
    if (!exam.replaced("no discrepancy")) {
      const Real rho = discrepancy_radius(discrepancies_of(s.weights, exam.level()), s, exam);
      right_side -= 2 * sqrt(exam.real(2.0)) * rho * (exam.replaced("rho without the factor n") ? exam.real(1.0) : n);
      exam.observe("rho(W)", rho);
    }
    exam.observe("claimed probability", 1 - failure);
    return {s, right_side};
  }

  //! ## Conclusion, for one draw
  static void examine(const Prepared& p, const Draw& inputs, Examination& exam) {
    const Real squared = squared_least_singular_value(exam, {p.instance.weights, inputs.directions, p.instance.outer});
    exam.conclusion().at_most("squared least singular value", p.right_side, squared);
  }
};

Sampling planar(Sampler& draw, int n) { return {equispaced_rows(n), random_signs(draw, n), 5, {1, 2}}; }
Sampling many_even_units(Sampler& draw) { return planar(draw, 301); }
Sampling even_units(Sampler& draw) { return planar(draw, 101); }
Sampling clustered_units(Sampler& draw, int n, int d, int samples) {
  return {clustered_rows(draw, n, d, 1e-3), random_signs(draw, n), samples, {1, 10}};
}
Sampling clustered_in_space(Sampler& draw) { return clustered_units(draw, 40, 5, 10); }

//! ## Mutants
//! A probability that is at most 0 makes every altered inequality vacuously true, so each mutant also promises a probability of one half; the first is the
//! lemma's own inequality under that promise. It dies in the plane, with 301 equally spaced units and 5 inputs: $\rho(W)$ is then small, and
//! two of five random directions are close together more often than not, which makes $\lambda_{\min}(G)$ smaller than $5\gamma_5/2$. With $\gamma_1$ in place of $\gamma_m$ fewer
//! units suffice, and so they do if $\rho(W)$ loses its factor $n$. Without $\rho(W)$, clustered units refute the inequality: they see about half of the inputs
//! as dead.
const Registered<DiverseUnits> statement{{
    .id = "xie2017.lemma-5",
    .title = "Diverse units make the least singular value large",
    .kind = Kind::lemma,
    .form = Form::probable,
    .expected = Verdict::vacuous,
    .cost = Cost::light,
    .place = "AISTATS 2017, Lemma 5, (16) and (17); constant 2 sqrt 2 ours",
    .vacuous_by = "xie2017.aud-trace-bound",
    .uses = {"xie2017.gram-id", "xie2017.weyl", "xie2017.perturb", "xie2017.lemma-6", "xie2017.ustat",
             "xie2017.ip-conc", "xie2017.spectrum"},
    .mutants = {{"with probability one half", replace("probability one half"), from(many_even_units)},
                {"gamma_1 for gamma_m, with probability one half", replace("probability one half"),
                 replace("gamma_1 for gamma_m"), from(even_units)},
                {"no discrepancy, with probability one half", replace("probability one half"),
                 replace("no discrepancy"), from(clustered_in_space)},
                {"rho without the factor n, with probability one half", replace("probability one half"),
                 replace("rho without the factor n"), from(many_even_units)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
