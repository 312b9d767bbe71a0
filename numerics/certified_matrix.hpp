// Certified linear algebra of the double level: midpoint-radius matrices on Eigen, a-priori error bounds.
//
// Every argument and result is a double-level `Matrix` or an `Interval`. Guarantee: for every choice of
// real matrices in the arguments' enclosures, the exact result lies in the result's. Overflow or underflow
// may give wide or infinite enclosures, never a wrong one. Theorems and assumptions: numerics/README.md.
#pragma once

#include "numerics/error_model.hpp"
#include "numerics/matrix.hpp"

namespace lemmacheck::certified {

Matrix add(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Matrix subtract(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Matrix negate(const Matrix& a);
Matrix multiply(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Matrix scale(const Interval& s, const Matrix& a, const ErrorModel& model = ieee);
Matrix transpose(const Matrix& a);
Matrix hadamard(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Matrix kronecker(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Interval inner(const Matrix& a, const Matrix& b, const ErrorModel& model = ieee);
Interval squared_norm(const Matrix& a, const ErrorModel& model = ieee);
Interval frobenius_norm(const Matrix& a, const ErrorModel& model = ieee);
Interval trace(const Matrix& a);
Interval sum(const Matrix& a);
Interval largest_entry(const Matrix& a);
Interval spectral_norm(const Matrix& a, const ErrorModel& model = ieee);
Interval smallest_singular_value(const Matrix& a, const ErrorModel& model = ieee);
Matrix singular_values(const Matrix& a, const ErrorModel& model = ieee);  ///< column vector, descending
Interval smallest_eigenvalue(const Matrix& symmetric, const ErrorModel& model = ieee);
Interval largest_eigenvalue(const Matrix& symmetric, const ErrorModel& model = ieee);
Matrix eigenvalues(const Matrix& symmetric, const ErrorModel& model = ieee);  ///< column vector, ascending
bool certainly_positive_definite(const Matrix& symmetric, const ErrorModel& model = ieee);
Matrix solve(const Matrix& a, const Matrix& b,
             const ErrorModel& model = ieee);  ///< NeedsMorePrecision if not proved regular

}  // namespace lemmacheck::certified
