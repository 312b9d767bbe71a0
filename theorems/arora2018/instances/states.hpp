// States of gradient descent near balance, with the step that they are about to take.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// A state of gradient descent and the fraction of the largest step that it is about to take.
///
/// The network has the layers Q_j W_j Q_{j-1}^T, j = 1..N, and the target Q_N Phi Q_0^T, for the given W_j
/// (`layers`), Phi (`target`) and the orthogonal Q_j = product_of_reflections(reflections[j]), j = 0..N; with no
/// `reflections` every Q_j is the identity and `layers` are the network's own weights. The frames change no norm, no
/// singular value and no inner product, so exact balance of `layers` is exact balance of the network, whose
/// matrices are dense all the same.
struct DescentState {
  std::vector<DyadicMatrix> layers;
  std::vector<DyadicMatrix> reflections;
  DyadicMatrix target;
  double step_fraction = 1;
};
LEMMACHECK_DESCRIBE(DescentState, layers, reflections, target, step_fraction)
LEMMACHECK_MAY_LEAVE_OUT(DescentState, reflections)

/// Throws Malformed: no layer, layers that do not compose, a target of another shape than the product, reflections
/// that are neither absent nor one d_j x h_j matrix (h_j >= 1) per space, a step fraction that is not positive.
void validate(const DescentState& state);

/// With its layers and target in their frames.
Network network(const DescentState& state, Level level);

/// Constructed to meet the hypotheses of the descent lemma (margin, balance up to theta 2 delta for theta 0, uniform or
/// 1 - 2^-20, step), with the paper's constants. Labels: kind of data, depth and width (some_widths), "condition 1000"
/// for the singular values of W (7 in 100), the direction of the residual, the imbalance.
DescentState balanced_state(Sampler& draw);
/// One layer; three identities (a residual network at its start); a regression with the residual orthogonal to W.
std::vector<DescentState> boundary_states();
/// d_0 > d_N and the residual orthogonal to the rows of W: the family that makes the descent lemma tight.
DescentState orthogonal_residual(Sampler& draw);
/// N = 2, widths 2-1-1, near the optimum: every hypothesis but balance, which is missed by a little more than a factor
/// of 1536 (an imbalance above 3072 delta).
DescentState unbalanced_state(Sampler& draw);
/// Scalar networks of depth 2 near the optimum, exactly balanced, with the largest step.
DescentState nearly_optimal_scalar(Sampler& draw);
/// Scalar networks of depth N near the optimum with 1.1 * 6144 N (2N-1) times the largest step.
DescentState overlong_step(Sampler& draw);
/// Exactly balanced states with singular values of W that differ by a factor of 64 or more.
DescentState spread_spectrum(Sampler& draw);
/// Exactly balanced states with sigma_min(Phi) at least sixteen times sigma_min(W).
DescentState far_target(Sampler& draw);

/// States with one hidden layer, one unit of a space, or all frames less.
std::vector<DescentState> smaller_states(const DescentState& state);

}  // namespace lemmacheck::arora2018
