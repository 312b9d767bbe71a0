#include "theorems/arora2018/setting.hpp"

#include <algorithm>
#include <string>

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {

Network network(const DescentState& state, Level level) {
  Network net;
  for (const auto& layer : state.layers) net.layers.emplace_back(layer, level);
  net.target = Matrix(state.target, level);
  if (!state.reflections.empty()) {
    std::vector<Matrix> q;
    for (const auto& vectors : state.reflections) q.push_back(product_of_reflections(vectors, level));
    for (std::size_t j = 0; j < net.layers.size(); ++j) net.layers[j] = q[j + 1] * net.layers[j] * transpose(q[j]);
    net.target = q.back() * net.target * transpose(q.front());
  }
  net.product = end_to_end(net.layers);
  net.residual = net.product - net.target;
  return net;
}

Real deficiency_margin(const Matrix& target, const Matrix& residual) {
  return smallest_singular_value(target) - frobenius_norm(residual);
}

Real balance_bound(const Real& constant, int depth, const Real& margin, const Real& target_norm) {
  const double cube = static_cast<double>(depth) * depth * depth;
  return square(margin) / (constant * cube * pow(target_norm, 2 * (depth - 1), depth));
}

Real largest_step(const Real& constant, int depth, const Real& margin, const Real& target_norm) {
  const double cube = static_cast<double>(depth) * depth * depth;
  return pow(margin, 4 * depth - 2, depth) / (constant * cube * pow(target_norm, 6 * depth - 4, depth));
}

Matrix padded_diagonal(int rows, int cols, const std::vector<double>& roots, Level level) {
  return Matrix(padded(rows, cols, roots), level);
}

std::vector<Matrix> frames(const BalancedFactors& factors, Level level) {
  std::vector<Matrix> q;
  for (std::size_t j = 0; j < factors.widths.size(); ++j)
    q.push_back(factors.reflections.empty() ? identity(factors.widths[j], level)
                                            : product_of_reflections(factors.reflections[j], level));
  return q;
}

std::vector<Matrix> balanced_layers(const BalancedFactors& factors, Level level) {
  const auto q = frames(factors, level);
  std::vector<Matrix> layers;
  for (std::size_t j = 1; j < q.size(); ++j)
    layers.push_back(q[j] * padded_diagonal(factors.widths[j], factors.widths[j - 1], factors.roots, level) *
                     transpose(q[j - 1]));
  return layers;
}

Matrix block_diagonal(const std::vector<Matrix>& blocks, Level level) {
  int rows = 0, cols = 0;
  for (const Matrix& b : blocks) rows += b.rows(), cols += b.cols();
  Matrix all(rows, cols, level);
  int top = 0, left = 0;
  for (const Matrix& b : blocks) {
    for (int i = 0; i < b.rows(); ++i)
      for (int j = 0; j < b.cols(); ++j) all.set(top + i, left + j, b(i, j));
    top += b.rows(), left += b.cols();
  }
  return all;
}

// --- what is well-formed ------------------------------------------------------------------------

void validate(const DescentState& state) {
  require_network(state.layers, state.target);
  require_frames(state.reflections, widths_of(state.layers));
  if (!(state.step_fraction > 0)) throw Malformed("step_fraction", "must be positive");
}

void validate(const PlainStep& state) { require_network(state.layers, state.target); }

void validate(const BalancedFactors& factors) {
  if (factors.widths.size() < 2) throw Malformed("widths", "needs d_0 and d_N at least");
  for (int d : factors.widths)
    if (d < 1) throw Malformed("widths", "every width must be at least 1, found " + std::to_string(d));
  const int rank = std::min(factors.widths.front(), factors.widths.back());
  if (factors.roots.size() != static_cast<std::size_t>(rank))
    throw Malformed("roots", "needs min(d_0, d_N) = " + std::to_string(rank) + " of them, found " +
                                 std::to_string(factors.roots.size()));
  for (double r : factors.roots)
    if (!(r >= 0)) throw Malformed("roots", "must not be negative");
  require_frames(factors.reflections, factors.widths);
}

void validate(const BalancedStep& state) {
  validate(state.factors());
  require_shape("target", state.target, state.widths.back(), state.widths.front());
}

void validate(const NearTarget& points) {
  if (points.target.rows < 1 || points.target.cols < 1) throw Malformed("target", "needs a row and a column");
  require_shape("start", points.start, points.target.rows, points.target.cols);
  require_shape("point", points.point, points.target.rows, points.target.cols);
}

}  // namespace lemmacheck::arora2018
