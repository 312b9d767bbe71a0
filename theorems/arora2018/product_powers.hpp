// Products of layers beside powers of one layer's Gram matrix: the two sides of Lemma 5.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// For layers W_1, ..., W_N. Distances are in the Frobenius norm, or all of them and nu in the spectral norm.
class ProductPowers {
 public:
  ProductPowers(std::vector<Matrix> layers, bool spectral);

  int depth() const { return static_cast<int>(layers_.size()); }
  Real nu;  ///< max_j |Delta_j|
  Real M;   ///< max_j |W_j|_s

  /// |W_{1:j}^T W_{1:j} - (W_1^T W_1)^j|, j in 1..N.
  Real leading_distance(int j) const;
  /// The same from the other end: |W_{i:N} W_{i:N}^T - (W_N W_N^T)^j| for the j last layers, i = N - j + 1.
  Real trailing_distance(int j) const;
  /// What the distances are at most because both matrices are positive semidefinite, with norms at most M^{2j} and
  /// ranges in one space of min(d_0, d_1), respectively min(d_{N-1}, d_N), dimensions.
  Real trivial_leading_distance(int j) const;
  Real trivial_trailing_distance(int j) const;

  /// sigma_min of the end-to-end matrix, the min(d_0, d_N)-th singular value: zero where a layer is too narrow for it.
  Real least_of_product() const;
  /// sigma_min(W_N)^{2N} where d_N <= d_0, else sigma_min(W_1)^{2N}, as that of the d_N x d_N, or d_0 x d_0, matrix.
  Real least_of_end_layer() const;

 private:
  Real norm_of(const Matrix& symmetric) const;
  Real trivial(int dimension, int j) const;
  std::vector<Matrix> layers_, leading_, trailing_;
  bool spectral_;
};

}  // namespace lemmacheck::arora2018
