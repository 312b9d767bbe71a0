#include "theorems/arora2018/instances/shapes.hpp"

#include <algorithm>

namespace lemmacheck::arora2018 {
namespace {
std::string shape(int rows, int cols) { return std::to_string(rows) + " x " + std::to_string(cols); }
std::string item(const char* list, std::size_t j) { return std::string(list) + "[" + std::to_string(j) + "]"; }

DyadicMatrix top_left(const DyadicMatrix& matrix, int rows, int cols) {
  DyadicMatrix part(rows, cols);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) part(i, j) = matrix(i, j);
  return part;
}
}  // namespace

std::vector<int> widths_of(const std::vector<DyadicMatrix>& layers) {
  std::vector<int> widths{layers.front().cols};
  for (const auto& layer : layers) widths.push_back(layer.rows);
  return widths;
}

void require_network(const std::vector<DyadicMatrix>& layers, const DyadicMatrix& target) {
  if (layers.empty()) throw Malformed("layers", "needs at least one layer");
  for (std::size_t j = 0; j < layers.size(); ++j) {
    const auto& layer = layers[j];
    if (layer.rows < 1 || layer.cols < 1) throw Malformed(item("layers", j), "needs a row and a column");
    if (j > 0 && layer.cols != layers[j - 1].rows)
      throw Malformed(item("layers", j), "is " + shape(layer.rows, layer.cols) + ", but layer " +
                                             std::to_string(j - 1) + " gives " + std::to_string(layers[j - 1].rows) +
                                             " outputs");
  }
  require_shape("target", target, layers.back().rows, layers.front().cols);
}

void require_frames(const std::vector<DyadicMatrix>& reflections, const std::vector<int>& widths) {
  if (reflections.empty()) return;
  if (reflections.size() != widths.size())
    throw Malformed("reflections", "needs none, or one matrix for each of the " + std::to_string(widths.size()) +
                                       " spaces, found " + std::to_string(reflections.size()));
  for (std::size_t j = 0; j < widths.size(); ++j)
    if (reflections[j].rows != widths[j] || reflections[j].cols < 1)
      throw Malformed(item("reflections", j), "is " + shape(reflections[j].rows, reflections[j].cols) + ", needs " +
                                                  std::to_string(widths[j]) + " rows and at least one column");
}

DyadicMatrix padded(int rows, int cols, const std::vector<double>& diagonal) {
  DyadicMatrix matrix(rows, cols);
  const int places = std::min({rows, cols, static_cast<int>(diagonal.size())});
  for (int i = 0; i < places; ++i) matrix(i, i) = diagonal[static_cast<std::size_t>(i)];
  return matrix;
}

DyadicMatrix without_last_row(const DyadicMatrix& matrix) { return top_left(matrix, matrix.rows - 1, matrix.cols); }
DyadicMatrix without_last_column(const DyadicMatrix& matrix) { return top_left(matrix, matrix.rows, matrix.cols - 1); }

void remove_unit(std::vector<DyadicMatrix>& layers, DyadicMatrix& target, std::size_t space) {
  if (space > 0) layers[space - 1] = without_last_row(layers[space - 1]);
  if (space < layers.size()) layers[space] = without_last_column(layers[space]);
  if (space == 0) target = without_last_column(target);
  if (space == layers.size()) target = without_last_row(target);
}

std::vector<DyadicMatrix> random_reflections(Sampler& draw, const std::vector<int>& widths) {
  std::vector<DyadicMatrix> vectors;
  for (int d : widths) vectors.push_back(draw.integer_matrix(d, draw.integer(1, 2), -2, 2));
  return vectors;
}

}  // namespace lemmacheck::arora2018
