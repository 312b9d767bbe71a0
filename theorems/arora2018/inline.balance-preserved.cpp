//! # "Gradient descent preserves exact balance"
//! Layers are *exactly balanced* if $W_{j+1}^\top W_{j+1}=W_jW_j^\top$ for all $j<N$. Summaries of the paper, and of
//! Arora, Cohen and Hazan (2018), like to say that this is preserved along training. It is for gradient flow. For
//! gradient *descent* it would be
//! $$ W_{j+1}^\top W_{j+1}=W_jW_j^\top\ (j<N)\ \text{ at step } t\quad
//!    \Longrightarrow\quad\text{the same at step } t+1, $$
//! and that is false, for every fixed step: by the discrete balance identity one step changes the defect by
//! $\eta^2(G_{j+1}^\top G_{j+1}-G_jG_j^\top)$, which has no reason to vanish. The paper does not claim it. It asks for
//! approximate balance, and its Lemma 2 pays for the growth with the smallness of $\eta$.
//!
//! The expected verdict is **refuted**, by an exact rational counterexample below.
#include "theorems/arora2018/instances/steps.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct BalancePreserved {
  using Instance = BalancedStep;
  static Instance instance(Sampler& draw) { return balanced_step(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& state) { return smaller_steps(state); }

  //! ## Hypothesis
  //! The instance is balanced by construction, as in Procedure 1 (rational roots, rational orthogonal frames); that it
  //! is, is verified.
  static void examine(const Instance& state, Examination& exam) {
    record_dimensions(exam, state.factors.widths);
    const auto q = frames(state.factors.widths, state.factors.reflections, exam.level());
    const auto layers = balanced_layers(state.factors, exam.level());
    const Vector before = entries_of(balance_defects(layers), exam.level());
    exam.hypothesis().equal("balanced", before, exam.zeros(before.rows(), 1));

    //! ## Conclusion
    const Matrix target = q.back() * exam.lift(state.target) * transpose(q.front());
    const auto gradients = layer_gradients(layers, end_to_end(layers) - target);
    const auto updated = after_step(layers, gradients, exam.real(state.step));
    const Vector after = entries_of(balance_defects(updated), exam.level());
    exam.conclusion().equal("balanced after the step", after, exam.zeros(after.rows(), 1));
  }
};

//! ## Why the smallest counterexample is 1-1-2 or 2-1-1
//! With all widths 1 all layers stay equal up to sign, and balance is preserved. With $W_1=(r,0)$, $W_2=r$ and
//! $\Phi=(0,\varphi)$, $r,\varphi\ne0$, the gradients are $G_1=r(r^2,-\varphi)$ and $G_2=r^3$, so that $\Delta_1$
//! becomes $\eta^2(G_2^2-\lVert G_1\rVert^2)=-\eta^2r^2\varphi^2\ne0$.
const Registered<BalancePreserved> statement{{
    .id = "arora2018.inline.balance-preserved",
    .title = "\"Descent preserves exact balance\"",
    .kind = Kind::remark,
    .origin = Origin::summary,
    .wording = Wording::exact,
    .expected = Verdict::refuted,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "secondary summaries; compare ICLR 2019 version, Section 3.1 (approximate balancedness) and Lemma 2",
    .uses = {"arora2018.inline.discrete-balance-identity", "arora2018.procedure-1"},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
