// Exact input data: a matrix of doubles, each read as the dyadic rational that it is.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lemmacheck {

/// Row-major rows x cols matrix of finite doubles. No algebra: `Examination::lift` starts that.
struct DyadicMatrix {
  int rows = 0, cols = 0;
  std::vector<double> entries;

  DyadicMatrix() = default;
  DyadicMatrix(int r, int c) : rows(r), cols(c), entries(static_cast<std::size_t>(r) * static_cast<std::size_t>(c)) {}
  double& operator()(int i, int j) { return entries[index(i, j)]; }
  double operator()(int i, int j) const { return entries[index(i, j)]; }
  bool operator==(const DyadicMatrix&) const = default;

 private:
  std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(j);
  }
};

/// A matrix written out: matrix({{1, 0}, {1, 3}}). std::invalid_argument if the rows are not of one length.
DyadicMatrix matrix(const std::vector<std::vector<double>>& rows);
/// An index of a paper, from 0, as one of a container. Not negative.
inline std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// The entries of a row, as long as the matrix lives unchanged.
std::span<const double> row_of(const DyadicMatrix& matrix, int row);
/// The matrix without its row (column) of that index, which it must have.
DyadicMatrix without_row(const DyadicMatrix& matrix, int row);
DyadicMatrix without_column(const DyadicMatrix& matrix, int column);
bool is_zero_row(const DyadicMatrix& matrix, int row);
bool has_zero_row(const DyadicMatrix& matrix);

}  // namespace lemmacheck
