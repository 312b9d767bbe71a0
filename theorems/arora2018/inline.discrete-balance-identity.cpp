//! # How one step of gradient descent changes the balance
//! Let $\Delta_j=W_{j+1}^\top W_{j+1}-W_jW_j^\top$ and
//! $G_j=\partial L^N/\partial W_j=W_{j+1:N}^\top(W_{1:N}-\Phi)W_{1:j-1}^\top$. One step $W_j\mapsto W_j-\eta G_j$ of
//! gradient descent changes every $\Delta_j$, $j=1,\dots,N-1$, by exactly
//! $$ \Delta_j(t+1)-\Delta_j(t)=\eta^2\bigl(G_{j+1}^\top G_{j+1}-G_jG_j^\top\bigr). $$
//! The terms linear in $\eta$ cancel, because $W_{j+1}^\top G_{j+1}=G_jW_j^\top$: this is why gradient *flow* conserves
//! the balance (Arora, Cohen, Hazan 2018) and why descent with a small step nearly does. In the paper the identity is a
//! display within the proof of Lemma 2, where it bounds the growth of the imbalance along a run; Theorem 1 needs the
//! small $\eta$ for nothing as much as for this sum to stay below $\delta$.
//!
//! There is no hypothesis. Layers, target and step are arbitrary dyadic matrices, both sides are computed from their
//! definitions in rational arithmetic, and they must be equal entry by entry, for all $j$ at once.
#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/instances/steps.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct BalanceIdentity {
  using Instance = PlainStep;
  static Instance instance(Sampler& draw) { return plain_step(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& state) { return smaller_steps(state); }

  static void examine(const Instance& state, Examination& exam) {
    record_dimensions(exam, widths_of(state.layers));
    const auto layers = framed_layers(state.layers, {}, exam.level());
    const Matrix residual = end_to_end(layers) - exam.lift(state.target);
    const Real step = exam.real(state.step);
    auto gradients = layer_gradients(layers, residual);
    if (exam.replaced("gradient without the target"))
      gradients.front() = layer_gradients(layers, end_to_end(layers)).front();

    //! ## Conclusion
    const Real factor = exam.replaced("first power of the step") ? step : square(step);
    std::vector<Matrix> changes, predicted;
    const auto before = balance_defects(layers), after = balance_defects(after_step(layers, gradients, step));
    for (std::size_t j = 0; j < before.size(); ++j) {
      changes.push_back(after[j] - before[j]);
      predicted.push_back(factor * second_order(gradients, j, exam));
    }
    exam.conclusion().equal("change of balance", entries_of(changes, exam.level()),
                            entries_of(predicted, exam.level()));
  }

  /// G_{j+1}^T G_{j+1} - G_j G_j^T, j from 0, or a mutant's variant of it.
  static Matrix second_order(const std::vector<Matrix>& gradients, std::size_t j, const Examination& exam) {
    const Matrix above = transpose(gradients[j + 1]) * gradients[j + 1], below = gradients[j] * transpose(gradients[j]);
    if (exam.replaced("no change at all")) return above - above;
    return exam.replaced("sum of the squares") ? above + below : above - below;
  }
};

//! ## Instances
//! Two to eight layers of random multiples of $\tfrac18$ between $-2$ and 2; scalar, regression, square, wide and tall
//! data, a hidden layer of 32 units, hidden layers that are bottlenecks.
//!
//! ## Mutants
//! One altered sign, one power of $\eta$ too few, "nothing changes" (true for the flow), and a first gradient that
//! forgets the target ($W_{2:N}^\top W_{1:N}$): the linear terms then no longer cancel.
const Registered<BalanceIdentity> statement{{
    .id = "arora2018.inline.discrete-balance-identity",
    .title = "Change of balance in one step of gradient descent",
    .kind = Kind::identity,
    .wording = Wording::reconstructed,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Appendix D.2, proof of Lemma 2, part A(t)",
    .compare = "W_{j+1}^T W_{j+1} - W_j W_j^T at t+1, expanded in eta: the terms linear in eta cancel, and what is "
               "left is eta^2 (G_{j+1}^T G_{j+1} - G_j G_j^T)",
    .uses = {"arora2018.eq-14.gradient", "arora2018.def-1"},
    .labels = {"scalar", "regression", "square", "wide", "tall", "bottleneck", "depth 8", "width 32"},
    .mutants = {{"sum of the squares", replace("sum of the squares")},
                {"eta for eta squared", replace("first power of the step")},
                {"balance does not change", replace("no change at all")},
                {"first gradient without the target", replace("gradient without the target")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
