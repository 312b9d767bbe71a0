// Chains of layers without a target: balanced exactly, nearly, or not at all.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// The layers Q_j W_j Q_{j-1}^T of the given W_j (`layers`), Q_j = product_of_reflections(reflections[j]); with no
/// `reflections` the W_j themselves.
struct Chain {
  std::vector<DyadicMatrix> layers;
  std::vector<DyadicMatrix> reflections;
};
LEMMACHECK_DESCRIBE(Chain, layers, reflections)
LEMMACHECK_MAY_LEAVE_OUT(Chain, reflections)
void validate(const Chain& chain);
std::vector<Matrix> layers_of(const Chain& chain, Level level);
std::vector<Chain> smaller_chain(const Chain& chain);

/// Every W_j is diagonal: the defects Delta_j are known without a product. Labelled by kind of data, depth, width.
Chain diagonal_chain(Sampler& draw);
/// Two diagonal layers or more whose first defect has two entries that are not zero.
Chain twofold_defect(Sampler& draw);
/// Exactly balanced: all W_j have the same diagonal, as Procedure 1 makes them. Labelled as some_widths, and
/// "rank-deficient".
Chain balanced_chain(Sampler& draw);
/// Two layers or more, and a diagonal entry that is neither 0 nor 1.
Chain deep_balanced_chain(Sampler& draw);
/// Exactly balanced, with a hidden space narrower than min(d_0, d_N).
Chain balanced_bottleneck(Sampler& draw);
/// A balanced chain with one entry of one layer doubled.
Chain unbalanced_chain(Sampler& draw);

}  // namespace lemmacheck::arora2018
