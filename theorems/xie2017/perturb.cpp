//! # How far the empirical kernel is from its mean
//! For unit inputs $x_1,\dots,x_m$ and units $w_1,\dots,w_n\ne0$,
//! $$ \lVert G_n-G\rVert_2\le\max_i\lvert\mathrm{dsp}_{ii}\rvert+\max_{i\ne j}\lvert\langle x_i,x_j\rangle\rvert\,
//!    \Bigl(\sum_{i\ne j}\mathrm{dsp}_{ij}^2\Bigr)^{1/2}, $$
//! where $\mathrm{dsp}_{ij}$ is the discrepancy of the units over the slice $\{w:w^\top x_i\ge0,\ w^\top x_j\ge0\}$: the share of units in it
//! minus its measure.
//!
//! $G$ is the mean of $G_n$ over units uniform on the sphere, and $(G_n-G)_{ij}=\langle x_i,x_j\rangle\,\mathrm{dsp}_{ij}$. The diagonal contributes its
//! largest entry, because $\langle x_i,x_i\rangle=1$; off the diagonal the spectral norm is bounded by the Frobenius norm, and the
//! inner products, small in high dimension, are pulled out; the supplement's (42) keeps the product in the sum, which is smaller and is checked too. This is where the diversity of units enters the paper: the same
//! quantity averaged over random inputs is $L_2(W)^2$, and its supremum is $L_\infty(W)$.
//!
//! The bound is an equality for orthogonal inputs, where both sides are $\max_i\lvert\mathrm{dsp}_{ii}\rvert$, and for two inputs with as many active units each.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct Perturbation {
  using Instance = Units;
  static Instance instance(Sampler& draw) { return mixed_instance(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& units) { return smaller_units(units); }

  //! ## Conclusion
  //! $G_n$ and $G$ are formed on their own, from counts of activations and from the arc-cosine formula; the discrepancies are not used for the
  //! left side.
  static void examine(const Instance& units, Examination& exam) {
    const Kernels k = kernels_of(units.weights, units.directions, exam.level());
    record_sizes(exam, units.weights, units.directions);
    label_extremes(exam, units.weights, units.directions);
    const Matrix error = k.empirical - k.expected;
    const Real distance =
        exam.replaced("Frobenius norm on the left") ? frobenius_norm(error) : symmetric_spectral_norm(error);
    Real diagonal = largest_on_diagonal(k.dsp), spread = off_diagonal_norm(k.dsp);
    if (exam.replaced("no diagonal term")) diagonal = exam.real(0.0);
    if (exam.replaced("largest entry for the Frobenius norm")) spread = largest_off_diagonal(k.dsp);
    const Real coherence = largest_off_diagonal(k.gram);
    exam.conclusion().at_most("distance of the kernels", distance, diagonal + coherence * spread);
    const Matrix product = hadamard(k.gram, k.dsp);
    exam.conclusion().at_most("with the product in the sum", distance, diagonal + off_diagonal_norm(product));
    exam.observe("coherence", coherence);
  }
};

Units nearly_orthogonal(Sampler& draw) {
  const int m = draw.integer(3, 6);
  return {mixed_units(draw, 2 * draw.integer(0, 5) + 1, m),
          nearly_orthogonal_rows(draw, m, draw.log_uniform(1e-4, 1e-2))};
}
Units clustered_inputs(Sampler& draw) {
  const int m = draw.integer(4, 8), d = draw.integer(2, 5);
  return {mixed_units(draw, 2 * draw.integer(0, 5) + 1, d), clustered_rows(draw, m, d, draw.log_uniform(1e-4, 1e-2))};
}

//! ## Mutants
//! Without the diagonal term, nearly orthogonal inputs refute it: there nothing but the diagonal is left. So they do with the
//! Frobenius norm on the left, which adds up $m$ diagonal entries. The largest entry in place of the Frobenius norm on the right
//! fails for inputs in a cluster, where $G_n-G$ has rank one and $m^2$ equal entries. An odd number of units keeps the diagonal from vanishing.
const Registered<Perturbation> statement{{
    .id = "xie2017.perturb",
    .title = "The empirical kernel differs from its mean by the discrepancy",
    .kind = Kind::lemma,
    .most_bits = 512,
    .place = "AISTATS 2017, (21); supplement, (41) and (42)",
    .uses = {"xie2017.disc-id", "xie2017.kernel"},
    .labels = {"dead input", "repelling inputs", "other inputs"},
    .attained = {{"distance of the kernels", "orthogonal inputs, or two inputs with as many active units each",
                  "1e-100"},
                 {"with the product in the sum", "the same", "1e-100"}},
    .mutants = {{"no diagonal term", replace("no diagonal term"), from(nearly_orthogonal)},
                {"Frobenius norm on the left", replace("Frobenius norm on the left"), from(nearly_orthogonal)},
                {"largest entry for the Frobenius norm", replace("largest entry for the Frobenius norm"),
                 from(clustered_inputs)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
