// The smallest eigenvalue at many bits: one eigenvector and a proof of the gap in balls, beside the whole
// decomposition of Eigen's solver on Boost's mpfr numbers, where nothing is certified.
#include <random>

#include "benchmarks/compare.hpp"
#include "numerics/linear_algebra/ball_matrix.hpp"
#include "numerics/linear_algebra/mpfr_matrix.hpp"

namespace lemmacheck {
namespace {

/// X'X / n + I with entries of X drawn from [-1, 1], computed at the precision: all mantissas are full.
template <class Matrix>
Matrix random_gram(int n, int bits) {
  using Number = typename Matrix::Number;
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform(-1, 1);
  Matrix x(n, n, bits), ones(n, n, bits);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) x.set(i, j, divide(Number(uniform(random), bits), Number(3.0, bits)));
  for (int i = 0; i < n; ++i) ones.set(i, i, Number(1.0, bits));
  return add(divide(multiply(transpose(x), x), Number(n / 9.0, bits)), ones);
}

void smallest_eigenvalue_at_bits(benchmark::State& state) {
  const int n = static_cast<int>(state.range(0)), bits = static_cast<int>(state.range(1));
  const auto certified = random_gram<BallMatrix>(n, bits);
  const auto plain = random_gram<MpfrMatrix>(n, bits);
  compare(
      state, [&] { return approximate_eigenbasis(plain); }, [&] { return smallest_eigenvalue(certified); });
}
BENCHMARK(smallest_eigenvalue_at_bits)
    ->ArgNames({"n", "bits"})
    ->Args({8, 256})
    ->Args({32, 128})
    ->Args({32, 256})
    ->Iterations(11);

}  // namespace
}  // namespace lemmacheck
