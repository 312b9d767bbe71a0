// Certified linear algebra of the double level: midpoint-radius matrices on Eigen, a-priori error bounds.
//
// Every argument and result is a double-level `Matrix` or an `Interval`. Guarantee: for every choice of
// real matrices in the arguments' enclosures, the exact result lies in the result's. Overflow or underflow
// may give wide or infinite enclosures, never a wrong one. Theorems and assumptions: numerics/README.md.
#pragma once

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck::certified {

Matrix add(const Matrix& a, const Matrix& b);
Matrix subtract(const Matrix& a, const Matrix& b);
Matrix negate(const Matrix& a);
Matrix multiply(const Matrix& a, const Matrix& b);
Matrix scale(const Interval& s, const Matrix& a);
/// Every entry divided; throws like the division of intervals.
Matrix divide(const Matrix& a, const Interval& s);
Matrix transpose(const Matrix& a);
Matrix hadamard(const Matrix& a, const Matrix& b);
Matrix kronecker(const Matrix& a, const Matrix& b);
Interval inner(const Matrix& a, const Matrix& b);
Interval squared_norm(const Matrix& a);
Interval frobenius_norm(const Matrix& a);
Interval trace(const Matrix& a);
Interval sum(const Matrix& a);
Interval largest_entry(const Matrix& a);
Interval one_norm(const Matrix& a);
Interval infinity_norm(const Matrix& a);
Interval spectral_norm(const Matrix& a);
Interval smallest_singular_value(const Matrix& a);
Matrix singular_values(const Matrix& a);  ///< column vector, descending
Interval smallest_eigenvalue(const Matrix& symmetric);
Interval largest_eigenvalue(const Matrix& symmetric);
Matrix eigenvalues(const Matrix& symmetric);  ///< column vector, ascending
bool certainly_positive_definite(const Matrix& symmetric);
Matrix solve(const Matrix& a, const Matrix& b);  ///< NeedsMorePrecision if not proved regular

}  // namespace lemmacheck::certified
