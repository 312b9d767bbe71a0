// Arora, Cohen, Golowich, Hu: A Convergence Analysis of Gradient Descent for Deep Linear Neural Networks
// (ICLR 2019, arXiv 1810.02281). The paper's objects and the families of instances.
//
// Notation
//   paper               here                        shape            meaning
//   N                   depth(), layers.size()      integer >= 1     number of layers
//   d_0, ..., d_N       widths                      integers >= 1    d_0 inputs, d_N outputs
//   W_j                 layers[j-1]                 d_j x d_{j-1}    layer j
//   W_{1:N}             end_to_end(layers)          d_N x d_0        end-to-end matrix W_N ... W_1
//   Phi                 target                      d_N x d_0        what is to be learnt
//   G = dL^1/dW         residual                    d_N x d_0        W_{1:N} - Phi
//   B                   frobenius_norm(target)      number           |Phi|_F
//   c                   margin                      number           deficiency margin (Definition 2)
//   Delta_j             balance_defects(layers)     d_j x d_j        W_{j+1}^T W_{j+1} - W_j W_j^T (Definition 1)
//   delta               balance_bound()             number           c^2 / (256 N^3 B^{2(N-1)/N})
//   eta                 step                        number           step of gradient descent
//   largest eta         largest_step()              number           c^{(4N-2)/N} / (6144 N^3 B^{(6N-4)/N})
//   Q_j                 reflections[j]              d_j x h_j        orthogonal frame of the j-th space, a
//                                                                    product of h_j reflections
#pragma once

#include <vector>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "numerics/networks/networks.hpp"
#include "properties/statement.hpp"

namespace lemmacheck::arora2018 {

// --- states near balance ------------------------------------------------------------------------

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

/// Throws Malformed: no layer, layers that do not compose, a target of another shape than the product, reflections
/// that are neither absent nor one d_j x h_j matrix (h_j >= 1) per space, a step fraction that is not positive.
void validate(const DescentState& state);

/// The network of a state in one arithmetic.
struct Network {
  std::vector<Matrix> layers;
  Matrix target, product, residual;
  int depth() const { return static_cast<int>(layers.size()); }
};
Network network(const DescentState& state, Level level);

/// sigma_min(Phi) - |W - Phi|_F: the largest c for which W has deficiency margin c, where that is positive
/// (Definition 2, Eq. (6)).
Real deficiency_margin(const Matrix& target, const Matrix& residual);
/// c^2 / (constant N^3 B^{2(N-1)/N}), the delta of Theorem 1 for constant = 256; c, B > 0.
Real balance_bound(const Real& constant, int depth, const Real& margin, const Real& target_norm);
/// c^{(4N-2)/N} / (constant N^3 B^{(6N-4)/N}), the largest eta of Theorem 1 for constant = 6144; c, B > 0.
Real largest_step(const Real& constant, int depth, const Real& margin, const Real& target_norm);

/// Families of the lemma's hypotheses; every one is constructed to meet them (margin, balance up to the fraction
/// theta of 2 delta in {0, uniform, 1 - 2^-20}, step), with the paper's constants.
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

// --- exactly balanced factors -------------------------------------------------------------------

/// The factors of Procedure 1 for A = Q_N diag(r_1^N, ..., r_k^N) Q_0^T, k = min(d_0, d_N), in arbitrary gauge
/// (footnote 7): layers Q_j diag(r) Q_{j-1}^T, the diagonal padded with zeros to d_j x d_{j-1}. Roots instead of
/// singular values are the data, so that everything is rational.
struct BalancedFactors {
  std::vector<int> widths;
  std::vector<double> roots;
  std::vector<DyadicMatrix> reflections;
};
LEMMACHECK_DESCRIBE(BalancedFactors, widths, roots, reflections)
/// Throws Malformed: fewer than two widths, a width < 1, not min(d_0, d_N) roots, a negative root, reflections as
/// above. Hidden widths below k are well-formed: that they are not is a hypothesis of the procedure.
void validate(const BalancedFactors& factors);

/// Q_0, ..., Q_N.
std::vector<Matrix> frames(const BalancedFactors& factors, Level level);
/// diag(r) padded with zeros, or cut, to rows x cols.
Matrix padded_diagonal(int rows, int cols, const std::vector<double>& roots, Level level);
/// The layers W_1, ..., W_N described above.
std::vector<Matrix> balanced_layers(const BalancedFactors& factors, Level level);

BalancedFactors balanced_factors(Sampler& draw);
/// A hidden width smaller than k, all roots positive.
BalancedFactors bottleneck_factors(Sampler& draw);
std::vector<BalancedFactors> smaller_factors(const BalancedFactors& factors);

// --- one step from anywhere ---------------------------------------------------------------------

/// Any layers, any target, any step: no hypothesis.
struct PlainStep {
  std::vector<DyadicMatrix> layers;
  DyadicMatrix target;
  double step = 0;
};
LEMMACHECK_DESCRIBE(PlainStep, layers, target, step)
void validate(const PlainStep& state);
PlainStep plain_step(Sampler& draw);
std::vector<PlainStep> smaller_steps(const PlainStep& state);

/// Exactly balanced layers (as BalancedFactors), the target Q_N Phi Q_0^T for the given Phi (`target`), and a step. So
/// the frames turn the whole network and change no balance.
struct BalancedStep {
  std::vector<int> widths;
  std::vector<double> roots;
  std::vector<DyadicMatrix> reflections;
  DyadicMatrix target;
  double step = 0;
  BalancedFactors factors() const { return {widths, roots, reflections}; }
};
LEMMACHECK_DESCRIBE(BalancedStep, widths, roots, reflections, target, step)
void validate(const BalancedStep& state);
/// Depth at least 2: one layer has no balance to lose.
BalancedStep balanced_step(Sampler& draw);
std::vector<BalancedStep> smaller_steps(const BalancedStep& state);

// --- points near a target -----------------------------------------------------------------------

/// Three matrices of one shape: Phi, W (with a deficiency margin) and W' (nearer to Phi).
struct NearTarget {
  DyadicMatrix target, start, point;
};
LEMMACHECK_DESCRIBE(NearTarget, target, start, point)
void validate(const NearTarget& points);
/// W' on a random or on the extremal ray from Phi, inside the ball by a relative gap between 2^-40 and 1.
NearTarget near_target(Sampler& draw);
/// W' on the extremal ray Phi - x u v^T, u and v the least singular vectors, inside the ball by a gap of 2^-40.
NearTarget extremal_point(Sampler& draw);
/// The same ray, outside the ball by a factor 1 + 2^-8, within the one of radius 1.01.
NearTarget just_outside(Sampler& draw);
/// W - Phi of two equal singular values, W' as far in Frobenius norm on the extremal ray.
NearTarget spread_start(Sampler& draw);
std::vector<NearTarget> smaller_points(const NearTarget& points);

/// The matrices along the diagonal of one: one equation for all of them. 0 x 0 for none.
Matrix block_diagonal(const std::vector<Matrix>& blocks, Level level);

}  // namespace lemmacheck::arora2018
