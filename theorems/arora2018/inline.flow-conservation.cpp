//! # Gradient flow conserves the balance
//! Along gradient flow, $\dot W_j=-\partial L^N/\partial W_j$, the balance defects
//! $\Delta_j=W_{j+1}^\top W_{j+1}-W_jW_j^\top$ do not change:
//! $$ \frac{d}{dt}\bigl(W_{j+1}^\top W_{j+1}-W_jW_j^\top\bigr)=0,\qquad j=1,\dots,N-1 . $$
//! This is Theorem 1 of Arora, Cohen and Hazan (2018), on which the paper builds: what starts balanced stays balanced,
//! and the end-to-end matrix then follows a flow of its own. Descent with a finite step keeps it up to $\eta^2$ only
//! (arora2018.inline.discrete-balance-identity).
//!
//! No differential equation need be solved. With $G_j=\partial L^N/\partial W_j=W_{j+1:N}^\top GW_{1:j-1}^\top$ and
//! $G=W_{1:N}-\Phi$, both $W_{j+1}^\top G_{j+1}$ and $G_jW_j^\top$ are $W_{j+1:N}^\top GW_{1:j}^\top$, so
//! $$ W_{j+1}^\top G_{j+1}=G_jW_j^\top $$
//! at *every* point, and the derivative above is minus $W_{j+1}^\top G_{j+1}-G_jW_j^\top$ and its transpose. Both are
//! examined in rational arithmetic, for all $j$ at once; the second by the product rule from the layers and their
//! velocities, so that a velocity that is not minus the gradient shows itself.
#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/instances/steps.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct FlowConservesBalance {
  using Instance = PlainStep;
  static Instance instance(Sampler& draw) { return plain_step(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& state) { return smaller_steps(state); }

  //! ## Conclusions
  static void examine(const Instance& state, Examination& exam) {
    record_dimensions(exam, widths_of(state.layers));
    const auto layers = framed_layers(state.layers, {}, exam.level());
    const auto velocities = velocities_of(layers, end_to_end(layers) - exam.lift(state.target), exam);
    std::vector<Matrix> above, below, rates;
    for (std::size_t j = 0; j + 1 < layers.size(); ++j) {
      above.push_back(transpose(layers[j + 1]) * velocities[j + 1]);
      below.push_back(velocities[j] * transpose(layers[j]));
      const Matrix upper = transpose(above[j]) + above[j], lower = below[j] + transpose(below[j]);
      rates.push_back(exam.replaced("sum of the two") ? upper + lower : upper - lower);
    }
    exam.conclusion().equal("certificate", entries_of(above, exam.level()), entries_of(below, exam.level()));
    const Vector rate = entries_of(rates, exam.level());
    exam.conclusion().equal("derivative of the balance", rate, exam.zeros(rate.rows(), 1));
  }

  /// Minus the gradients, or what a mutant flows along.
  static std::vector<Matrix> velocities_of(const std::vector<Matrix>& layers, const Matrix& residual,
                                           const Examination& exam) {
    auto velocities = layer_gradients(layers, residual);
    if (exam.replaced("first gradient without the target"))
      velocities.front() = layer_gradients(layers, end_to_end(layers)).front();
    for (Matrix& v : velocities) v = -v;
    if (exam.replaced("first layer at twice the rate")) velocities.front() = 2 * velocities.front();
    return velocities;
  }
};

//! ## Instances
//! Two to eight layers of random multiples of $\tfrac18$, with no hypothesis: far from balance, with bottlenecks, one
//! space of 32 units.
//!
//! ## Mutants
//! It is the difference of the two Gram matrices that is conserved, not their sum; all layers must learn at the same
//! rate; and the velocities must be the gradient of one loss: a first layer that does not see the target breaks it.
const Registered<FlowConservesBalance> statement{{
    .id = "arora2018.inline.flow-conservation",
    .title = "Gradient flow conserves the balance",
    .kind = Kind::identity,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.2, citing Arora, Cohen and Hazan (2018), Theorem 1",
    .uses = {"arora2018.eq-14.gradient", "arora2018.def-1", "arora2018.inline.discrete-balance-identity"},
    .labels = {"scalar", "regression", "square", "wide", "tall", "bottleneck", "depth 8", "width 32"},
    .mutants = {{"sum of the two Gram matrices", replace("sum of the two")},
                {"first layer at twice the rate", replace("first layer at twice the rate")},
                {"first gradient without the target", replace("first gradient without the target")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
