#include "theorems/xie2017/setting.hpp"

#include <algorithm>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/networks/activation.hpp"

namespace lemmacheck::xie2017 {
namespace {

DyadicMatrix first_rows(const DyadicMatrix& m, int rows) {
  DyadicMatrix smaller(rows, m.cols);
  std::copy_n(m.entries.begin(), smaller.entries.size(), smaller.entries.begin());
  return smaller;
}

}  // namespace

void validate(const Inputs& inputs) { require_nonzero_rows("directions", inputs.directions); }
void validate(const UnitsAlone& units) { require_nonzero_rows("weights", units.weights); }

void validate(const Units& units) {
  require_nonzero_rows("weights", units.weights);
  require_nonzero_rows("directions", units.directions);
  require_shape("directions", units.directions, units.directions.rows, units.weights.cols);
}

void validate(const Network& network) {
  validate(Units{network.weights, network.directions});
  require_shape("outer", network.outer, network.weights.rows, 1);
}

std::vector<DyadicMatrix> smaller_rows(const DyadicMatrix& rows) {
  std::vector<DyadicMatrix> list;
  if (rows.rows > 3) list.push_back(first_rows(rows, rows.rows / 2));
  if (rows.rows > 2)
    for (int i = 0; i < rows.rows; ++i) list.push_back(without_row(rows, i));
  if (rows.cols > 2)
    for (int k = 0; k < rows.cols; ++k)
      if (auto smaller = without_column(rows, k); !has_zero_row(smaller)) list.push_back(std::move(smaller));
  return list;
}

std::vector<Inputs> smaller_inputs(const Inputs& inputs) {
  std::vector<Inputs> list;
  for (auto& rows : smaller_rows(inputs.directions)) list.push_back({std::move(rows)});
  return list;
}
std::vector<UnitsAlone> smaller_units(const UnitsAlone& units) {
  std::vector<UnitsAlone> list;
  for (auto& rows : smaller_rows(units.weights)) list.push_back({std::move(rows)});
  return list;
}

std::vector<Network> smaller_networks(const Network& network) {
  const auto& [weights, directions, outer] = network;
  std::vector<Network> list;
  if (weights.rows > 3)
    list.push_back({first_rows(weights, weights.rows / 2), directions, first_rows(outer, weights.rows / 2)});
  if (weights.rows > 1)
    for (int k = 0; k < weights.rows; ++k) list.push_back({without_row(weights, k), directions, without_row(outer, k)});
  if (directions.rows > 2)
    for (int l = 0; l < directions.rows; ++l) list.push_back({weights, without_row(directions, l), outer});
  if (weights.cols > 2)
    for (int j = 0; j < weights.cols; ++j)
      if (Network n{without_column(weights, j), without_column(directions, j), outer};
          !has_zero_row(n.weights) && !has_zero_row(n.directions))
        list.push_back(std::move(n));
  return list;
}

std::vector<Units> smaller_units(const Units& units) {
  std::vector<Units> list;
  for (auto& n : smaller_networks({units.weights, units.directions, DyadicMatrix(units.weights.rows, 1)}))
    list.push_back({std::move(n.weights), std::move(n.directions)});
  return list;
}

void record_sizes(Examination& exam, const DyadicMatrix& weights, const DyadicMatrix& directions) {
  exam.dimension("n", weights.rows);
  exam.dimension("d", weights.cols);
  exam.dimension("m", directions.rows);
}

Matrix normalised_rows(const Matrix& directions) {
  Matrix rows(directions.rows(), directions.cols(), directions.level());
  for (int l = 0; l < rows.rows(); ++l) {
    const Real length = norm(transpose(row(directions, l)));
    for (int j = 0; j < rows.cols(); ++j) rows.set(l, j, directions(l, j) / length);
  }
  return rows;
}

DyadicMatrix activations(const DyadicMatrix& weights, const DyadicMatrix& directions) {
  DyadicMatrix active(weights.rows, directions.rows);
  for (int k = 0; k < weights.rows; ++k)
    for (int l = 0; l < directions.rows; ++l)
      active(k, l) = sign_of_dot(row_of(weights, k), row_of(directions, l)) >= 0;
  return active;
}

Matrix feature_matrix(const Matrix& inputs, const DyadicMatrix& active, const DyadicMatrix& outer, Level level) {
  const int n = active.rows, m = inputs.rows(), d = inputs.cols();
  Matrix features(n * d, m, level);
  for (int l = 0; l < m; ++l)
    for (int k = 0; k < n; ++k)
      if (active(k, l) != 0)
        for (int j = 0; j < d; ++j) features.set(k * d + j, l, outer(k, 0) * inputs(l, j));
  return features;
}

Kernels kernels_of(const DyadicMatrix& weights, const DyadicMatrix& directions, Level level) {
  const auto sphere = sphere_kernels(Matrix(directions, level));
  const Real units(1.0 * weights.rows, level);
  const Matrix share = Matrix(activation_counts(weights, directions), level) / units;
  return {sphere.gram, sphere.arc_cosine, hadamard(sphere.gram, share),
          slice_discrepancies(weights, directions, level)};
}

Real largest_on_diagonal(const Matrix& square_matrix) {
  Real largest = abs(square_matrix(0, 0));
  for (int i = 1; i < square_matrix.rows(); ++i) largest = max(largest, abs(square_matrix(i, i)));
  return largest;
}
Real largest_off_diagonal(const Matrix& square_matrix) {
  Real largest(0.0, square_matrix.level());
  for (int i = 0; i < square_matrix.rows(); ++i)
    for (int j = 0; j < i; ++j) largest = max(largest, max(abs(square_matrix(i, j)), abs(square_matrix(j, i))));
  return largest;
}
Real off_diagonal_norm(const Matrix& square_matrix) {
  Real sum(0.0, square_matrix.level());
  for (int i = 0; i < square_matrix.rows(); ++i)
    for (int j = 0; j < i; ++j) sum += square(square_matrix(i, j)) + square(square_matrix(j, i));
  return sqrt(sum);
}

Real coherence_series(const Real& coherence, int others, int terms) {
  const Level level = coherence.level();
  const Real zero(0.0, level);
  Real sum = zero, power(1.0, level);
  for (const Real& a : arc_cosine_taylor(terms, level)) {
    power *= coherence;
    sum += a * max(zero, 1 - others * power);
  }
  return sum;
}

}  // namespace lemmacheck::xie2017
