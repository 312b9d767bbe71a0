#include "theorems/arora2018/instances/pairs.hpp"

#include <algorithm>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

std::vector<double> descending(Sampler& draw, int number) {
  std::vector<double> values;
  for (int i = 0; i < number; ++i) values.push_back(draw.dyadic(0, 4, 6));
  std::sort(values.rbegin(), values.rend());
  return values;
}

DyadicMatrix sum_of(const DyadicMatrix& a, double factor, const DyadicMatrix& b) {
  DyadicMatrix sum = a;
  for (std::size_t k = 0; k < sum.entries.size(); ++k) sum.entries[k] += factor * b.entries[k];
  return sum;
}

/// The exchange of places i and j of d: the reflection in e_i - e_j.
DyadicMatrix exchange(int d, int i, int j) {
  DyadicMatrix vector(d, 1);
  vector(i, 0) = 1, vector(j, 0) = -1;
  return vector;
}

}  // namespace

void validate(const MatrixPair& pair) {
  if (pair.first.rows < 1 || pair.first.cols < 1) throw Malformed("first", "needs a row and a column");
  require_shape("second", pair.second, pair.first.rows, pair.first.cols);
}

MatrixPair matrix_pair(Sampler& draw) {
  const int extent = draw.integer(0, 99), family = draw.integer(0, 3);
  int rows = draw.integer(2, 4 + draw.size() / 25), cols = draw.integer(2, 4 + draw.size() / 25);
  if (extent < 12) {
    draw.label(extent < 5 ? "scalar" : "row");
    rows = 1, cols = extent < 5 ? 1 : cols;
  } else if (extent < 19) {
    draw.label("width 32");
    (draw.chance(0.5) ? rows : cols) = 32;
  }
  const int rank = std::min(rows, cols);
  if (family == 0) {
    draw.label("unrelated");
    auto first = draw.normal_matrix(rows, cols);
    return {std::move(first), draw.normal_matrix(rows, cols)};
  }
  if (family == 1) {
    draw.label("near");
    const auto first = draw.normal_matrix(rows, cols), change = draw.normal_matrix(rows, cols);
    return {first, sum_of(first, draw.log_uniform(0x1p-30, 1), change)};
  }
  const auto first = padded(rows, cols, descending(draw, rank)), second = padded(rows, cols, descending(draw, rank));
  if (family == 2) {
    draw.label("diagonal");
    return {first, second};
  }
  draw.label("one basis");
  const Matrix left = product_of_reflections(draw.integer_matrix(rows, 1, -2, 2), {}),
               right = product_of_reflections(draw.integer_matrix(cols, 1, -2, 2), {});
  return {midpoint(left * Matrix(first, {}) * right), midpoint(left * Matrix(second, {}) * right)};
}

MatrixPair diagonal_pair(Sampler& draw) {
  const int rank = draw.integer(2, 5);
  auto first = descending(draw, rank), second = first;
  for (double& x : second) x += draw.dyadic(0.25, 1, 6);
  std::sort(second.rbegin(), second.rend());
  const int cols = rank + draw.integer(0, 2);
  return {padded(rank, cols, first), padded(rank, cols, second)};
}

std::vector<MatrixPair> smaller_pairs(const MatrixPair& pair) {
  std::vector<MatrixPair> list;
  if (pair.first.rows > 1) list.push_back({without_last_row(pair.first), without_last_row(pair.second)});
  if (pair.first.cols > 1) list.push_back({without_last_column(pair.first), without_last_column(pair.second)});
  return list;
}

void validate(const RotatedDiagonals& diagonals) {
  if (diagonals.first.empty()) throw Malformed("first", "needs an entry");
  if (diagonals.second.size() != diagonals.first.size()) throw Malformed("second", "must be as long as the first");
  for (const auto* list : {&diagonals.first, &diagonals.second})
    for (double x : *list)
      if (!(x >= 0)) throw Malformed(list == &diagonals.first ? "first" : "second", "must not be negative");
  require_shape("reflections", diagonals.reflections, static_cast<int>(diagonals.first.size()),
                diagonals.reflections.cols);
}

RotatedDiagonals rotated_diagonals(Sampler& draw) {
  int d = draw.integer(2, 4 + draw.size() / 25);
  const int extent = draw.integer(0, 99), rotation = draw.integer(0, 9);
  if (extent < 5) {
    draw.label("one entry");
    d = 1;
  } else if (extent < 12) {
    draw.label("width 32");
    d = 32;
  }
  RotatedDiagonals diagonals{descending(draw, d), descending(draw, d), DyadicMatrix(d, 1)};
  if (draw.chance(0.5))  // near each other: what the lemma is for
    for (std::size_t i = 0; i < diagonals.second.size(); ++i)
      diagonals.second[i] = std::max(0.0, diagonals.first[i] + draw.dyadic(-0x1p-6, 0x1p-6, 9));
  std::sort(diagonals.second.rbegin(), diagonals.second.rend());
  if (draw.chance(0.15)) {
    draw.label("second constant");
    std::fill(diagonals.second.begin(), diagonals.second.end(), draw.dyadic(0, 4, 6));
  }
  if (rotation < 1) {
    draw.label("no rotation");
  } else if (rotation < 3 && d > 1) {
    draw.label("permutation");
    const int i = draw.integer(0, d - 2);
    diagonals.reflections = exchange(d, i, draw.integer(i + 1, d - 1));
  } else if (rotation < 6 && d > 1) {
    draw.label("small rotation");  // two reflections in vectors at a small angle
    DyadicMatrix vectors(d, 2);
    const int i = draw.integer(0, d - 2);
    vectors(i, 0) = vectors(i, 1) = draw.integer(4, 1000);
    vectors(i + 1, 1) = 1;
    diagonals.reflections = vectors;
  } else {
    draw.label("any rotation");
    diagonals.reflections = draw.integer_matrix(d, draw.integer(1, 2), -2, 2);
  }
  return diagonals;
}

RotatedDiagonals exchanged_halves(Sampler& draw) {
  const double x = draw.dyadic(0x1p-3, 4, 3);
  return {{x, 0}, {x / 2, x / 2}, exchange(2, 0, 1)};
}

RotatedDiagonals unsorted_diagonals(Sampler& draw) {
  const double x = draw.dyadic(0x1p-3, 4, 3);
  return {{x, 0}, {0, x}, exchange(2, 0, 1)};
}

std::vector<RotatedDiagonals> smaller_diagonals(const RotatedDiagonals& diagonals) {
  std::vector<RotatedDiagonals> list;
  if (diagonals.first.size() == 1) return list;
  list.push_back(diagonals);
  list.back().first.pop_back(), list.back().second.pop_back();
  list.back().reflections = without_last_row(diagonals.reflections);
  return list;
}

}  // namespace lemmacheck::arora2018
