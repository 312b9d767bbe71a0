//! # A bottleneck excludes a deficiency margin
//! If a hidden layer is narrower than both ends, $\min_jd_j<\min(d_0,d_N)$, then the end-to-end matrix is
//! rank-deficient, and
//! $$ \lVert W_{1:N}-\Phi\rVert_F\ge\sigma_{\min}(\Phi) $$
//! for all values of the weights. So no $c>0$ is a deficiency margin, and Theorem 1 need not ask for hidden layers that
//! are wide enough: its first hypothesis does (a remark of Section 3.1). The reason is Eckart's and Young's theorem:
//! $\sigma_{\min}(\Phi)$ is the distance of $\Phi$ from the matrices of smaller rank. For a proof, take a unit vector
//! $v$ with $W_{1:N}v=0$ (or its mirror image):
//! $\lVert W_{1:N}-\Phi\rVert_F\ge\lVert(W_{1:N}-\Phi)v\rVert=\lVert\Phi v\rVert\ge\sigma_{\min}(\Phi)$.
#include <algorithm>

#include "theorems/arora2018/instances/networks.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct BottleneckExcludesMargin {
  using Instance = TargetedNetwork;
  static Instance instance(Sampler& draw) { return bottleneck_network(draw); }
  static std::vector<Instance> witnesses() {  // equality: the nearest matrix of rank one to diag(2, 1)
    return {{{padded(1, 2, {2}), padded(2, 1, {1})}, {}, padded(2, 2, {2, 1})}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& net) { return smaller_networks(net); }

  static void examine(const Instance& data, Examination& exam) {
    const auto widths = widths_of(data.layers);
    record_dimensions(exam, widths);
    //! ## Hypothesis
    exam.hypothesis().below("bottleneck", *std::min_element(widths.begin(), widths.end()), rank_of(widths));

    //! ## Conclusion
    const Network net = network(data, exam.level());
    const Real distance = exam.replaced("spectral norm") ? spectral_norm(net.residual) : frobenius_norm(net.residual);
    exam.conclusion().at_most("distance", exam.constant("radius") * smallest_singular_value(net.target), distance);
  }
};

//! ## Instances
//! Half are random. The other half attain the bound nearly: $\Phi$ has known singular values, with condition numbers up
//! to 1000, and the layers make its nearest matrix of the bottleneck's rank, one singular value off by $2^{-40}$ to 1
//! times $\sigma_{\min}(\Phi)$. In the first instance equality holds.
//!
//! ## Mutants
//! No larger radius will do, and without a bottleneck a network can be at its target. In the spectral norm the
//! statement is true as well, and stronger: the proof above gives it.
const Registered<BottleneckExcludesMargin> statement{{
    .id = "arora2018.inline.no-bottleneck",
    .title = "A bottleneck excludes a margin",
    .kind = Kind::remark,
    .wording = Wording::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.1, after Definition 2",
    .uses = {"arora2018.def-2"},
    .labels = {"square", "wide", "tall", "best approximation", "condition 1000", "depth 8", "width 32"},
    .attained = {{"distance", "the nearest matrix of rank one less is at distance sigma_min(Phi)", "1e-200"}},
    .constants = {{"radius", "1"}},
    .mutants = {{"radius becomes 1.01 of it", set("radius", "1.01"), from(best_bottleneck)},
                {"bottleneck dropped", drop("bottleneck"), from(network_with_margin)},
                {"spectral norm of the distance", replace("spectral norm"),
                 equivalent(
                     "a rank-deficient W has W v = 0 for a unit v, and |W - Phi|_s >= |Phi v| >= sigma_min(Phi)")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
