// Lemma 3.1 of du2018 on given data and given counts: lambda_min(H(0)) >= 3/4 lambda_0, certified in double, against
// the same formula in plain Eigen double, where nothing is certified. Drawing the neurons is in neither.
#include <Eigen/Eigenvalues>
#include <cmath>
#include <random>

#include "benchmarks/compare.hpp"
#include "numerics/networks/activation.hpp"
#include "numerics/sphere/sphere.hpp"

namespace {

using namespace lemmacheck;

struct GramData {
  DyadicMatrix inputs, counts;
  int width = 0;
};

GramData gram_data(int n) {
  const int d = n == 8 ? 5 : n / 2;
  GramData data{DyadicMatrix(n, d), {}, n == 40 ? 8000 : 4000};
  std::mt19937_64 random(static_cast<std::uint64_t>(n));
  std::normal_distribution<double> normal;
  for (double& x : data.inputs.entries) x = normal(random);
  DyadicMatrix weights(data.width, d);
  for (double& w : weights.entries) w = normal(random);
  data.counts = activation_counts(weights, data.inputs);
  return data;
}

bool holds_in_certified_double(const GramData& data) {
  const auto kernels = sphere_kernels(Matrix(data.inputs, Level::certified_double()));
  const Real lambda_0 = smallest_eigenvalue(kernels.arc_cosine);
  const Matrix initial = hadamard(kernels.gram, Matrix(data.counts, Level::certified_double())) / Real(data.width);
  return certainly_nonnegative(smallest_eigenvalue(initial) - Real(0.75) * lambda_0);
}

/// `job` is EigenvaluesOnly, or ComputeEigenvectors as Eigen's solver does when it is told nothing.
bool holds_in_plain_double(const GramData& data, int job) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const RowMajor> inputs(data.inputs.entries.data(), data.inputs.rows, data.inputs.cols);
  const Eigen::Map<const RowMajor> counts(data.counts.entries.data(), data.counts.rows, data.counts.cols);
  const auto n = inputs.rows();
  const Eigen::MatrixXd x = inputs.rowwise().normalized();
  const Eigen::MatrixXd gram = x * x.transpose();
  Eigen::MatrixXd limit(n, n);
  for (Eigen::Index j = 0; j < n; ++j) {
    limit(j, j) = 0.5;
    for (Eigen::Index i = j + 1; i < n; ++i)
      limit(i, j) = limit(j, i) = gram(i, j) * (M_PI - std::acos(gram(i, j))) / (2 * M_PI);
  }
  const Eigen::MatrixXd initial = gram.cwiseProduct(counts) / data.width;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> of_limit(limit, job), of_initial(initial, job);
  return of_initial.eigenvalues()(0) >= 0.75 * of_limit.eigenvalues()(0);
}

void gram_statement(benchmark::State& state, int job) {
  const auto data = gram_data(static_cast<int>(state.range(0)));
  if (!holds_in_certified_double(data)) state.SkipWithError("not decided in double");
  compare(
      state, [&] { return holds_in_plain_double(data, job); }, [&] { return holds_in_certified_double(data); });
}

constexpr int blocks = 101;
BENCHMARK_CAPTURE(gram_statement, default_solver, Eigen::ComputeEigenvectors)
    ->Arg(8)
    ->Arg(16)
    ->Arg(40)
    ->Iterations(blocks);
BENCHMARK_CAPTURE(gram_statement, values_only, Eigen::EigenvaluesOnly)->Arg(8)->Arg(16)->Arg(40)->Iterations(blocks);

}  // namespace
