//! # The converse of Theorem 3.1, as it is often told
//! "The least eigenvalue of $H^\infty$ is positive iff no two inputs are parallel": summaries of the paper read
//! Theorem 3.1 as an equivalence. The missing half says
//! $$ x_i \parallel x_j \text{ for some } i\ne j \quad\Longrightarrow\quad \lambda_0 = 0 , $$
//! and that is **false**. The paper does not claim it.
//!
//! **Counterexample.** $x_1=1$, $x_2=-1$ in $\mathbb R^1$. No $w$ activates a neuron on both (up to measure zero), so
//! $H^\infty_{12}=0$ and $H^\infty=\tfrac12 I$: $\lambda_0=\tfrac12$, the largest value that it can have at all. A
//! pair $x,-x$ is the best data, not the worst. The sentence is true for positively parallel inputs;
//! for when exactly antiparallel pairs do harm, see `du2018.theorem-3.1-iff`.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct ParallelIsSingular {
  using Instance = Inputs;
  static Instance instance(Sampler& draw) { return inputs_with_parallel_pairs(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& inputs) { return smaller_shapes_of(inputs); }
  static std::vector<Instance> witnesses() {
    DyadicMatrix x(2, 1);
    x(0, 0) = 1, x(1, 0) = -1;
    return {{x}};
  }

  //! ## Hypothesis and conclusion
  //! The number of parallel pairs is exact. Where the kernel is singular, a rational null vector gives $\lambda_0=0$
  //! exactly, so that true instances hold; the others are refuted by a certified $\lambda_0>0$.
  static void examine(const Instance& inputs, Examination& exam) {
    const ParallelPairs pairs = parallel_pairs(inputs.directions);
    const int found = exam.replaced("positively parallel") ? pairs.positive : pairs.all();
    exam.hypothesis().at_most("some two inputs are parallel", 1, number(exam, found));
    exam.conclusion().at_most("lambda_0 is zero", limiting_kernel(exam, inputs.directions).lambda_0,
                              exam.constant("ceiling"));
  }
};

//! ## Mutants
//! How wrong the sentence is: even $\lambda_0\le\tfrac14$ does not follow. Restricted to positively parallel inputs
//! it is a theorem, so that alteration has to live.
const Registered<ParallelIsSingular> statement{{
    .id = "du2018.theorem-3.1-converse",
    .title = "Parallel inputs make the kernel singular",
    .kind = Kind::claim,
    .origin = Origin::summary,
    .expected = Verdict::refuted,
    .place = "not in the paper: summaries of Theorem 3.1",
    .uses = {"du2018.hinf-closed-form"},
    .constants = {{"ceiling", "0"}},
    .mutants = {{"lambda_0 at most 1/4", set("ceiling", "1/4")},
                {"positively parallel inputs only", replace("positively parallel"),
                 equivalent(
                     "the true half of the converse: x and c x with c > 0 have proportional rows in the kernel")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
