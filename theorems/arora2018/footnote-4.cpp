//! # Footnote 4: critical points below a margin are global minima
//! Where $W_{1:N}$ has a deficiency margin, the loss has no critical point other than the global minima $W_{1:N}=\Phi$.
//! The footnote says so in passing; the quantitative form that is examined here is ours. Let $d_N\le d_0$,
//! $G=W_{1:N}-\Phi$. Then
//! $$ \Bigl\lVert\frac{\partial L^N}{\partial W_1}\Bigr\rVert_F\ge\sigma_{\min}(W_{2:N})\,\lVert G\rVert_F
//!    \qquad\text{and}\qquad
//!    \lVert W_1\rVert_s\,\Bigl\lVert\frac{\partial L^N}{\partial W_1}\Bigr\rVert_F\ge c\,\lVert G\rVert_F , $$
//! the second for every margin $c$; for $d_0\le d_N$ the same with the last layer and $W_{1:N-1}$. So the gradient
//! vanishes only where $G$ does.
//!
//! $\partial L^N/\partial W_1=W_{2:N}^\top G$, and $W_{2:N}$ has $d_N$ rows. If no hidden layer is narrower,
//! $W_{2:N}^\top$ is injective and $\lVert W_{2:N}^\top G\rVert_F\ge\sigma_{\min}(W_{2:N})\lVert G\rVert_F$; if one is,
//! $\sigma_{\min}(W_{2:N})$, the $d_N$-th singular value, counts as zero. A margin excludes that: by Claim 1
//! $c\le\sigma_{\min}(W_{1:N})\le\sigma_{\min}(W_{2:N})\lVert W_1\rVert_s$.
#include <algorithm>

#include "theorems/arora2018/instances/networks.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct NoOtherCriticalPoint {
  using Instance = TargetedNetwork;
  static Instance instance(Sampler& draw) { return network_with_margin(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& net) { return smaller_networks(net); }

  static void examine(const Instance& data, Examination& exam) {
    record_dimensions(exam, widths_of(data.layers));
    const Network net = network(data, exam.level());
    //! ## Hypotheses
    const Real margin = deficiency_margin(net.target, net.residual), distance = frobenius_norm(net.residual);
    exam.hypothesis().below("deficiency margin", 0, margin);
    exam.hypothesis().below("not at the optimum", 0, squared_norm(net.residual));

    //! ## Conclusions
    const bool first = net.target.rows() <= net.target.cols();
    const auto gradients = layer_gradients(net.layers, net.residual);
    auto others = net.layers;
    others.erase(first ? others.begin() : others.end() - 1);
    const Matrix& layer = first ? net.layers.front() : net.layers.back();
    const Real gradient = frobenius_norm(first ? gradients.front() : gradients.back());
    if (!others.empty()) {
      const Matrix rest = end_to_end(others);
      const Real gain = exam.replaced("largest singular value") ? spectral_norm(rest) : injectivity(others, rest);
      exam.conclusion().at_most("gradient of the end layer", gain * distance, gradient).trivially_at_least(0);
    }
    exam.conclusion()
        .at_most("gradient against the margin", exam.constant("factor") * margin * distance,
                 spectral_norm(layer) * gradient)
        .trivially_at_least(0);
    Real squares = 0;
    for (const Matrix& g : gradients) squares += squared_norm(g);
    exam.conclusion().below("no critical point", 0, squares);
  }

  /// sigma_min of the product, zero where a layer's width makes it rank-deficient.
  static Real injectivity(const std::vector<Matrix>& layers, const Matrix& product) {
    const int rank = std::min(product.rows(), product.cols());
    for (const Matrix& layer : layers)
      if (std::min(layer.rows(), layer.cols()) < rank) return 0;
    return smallest_singular_value(product);
  }
};

//! ## Instances
//! Layers of any depth, far from balance: every layer has its own share of every singular value of the product, in
//! frames of its own. $\Phi$ is the product up to an offset of $2^{-8}$ to $0.49$ times its least singular value, which
//! leaves a margin. Condition numbers up to 1000.
//!
//! ## Mutants
//! Without a margin two layers that are zero make a critical point at any loss. The largest singular value of $W_{2:N}$
//! is no lower bound, and in the second inequality $c$ cannot be replaced by $1.01\,c$: a network of numbers near its
//! target shows it.
const Registered<NoOtherCriticalPoint> statement{{
    .id = "arora2018.footnote-4",
    .title = "No critical point below a margin but the global minima",
    .kind = Kind::remark,
    .wording = Wording::exact,
    .cost = Cost::light,
    .most_bits = 256,
    .place = "ICLR 2019 version, Section 3.1, footnote 4",
    .uses = {"arora2018.eq-14.gradient", "arora2018.def-2", "arora2018.claim-1"},
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "condition 1000", "depth 8", "width 32"},
    .attained = {{"gradient of the end layer", "W_{2:N} is a row, and |W_{2:N}^T G| = |W_{2:N}| |G|", "1e-60"},
                 {"gradient against the margin", "numbers, W below Phi: then c = W", "1e-60"}},
    .constants = {{"factor", "1"}},
    .mutants = {{"margin dropped", drop("deficiency margin"), from(dead_network)},
                {"largest singular value", replace("largest singular value")},
                {"c becomes 1.01 c", set("factor", "1.01"), from(nearly_optimal_numbers)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
