#include "theorems/arora2018/setting.hpp"

#include <algorithm>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {

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

void record_dimensions(Examination& exam, const std::vector<int>& widths) {
  exam.dimension("N", static_cast<std::int64_t>(widths.size()) - 1);
  exam.dimension("d_0", widths.front());
  exam.dimension("d_N", widths.back());
  exam.dimension("widest space", *std::max_element(widths.begin(), widths.end()));
}

Vector entries_of(const std::vector<Matrix>& matrices, Level level) {
  int number = 0;
  for (const Matrix& m : matrices) number += m.rows() * m.cols();
  Vector entries(number, 1, level);
  int k = 0;
  for (const Matrix& m : matrices)
    for (int i = 0; i < m.rows(); ++i)
      for (int j = 0; j < m.cols(); ++j) entries.set(k++, m(i, j));
  return entries;
}

std::vector<Matrix> frames(const std::vector<int>& widths, const std::vector<DyadicMatrix>& reflections, Level level) {
  std::vector<Matrix> q;
  for (std::size_t j = 0; j < widths.size(); ++j)
    q.push_back(reflections.empty() ? identity(widths[j], level) : product_of_reflections(reflections[j], level));
  return q;
}

std::vector<Matrix> framed_layers(const std::vector<DyadicMatrix>& layers, const std::vector<DyadicMatrix>& reflections,
                                  Level level) {
  std::vector<Matrix> framed;
  for (const auto& layer : layers) framed.emplace_back(layer, level);
  if (reflections.empty()) return framed;
  const auto q = frames(widths_of(layers), reflections, level);
  for (std::size_t j = 0; j < framed.size(); ++j) framed[j] = q[j + 1] * framed[j] * transpose(q[j]);
  return framed;
}

Network framed_network(const std::vector<DyadicMatrix>& layers, const std::vector<DyadicMatrix>& reflections,
                       const DyadicMatrix& target, Level level) {
  Network net;
  net.layers = framed_layers(layers, reflections, level);
  net.target = Matrix(target, level);
  if (!reflections.empty())
    net.target = product_of_reflections(reflections.back(), level) * net.target *
                 transpose(product_of_reflections(reflections.front(), level));
  net.product = end_to_end(net.layers);
  net.residual = net.product - net.target;
  return net;
}

}  // namespace lemmacheck::arora2018
