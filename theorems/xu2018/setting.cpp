#include "theorems/xu2018/setting.hpp"

#include <optional>

namespace lemmacheck::xu2018 {
namespace {

void lower_to(std::optional<Real>& smallest, const Real& x) { smallest = smallest ? min(*smallest, x) : x; }
void raise_to(std::optional<Real>& largest, const Real& x) { largest = largest ? max(*largest, x) : x; }

}  // namespace

DyadicMatrix positives(const Scene& scene) {
  DyadicMatrix rows;
  rows.cols = scene.samples.cols;
  for (int i = 0; i < scene.samples.rows; ++i) {
    if (scene.labels[at(i)] < 0) continue;
    for (int k = 0; k < rows.cols; ++k) rows.entries.push_back(scene.samples(i, k));
    ++rows.rows;
  }
  return rows;
}

ReluNeuron neuron_of(Level level, const Scene& scene) { return {scene.samples, scene.labels, scene.start, level}; }

Sizes positive_sizes(const ReluNeuron& neuron) {
  std::optional<Real> largest, smallest;
  int count = 0;
  for (int i = 0; i < neuron.size(); ++i) {
    if (neuron.label(i) < 0) continue;
    raise_to(largest, neuron.gram(i, i));
    lower_to(smallest, neuron.gram(i, i));
    ++count;
  }
  return {count, largest.value(), smallest.value()};
}

Margin margin_of(Level level, const DyadicMatrix& samples) {
  Margin m;
  m.exact = max_margin(samples);
  m.squared = at_level(m.exact.squared_margin, level);
  m.gamma = sqrt(m.squared);
  m.point = at_level(m.exact.point, level);
  m.best = m.point / m.gamma;
  Real entropy = Real(0, level);
  for (const auto& weight : m.exact.weights) {
    m.weights.push_back(at_level(weight, level));
    if (certainly_positive(weight)) entropy -= m.weights.back() * log(m.weights.back());
  }
  m.entropy_factor = exp(entropy);
  return m;
}

std::vector<Real> row_products(const Matrix& a, const Vector& v) {
  std::vector<Real> products;
  for (int i = 0; i < a.rows(); ++i) {
    Real sum(0.0, a.level());
    for (int k = 0; k < a.cols(); ++k) sum += a(i, k) * v(k);
    products.push_back(sum);
  }
  return products;
}

Real smallest_correlation(const ReluNeuron& neuron) {
  std::optional<Real> smallest;
  for (int i = 0; i < neuron.size(); ++i)
    for (int j = 0; j <= i; ++j)
      lower_to(smallest, neuron.label(i) == neuron.label(j) ? neuron.gram(i, j) : -neuron.gram(i, j));
  return smallest.value();
}

void assume_correlation(Examination& exam, const ReluNeuron& neuron) {
  if (!exam.replaced("any data")) exam.guard().at_most("assumption A", 0, smallest_correlation(neuron));
}

void assume_start_in_cell(Examination& exam, const ReluNeuron& neuron) {
  const auto start = neuron.start();
  std::optional<Real> lowest, highest;
  for (int i = 0; i < neuron.size(); ++i)
    neuron.label(i) > 0 ? lower_to(lowest, start.scores[at(i)]) : raise_to(highest, start.scores[at(i)]);
  exam.guard().below("positive samples active at the start", 0, lowest.value());
  if (highest) exam.guard().at_most("negative samples inactive at the start", *highest, 0);
}

}  // namespace lemmacheck::xu2018
