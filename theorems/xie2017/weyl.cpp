//! # The least eigenvalue moves by at most the perturbation's norm
//! For unit inputs and units $w_1,\dots,w_n\ne0$,
//! $$ \lambda_{\min}(G_n)\ge\lambda_{\min}(G)-\lVert G_n-G\rVert_2 . $$
//!
//! Weyl's inequality, the joint between the two halves of Lemma 5 (see `xie2017.lemma-5`): $\lambda_{\min}(G)$ is about the data alone, the norm about how
//! evenly the units cover the sphere. It is stated as $\lambda_{\min}(G)\le\lambda_{\min}(G_n)+\lVert G_n-G\rVert_2$, so that the slack is relative to numbers of size
//! $\tfrac12$.
//!
//! Weyl's inequality is sharp when the perturbation acts along an eigenvector of $G$ for its least eigenvalue, and two families of the generator
//! are built that way: a dead input (no unit is active on $x_1$, the others nearly orthogonal to it), where a diagonal entry falls
//! from $\tfrac12$ to $0$; and inputs that repel each other with units $\pm w$, where the constant vector is nearly the extreme
//! eigenvector of both $G$ and $G_n-G$.
//!
//! Two inputs with as many active units each are exact ties whenever $G_n$ has the smaller least eigenvalue: all three matrices have the same
//! eigenvectors $(1,\pm1)$. No enclosure decides an exact tie between eigenvalues; equality is declared as attained there. The supplement's (37) is two-sided, and so are the conclusions here.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct WeylForKernels {
  using Instance = Units;
  static Instance instance(Sampler& draw) { return mixed_instance(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& units) { return smaller_units(units); }

  //! ## Conclusion
  static void examine(const Instance& units, Examination& exam) {
    const Kernels k = kernels_of(units.weights, units.directions, exam.level());
    record_sizes(exam, units.weights, units.directions);
    label_extremes(exam, units.weights, units.directions);
    const Matrix error = k.empirical - k.expected;
    Real norm_of_error = symmetric_spectral_norm(error);
    if (exam.replaced("largest entry for the norm")) norm_of_error = largest_entry(error);
    if (exam.replaced("diagonal alone")) norm_of_error = largest_on_diagonal(error);
    const Real moved = exam.constant("norm") * norm_of_error;
    const Real expected = smallest_eigenvalue(k.expected), empirical = smallest_eigenvalue(k.empirical);
    exam.conclusion().at_most("least eigenvalues", expected, empirical + moved);
    exam.conclusion().at_most("the other way round", empirical, expected + moved);
    exam.observe("norm of the perturbation", norm_of_error);
  }
};

Units dead_input(Sampler& draw) { return dead_input_instance(draw, 3); }

//! ## Mutants
//! One percent off the norm dies on a dead input, at a slack of the order of the inner products. The largest entry in place of the norm, or the diagonal
//! alone, dies on repelling inputs, whose perturbation is many small entries that pull in one direction.
const Registered<WeylForKernels> statement{{
    .id = "xie2017.weyl",
    .title = "The least eigenvalue moves by at most the perturbation's norm",
    .kind = Kind::lemma,
    .most_bits = 512,
    .place = "AISTATS 2017, supplement, (37)",
    .labels = {"dead input", "repelling inputs", "other inputs"},
    .attained = {{"least eigenvalues",
                  "two inputs with as many active units each: all three matrices have the same eigenvectors", "1e-100"},
                 {"the other way round", "the same", "1e-100"}},
    .constants = {{"norm", "1"}},
    .mutants = {{"norm times 0.99", set("norm", "0.99"), from(dead_input)},
                {"largest entry for the norm", replace("largest entry for the norm"), from(repelling_instance)},
                {"diagonal of the perturbation alone", replace("diagonal alone"), from(repelling_instance)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
