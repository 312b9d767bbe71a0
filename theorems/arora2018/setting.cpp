#include "theorems/arora2018/setting.hpp"

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

}  // namespace lemmacheck::arora2018
