// Cases for properties of enclosures: drawn by RapidCheck, shrunk, and printed so that they can be pasted.
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <vector>

#include "tests/numerics/exact_truth.hpp"

namespace lemmacheck::test {

/// What a property is asked about: double-level matrices and intervals, whole numbers, and the seed of everything that
/// the property draws itself, such as the members of the enclosures.
struct Case {
  std::vector<Matrix> matrices;
  std::vector<Interval> numbers;
  std::vector<int> wholes;
  std::uint64_t seed = 0;
};

/// C++ that makes the case: doubles in hexadecimal.
void showValue(const Case& c, std::ostream& os);  // NOLINT: RapidCheck's name

/// How cases of a property are drawn, and which simpler ones mean the same.
struct CaseFamily {
  Case (*draw)(Random& random) = nullptr;
  /// The names of the rows' and the columns' dimension of each matrix: equal names are equal dimensions, which shrink
  /// together.
  std::vector<std::array<char, 2>> shapes;
  bool wholes_may_go = false;  ///< whether a case without one of its whole numbers is a case, too
};

/// Cases that are simpler: in a well-founded order, so that shrinking ends.
std::vector<Case> simpler(const Case& c, const CaseFamily& family);

// Families. Matrices are exact or have radii; orders are small mostly, large sometimes.
extern const CaseFamily any_matrix, two_of_a_shape, two_to_multiply, two_matrices, a_symmetric, a_square,
    a_linear_system, matrix_and_number, two_vectors;
/// A Gram matrix whose smallest eigenvalue is within a few roundoffs of zero, n from 2 to 4.
extern const CaseFamily nearly_singular_symmetric;
/// Two intervals.
extern const CaseFamily two_numbers;
/// A nonnegative interval, p and q.
extern const CaseFamily a_power;
/// Recipes of matrices with a known spectrum: an n x 1 matrix of eigenvalues or singular values, a radius, and whole
/// numbers that name reflections; see `with_spectrum`.
extern const CaseFamily known_spectrum;

/// Q diag(spectrum) Q' (symmetric) or Q diag(spectrum) P', all of it exact: Q and P are products of reflections
/// I - v v'/2 with four entries +-1 in v, one for each of `reflections`.
Matrix with_spectrum(const Numbers& spectrum, const std::vector<int>& reflections, bool symmetric);

}  // namespace lemmacheck::test
