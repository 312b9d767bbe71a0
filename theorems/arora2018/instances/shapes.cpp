#include "theorems/arora2018/instances/shapes.hpp"

#include <algorithm>
#include <cmath>

namespace lemmacheck::arora2018 {
namespace {
std::string shape(int rows, int cols) { return std::to_string(rows) + " x " + std::to_string(cols); }
std::string item(const char* list, std::size_t j) { return std::string(list) + "[" + std::to_string(j) + "]"; }

/// Widens hidden spaces, and an end where the kind of data allows it.
void widen(std::vector<int>& widths, Sampler& draw, Wide wide) {
  std::vector<std::size_t> spaces;
  for (std::size_t i = 1; i + 1 < widths.size(); ++i) spaces.push_back(i);
  if (widths.front() > widths.back()) spaces.push_back(0);
  if (widths.front() < widths.back()) spaces.push_back(widths.size() - 1);
  if (spaces.empty()) return;
  draw.label("width 32");
  if (wide == Wide::one_space || draw.chance(0.75)) {
    widths[draw.one_of(spaces)] = widest;
    return;
  }
  for (std::size_t i : spaces) widths[i] = widest;
  if (widths.front() == widths.back() && widths.front() > 1 && draw.chance(0.25))
    widths.front() = widths.back() = widest;
}

}  // namespace

std::vector<int> some_widths(Sampler& draw, int least_depth, Wide wide, int least_rank) {
  const int kind = draw.integer(least_rank > 1 ? 13 : 0, 99), extent = draw.integer(0, 99),
            width = draw.integer(2, 3 + draw.size() / 34);
  int inputs = width, outputs = width;
  if (kind < 5) {
    draw.label("scalar");
    inputs = outputs = 1;
  } else if (kind < 13) {
    draw.label("regression");
    outputs = 1;
  } else if (kind < 42) {
    draw.label("square");
  } else if (kind < 71) {
    draw.label("wide");
    inputs += draw.integer(1, 3);
  } else {
    draw.label("tall");
    outputs += draw.integer(1, 3);
  }
  int depth = draw.integer(2, 4 + draw.size() / 50);
  if (extent < 4 && least_depth <= 1) {
    draw.label("one layer");
    depth = 1;
  } else if (extent >= 92) {
    draw.label("depth 8");
    depth = deepest;
  }
  std::vector<int> widths{inputs};
  for (int j = 1; j < depth; ++j) widths.push_back(std::min(inputs, outputs) + draw.integer(0, 2));
  widths.push_back(outputs);
  if (draw.chance(0.08)) widen(widths, draw, wide);
  return widths;
}

std::vector<int> any_widths(Sampler& draw, int least_depth, Wide wide) {
  auto widths = some_widths(draw, least_depth, wide);
  if (widths.size() > 2 && rank_of(widths) > 1 && draw.chance(0.3)) {
    int& hidden = widths[static_cast<std::size_t>(draw.integer(1, static_cast<int>(widths.size()) - 2))];
    if (hidden == widest) return widths;
    draw.label("bottleneck");
    hidden = draw.integer(1, rank_of(widths) - 1);
  }
  return widths;
}

std::vector<int> bottleneck_widths(Sampler& draw, Wide wide) {
  auto widths = some_widths(draw, 2, wide, 2);
  const int rank = rank_of(widths);
  std::vector<std::size_t> spaces;
  for (std::size_t i = 1; i + 1 < widths.size(); ++i)
    if (widths[i] < widest || widths.size() == 3) spaces.push_back(i);
  widths[draw.one_of(spaces)] = draw.chance(2.0 / 3) ? rank - 1 : draw.integer(1, rank - 1);
  return widths;
}

int rank_of(const std::vector<int>& widths) { return std::min(widths.front(), widths.back()); }

std::vector<int> widths_of(const std::vector<DyadicMatrix>& layers) {
  std::vector<int> widths{layers.front().cols};
  for (const auto& layer : layers) widths.push_back(layer.rows);
  return widths;
}

void require_layers(const std::vector<DyadicMatrix>& layers) {
  if (layers.empty()) throw Malformed("layers", "needs at least one layer");
  for (std::size_t j = 0; j < layers.size(); ++j) {
    const auto& layer = layers[j];
    if (layer.rows < 1 || layer.cols < 1) throw Malformed(item("layers", j), "needs a row and a column");
    if (j > 0 && layer.cols != layers[j - 1].rows)
      throw Malformed(item("layers", j), "is " + shape(layer.rows, layer.cols) + ", but layer " +
                                             std::to_string(j - 1) + " gives " + std::to_string(layers[j - 1].rows) +
                                             " outputs");
  }
}

void require_network(const std::vector<DyadicMatrix>& layers, const DyadicMatrix& target) {
  require_layers(layers);
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

DyadicMatrix midpoint(const Matrix& matrix) {
  DyadicMatrix exact(matrix.rows(), matrix.cols());
  for (int i = 0; i < exact.rows; ++i)
    for (int j = 0; j < exact.cols; ++j)
      exact(i, j) = matrix.midpoints()[static_cast<std::size_t>(j) * static_cast<std::size_t>(exact.rows) +
                                       static_cast<std::size_t>(i)];
  return exact;
}

DyadicMatrix resized(const DyadicMatrix& matrix, int rows, int cols) {
  DyadicMatrix part(rows, cols);
  for (int i = 0; i < std::min(rows, matrix.rows); ++i)
    for (int j = 0; j < std::min(cols, matrix.cols); ++j) part(i, j) = matrix(i, j);
  return part;
}
DyadicMatrix without_last_row(const DyadicMatrix& matrix) { return resized(matrix, matrix.rows - 1, matrix.cols); }
DyadicMatrix without_last_column(const DyadicMatrix& matrix) { return resized(matrix, matrix.rows, matrix.cols - 1); }

void remove_unit(std::vector<DyadicMatrix>& layers, DyadicMatrix& target, std::size_t space) {
  if (space > 0) layers[space - 1] = without_last_row(layers[space - 1]);
  if (space < layers.size()) layers[space] = without_last_column(layers[space]);
  if (space == 0) target = without_last_column(target);
  if (space == layers.size()) target = without_last_row(target);
}

void remove_unit(std::vector<DyadicMatrix>& layers, std::size_t space) {
  DyadicMatrix none(layers.back().rows, layers.front().cols);
  remove_unit(layers, none, space);
}

std::vector<DyadicMatrix> moved_to_share(const std::vector<DyadicMatrix>& layers, double theta, double first,
                                         const std::function<double(const std::vector<DyadicMatrix>&)>& share,
                                         Sampler& draw) {
  std::vector<DyadicMatrix> directions;
  const bool diagonal_only = draw.chance(0.3);
  for (const auto& layer : layers) {
    directions.push_back(draw.normal_matrix(layer.rows, layer.cols));
    for (int i = 0; i < layer.rows; ++i)
      for (int j = 0; j < layer.cols; ++j)
        if (diagonal_only && i != j) directions.back()(i, j) = 0;
  }
  const auto moved = [&](double t) {
    auto all = layers;
    for (std::size_t j = 0; j < all.size(); ++j)
      for (std::size_t k = 0; k < all[j].entries.size(); ++k) all[j].entries[k] += t * directions[j].entries[k];
    return all;
  };
  double t = first * layers.front()(0, 0);
  for (int round = 0; round < 4; ++round) {
    const double reached = share(moved(t));
    t = reached > 0 && std::isfinite(reached) ? t * theta / reached : t / 4;
  }
  for (int round = 0; round < 60; ++round, t /= 2)
    if (auto all = moved(t); share(all) <= 1) return all;
  return layers;
}

std::vector<DyadicMatrix> random_reflections(Sampler& draw, const std::vector<int>& widths) {
  std::vector<DyadicMatrix> vectors;
  for (int d : widths) vectors.push_back(draw.integer_matrix(d, draw.integer(1, 2), -2, 2));
  return vectors;
}

}  // namespace lemmacheck::arora2018
