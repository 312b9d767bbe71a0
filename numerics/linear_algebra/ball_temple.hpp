// The smallest eigenvalue at many bits from a spectrum in doubles. Internal to numerics and its tests, which hand it
// spectra that are wrong.
#pragma once

#include <Eigen/Core>
#include <optional>

#include "numerics/linear_algebra/ball_matrix.hpp"

namespace lemmacheck {

/// Eigenvalues, ascending, and eigenvectors of a matrix of at least two rows, in doubles.
struct ApproximateSpectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
};
/// Eigen's, of the midpoints; all zero where it finds none.
ApproximateSpectrum guess_spectrum(const BallMatrix& m);

/// The smallest eigenvalue of the exact symmetric matrix m with entries of at most about 1, enclosed whatever the guess
/// is. Temple's inequality: rho >= lambda_1 >= rho - r^2 / (s - rho) if lambda_2 >= s > rho. Quadratic in the residual r,
/// so that a gap proved at few bits gives the full accuracy for O(n^2) work at many. Nothing if there is no such gap.
/// Source: Parlett, The Symmetric Eigenvalue Problem, chapter 10; from (M - lambda_1)(M - s) >= 0 on every eigenvector.
std::optional<Ball> smallest_by_temple(const BallMatrix& m, const ApproximateSpectrum& guess, int bits);

}  // namespace lemmacheck
