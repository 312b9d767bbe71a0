#include "numerics/sphere/discrepancy.hpp"

#include "numerics/networks/activation.hpp"
#include "numerics/sphere/sphere.hpp"

namespace lemmacheck {
namespace {

void require_nonzero_rows(const DyadicMatrix& units) {
  for (int k = 0; k < units.rows; ++k) {
    bool nonzero = false;
    for (int j = 0; j < units.cols; ++j) nonzero = nonzero || units(k, j) != 0;
    if (!nonzero) throw OutsideDomain("a direction is the zero vector");
  }
}

}  // namespace

Matrix slice_discrepancies(const DyadicMatrix& units, const DyadicMatrix& inputs, Level level) {
  require_nonzero_rows(units);
  const int m = inputs.rows;
  const DyadicMatrix inside = activation_counts(units, inputs);
  const Matrix angles = angles_of_directions(Matrix(inputs, level));
  const Real turn = 2 * pi(level), half(0.5, level);
  Matrix dsp(m, m, level);
  for (int i = 0; i < m; ++i) {
    dsp.set(i, i, Real(inside(i, i), level) / units.rows - half);
    for (int j = 0; j < i; ++j) {
      const Real value = Real(inside(i, j), level) / units.rows - (half - angles(i, j) / turn);
      dsp.set(i, j, value), dsp.set(j, i, value);
    }
  }
  return dsp;
}

Real mean_squared_slice(int d, Level level) {
  if (d < 2) throw OutsideDomain("mean_squared_slice: dimension below 2");
  const Real four_pi_squared = square(2 * pi(level));
  // Var(theta) / (4 pi^2), starting from pi^2/12 or pi^2/4 - 2.
  Real variance = d % 2 == 0 ? Real(1.0, level) / 48 : Real(1.0, level) / 16 - 2 / four_pi_squared;
  for (int k = d % 2 == 0 ? 2 : 3; k < d; k += 2) variance -= 2 / (four_pi_squared * square(Real(1.0 * k, level)));
  return Real(1.0, level) / 16 + variance;
}

Real squared_l2_discrepancy(const DyadicMatrix& units, Level level) {
  require_nonzero_rows(units);
  const int n = units.rows;
  const Matrix angles = angles_of_directions(Matrix(units, level));
  const Real turn = 2 * pi(level), half(0.5, level);
  Real pairs(0.0, level);
  for (int k = 0; k < n; ++k)
    for (int l = 0; l < k; ++l) pairs += square(half - angles(k, l) / turn);
  const Real mean = (2 * pairs + Real(0.25 * n, level)) / n / n;  // the diagonal: n times (1/2)^2
  return mean - mean_squared_slice(units.cols, level);
}

}  // namespace lemmacheck
