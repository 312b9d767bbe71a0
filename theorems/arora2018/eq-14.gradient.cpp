//! # Eq. (14): the gradient of the factored loss
//! The loss of a deep linear network is $L^N(W_1,\dots,W_N)=\frac12\lVert W_{1:N}-\Phi\rVert_F^2$ with the end-to-end
//! matrix $W_{1:N}=W_N\cdots W_1$. Its gradient in each layer is
//! $$ \frac{\partial L^N}{\partial W_j}=W_{j+1:N}^\top\,(W_{1:N}-\Phi)\,W_{1:j-1}^\top,\qquad j=1,\dots,N, $$
//! where empty products are the identity. Gradient descent, $W_j(t+1)=W_j(t)-\eta\,\partial L^N/\partial W_j$, and
//! every statement about it starts here. It is the chain rule: a change $V$ of layer $j$ changes the end-to-end matrix
//! by $W_{j+1:N}VW_{1:j-1}$, and $\langle W_{1:N}-\Phi,\,W_{j+1:N}VW_{1:j-1}\rangle=\langle
//! W_{j+1:N}^\top(W_{1:N}-\Phi)W_{1:j-1}^\top,\,V\rangle$.
//!
//! ## What is examined
//! The derivative is not computed by that rule a second time. As a function of *one* layer the loss is a quadratic
//! polynomial, and of a quadratic polynomial $p$ the central difference is the derivative, without remainder:
//! $p'(0)=\frac12(p(1)-p(-1))$. So for every direction $V_j$ of the shape of layer $j$
//! $$ \Bigl\langle\frac{\partial L^N}{\partial W_j},V_j\Bigr\rangle
//!    =\tfrac12\bigl(L^N(\dots,W_j+V_j,\dots)-L^N(\dots,W_j-V_j,\dots)\bigr) $$
//! exactly, and the right side knows nothing but the loss. A matrix whose inner products with all $V_j$ are these is
//! the gradient; the directions are drawn with the layers.
#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/instances/steps.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct GradientOfFactoredLoss {
  using Instance = GradientProbe;
  static Instance instance(Sampler& draw) { return gradient_probe(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& probe) { return smaller_probes(probe); }

  //! ## Conclusion
  static void examine(const Instance& probe, Examination& exam) {
    record_dimensions(exam, widths_of(probe.layers));
    const auto layers = framed_layers(probe.layers, {}, exam.level());
    const auto directions = framed_layers(probe.directions, {}, exam.level());
    const Matrix target = exam.lift(probe.target);
    const auto gradients = claimed(layers, end_to_end(layers) - target, exam);
    Vector slopes(static_cast<int>(layers.size()), 1, exam.level()), differences = slopes;
    for (std::size_t j = 0; j < layers.size(); ++j) {
      auto ahead = layers, behind = layers;
      ahead[j] = layers[j] + directions[j];
      behind[j] = layers[j] - directions[j];
      slopes.set(static_cast<int>(j), inner(gradients[j], directions[j]));
      differences.set(static_cast<int>(j), (loss(ahead, target) - loss(behind, target)) / 2);
    }
    exam.conclusion().equal("directional derivatives", slopes, differences);
  }

  static Real loss(const std::vector<Matrix>& layers, const Matrix& target) {
    return squared_norm(end_to_end(layers) - target) / 2;
  }
  /// The gradients by the formula, or by a mutant's.
  static std::vector<Matrix> claimed(const std::vector<Matrix>& layers, const Matrix& residual,
                                     const Examination& exam) {
    auto gradients = layer_gradients(layers, exam.replaced("residual transposed") ? transpose(residual) : residual);
    if (exam.replaced("one layer too many"))
      for (std::size_t j = 0; j < layers.size(); ++j) gradients[j] = transpose(layers[j]) * gradients[j];
    if (exam.replaced("without the target")) gradients.front() = layer_gradients(layers, end_to_end(layers)).front();
    return gradients;
  }
};

//! ## Instances
//! One to eight layers of random multiples of $\tfrac18$ between $-2$ and 2, with bottlenecks too; scalar, regression,
//! square, wide and tall data; one space may have 32 units. The mutants that only make sense for square layers have all
//! widths equal.
//!
//! ## Mutants
//! The residual transposed; the index $j+1$ shifted to $j$, $W_{j:N}^\top(W_{1:N}-\Phi)W_{1:j-1}^\top$; a first
//! gradient that forgets the target.
const Registered<GradientOfFactoredLoss> statement{{
    .id = "arora2018.eq-14.gradient",
    .title = "Gradient of the factored loss",
    .kind = Kind::identity,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 2, Eq. (4), and Appendix D, Eq. (14)",
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "bottleneck", "depth 8", "width 32"},
    .mutants = {{"residual transposed", replace("residual transposed"), from(square_probe)},
                {"index j + 1 becomes j", replace("one layer too many"), from(square_probe)},
                {"first gradient without the target", replace("without the target")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
