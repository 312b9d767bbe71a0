#include "numerics/classifiers/relu_neuron.hpp"

#include <algorithm>

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

void require_shapes(const DyadicMatrix& samples, const std::vector<int>& labels, const DyadicMatrix& start) {
  if (at(samples.rows) != labels.size()) throw OutsideDomain("ReluNeuron: one label per sample");
  if (start.rows != samples.cols || start.cols != 1) throw OutsideDomain("ReluNeuron: start must be d x 1");
  for (const int y : labels)
    if (y != 1 && y != -1) throw OutsideDomain("ReluNeuron: labels are 1 or -1");
}
bool same_row(const DyadicMatrix& x, int i, int j) {
  for (int k = 0; k < x.cols; ++k)
    if (x(i, k) != x(j, k)) return false;
  return true;
}
/// Scaled by a label without a multiplication, so points stay points.
Real with_sign(int label, const Real& x) { return label > 0 ? x : -x; }
}  // namespace

ReluNeuron::ReluNeuron(const DyadicMatrix& samples, std::vector<int> labels, const DyadicMatrix& start, Level level,
                       Ties ties)
    : labels_(std::move(labels)), ties_(ties) {
  require_shapes(samples, labels_, start);
  samples_ = Matrix(samples, level);
  start_ = Matrix(start, level);
  for (int i = 0; i < size(); ++i)
    for (int j = 0; j < size(); ++j) {
      Real product(0.0, level);
      for (int k = 0; k < samples.cols; ++k) product += samples_(i, k) * samples_(j, k);
      orthogonal_.push_back(certainly_zero(product));
      same_.push_back(label(i) == label(j) && same_row(samples, i, j));
      gram_.push_back(product);
    }
}

NeuronState ReluNeuron::start() const {
  NeuronState state;
  for (int i = 0; i < size(); ++i) {
    Real score(0.0, samples_.level());
    for (int k = 0; k < samples_.cols(); ++k) score += samples_(i, k) * start_(k);
    state.scores.push_back(score);
    state.coefficients.emplace_back(0.0, samples_.level());
  }
  return state;
}

Vector ReluNeuron::weights(const NeuronState& state) const {
  Vector w = start_;
  for (int k = 0; k < samples_.cols(); ++k) {
    Real entry = start_(k);
    for (int i = 0; i < size(); ++i)
      if (!certainly_zero(state.coefficients[at(i)]))
        entry += with_sign(label(i), state.coefficients[at(i)] * samples_(i, k));
    w.set(k, entry);
  }
  return w;
}

bool ReluNeuron::active(const NeuronState& state, int i) const {
  const int s = sign(state.scores[at(i)]);
  return s > 0 || (s == 0 && ties_ == Ties::active);
}

Real ReluNeuron::loss(const NeuronState& state, int i) const {
  const Real& score = state.scores[at(i)];
  if (sign(score) <= 0) return {1.0, samples_.level()};
  return exp(with_sign(-label(i), score));
}

Real ReluNeuron::excess(const NeuronState& state) const {
  Real total(0.0, samples_.level());
  for (int i = 0; i < size(); ++i) {
    if (label(i) > 0)
      total += loss(state, i);
    else if (sign(state.scores[at(i)]) > 0)
      total += loss(state, i) - 1;
  }
  return total / size();
}

Real ReluNeuron::push(const NeuronState& state, int i, const Real& eta) const {
  if (!active(state, i)) return {0.0, samples_.level()};
  return eta * loss(state, i);
}

NeuronState ReluNeuron::moved(const NeuronState& state, int i, const Real& push) const {
  NeuronState next = state;
  if (certainly_zero(push)) return next;
  next.coefficients[at(i)] += push;
  for (int j = 0; j < size(); ++j)
    if (!orthogonal(i, j)) next.scores[at(j)] += with_sign(label(i), push * gram(i, j));
  return next;
}

NeuronState ReluNeuron::gradient_step(const NeuronState& state, const Real& eta) const {
  NeuronState next = state;
  for (int i = 0; i < size(); ++i) next = moved(next, i, push(state, i, eta) / size());
  return next;
}

}  // namespace lemmacheck
