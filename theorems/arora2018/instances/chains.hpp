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

/// Two layers or more with any imbalance but none. Labels: "dense" (an exactly balanced chain plus noise of 2^-30 to
/// 2^-3), "monotone" (the layers' singular values grow or fall by equal steps: what makes Lemma 5 tight), "far" (no
/// balance), and those of any_widths.
Chain nearly_balanced_chain(Sampler& draw);
/// Numbers w_j with w_j^2 = 1 - (N-j) nu for nu = 2^-24, or the other way round; N from 2 to 8, or 8 alone.
Chain monotone_numbers(Sampler& draw);
Chain eight_monotone_numbers(Sampler& draw);
/// monotone_numbers times 2 to 8.
Chain large_monotone_numbers(Sampler& draw);

/// Two layers without a bottleneck, ends of at most six units. Labels: "random layers", "balanced and noise",
/// "extremal" ((b, 0) and a, in frames), "inside the threshold" (b / a just below 2), scalar, square, wide, tall,
/// "width 32".
Chain two_layers(Sampler& draw);
/// (b, 0) and a with b / a = 2.005: b^2 - a^2 between 3/2 and 1.51 times ab.
Chain over_the_threshold(Sampler& draw);

/// A chain and C = bound_factor |W_{1:N}|_s.
struct BoundedChain {
  std::vector<DyadicMatrix> layers, reflections;
  double bound_factor = 1;
};
LEMMACHECK_DESCRIBE(BoundedChain, layers, reflections, bound_factor)
void validate(const BoundedChain& chain);
std::vector<BoundedChain> smaller_chain(const BoundedChain& chain);
/// Imbalance theta C^{2/N} / (30 N^2) for theta uniform or 1 - 2^-20 (labels "imbalance below the bound", "imbalance at
/// the bound"), or monotone numbers with theta = 1 ("monotone"). C is |W_{1:N}|_s ("C = norm") or up to four times
/// that.
BoundedChain bounded_chain(Sampler& draw);
/// N = 2: numbers a, b with ab = 1 and b^2 - a^2 = `imbalance`, 0.8 or 1000.
BoundedChain two_numbers(Sampler& draw);
BoundedChain two_unbalanced_numbers(Sampler& draw);
/// Exactly balanced, C = |W_{1:N}|_s / 4.
BoundedChain low_bound(Sampler& draw);

}  // namespace lemmacheck::arora2018
