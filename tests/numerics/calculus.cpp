#include "tests/numerics/calculus.hpp"

#include "numerics/linear_algebra/multiprecision_matrix.hpp"

namespace lemmacheck::test {

namespace kernels = certified::kernels;

namespace {

Ball ball(double middle, double radius, int bits) {
  Ball x(middle, bits);
  const Ball error(radius);
  arb_add_error(x.raw(), error.raw());
  return x;
}
Real wrapped(Ball x) { return Real(Multiprecision(std::move(x))); }

}  // namespace

Matrix Calculus::lift(const Matrix& a) const {
  if (level_.arithmetic == Arithmetic::certified_double) return a;
  BallMatrix balls(a.rows(), a.cols(), level_.bits);
  std::size_t k = 0;
  for (int j = 0; j < a.cols(); ++j)
    for (int i = 0; i < a.rows(); ++i, ++k)
      balls.set(i, j, ball(a.midpoints()[k], a.radii().empty() ? 0 : a.radii()[k], level_.bits));
  return {a.rows(), a.cols(), std::make_shared<MultiprecisionMatrix>(MultiprecisionMatrix(std::move(balls)))};
}

Real Calculus::lift(const Interval& x) const {
  if (level_.arithmetic == Arithmetic::certified_double) return Real(x);
  Ball lower(x.lower, level_.bits), upper(x.upper, level_.bits), both = Ball::at(level_.bits);
  arb_union(both.raw(), lower.raw(), upper.raw(), level_.bits + 64);
  return wrapped(x.is_point() ? lower : both);
}

Matrix ModelledDouble::add(const Matrix& a, const Matrix& b) const { return kernels::add(a, b, model_); }
Matrix ModelledDouble::subtract(const Matrix& a, const Matrix& b) const { return kernels::subtract(a, b, model_); }
Matrix ModelledDouble::multiply(const Matrix& a, const Matrix& b) const { return kernels::multiply(a, b, model_); }
Matrix ModelledDouble::scale(const Real& s, const Matrix& a) const { return kernels::scale(s.interval(), a, model_); }
Matrix ModelledDouble::divide(const Matrix& a, const Real& s) const { return kernels::divide(a, s.interval(), model_); }
Matrix ModelledDouble::hadamard(const Matrix& a, const Matrix& b) const { return kernels::hadamard(a, b, model_); }
Matrix ModelledDouble::kronecker(const Matrix& a, const Matrix& b) const { return kernels::kronecker(a, b, model_); }
Real ModelledDouble::inner(const Matrix& a, const Matrix& b) const { return Real(kernels::inner(a, b, model_)); }
Real ModelledDouble::squared_norm(const Matrix& a) const { return Real(kernels::squared_norm(a, model_)); }
Real ModelledDouble::frobenius_norm(const Matrix& a) const { return Real(kernels::frobenius_norm(a, model_)); }
Real ModelledDouble::spectral_norm(const Matrix& a) const { return Real(kernels::spectral_norm(a, model_)); }
Real ModelledDouble::smallest_singular_value(const Matrix& a) const {
  return Real(kernels::smallest_singular_value(a, model_));
}
Matrix ModelledDouble::singular_values(const Matrix& a) const { return kernels::singular_values(a, model_); }
Real ModelledDouble::smallest_eigenvalue(const Matrix& a) const {
  return Real(kernels::smallest_eigenvalue(a, model_));
}
Real ModelledDouble::largest_eigenvalue(const Matrix& a) const { return Real(kernels::largest_eigenvalue(a, model_)); }
Matrix ModelledDouble::eigenvalues(const Matrix& a) const { return kernels::eigenvalues(a, model_); }
bool ModelledDouble::positive_definite(const Matrix& a) const {
  return kernels::certainly_positive_definite(a, model_);
}
Matrix ModelledDouble::solve(const Matrix& a, const Matrix& b) const { return kernels::solve(a, b, model_); }

}  // namespace lemmacheck::test
