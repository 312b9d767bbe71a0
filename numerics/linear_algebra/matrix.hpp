// The arithmetic-neutral matrix that statements are written in.
#pragma once

#include <memory>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/arithmetic/numbers.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// A matrix of another arithmetic; defined in numerics/linear_algebra/multiprecision_matrix.hpp.
class MultiprecisionMatrix;

/// rows x cols matrix, every entry an enclosure. Double level: a midpoint and a radius per entry,
/// column-major, the radii absent where every entry is exact. A value type; copying another arithmetic's
/// matrix shares it until one copy is written.
class Matrix {
 public:
  Matrix() = default;
  /// Zero matrix at the level.
  Matrix(int rows, int cols, Level level = {});
  /// The exact data at the level.
  Matrix(const DyadicMatrix& exact, Level level);
  Matrix(int rows, int cols, Numbers midpoints, Numbers radii);
  Matrix(int rows, int cols, std::shared_ptr<const MultiprecisionMatrix> multiprecision);

  int rows() const { return rows_; }
  int cols() const { return cols_; }
  Level level() const;
  bool is_double_level() const { return multiprecision_ == nullptr; }

  Real operator()(int i, int j) const;
  /// Entry of a column vector. OutsideDomain if cols() != 1.
  Real operator()(int i) const;
  void set(int i, int j, const Real& value);
  void set(int i, const Real& value);

  /// Double level: midpoints and radii, column-major; `radii` may be empty (all zero).
  const Numbers& midpoints() const { return midpoints_; }
  const Numbers& radii() const { return radii_; }
  const std::shared_ptr<const MultiprecisionMatrix>& multiprecision() const { return multiprecision_; }

 private:
  int rows_ = 0, cols_ = 0;
  Numbers midpoints_, radii_;
  std::shared_ptr<const MultiprecisionMatrix> multiprecision_;
};

/// An n x 1 matrix.
using Vector = Matrix;

Matrix identity(int n, Level level);
/// Square matrix with the n x 1 vector on its diagonal.
Matrix diagonal(const Vector& entries);
Matrix row(const Matrix& a, int i);  ///< 1 x cols
Vector column(const Matrix& a, int j);

Matrix operator+(const Matrix& a, const Matrix& b);
Matrix operator-(const Matrix& a, const Matrix& b);
Matrix operator-(const Matrix& a);
Matrix operator*(const Matrix& a, const Matrix& b);
Matrix operator*(const Real& s, const Matrix& a);
/// Every entry divided; throws as for Real.
Matrix operator/(const Matrix& a, const Real& s);
Matrix transpose(const Matrix& a);
/// Entrywise product.
Matrix hadamard(const Matrix& a, const Matrix& b);
/// Kronecker product.
Matrix kronecker(const Matrix& a, const Matrix& b);

/// Sum of a_ij b_ij.
Real inner(const Matrix& a, const Matrix& b);
Real trace(const Matrix& a);
Real sum(const Matrix& a);
/// max |a_ij|; 0 for an empty matrix.
Real largest_entry(const Matrix& a);
/// Largest sum of |a_ij| over a column (one_norm), over a row (infinity_norm); 0 for an empty matrix. Both bound the
/// spectral norm of a symmetric matrix, and the root of their product that of any (Higham, ASNA, 6.3).
Real one_norm(const Matrix& a);
Real infinity_norm(const Matrix& a);
Real frobenius_norm(const Matrix& a);
Real squared_norm(const Matrix& a);  ///< inner(a, a), as one operation: never negative
/// Euclidean norm of a vector (the Frobenius norm).
Real norm(const Vector& a);
/// Largest singular value. Not in exact arithmetic.
Real spectral_norm(const Matrix& a);
/// The min(rows, cols)-th singular value. Not in exact arithmetic.
Real smallest_singular_value(const Matrix& a);
/// All min(rows, cols) singular values, descending. Not in exact arithmetic.
Vector singular_values(const Matrix& a);
/// Of a symmetric matrix; only symmetric by meaning: the lower triangle counts in every arithmetic.
/// Not in exact arithmetic.
Real smallest_eigenvalue(const Matrix& symmetric);
Real largest_eigenvalue(const Matrix& symmetric);
/// All eigenvalues ascending.
Vector eigenvalues(const Matrix& symmetric);
/// Spectral norm of a symmetric matrix: max(|smallest|, |largest|) eigenvalue.
Real symmetric_spectral_norm(const Matrix& symmetric);
/// True if every matrix in the enclosure is proved positive definite; false says nothing.
/// Exact in rational arithmetic (then false means: is not).
bool certainly_positive_definite(const Matrix& symmetric);
/// Solution X of A X = B, A square. NeedsMorePrecision if A is not proved regular;
/// OutsideDomain if it is exactly singular (rational).
Matrix solve(const Matrix& a, const Matrix& b);
/// Angle in [0, pi] between two nonzero vectors, as 2 atan2(|x/|x| - y/|y||, |x/|x| + y/|y||):
/// accurate near 0 and pi. Exactly 0 for exactly parallel dyadic data where |x| |y| allows it.
Real angle(const Vector& x, const Vector& y);

}  // namespace lemmacheck
