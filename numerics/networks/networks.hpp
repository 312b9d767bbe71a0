// Deep linear networks: products of layers, gradients, balance, and one step of gradient descent.
//
// Throughout, `layers` is W_1, ..., W_N in this order (layers[0] is W_1), W_j of shape d_j x d_{j-1}, N >= 1, and
// W_{i:j} = W_j ... W_i is the product of layers i to j, the identity where i > j. The end-to-end matrix is
// W = W_{1:N}, d_N x d_0. The loss is L(W_1, ..., W_N) = |W - Phi|_F^2 / 2, and `residual` is its gradient in W,
// G = W - Phi. Every function works in the arithmetic of its arguments and throws OutsideDomain where shapes do not
// fit. Source of the formulas: Arora, Cohen, Golowich, Hu, ICLR 2019, Section 2 and Appendix D.
#pragma once

#include <vector>

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

/// W_{1:N}, d_N x d_0.
Matrix end_to_end(const std::vector<Matrix>& layers);

/// The N matrices W_{1:1}, W_{1:2}, ..., W_{1:N}; the j-th (from 1) is d_j x d_0.
std::vector<Matrix> leading_products(const std::vector<Matrix>& layers);

/// The N matrices W_{1:N}, W_{2:N}, ..., W_{N:N}; the j-th (from 1) is d_N x d_{j-1}.
std::vector<Matrix> trailing_products(const std::vector<Matrix>& layers);

/// dL/dW_j = W_{j+1:N}^T G W_{1:j-1}^T for j = 1..N, each shaped like its layer. Two products a layer.
std::vector<Matrix> layer_gradients(const std::vector<Matrix>& layers, const Matrix& residual);

/// Delta_j = W_{j+1}^T W_{j+1} - W_j W_j^T for j = 1..N-1, d_j x d_j, symmetric; empty for N = 1.
std::vector<Matrix> balance_defects(const std::vector<Matrix>& layers);

/// max_j |Delta_j|_F; 0 for N = 1. The layers are delta-balanced iff this is at most delta.
Real imbalance(const std::vector<Matrix>& layers);

/// The layers W_j - step dL/dW_j. `gradients` as from `layer_gradients`.
std::vector<Matrix> after_step(const std::vector<Matrix>& layers, const std::vector<Matrix>& gradients,
                               const Real& step);

/// P = sum_j (W_{1:j-1}^T W_{1:j-1}) (x) (W_{j+1:N} W_{j+1:N}^T), d_0 d_N x d_0 d_N: to first order in the step,
/// descent moves the stacked columns of the end-to-end matrix by -step P vec(G) (Appendix D.2, Eq. (11)). Symmetric.
Matrix preconditioner(const std::vector<Matrix>& layers);

/// W'_{1:N} - W_{1:N} for new layers W'_j = W_j + change_j, as the telescoped sum over j of
/// W'_{j+1:N} change_j W_{1:j-1}: nothing of the size of W is subtracted, so a relative error of the changes stays
/// a relative error of the result (up to cancellation between layers).
Matrix change_of_product(const std::vector<Matrix>& layers, const std::vector<Matrix>& changes);

/// |G|_F^2 / 2 - |G + D|_F^2 / 2 = -<G, D> - |D|_F^2 / 2, without forming the two losses: the decrease of the loss
/// where the residual G changes by D.
Real decrease_of_loss(const Matrix& residual, const Matrix& change);

/// What one step of gradient descent does to the loss: the decrease L(t) - L(t+1), by the two functions above.
Real decrease_in_step(const std::vector<Matrix>& layers, const Matrix& residual, const Real& step);

}  // namespace lemmacheck
