// One ReLU neuron under the exponential loss: scores, losses, and the steps of (stochastic) gradient descent.
#pragma once

#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

/// Weights of a run, w = start + sum_i coefficients[i] y_i x_i, with their scores w.x_i.
struct NeuronState {
  std::vector<Real> coefficients;  ///< n; grown by the steps, never negative
  std::vector<Real> scores;        ///< n
};

/// What a step does where a score is exactly 0: the derivative of max(s, 0) there.
enum class Ties { inactive, active };

/// The neuron x -> max(w.x, 0) with the losses l_i(w) = exp(-y_i max(w.x_i, 0)) of n labelled samples, and their mean
/// L(w) (Xu, Zhou, Ji, Liang, arXiv 1806.04339, problem (P)). No intercept.
///
/// Scores are updated through the Gram matrix of the samples, so a score that a step cannot change (x_i.x_j = 0
/// exactly) stays the very number that it was, and ties at 0 stay decided.
class ReluNeuron {
 public:
  /// samples: n x d, row i is x_i; labels: n of +1 or -1; start: d x 1. Exact data, evaluated at `level`.
  /// Throws OutsideDomain where the shapes or the labels do not fit.
  ReluNeuron(const DyadicMatrix& samples, std::vector<int> labels, const DyadicMatrix& start, Level level,
             Ties ties = Ties::inactive);

  int size() const { return samples_.rows(); }
  int label(int i) const { return labels_[static_cast<std::size_t>(i)]; }
  /// n x d
  const Matrix& samples() const { return samples_; }
  /// x_i.x_j
  const Real& gram(int i, int j) const { return gram_[index(i, j)]; }
  /// Whether x_i.x_j is certainly 0: then the steps of i and j commute and leave each other's score alone.
  bool orthogonal(int i, int j) const { return orthogonal_[index(i, j)]; }
  /// Whether i and j are the same labelled sample.
  bool same(int i, int j) const { return same_[index(i, j)]; }

  NeuronState start() const;
  /// w, d x 1
  Vector weights(const NeuronState& state) const;
  /// Whether sample i contributes to the gradient. NeedsMorePrecision if the sign of its score is not known.
  bool active(const NeuronState& state, int i) const;
  /// l_i(w); the exact 1 where the score is not positive.
  Real loss(const NeuronState& state, int i) const;
  /// L(w) - n_-/n, the excess over the infimum for separable samples; summed so that nothing cancels: it is exactly 0
  /// in a negative sample with a score of at most 0.
  Real excess(const NeuronState& state) const;

  /// Length of a stochastic step along y_i x_i: eta l_i(w) where i is active, the exact 0 elsewhere.
  Real push(const NeuronState& state, int i, const Real& eta) const;
  /// w - eta grad l_i(w), given the push.
  NeuronState moved(const NeuronState& state, int i, const Real& push) const;
  /// w - eta grad L(w).
  NeuronState gradient_step(const NeuronState& state, const Real& eta) const;

 private:
  std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(i) * labels_.size() + static_cast<std::size_t>(j);
  }
  Matrix samples_;
  std::vector<int> labels_;
  Vector start_;
  Ties ties_;
  std::vector<Real> gram_;
  std::vector<bool> orthogonal_, same_;
};

}  // namespace lemmacheck
