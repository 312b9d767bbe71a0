#include "numerics/sphere/sphere.hpp"

#include <vector>

#include "numerics/sphere/certified_sphere.hpp"

namespace lemmacheck {
namespace {

/// Term by term: exact wherever every product and partial sum is, which a bound for the whole matrix product is not.
Real dot_of_rows(const Matrix& x, int i, int j) {
  Real sum(0.0, x.level());
  for (int k = 0; k < x.cols(); ++k) sum += x(i, k) * x(j, k);
  return sum;
}

bool may_be_zero(const Real& x) { return !certainly_positive(x) && !certainly_negative(x); }

/// Away from 0 and pi the half angle's tangent is sqrt((1-c)/(1+c)) with no loss that matters; near them c has lost
/// the angle and the vectors themselves are needed.
Real angle_of_rows(const Matrix& x, int i, int j, const Real& cosine) {
  if (lower(cosine) > -0.9 && upper(cosine) < 0.9) return 2 * atan2(sqrt(1 - cosine), sqrt(1 + cosine));
  return angle(transpose(row(x, i)), transpose(row(x, j)));
}

}  // namespace

namespace {
Matrix general_gram(const Matrix& directions) {
  const int n = directions.rows();
  const Level level = directions.level();
  const Matrix dots = directions * transpose(directions);
  std::vector<Real> norms;
  for (int i = 0; i < n; ++i) norms.push_back(sqrt(dots(i, i)));
  Matrix gram = identity(n, level);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < i; ++j) {
      Real dot = dots(i, j);
      if (may_be_zero(dot)) dot = dot_of_rows(directions, i, j);
      const Real cosine = dot / (norms[static_cast<std::size_t>(i)] * norms[static_cast<std::size_t>(j)]);
      gram.set(i, j, cosine);
      gram.set(j, i, cosine);
    }
  return gram;
}
}  // namespace

SphereKernels general_sphere_kernels(const Matrix& directions) {
  const int n = directions.rows();
  const Level level = directions.level();
  SphereKernels k{general_gram(directions), Matrix(n, n, level), Matrix(n, n, level)};
  const Real pi_here = pi(level), half(0.5, level);
  for (int i = 0; i < n; ++i) {
    k.arc_cosine.set(i, i, half);
    for (int j = 0; j < i; ++j) {
      const Real cosine = k.gram(i, j);
      const Real theta = angle_of_rows(directions, i, j, cosine);
      const Real value = cosine * (pi_here - theta) / (2 * pi_here);
      k.angles.set(i, j, theta), k.angles.set(j, i, theta);
      k.arc_cosine.set(i, j, value), k.arc_cosine.set(j, i, value);
    }
  }
  return k;
}

SphereKernels sphere_kernels(const Matrix& directions) {
  if (directions.is_double_level())
    if (auto kernels = certified::sphere_kernels(directions)) return *std::move(kernels);
  return general_sphere_kernels(directions);
}

Matrix gram_of_directions(const Matrix& directions) {
  return directions.is_double_level() ? sphere_kernels(directions).gram : general_gram(directions);
}
Matrix angles_of_directions(const Matrix& directions) { return sphere_kernels(directions).angles; }
Matrix arc_cosine_kernel(const Matrix& directions) { return sphere_kernels(directions).arc_cosine; }

}  // namespace lemmacheck
