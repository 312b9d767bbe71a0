// Enclosures from approximate eigenvectors and decompositions, valid whatever their quality. Internal to numerics.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "numerics/arithmetic/error_model.hpp"
#include "numerics/arithmetic/interval.hpp"
#include "numerics/linear_algebra/scaled_symmetric.hpp"

namespace lemmacheck::certified {

/// Eigenvalues ascending and eigenvectors, approximately: finite, the vectors with lengths in [1/2, 2].
struct ApproximateEigenvectors {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
};
/// Eigen's; false if it finds none.
bool approximate(const Eigen::MatrixXd& symmetric, ApproximateEigenvectors& guess);
/// What smallest_eigenvalue_from looks at, in a fraction of the time: the smallest eigenvalue and a number below the
/// second one, and the first eigenvector. The matrix is at least 2 x 2.
bool approximate_smallest(const Eigen::MatrixXd& symmetric, ApproximateEigenvectors& guess);

/// The smallest eigenvalue of the stored scaled matrix (`spread` is the caller's to add).
Interval smallest_eigenvalue_from(const ScaledSymmetric& a, const ApproximateEigenvectors& guess,
                                  const ErrorModel& model);
/// All eigenvalues of the stored scaled matrix, ascending.
std::vector<Interval> eigenvalues_from(const ScaledSymmetric& a, const ApproximateEigenvectors& guess,
                                       const ErrorModel& model);

/// u diag(s) v', approximately; v square, s >= 0 descending.
struct ApproximateDecomposition {
  Eigen::MatrixXd u;
  Eigen::VectorXd s;
  Eigen::MatrixXd v;
};
/// All singular values of every matrix within `spread` (spectral norm) of `a`, descending; `a` is finite, has at
/// least as many rows as columns and no entry beyond 2^301 (else the bounds may be infinite); its largest entry or
/// `spread` is at least 2^-302, or both are 0.
std::vector<Interval> singular_values_from(const Eigen::MatrixXd& a, double spread,
                                           const ApproximateDecomposition& guess, const ErrorModel& model);

}  // namespace lemmacheck::certified
