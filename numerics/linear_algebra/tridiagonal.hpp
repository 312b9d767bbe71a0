// The smallest eigenvalue of a symmetric tridiagonal matrix, approximately: a guess that others prove. Internal to
// numerics.
#pragma once

#include <Eigen/Core>

namespace lemmacheck::certified {

/// A symmetric tridiagonal matrix of size n >= 2, of finite entries of at most about 1: its diagonal, and the n - 1
/// entries beside it.
struct Tridiagonal {
  Eigen::VectorXd diagonal;
  Eigen::VectorXd couplings;
};

/// Approximately: the smallest eigenvalue, to a few roundoffs of the norm; an eigenvector of unit length; and a number
/// between the middle of the two smallest eigenvalues and the second one (close to the smallest where these two are).
struct SmallestEigenpair {
  double value = 0, below_second = 0;
  Eigen::VectorXd vector;
};

/// By Laguerre's iteration, which climbs to the smallest eigenvalue from below (Wilkinson, The Algebraic Eigenvalue
/// Problem, chapter 7), Sturm counts and inverse iteration: O(n) each, a fraction of the QR iteration for all
/// eigenvalues. False if it does not converge, as for zero.
bool approximate_smallest(const Tridiagonal& matrix, SmallestEigenpair& guess);

}  // namespace lemmacheck::certified
