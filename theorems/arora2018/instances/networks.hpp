// Networks and targets, with no step and no balance.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// The layers Q_j W_j Q_{j-1}^T and the target Q_N Phi Q_0^T, Q_j = product_of_reflections(reflections[j]); with no
/// `reflections` the W_j and Phi themselves.
struct TargetedNetwork {
  std::vector<DyadicMatrix> layers, reflections;
  DyadicMatrix target;
};
LEMMACHECK_DESCRIBE(TargetedNetwork, layers, reflections, target)
LEMMACHECK_MAY_LEAVE_OUT(TargetedNetwork, reflections)
void validate(const TargetedNetwork& network);
Network network(const TargetedNetwork& network, Level level);
std::vector<TargetedNetwork> smaller_networks(const TargetedNetwork& network);

/// Unbalanced layers of any depth and width, the target near their product, so that there is a deficiency margin.
/// Labelled as some_widths, and "condition 1000".
TargetedNetwork network_with_margin(Sampler& draw);
/// The first and the last layer are zero, so every gradient is; two layers or more, and a target that is not zero.
TargetedNetwork dead_network(Sampler& draw);
/// All widths 1, the target just below the product.
TargetedNetwork nearly_optimal_numbers(Sampler& draw);

/// A hidden space narrower than min(d_0, d_N). Labels: "best approximation" (of known singular values) or "random
/// bottleneck", "depth 8", "width 32", "condition 1000".
TargetedNetwork bottleneck_network(Sampler& draw);
/// The product is the nearest matrix of its rank, up to an offset, to the target.
TargetedNetwork best_bottleneck(Sampler& draw);

}  // namespace lemmacheck::arora2018
