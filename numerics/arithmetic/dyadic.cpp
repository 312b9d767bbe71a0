#include "numerics/arithmetic/dyadic.hpp"

#include <stdexcept>

namespace lemmacheck {

DyadicMatrix matrix(const std::vector<std::vector<double>>& rows) {
  DyadicMatrix m;
  m.rows = static_cast<int>(rows.size());
  m.cols = rows.empty() ? 0 : static_cast<int>(rows.front().size());
  for (const auto& row : rows) {
    if (row.size() != rows.front().size()) throw std::invalid_argument("a matrix has rows of one length");
    m.entries.insert(m.entries.end(), row.begin(), row.end());
  }
  return m;
}

std::span<const double> row_of(const DyadicMatrix& matrix, int row) {
  const auto cols = static_cast<std::size_t>(matrix.cols);
  return std::span(matrix.entries).subspan(static_cast<std::size_t>(row) * cols, cols);
}
DyadicMatrix without_row(const DyadicMatrix& matrix, int row) {
  DyadicMatrix smaller(matrix.rows - 1, matrix.cols);
  for (int i = 0; i < smaller.rows; ++i)
    for (int k = 0; k < smaller.cols; ++k) smaller(i, k) = matrix(i < row ? i : i + 1, k);
  return smaller;
}
DyadicMatrix without_column(const DyadicMatrix& matrix, int column) {
  DyadicMatrix smaller(matrix.rows, matrix.cols - 1);
  for (int i = 0; i < smaller.rows; ++i)
    for (int k = 0; k < smaller.cols; ++k) smaller(i, k) = matrix(i, k < column ? k : k + 1);
  return smaller;
}
bool is_zero_row(const DyadicMatrix& matrix, int row) {
  for (int k = 0; k < matrix.cols; ++k)
    if (matrix(row, k) != 0) return false;
  return true;
}
bool has_zero_row(const DyadicMatrix& matrix) {
  for (int i = 0; i < matrix.rows; ++i)
    if (is_zero_row(matrix, i)) return true;
  return false;
}

}  // namespace lemmacheck
