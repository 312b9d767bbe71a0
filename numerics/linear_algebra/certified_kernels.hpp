// The functions of certified_matrix.hpp with the constants of their bounds as an argument. Internal to numerics
// and its tests, which show that broken constants are caught.
#pragma once

#include "numerics/arithmetic/error_model.hpp"
#include "numerics/linear_algebra/certified_matrix.hpp"

namespace lemmacheck::certified::kernels {

Matrix add(const Matrix& a, const Matrix& b, const ErrorModel& model);
Matrix subtract(const Matrix& a, const Matrix& b, const ErrorModel& model);
Matrix multiply(const Matrix& a, const Matrix& b, const ErrorModel& model);
Matrix scale(const Interval& s, const Matrix& a, const ErrorModel& model);
Matrix divide(const Matrix& a, const Interval& s, const ErrorModel& model);
Matrix hadamard(const Matrix& a, const Matrix& b, const ErrorModel& model);
Matrix kronecker(const Matrix& a, const Matrix& b, const ErrorModel& model);
Interval inner(const Matrix& a, const Matrix& b, const ErrorModel& model);
Interval squared_norm(const Matrix& a, const ErrorModel& model);
Interval frobenius_norm(const Matrix& a, const ErrorModel& model);
Interval spectral_norm(const Matrix& a, const ErrorModel& model);
Interval smallest_singular_value(const Matrix& a, const ErrorModel& model);
Matrix singular_values(const Matrix& a, const ErrorModel& model);  ///< column vector, descending
Interval smallest_eigenvalue(const Matrix& symmetric, const ErrorModel& model);
Interval largest_eigenvalue(const Matrix& symmetric, const ErrorModel& model);
Matrix eigenvalues(const Matrix& symmetric, const ErrorModel& model);  ///< column vector, ascending
bool certainly_positive_definite(const Matrix& symmetric, const ErrorModel& model);
Matrix solve(const Matrix& a, const Matrix& b,
             const ErrorModel& model);  ///< NeedsMorePrecision if not proved regular

}  // namespace lemmacheck::certified::kernels
