// Linear systems: an approximate inverse guesses, the residual of the inverse proves.
#include <Eigen/Core>
#include <Eigen/LU>
#include <cmath>

#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"

namespace lemmacheck::certified::kernels {

namespace {

Matrix exact(const Eigen::MatrixXd& x) {
  return {static_cast<int>(x.rows()), static_cast<int>(x.cols()), Numbers(x.data(), x.data() + x.size()), {}};
}

/// At least the absolute value of every entry of an enclosure; NaN where nothing is known.
Eigen::MatrixXd size_above(const Matrix& a, const ErrorModel& model) {
  if (is_exact(a)) return midpoint_view(a).cwiseAbs();
  return (midpoint_view(a).cwiseAbs() + radius_view(a)) * (1 + 4 * model.unit_roundoff);
}

}  // namespace

// Rump, "Verification methods: rigorous results using floating-point arithmetic", Acta Numerica 2010, 10.2:
// with G = I - RA and |G|_inf < 1, A is regular, and the error e = X - Y of a column of an approximation Y
// satisfies e = z + G e with z = R(B - AY), so |e|_inf <= |z|_inf / (1 - |G|_inf) and |e| <= |z| + |G| |e|_inf.
Matrix solve(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  require_square(a, "solve");
  if (a.rows() != b.rows()) throw OutsideDomain("solve: the right-hand side has another number of rows");
  const char* const unproved = "solve: the matrix is not proved regular at this precision";
  if (!is_finite(a) || !is_finite(b)) throw NeedsMorePrecision(unproved);
  if (a.rows() == 0 || b.cols() == 0) return b;
  const Eigen::Index n = a.rows();
  const double order = static_cast<double>(n);
  const Eigen::PartialPivLU<Eigen::MatrixXd> factors(midpoint_view(a));
  const Matrix inverse = exact(factors.inverse()), guess = exact(factors.solve(midpoint_view(b)));
  if (!is_finite(inverse) || !is_finite(guess)) throw NeedsMorePrecision(unproved);

  const Matrix unit = exact(Eigen::MatrixXd::Identity(n, n));
  const Eigen::MatrixXd g = size_above(subtract(unit, multiply(inverse, a, model), model), model);
  const Eigen::VectorXd row_sums = g.rowwise().sum() * (1 + relative_error(order + 4, model));
  const double norm = row_sums.maxCoeff();
  if (!g.allFinite() || !(norm < 0.5)) throw NeedsMorePrecision(unproved);
  const Matrix residual = subtract(b, multiply(a, guess, model), model);
  const Eigen::MatrixXd z = size_above(multiply(inverse, residual, model), model) * model.residual_share;
  Numbers radii(size(guess));
  auto error = view(radii, guess.rows(), guess.cols());
  for (Eigen::Index j = 0; j < z.cols(); ++j) {
    const double largest = z.col(j).maxCoeff() / (1 - norm) * (1 + 8 * model.unit_roundoff);
    error.col(j) =
        ((z.col(j) + row_sums * (largest * model.contraction_share)) * (1 + 8 * model.unit_roundoff)).array() +
        4 * model.underflow;
  }
  if (!error.allFinite()) throw NeedsMorePrecision("solve: the bound of the error overflows");
  return {guess.rows(), guess.cols(), guess.midpoints(), std::move(radii)};
}

}  // namespace lemmacheck::certified::kernels
