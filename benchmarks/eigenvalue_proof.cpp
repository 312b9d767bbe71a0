// The proof of the smallest eigenvalue of the kernel of many inputs beside LAPACK's solver for the eigenvalues alone
// (OpenBLAS, as many threads as it likes), which proves nothing.
#include <lapacke.h>

#include <cmath>
#include <random>
#include <vector>

#include "benchmarks/compare.hpp"
#include "numerics/linear_algebra/certified_matrix.hpp"
#include "numerics/sphere/sphere.hpp"

namespace lemmacheck {
namespace {

/// The arc-cosine kernel of n Gaussian inputs in 64 dimensions.
Matrix kernel(int n) {
  std::mt19937_64 bits(3);
  std::normal_distribution<double> normal;
  DyadicMatrix x(n, 64);
  for (double& entry : x.entries) entry = normal(bits);
  return arc_cosine_kernel(Matrix(x, {}));
}

double smallest_by_lapack(const Matrix& a) {
  std::vector<double> entries(a.midpoints().begin(), a.midpoints().end()), values(static_cast<std::size_t>(a.rows()));
  LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'N', 'L', a.rows(), entries.data(), a.rows(), values.data());
  return values.front();
}

void smallest_eigenvalue_beside_lapack(benchmark::State& state) {
  const Matrix a = kernel(static_cast<int>(state.range(0)));
  const Interval proved = certified::smallest_eigenvalue(a);
  state.counters["width"] = (proved.upper - proved.lower) / proved.lower;
  compare(
      state, [&] { return smallest_by_lapack(a); }, [&] { return certified::smallest_eigenvalue(a).lower; });
}
BENCHMARK(smallest_eigenvalue_beside_lapack)->Arg(225)->Arg(450)->Arg(899)->Arg(1797)->Iterations(3);

}  // namespace
}  // namespace lemmacheck
