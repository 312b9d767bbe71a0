// Arora, Cohen, Golowich, Hu: A Convergence Analysis of Gradient Descent for Deep Linear Neural Networks
// (ICLR 2019, arXiv 1810.02281). The paper's objects; the families of instances stand in instances/.
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
//                                                                product of h_j reflections
#pragma once

#include <vector>

#include "numerics/networks/networks.hpp"
#include "properties/statement.hpp"

namespace lemmacheck::arora2018 {

/// Q_0, ..., Q_N: Q_j = product_of_reflections(reflections[j]), or the identity of that width where there are none.
std::vector<Matrix> frames(const std::vector<int>& widths, const std::vector<DyadicMatrix>& reflections, Level level);
/// The layers Q_j W_j Q_{j-1}^T of the given W_j. Frames change no norm, no singular value and no inner product.
std::vector<Matrix> framed_layers(const std::vector<DyadicMatrix>& layers, const std::vector<DyadicMatrix>& reflections,
                                  Level level);

/// A network and its target in one arithmetic.
struct Network {
  std::vector<Matrix> layers;
  Matrix target, product, residual;
  int depth() const { return static_cast<int>(layers.size()); }
};
/// The layers and the target in their frames: Q_j W_j Q_{j-1}^T and Q_N Phi Q_0^T.
Network framed_network(const std::vector<DyadicMatrix>& layers, const std::vector<DyadicMatrix>& reflections,
                       const DyadicMatrix& target, Level level);

/// sigma_min(Phi) - |W - Phi|_F: the largest c for which W has deficiency margin c, where that is positive
/// (Definition 2, Eq. (6)).
Real deficiency_margin(const Matrix& target, const Matrix& residual);
/// c^2 / (constant N^3 B^{2(N-1)/N}), the delta of Theorem 1 for constant = 256; c, B > 0.
Real balance_bound(const Real& constant, int depth, const Real& margin, const Real& target_norm);
/// c^{(4N-2)/N} / (constant N^3 B^{(6N-4)/N}), the largest eta of Theorem 1 for constant = 6144; c, B > 0.
Real largest_step(const Real& constant, int depth, const Real& margin, const Real& target_norm);

/// Records N, d_0, d_N and the widest space as the instance's dimensions.
void record_dimensions(Examination& exam, const std::vector<int>& widths);

/// diag(r) padded with zeros, or cut, to rows x cols.
Matrix padded_diagonal(int rows, int cols, const std::vector<double>& roots, Level level);
/// The entries of all the matrices as one column: one equation for all of them. 0 x 1 for none.
Vector entries_of(const std::vector<Matrix>& matrices, Level level);

}  // namespace lemmacheck::arora2018
