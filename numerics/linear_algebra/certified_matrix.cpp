#include "numerics/linear_algebra/certified_matrix.hpp"

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"

namespace lemmacheck::certified {

Matrix negate(const Matrix& a) {
  Numbers mid(a.midpoints());
  for (double& x : mid) x = -x;
  return {a.rows(), a.cols(), std::move(mid), a.radii()};
}

Matrix transpose(const Matrix& a) {
  const auto transposed = [&a](const Numbers& x) {
    Numbers y(x.size());
    if (!x.empty()) view(y, a.cols(), a.rows()) = MatrixView(x.data(), a.rows(), a.cols()).transpose();
    return y;
  };
  if (a.rows() == 1 || a.cols() == 1) return {a.cols(), a.rows(), a.midpoints(), a.radii()};
  return {a.cols(), a.rows(), transposed(a.midpoints()), transposed(a.radii())};
}

Interval trace(const Matrix& a) {
  require_square(a, "trace");
  Interval result;
  for (std::size_t i = 0, n = static_cast<std::size_t>(a.rows()); i < n; ++i) result = result + entry(a, i * (n + 1));
  return result;
}

Interval sum(const Matrix& a) {
  Interval result;
  for (std::size_t k = 0; k < size(a); ++k) result = result + entry(a, k);
  return result;
}

Interval largest_entry(const Matrix& a) {
  Interval result;
  for (std::size_t k = 0; k < size(a); ++k) result = max(result, abs(entry(a, k)));
  return result;
}

Interval one_norm(const Matrix& a) {
  Interval result;
  for (std::size_t k = 0, rows = static_cast<std::size_t>(a.rows()); k < size(a); k += rows) {
    Interval column;
    for (std::size_t i = 0; i < rows; ++i) column = column + abs(entry(a, k + i));
    result = max(result, column);
  }
  return result;
}

Interval infinity_norm(const Matrix& a) { return certified::one_norm(certified::transpose(a)); }

Matrix add(const Matrix& a, const Matrix& b) { return kernels::add(a, b, ieee); }
Matrix subtract(const Matrix& a, const Matrix& b) { return kernels::subtract(a, b, ieee); }
Matrix multiply(const Matrix& a, const Matrix& b) { return kernels::multiply(a, b, ieee); }
Matrix divide(const Matrix& a, const Interval& s) { return kernels::divide(a, s, ieee); }
Matrix scale(const Interval& s, const Matrix& a) { return kernels::scale(s, a, ieee); }
Matrix hadamard(const Matrix& a, const Matrix& b) { return kernels::hadamard(a, b, ieee); }
Matrix kronecker(const Matrix& a, const Matrix& b) { return kernels::kronecker(a, b, ieee); }
Interval inner(const Matrix& a, const Matrix& b) { return kernels::inner(a, b, ieee); }
Interval squared_norm(const Matrix& a) { return kernels::squared_norm(a, ieee); }
Interval frobenius_norm(const Matrix& a) { return kernels::frobenius_norm(a, ieee); }
Interval spectral_norm(const Matrix& a) { return kernels::spectral_norm(a, ieee); }
Interval smallest_singular_value(const Matrix& a) { return kernels::smallest_singular_value(a, ieee); }
Matrix singular_values(const Matrix& a) { return kernels::singular_values(a, ieee); }
Interval smallest_eigenvalue(const Matrix& symmetric) { return kernels::smallest_eigenvalue(symmetric, ieee); }
Interval largest_eigenvalue(const Matrix& symmetric) { return kernels::largest_eigenvalue(symmetric, ieee); }
Matrix eigenvalues(const Matrix& symmetric) { return kernels::eigenvalues(symmetric, ieee); }
bool certainly_positive_definite(const Matrix& symmetric) {
  return kernels::certainly_positive_definite(symmetric, ieee);
}
Matrix solve(const Matrix& a, const Matrix& b) { return kernels::solve(a, b, ieee); }

}  // namespace lemmacheck::certified
