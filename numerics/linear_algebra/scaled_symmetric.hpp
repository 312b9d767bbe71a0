// A symmetric matrix scaled by a power of two, and the verified Cholesky on it. Internal to numerics.
#pragma once

#include <Eigen/Core>

#include "numerics/arithmetic/error_model.hpp"
#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck::certified {

/// 2^-exponent times a finite symmetric matrix (its lower triangle, mirrored), with entries of at most 1, so
/// that no bound on it is spoilt by overflow or underflow. The exact scaled matrix differs from `entries` by a
/// symmetric matrix of spectral norm at most `spread`: the radii and what underflowed in scaling.
struct ScaledSymmetric {
  Eigen::MatrixXd entries;
  int exponent = 0;
  double spread = 0;
  double frobenius = 0;  ///< at least the Frobenius norm of `entries`

  ScaledSymmetric(const Matrix& symmetric, const ErrorModel& model);
  int size() const { return static_cast<int>(entries.rows()); }
};

/// The largest row sum of the radii (lower triangle, mirrored), rounded up: at least the spectral norm of what the
/// radii allow.
double largest_radius_sum(const Matrix& symmetric, const ErrorModel& model);

/// x 2^exponent, rounded outward.
Interval times_power_of_two(const Interval& x, int exponent);

/// True only if every symmetric matrix within `perturbation` (spectral norm) of b has all eigenvalues
/// >= shift. Entries of b are at most about 1 in size. False says nothing. b is overwritten.
/// Source: Rump, "Verification of positive definiteness", BIT 46 (2006), Theorem 2.3: here with scaling, so
/// that the underflow term is 4 n (n + 2) underflow; holds for blocked factorisations that multiply by
/// reciprocals (the extra rounding of an entry below the diagonal is within the gamma of the diagonal).
bool certainly_at_least(Eigen::MatrixXd& b, double shift, double perturbation, const ErrorModel& model);

}  // namespace lemmacheck::certified
