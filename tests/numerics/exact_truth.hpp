// Exact rational truth and matrix families for the tests of enclosures.
#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "numerics/certified_kernels.hpp"
#include "numerics/matrix.hpp"

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

/// A member of the enclosure: every entry at the lower end, the upper end or the midpoint, by chance.
/// With `symmetric`, the lower triangle is mirrored.
ExactMatrix member(const Matrix& a, Random& random, bool symmetric = false);

/// True unless the enclosure, which may be infinite or unknown, misses the value.
bool holds(const Interval& enclosure, const Rational& value);
bool holds(const Matrix& enclosure, const ExactMatrix& value);
/// The enclosure of entry (i, 0).
Interval entry(const Matrix& column, int i);
/// True if the enclosure is finite and misses no root of `count_below`: exactly, up to 2^-200 of the size of a,
/// the k-th smallest eigenvalue (k = 0 is the smallest) of the symmetric matrix lies in it.
bool holds_eigenvalue(const Interval& enclosure, const ExactMatrix& a, int k);
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
