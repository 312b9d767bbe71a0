#include "numerics/linear_algebra/elimination.hpp"

#include <algorithm>
#include <vector>

namespace lemmacheck {
namespace {

/// Reduced row echelon form; pivots[k] is the pivot column of row k.
struct Echelon {
  std::vector<std::vector<Real>> rows;
  std::vector<int> pivots;
};

void subtract_multiple(std::vector<Real>& row, const std::vector<Real>& pivot_row, std::size_t column) {
  const Real factor = row[column];
  for (std::size_t j = column; j < row.size(); ++j) row[j] -= factor * pivot_row[j];
}

Echelon reduced(std::vector<std::vector<Real>> rows, int cols) {
  std::vector<int> pivots;
  for (int c = 0; c < cols && pivots.size() < rows.size(); ++c) {
    const auto column = static_cast<std::size_t>(c);
    const auto next = rows.begin() + static_cast<std::ptrdiff_t>(pivots.size());
    const auto found = std::find_if(next, rows.end(), [&](const auto& row) { return !certainly_zero(row[column]); });
    if (found == rows.end()) continue;
    std::iter_swap(next, found);
    const Real pivot = (*next)[column];
    for (auto& entry : *next) entry /= pivot;
    for (auto row = rows.begin(); row != rows.end(); ++row)
      if (row != next && !certainly_zero((*row)[column])) subtract_multiple(*row, *next, column);
    pivots.push_back(c);
  }
  return {std::move(rows), std::move(pivots)};
}

Echelon reduced(const Matrix& a) {
  std::vector<std::vector<Real>> rows(static_cast<std::size_t>(a.rows()));
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) rows[static_cast<std::size_t>(i)].push_back(a(i, j));
  return reduced(std::move(rows), a.cols());
}

}  // namespace

int exact_rank(const DyadicMatrix& a) { return static_cast<int>(reduced(Matrix(a, Level::rational())).pivots.size()); }

Vector exact_null_vector(const Matrix& a) {
  if (!(a.level() == Level::rational())) throw OutsideDomain("exact_null_vector: the matrix is not rational");
  const Echelon e = reduced(a);
  for (int free = 0; free < a.cols(); ++free) {
    if (std::find(e.pivots.begin(), e.pivots.end(), free) != e.pivots.end()) continue;
    Vector v(a.cols(), 1, Level::rational());
    v.set(free, Real(1.0, Level::rational()));
    for (std::size_t k = 0; k < e.pivots.size(); ++k) v.set(e.pivots[k], -e.rows[k][static_cast<std::size_t>(free)]);
    return v;
  }
  return {};
}

}  // namespace lemmacheck
