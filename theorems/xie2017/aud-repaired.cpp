//! # The main theorem repaired: $s_m(D)$ from coherence and discrepancy
//! For unit inputs $x_1,\dots,x_m$ with coherence $\mu=\max_{i\ne j}\lvert\langle x_i,x_j\rangle\rvert$, units $w_1,\dots,w_n\ne0$ and signs $v_k$,
//! $$ s_m(D)^2\ \ge\ n\Bigl(R(X)-\max_i\lvert\mathrm{dsp}_{ii}\rvert-\mu\Bigl(\sum_{i\ne j}\mathrm{dsp}_{ij}^2\Bigr)^{1/2}\Bigr),\qquad
//!    R(X)=\sum_ka_k\max\{0,1-(m-1)\mu^k\} . $$
//!
//! This is what becomes of Lemma 5 (see `xie2017.lemma-5`) when its empty half is replaced. The paper bounds $\lambda_{\min}(G)$ from below by $m\gamma_m/2$, for random inputs, with a probability
//! that turns out negative; here it is bounded by the coherence, deterministically (`xie2017.aud-lmin-lower`). The other half stays: diverse units
//! make the discrepancies small, and then $G_n$ is close to $G$ (`xie2017.perturb`, `xie2017.weyl`). The idea of the paper survives:
//! for inputs that are not nearly parallel and units that cover the sphere evenly, the right side is positive, of the order of
//! $n$, and a small gradient forces a small loss.
//!
//! The right side need not be positive, and then the statement is true for want of content. The generator aims at inputs in 20 to
//! 60 dimensions and enough units for a positive right side on most instances; the observable *bound over n* says where it is.
#include "numerics/networks/activation.hpp"
#include "theorems/xie2017/instances/families.hpp"
#include "theorems/xie2017/loss.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct SignedNetwork {
  DyadicMatrix weights, directions, outer;
};
LEMMACHECK_DESCRIBE(SignedNetwork, weights, directions, outer)

void validate(const SignedNetwork& net) {
  validate(Network{net.weights, net.directions, net.outer});
  require_shape("outer", net.outer, net.weights.rows, 1);
  require_signs("outer", net.outer);
}

//! ## Instances
//! Few inputs in many dimensions; units independent, half of them in opposite pairs (which makes every diagonal discrepancy vanish); the
//! extreme families of `xie2017.weyl`; and two inputs at $60^\circ$ with $12j$ units at equal angles, for which the discrepancies vanish and the bound is $R(X)$ alone.
SignedNetwork with_signs(Sampler& draw, Units units) {
  auto signs = random_signs(draw, units.weights.rows);
  return {std::move(units.weights), std::move(units.directions), std::move(signs)};
}
SignedNetwork many_dimensions(Sampler& draw) {
  const int d = draw.integer(20, 60 + draw.size()), m = draw.integer(2, 6 + draw.size() / 8);
  const int n = draw.integer(30, 100 + 2 * draw.size());
  auto w = draw.chance(0.5) ? with_opposites(short_rows(draw, n / 2, d, 4)) : short_rows(draw, n, d, 4);
  return with_signs(draw, {std::move(w), short_rows(draw, m, d, 20)});
}
SignedNetwork even_units(Sampler& draw) {
  Units units{equispaced_rows(12 * draw.integer(1, 10)), DyadicMatrix(2, 2)};
  units.directions(0, 0) = 1, units.directions(1, 0) = 0.5, units.directions(1, 1) = 0.75 + draw.dyadic(0.1, 0.12, 20);
  return with_signs(draw, std::move(units));
}
SignedNetwork dead_input(Sampler& draw) { return with_signs(draw, dead_input_instance(draw, 2)); }
SignedNetwork repelling(Sampler& draw) { return with_signs(draw, repelling_instance(draw)); }

struct Repaired {
  using Instance = SignedNetwork;
  static Instance instance(Sampler& draw) {
    switch (draw.integer(0, 9)) {
      case 0:
        return dead_input(draw);
      case 1:
        return repelling(draw);
      case 2:
        return even_units(draw);
      default:
        return many_dimensions(draw);
    }
  }
  static std::vector<Instance> smaller_shapes(const Instance& net) {
    std::vector<Instance> list;
    for (auto& n : smaller_networks({net.weights, net.directions, net.outer}))
      list.push_back({std::move(n.weights), std::move(n.directions), std::move(n.outer)});
    return list;
  }

  //! ## Conclusion
  //! The left side is the least eigenvalue of $D^\top D$, by `xie2017.gram-id`. The series is cut after a fixed number of terms, which lowers the bound: what is
  //! checked is implied by the statement, and differs from it by the tail of $\sum a_k$. It is trivially known that $s_m(D)^2\ge0$.
  static void examine(const Instance& net, Examination& exam) {
    record_sizes(exam, net.weights, net.directions);
    label_extremes(exam, net.weights, net.directions);
    const Matrix gram = gram_of_directions(exam.lift(net.directions));
    const Matrix dsp = slice_discrepancies(net.weights, net.directions, exam.level());
    const Real coherence = largest_off_diagonal(gram);
    const int terms = static_cast<int>(exam.constant_fraction("terms").numerator());
    Real bound = exam.constant("factor") * coherence_series(coherence, net.directions.rows - 1, terms);
    if (!exam.replaced("no diagonal discrepancy")) bound -= largest_on_diagonal(dsp);
    if (!exam.replaced("no discrepancy of pairs")) bound -= coherence * off_diagonal_norm(dsp);
    const Matrix common = exam.lift(activation_counts(net.weights, net.directions));
    const bool wide = net.weights.rows * net.weights.cols < net.directions.rows;
    const Real squared = wide ? exam.real(0.0) : smallest_eigenvalue(hadamard(gram, common));
    const Real units = exam.real(static_cast<double>(net.weights.rows));
    exam.conclusion().at_most("squared least singular value", units * bound, squared).trivially_at_least(0);
    exam.observe("bound over n", bound);
    exam.observe("squared least singular value over n", squared / units);
  }
};

//! ## Mutants
//! Both discrepancy terms are needed. Without the diagonal one, a dead input refutes the bound: $D$ has a zero column, and $s_m(D)=0$. Without the other,
//! inputs that repel each other do, with units $\pm w$ that see all of them together: the diagonal discrepancies vanish, and the common half-space costs
//! $G_n$ twice what $G$ loses. A twentieth more in front of $R(X)$ is too much for two inputs and even units.
const Registered<Repaired> statement{{
    .id = "xie2017.aud-repaired",
    .title = "The least singular value from coherence and discrepancy",
    .kind = Kind::theorem,
    .origin = Origin::repaired,
    .wording = Wording::exact,
    .cost = Cost::heavy,
    .uses = {"xie2017.gram-id", "xie2017.weyl", "xie2017.perturb", "xie2017.aud-lmin-lower"},
    .labels = {"dead input", "repelling inputs", "other inputs"},
    .constants = {{"terms", "400"}, {"factor", "1"}},
    .mutants = {{"no diagonal discrepancy", replace("no diagonal discrepancy"), from(dead_input)},
                {"no discrepancy of pairs", replace("no discrepancy of pairs"), from(repelling)},
                {"a twentieth more of R(X)", set("factor", "1.05"), from(even_units)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
