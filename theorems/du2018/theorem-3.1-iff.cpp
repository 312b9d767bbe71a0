//! # Exactly when the kernel is singular
//! Theorem 3.1 is one half of an equivalence. For nonzero inputs, $\lambda_0=\lambda_{\min}(H^\infty)=0$ if and only if
//!
//! - **(a)** some $x_i = c x_j$ with $c>0$ and $i\ne j$, or
//! - **(b)** the representatives $b_1,\dots,b_p$ of the antiparallel pairs ($x_i=b_k$, $x_j=-c_k b_k$, $c_k>0$) are linearly dependent.
//!
//! So a single antiparallel pair is harmless, and up to $d$ independent ones are. The equivalence is ours, not the
//! paper's.
//!
//! **Proof.** $H^\infty$ is the Gram matrix of the fields $\phi_i(w)=x_i \mathbb 1_{w^\top x_i\ge0}$, so
//! $\lambda_0=0$ iff some $\sum_i v_i\phi_i$ with $v\ne0$ vanishes almost everywhere. Between the hyperplanes
//! $x_i^\perp$ that sum is constant. Across a hyperplane that carries one input it jumps by $v_i x_i$, so $v_i=0$.
//! Without positively parallel inputs a hyperplane carries at most a pair $b,-cb$ with coefficients $\alpha,\beta$;
//! its sides hold $\alpha b$ and $-\beta c b$, so no jump means $\beta=-\alpha/c$, and the pair contributes the
//! *constant* $\alpha b$. What remains is $\sum_k\alpha_k b_k=0$. Conversely every such $\alpha$ gives a null vector,
//! and (a) gives $\phi_i=c \phi_j$. $\square$
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

//! ## The criterion, decided exactly
//! Parallelism by the coprime whole numbers of each row, dependence by the rank of a dyadic matrix over the integers.
bool singular_by_criterion(const DyadicMatrix& directions, const Examination& exam) {
  const ParallelPairs pairs = parallel_pairs(directions);
  const DyadicMatrix representatives = antiparallel_representatives(directions);
  const bool repeated = pairs.positive > 0;
  bool dependent = exact_rank(representatives) < representatives.rows;
  if (exam.replaced("any antiparallel pair")) dependent = representatives.rows > 0;
  if (exam.replaced("more pairs than coordinates")) dependent = representatives.rows > directions.cols;
  if (exam.replaced("without a")) return dependent;
  if (exam.replaced("without b")) return repeated;
  return repeated || dependent;
}

struct ExactlySingular {
  using Instance = Inputs;
  static Instance instance(Sampler& draw) {
    return draw.chance(0.6) ? inputs_with_parallel_pairs(draw) : separated_inputs(draw);
  }
  static std::vector<Instance> smaller_shapes(const Instance& inputs) { return smaller_shapes_of(inputs); }

  //! ## Conclusion
  //! Neither verdict rests on the criterion. The fields cancel if and only if a $v\ne0$ solves a homogeneous linear
  //! system over the rationals (no jump across any hyperplane, zero on one side of all): such a $v$ is verified row by
  //! row, and proves $\lambda_0=0$ with no rounding at all. Otherwise the least eigenvalue of $H^\infty$ is enclosed,
  //! and the enclosure must not reach zero.
  static void examine(const Instance& inputs, Examination& exam) {
    const LimitingKernel limit = limiting_kernel(exam, inputs.directions);
    const Real half = exam.real(Fraction(1, 2));
    if (singular_by_criterion(inputs.directions, exam))
      exam.conclusion().at_most("singular where (a) or (b) holds", limit.lambda_0, 0);
    else
      exam.conclusion().below("positive definite where neither does", half - limit.lambda_0, half);
    exam.observe("smallest angle between lines", smallest_line_angle(exam, limit));
  }
};

std::vector<Inputs> three_antiparallel_pairs_in_a_plane_of_space() {
  DyadicMatrix x(6, 3);
  for (int k = 0; k < 3; ++k) x(2 * k, 0) = k, x(2 * k, 1) = 1, x(2 * k + 1, 0) = -k, x(2 * k + 1, 1) = -1;
  return {{x}};
}

//! ## Mutants
//! Each half of the criterion left out; dependence counted too eagerly (any antiparallel pair: that is the folklore
//! reading) and too lazily (only when there are more pairs than coordinates: three pairs in a plane of $\mathbb R^3$
//! are dependent all the same).
const Registered<ExactlySingular> statement{{
    .id = "du2018.theorem-3.1-iff",
    .title = "Exactly when the kernel is singular",
    .kind = Kind::theorem,
    .origin = Origin::ours,
    .place = "extends Theorem 3.1 of the ICLR 2019 version (Section 3, Appendix A)",
    .uses = {"du2018.theorem-3.1", "du2018.hinf-closed-form"},
    .mutants = {{"(a) left out", replace("without a"), from(inputs_with_parallel_pairs)},
                {"(b) left out", replace("without b"), from(inputs_with_dependent_antiparallel_pairs)},
                {"any antiparallel pair counts", replace("any antiparallel pair"),
                 from(inputs_with_one_antiparallel_pair)},
                {"dependent only beyond d pairs", replace("more pairs than coordinates"),
                 on(three_antiparallel_pairs_in_a_plane_of_space)}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
