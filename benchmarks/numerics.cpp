// What rigour costs: each certified kernel beside the plain Eigen or interval code that it stands against.
// The counter `ratio` is the time over that of the plain code, both timed in turns;
// Time is that of one pair of blocks.
#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <random>
#include <vector>

#include "benchmarks/compare.hpp"
#include "numerics/arithmetic/real.hpp"
#include "numerics/linear_algebra/certified_matrix.hpp"

namespace lemmacheck {
namespace {

using Eigen::MatrixXd;

MatrixXd random_matrix(int n, unsigned seed) {
  std::mt19937_64 bits(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  return MatrixXd::NullaryExpr(n, n, [&] { return uniform(bits); });
}
/// Gram matrix of n nearly orthogonal directions: the matrices of the du2018 statements.
MatrixXd random_symmetric(int n) {
  const MatrixXd x = random_matrix(n, 1);
  return x.transpose() * x / n + MatrixXd::Identity(n, n);
}
Matrix exact(const MatrixXd& x) {
  return {static_cast<int>(x.rows()), static_cast<int>(x.cols()), Numbers(x.data(), x.data() + x.size()), {}};
}

void smallest_eigenvalue_enclosed(benchmark::State& state) {
  const MatrixXd a = random_symmetric(static_cast<int>(state.range(0)));
  const Matrix m = exact(a);
  compare(
      state, [&] { return Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues()[0]; },
      [&] { return certified::smallest_eigenvalue(m).lower; });
}

void singular_values_enclosed(benchmark::State& state) {
  const MatrixXd a = random_matrix(static_cast<int>(state.range(0)), 2);
  const Matrix m = exact(a);
  compare(
      state,
      [&] { return Eigen::JacobiSVD<MatrixXd>(a, Eigen::ComputeThinU | Eigen::ComputeThinV).singularValues()[0]; },
      [&] { return certified::singular_values(m).midpoints()[0]; });
}

void product_of_four_enclosed(benchmark::State& state) {
  const int n = static_cast<int>(state.range(0));
  std::vector<MatrixXd> plain;
  std::vector<Matrix> factors;
  for (unsigned k = 0; k < 4; ++k) plain.push_back(random_matrix(n, k)), factors.push_back(exact(plain.back()));
  compare(
      state, [&] { return MatrixXd(plain[3] * MatrixXd(plain[2] * MatrixXd(plain[1] * plain[0])))(0, 0); },
      [&] {
        using certified::multiply;
        return multiply(factors[3], multiply(factors[2], multiply(factors[1], factors[0]))).midpoints()[0];
      });
}

double end(const Interval& x) { return x.upper; }
double end(const Real& x) { return x.interval().upper; }

/// Horner's scheme: a chain of dependent products and sums.
constexpr auto chain = []<class Number>(const std::vector<Number>& coefficients, const Number& x) {
  Number result = coefficients[0];
  for (std::size_t k = 1; k < coefficients.size(); ++k) result = result * x + coefficients[k];
  return end(result);
};
/// Products that do not wait for each other.
constexpr auto sum = []<class Number>(const std::vector<Number>& terms, const Number& x) {
  Number result = terms[0];
  for (std::size_t k = 1; k < terms.size(); ++k) result = result + terms[k] * x;
  return end(result);
};
constexpr auto quotients = []<class Number>(const std::vector<Number>& terms, const Number& x) {
  Number result = terms[0];
  for (std::size_t k = 1; k < terms.size(); ++k) result = result / x - terms[k];
  return end(result);
};
/// 63 steps of two operations; `plain` is the bare enclosure, `certified` the neutral number of the double level.
template <class Steps>
void neutral_scalar(benchmark::State& state, Steps steps) {
  std::vector<Interval> bare;
  std::vector<Real> neutral;
  for (int k = 0; k < 64; ++k) bare.push_back(Interval(1.0 / (k + 1))), neutral.push_back(Real(bare.back()));
  const Interval x = Interval(1) / Interval(3);
  const Real y(x);
  compare(
      state, [&] { return steps(bare, x); }, [&] { return steps(neutral, y); });
}

constexpr int blocks = 101;
BENCHMARK(smallest_eigenvalue_enclosed)->RangeMultiplier(2)->Range(8, 128)->Iterations(blocks);
BENCHMARK(singular_values_enclosed)->RangeMultiplier(2)->Range(8, 64)->Iterations(blocks);
BENCHMARK(product_of_four_enclosed)->Arg(4)->Arg(8)->Arg(16)->Arg(32)->Arg(64)->Iterations(blocks);
BENCHMARK_CAPTURE(neutral_scalar, chain, chain)->Iterations(blocks);
BENCHMARK_CAPTURE(neutral_scalar, sum, sum)->Iterations(blocks);
BENCHMARK_CAPTURE(neutral_scalar, quotients, quotients)->Iterations(blocks);

}  // namespace
}  // namespace lemmacheck
