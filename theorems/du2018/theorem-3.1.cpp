//! # Theorem 3.1: distinct lines make the kernel positive definite
//! If no two of the inputs $x_1,\dots,x_n\ne0$ are parallel, then $\lambda_0=\lambda_{\min}(H^\infty)>0$.
//!
//! This turns Assumption 3.1, on which every convergence result of the paper rests, into a condition on the data. The
//! paper proves it in Appendix A: $H^\infty$ is the Gram matrix of the fields
//! $w\mapsto x_i \mathbb 1_{w^\top x_i\ge0}$, and a field that jumps across a hyperplane of its own cannot be
//! cancelled by the others. The condition is sufficient, not necessary; for the exact one see `du2018.theorem-3.1-iff`.
//!
//! The theorem says nothing about how large $\lambda_0$ is, and it can be tiny: two inputs at angle $t$ have
//! $\lambda_0 = t/2\pi + t^2/4 + O(t^3)$. The generator goes down to angles of $10^{-60}$, and to many inputs in a
//! plane.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct DistinctLines {
  using Instance = Inputs;
  static Instance instance(Sampler& draw) { return separated_inputs(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& inputs) { return smaller_shapes_of(inputs); }
  static std::vector<Instance> witnesses() {
    DyadicMatrix one(1, 1), close(2, 2);
    one(0, 0) = 3;
    close(0, 0) = close(1, 0) = 1, close(1, 1) = 0x1p-40;
    return {{one}, {circle_inputs(2)}, {circle_inputs(8)}, {close}};
  }

  //! ## Hypothesis
  //! $x_i$ and $x_j$ are parallel iff every $2\times2$ minor of the two vanishes. The data are dyadic, so that is
  //! decided exactly, and the number of parallel pairs is an exact integer, however small the angles.
  static void examine(const Instance& inputs, Examination& exam) {
    const ParallelPairs pairs = parallel_pairs(inputs.directions);
    int forbidden = pairs.all();
    if (exam.replaced("identical")) forbidden = pairs.identical;
    if (exam.replaced("positively parallel")) forbidden = pairs.positive;
    exam.hypothesis().at_most("no two inputs are parallel", number(exam, forbidden), 0);

    //! ## Conclusion
    //! Stated as $\tfrac12-\lambda_0<\tfrac12$, so that the slack is $2\lambda_0\in(0,1]$ and instances compare:
    //! $\lambda_0\le\tfrac12$ always, because the diagonal of $H^\infty$ is $\tfrac12$. Where $\lambda_0$ is exactly
    //! zero, which only altered statements meet, a rational null vector proves it; no enclosure could.
    const LimitingKernel limit = limiting_kernel(exam, inputs.directions);
    const Real half = exam.real(Fraction(1, 2));
    exam.conclusion().below("lambda_0 is positive", half - limit.lambda_0, half - exam.constant("floor"));
    exam.observe("smallest angle between lines", smallest_line_angle(exam, limit));
  }
};

std::vector<Inputs> an_input_and_its_double() {
  DyadicMatrix x(2, 2);
  x(0, 0) = 1, x(0, 1) = 1, x(1, 0) = 2, x(1, 1) = 2;
  return {{x}};
}

//! ## Mutants
//! Weaker hypotheses: *no two identical* dies on $x, 2x$; *no two positively parallel* dies on three antiparallel
//! pairs in the plane (one pair would not do: see `du2018.theorem-3.1-converse`); no hypothesis at all dies on
//! either. A stronger conclusion, $\lambda_0>\tfrac14$, dies on inputs a moderate angle apart.
const Registered<DistinctLines> statement{{
    .id = "du2018.theorem-3.1",
    .title = "No two inputs parallel: the kernel is positive definite",
    .kind = Kind::theorem,
    .place = "ICLR 2019 version, Section 3, Theorem 3.1; proof in Appendix A",
    .uses = {"du2018.hinf-closed-form"},
    .constants = {{"floor", "0"}},
    .mutants = {{"no two inputs identical", replace("identical"), on(an_input_and_its_double)},
                {"no two inputs positively parallel", replace("positively parallel"),
                 from(inputs_with_dependent_antiparallel_pairs)},
                {"parallel inputs allowed", drop("no two inputs are parallel"), from(inputs_with_parallel_pairs)},
                {"lambda_0 > 1/4", set("floor", "1/4")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
