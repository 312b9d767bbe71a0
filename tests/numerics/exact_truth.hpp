// Exact rational truth and matrix families for the tests of enclosures.
#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck::test {

using Rational = boost::multiprecision::mpq_rational;
using Integer = boost::multiprecision::mpz_int;
using Random = std::mt19937_64;

/// The dyadic rational that a finite double is.
inline Rational exact(double x) {
  Rational r;
  mpq_set_d(r.backend().data(), x);
  return r;
}

/// Column-major matrix of rationals.
struct ExactMatrix {
  int rows = 0, cols = 0;
  std::vector<Rational> entries;

  ExactMatrix() = default;
  ExactMatrix(int r, int c) : rows(r), cols(c), entries(static_cast<std::size_t>(r * c)) {}
  Rational& operator()(int i, int j) { return entries[static_cast<std::size_t>(i + j * rows)]; }
  const Rational& operator()(int i, int j) const { return entries[static_cast<std::size_t>(i + j * rows)]; }
};
ExactMatrix operator*(const ExactMatrix& a, const ExactMatrix& b);
ExactMatrix transposed(const ExactMatrix& a);

/// A member of the enclosure: half of them corners (every entry at an end), the others anywhere.
/// With `symmetric`, the lower triangle is mirrored.
ExactMatrix member(const Matrix& a, Random& random, bool symmetric = false);

/// True unless the enclosure, which may be infinite or unknown, misses the value.
bool holds(const Interval& enclosure, const Rational& value);
bool holds(const Matrix& enclosure, const ExactMatrix& value);
/// The exact ends of a double-level or ball enclosure.
struct Ends {
  bool has_lower = false, has_upper = false;  ///< false where nothing is claimed: infinite or NaN
  bool impossible = false;                    ///< a lower end of +infinity or an upper one of -infinity
  Rational lower, upper;

  explicit Ends(const Real& enclosure);
  /// Of an entry: double-level midpoint and radius as they are stored, without the outward rounding of a(i, j).
  Ends(const Matrix& a, int i, int j);
  bool bounded() const { return has_lower && has_upper; }
  bool hold(const Rational& value) const;
  /// Whether they hold the nonnegative root of the square.
  bool hold_root(const Rational& square) const;
};
/// The enclosure of entry (i, 0).
Interval entry(const Matrix& column, int i);
/// True if the enclosure is finite and misses no root of `count_below`: exactly, up to 2^-200 of the size of a,
/// the k-th smallest eigenvalue (k = 0 is the smallest) of the symmetric matrix lies in it.
bool holds_eigenvalue(const Interval& enclosure, const ExactMatrix& a, int k);
bool holds_eigenvalue(const Ends& enclosure, const ExactMatrix& a, int k);
/// The same for the k-th largest singular value (k = 0 is the largest): the root of an eigenvalue of the smaller Gram
/// matrix, which is handed over.
bool holds_singular_value(const Ends& enclosure, const ExactMatrix& gram, int k);
ExactMatrix smaller_gram(const ExactMatrix& a);
/// The solution of a x = b; empty if a is singular.
ExactMatrix exact_solution(ExactMatrix a, ExactMatrix b);
/// The number of eigenvalues of the symmetric matrix a below x, by exact elimination and Sylvester's law.
int count_below(const ExactMatrix& a, const Rational& x);

/// Families of matrices, each drawn anew by every call: random, graded, clustered, near-singular, integers, and
/// the scales 1e-320 to 1e300. `symmetric` for the symmetric ones.
Matrix draw_matrix(int rows, int cols, Random& random);
Matrix draw_symmetric(int n, Random& random);
/// Replaces the radii by random ones, from far below to far above the rounding errors.
Matrix with_radii(const Matrix& a, Random& random);
int draw_int(int from, int to, Random& random);
double draw_uniform(double from, double to, Random& random);

}  // namespace lemmacheck::test
