#include "theorems/arora2018/instances/regressions.hpp"

#include <cmath>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// s with s^2 = n, or 0 if there is none.
int whole_root(int n) {
  const int s = static_cast<int>(std::lround(std::sqrt(n)));
  return s * s == n ? s : 0;
}

int samples_of(const std::vector<DyadicMatrix>& blocks) {
  int samples = 0;
  for (const auto& block : blocks) samples += block.rows;
  return samples;
}

DyadicMatrix whole_identity(int n) { return padded(n, n, std::vector<double>(static_cast<std::size_t>(n), 1)); }

WhitenedRegression some_regression(Sampler& draw, int least_inputs) {
  WhitenedRegression data;
  int inputs = draw.chance(0.05) ? 1 : draw.integer(2, 3 + draw.size() / 50);
  inputs = std::max(inputs, least_inputs);
  const int outputs = draw.chance(0.1) ? 1 : draw.integer(2, 4);
  const int least_root = static_cast<int>(std::ceil(std::sqrt(inputs)));
  if (draw.chance(0.1)) {
    draw.label("square inputs");
    inputs = 4;
    data.blocks.push_back(draw.integer_matrix(4, draw.integer(1, 2), -2, 2));
  } else {
    const int blocks = draw.integer(1, 2 + draw.size() / 50);
    if (blocks > 1) draw.label("several blocks");
    for (int b = 0; b < blocks; ++b) {
      const int root = draw.integer(least_root, std::max(least_root, 4 - b));
      data.blocks.push_back(draw.integer_matrix(root * root, draw.integer(1, 2), -2, 2));
    }
  }
  const int samples = samples_of(data.blocks);
  data.shear = whole_identity(inputs);
  data.labels = draw.dyadic_matrix(outputs, samples, -2, 2, 3);
  if (draw.chance(0.06)) {
    draw.label("zero labels");
    data.labels = DyadicMatrix(outputs, samples);
  }
  data.weights = draw.dyadic_matrix(outputs, inputs, -2, 2, 3);
  return data;
}

}  // namespace

void validate(const WhitenedRegression& data) {
  const int inputs = data.weights.cols, outputs = data.weights.rows;
  if (inputs < 1 || outputs < 1) throw Malformed("weights", "needs a row and a column");
  if (data.blocks.empty()) throw Malformed("blocks", "needs at least one");
  for (std::size_t b = 0; b < data.blocks.size(); ++b)
    if (data.blocks[b].rows < inputs || whole_root(data.blocks[b].rows) == 0 || data.blocks[b].cols < 1)
      throw Malformed("blocks[" + std::to_string(b) + "]", "is " + shape_text(data.blocks[b]) +
                                                               ", needs a square number of rows, at least " +
                                                               std::to_string(inputs) + ", and a column");
  require_shape("shear", data.shear, inputs, inputs);
  require_shape("labels", data.labels, outputs, samples_of(data.blocks));
}

Matrix whitened_inputs(const WhitenedRegression& data, Level level) {
  const int inputs = data.weights.cols;
  Matrix white(inputs, samples_of(data.blocks), level);
  int left = 0;
  for (const auto& block : data.blocks) {
    const Matrix q = product_of_reflections(block, level);
    const Real root = whole_root(block.rows);
    for (int i = 0; i < inputs; ++i)
      for (int j = 0; j < block.rows; ++j) white.set(i, left + j, root * q(i, j));
    left += block.rows;
  }
  return Matrix(data.shear, level) * white;
}

WhitenedRegression whitened_regression(Sampler& draw) { return some_regression(draw, 1); }

WhitenedRegression interpolated_regression() {
  WhitenedRegression data{{DyadicMatrix(4, 1)}, whole_identity(2), DyadicMatrix(1, 4), DyadicMatrix(1, 2)};
  data.labels(0, 0) = 2, data.labels(0, 1) = -1;  // the inputs are 2 e_1 and 2 e_2, then zeros
  return data;
}

WhitenedRegression sheared_regression(Sampler& draw) {
  WhitenedRegression data = some_regression(draw, 2);
  data.shear(0, draw.integer(0, 1)) += draw.dyadic(0.5, 2, 3);
  return data;
}

std::vector<WhitenedRegression> smaller_regressions(const WhitenedRegression& data) {
  std::vector<WhitenedRegression> list;
  if (data.blocks.size() > 1) {
    WhitenedRegression part = data;
    for (int k = 0; k < data.blocks.back().rows; ++k) part.labels = without_last_column(part.labels);
    part.blocks.pop_back();
    list.push_back(std::move(part));
  }
  if (data.weights.rows > 1)
    list.push_back({data.blocks, data.shear, without_last_row(data.labels), without_last_row(data.weights)});
  if (data.weights.cols > 1)
    list.push_back({data.blocks, without_last_row(without_last_column(data.shear)), data.labels,
                    without_last_column(data.weights)});
  return list;
}

}  // namespace lemmacheck::arora2018
