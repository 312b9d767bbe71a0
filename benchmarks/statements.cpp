// What rigour costs on the descent lemma: the whole statement at the certified double level, over the same formula in
// plain Eigen doubles. Rows "(d, N)": N layers of d x d.
#include <Eigen/Core>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

#include "benchmarks/compare.hpp"
#include "theorems/arora2018/setting.hpp"

namespace lemmacheck {
namespace {

using arora2018::DescentState;
using Eigen::MatrixXd;

DyadicMatrix gaussian(int rows, int cols, std::mt19937_64& bits) {
  std::normal_distribution<double> normal;
  DyadicMatrix matrix(rows, cols);
  for (double& x : matrix.entries) x = normal(bits);
  return matrix;
}

/// Dense layers, balanced up to rounding, W_{1:N} of singular values 1 to 2, and a target at distance 1/4.
DescentState dense_state(int d, int depth) {
  std::mt19937_64 bits(1);
  std::vector<Matrix> frames;
  for (int j = 0; j <= depth; ++j) frames.push_back(product_of_reflections(gaussian(d, 2, bits), {}));
  std::vector<double> roots;
  for (int i = 0; i < d; ++i) roots.push_back(std::pow(1 + static_cast<double>(i) / d, 1.0 / depth));
  const Matrix diagonal = arora2018::padded_diagonal(d, d, roots, {});
  DescentState state;
  for (int j = 0; j < depth; ++j) {
    const auto at = static_cast<std::size_t>(j);
    const Matrix layer = frames[at + 1] * diagonal * transpose(frames[at]);
    DyadicMatrix exact(d, d);
    for (int row = 0; row < d; ++row)
      for (int col = 0; col < d; ++col) exact(row, col) = layer.midpoints()[static_cast<std::size_t>(col * d + row)];
    state.layers.push_back(exact);
  }
  state.target = gaussian(d, d, bits);
  const Matrix product = arora2018::network(state, {}).product, offset(state.target, {});
  const double size = 0.25 / lower(frobenius_norm(offset));
  for (int row = 0; row < d; ++row)
    for (int col = 0; col < d; ++col) state.target(row, col) = state.target(row, col) * size + lower(product(row, col));
  return state;
}

double least_singular_value(const MatrixXd& matrix) {
  return Eigen::BDCSVD<MatrixXd>(matrix).singularValues().minCoeff();
}

/// Both hypotheses and the conclusion, without any bound on rounding: the slack of the descent.
double descent_in_doubles(const std::vector<MatrixXd>& layers, const MatrixXd& target) {
  const auto depth = static_cast<int>(layers.size());
  const double N = depth;
  std::vector<MatrixXd> leading{layers.front()};
  for (std::size_t j = 1; j < layers.size(); ++j) leading.push_back(layers[j] * leading.back());
  const MatrixXd residual = leading.back() - target;
  const double B = target.norm(), margin = least_singular_value(target) - residual.norm();
  double imbalance = 0;
  for (std::size_t j = 0; j + 1 < layers.size(); ++j)
    imbalance =
        std::max(imbalance, (layers[j + 1].transpose() * layers[j + 1] - layers[j] * layers[j].transpose()).norm());
  const double delta = margin * margin / (256 * N * N * N * std::pow(B, 2 * (N - 1) / N));
  const double step = std::pow(margin, (4 * N - 2) / N) / (6144 * N * N * N * std::pow(B, (6 * N - 4) / N));
  if (!(margin > 0) || imbalance > 2 * delta) return -1;

  std::vector<MatrixXd> gradients(layers.size());
  MatrixXd pulled_back = residual;
  for (std::size_t j = layers.size(); j-- > 1;) {
    gradients[j] = pulled_back * leading[j - 1].transpose();
    pulled_back = (layers[j].transpose() * pulled_back).eval();
  }
  gradients[0] = pulled_back;
  MatrixXd change = -step * gradients[0];
  for (std::size_t j = 1; j < layers.size(); ++j)
    change = ((layers[j] - step * gradients[j]) * change - step * gradients[j] * leading[j - 1]).eval();
  const double decrease = -residual.cwiseProduct(change).sum() - change.squaredNorm() / 2;
  const double claimed =
      step / 2 * std::pow(least_singular_value(leading.back()), 2 * (N - 1) / N) * residual.squaredNorm();
  return (decrease - claimed) / decrease;
}

void descent_lemma(benchmark::State& run) {
  const DescentState state = dense_state(static_cast<int>(run.range(0)), static_cast<int>(run.range(1)));
  const Statement* lemma = find_statement("arora2018.lemma-1");
  if (lemma == nullptr) throw std::logic_error("arora2018.lemma-1 is not registered");
  const Value instance = to_value(state);
  const Alteration& itself = lemma->alteration(Statement::itself);
  if (outcome_of(lemma->evaluate(instance, {}, itself)) != Outcome::holds)
    run.SkipWithError("the double level does not decide the instance");

  const auto eigen = [](const DyadicMatrix& exact) {
    MatrixXd matrix(exact.rows, exact.cols);
    for (int i = 0; i < exact.rows; ++i)
      for (int j = 0; j < exact.cols; ++j) matrix(i, j) = exact(i, j);
    return matrix;
  };
  std::vector<MatrixXd> layers;
  for (const auto& layer : state.layers) layers.push_back(eigen(layer));
  const MatrixXd target = eigen(state.target);
  if (!(descent_in_doubles(layers, target) > 0)) run.SkipWithError("the instance does not meet the hypotheses");
  compare(
      run, [&] { return descent_in_doubles(layers, target); }, [&] { return lemma->evaluate(instance, {}, itself); });
}
BENCHMARK(descent_lemma)->ArgNames({"d", "N"})->Args({4, 3})->Args({8, 8})->Args({32, 8})->Iterations(101);

}  // namespace
}  // namespace lemmacheck
