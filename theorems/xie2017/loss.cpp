#include "theorems/xie2017/loss.hpp"

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/networks/activation.hpp"

namespace lemmacheck::xie2017 {

void validate(const Regression& regression) {
  validate(Network{regression.weights, regression.directions, regression.outer});
  require_shape("targets", regression.targets, regression.directions.rows, 1);
}

std::vector<Regression> smaller_regressions(const Regression& regression) {
  const auto& [weights, directions, outer, targets] = regression;
  std::vector<Regression> list;
  for (const auto& net : smaller_networks({weights, directions, outer}))
    if (net.directions.rows == directions.rows) list.push_back({net.weights, net.directions, net.outer, targets});
  if (directions.rows > 2)
    for (int l = 0; l < directions.rows; ++l)
      list.push_back({weights, without_row(directions, l), outer, without_row(targets, l)});
  return list;
}

int ties_of(const DyadicMatrix& weights, const DyadicMatrix& directions) {
  int ties = 0;
  for (int k = 0; k < weights.rows; ++k)
    for (int l = 0; l < directions.rows; ++l) ties += sign_of_dot(row_of(weights, k), row_of(directions, l)) == 0;
  return ties;
}

DyadicMatrix strict_activations(const DyadicMatrix& weights, const DyadicMatrix& directions) {
  DyadicMatrix active(weights.rows, directions.rows);
  for (int k = 0; k < weights.rows; ++k)
    for (int l = 0; l < directions.rows; ++l) active(k, l) = sign_of_dot(row_of(weights, k), row_of(directions, l)) > 0;
  return active;
}

Vector outputs(const Matrix& weights, const Matrix& inputs, const Matrix& active, const Matrix& outer) {
  return transpose(hadamard(active, weights * transpose(inputs))) * outer;
}

Matrix gradient_of(const Matrix& inputs, const Matrix& active, const Matrix& outer, const Vector& residual) {
  return hadamard(active, outer * transpose(residual)) * inputs / Real(inputs.rows());
}

Matrix read_by_units(const Vector& stacked, int d) {
  Matrix rows(stacked.rows() / d, d, stacked.level());
  for (int k = 0; k < rows.rows(); ++k)
    for (int a = 0; a < d; ++a) rows.set(k, a, stacked(k * d + a));
  return rows;
}

Real loss_of(const Vector& residual) { return squared_norm(residual) / (2 * residual.rows()); }

Real squared_least_singular_value(const Matrix& inputs, const DyadicMatrix& weights, const DyadicMatrix& directions) {
  if (weights.rows * weights.cols < directions.rows) return Real(0.0, inputs.level());
  return smallest_eigenvalue(squared_features(inputs, weights, directions));
}

Matrix squared_features(const Matrix& inputs, const DyadicMatrix& weights, const DyadicMatrix& directions) {
  const Matrix counts(activation_counts(weights, directions), inputs.level());
  return hadamard(inputs * transpose(inputs), counts);
}

}  // namespace lemmacheck::xie2017
