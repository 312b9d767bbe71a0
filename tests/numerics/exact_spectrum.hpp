// An independent judge of spectra: counts of eigenvalues by the signs of exact rational pivots (Sylvester's inertia).
#pragma once

#include "numerics/linear_algebra/multiprecision_matrix.hpp"
#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck::testing {

using RationalEntries = RationalMatrix::Entries;

inline RationalNumber exact(const MpfrNumber& x) {
  RationalNumber q;
  mpfr_get_q(q.backend().data(), x.backend().data());
  return q;
}
/// The ends of a ball, exactly.
struct ExactEnds {
  RationalNumber lower, upper;
};
inline ExactEnds ends(const Ball& x) {
  const PrecisionScope scope(8192);
  MpfrNumber middle, radius;
  Ball r;
  arf_set_mag(arb_midref(r.raw()), arb_radref(x.raw()));
  arf_get_mpfr(middle.backend().data(), arb_midref(x.raw()), MPFR_RNDN);
  arf_get_mpfr(radius.backend().data(), arb_midref(r.raw()), MPFR_RNDN);
  return {exact(middle) - exact(radius), exact(middle) + exact(radius)};
}
inline ExactEnds ends(const Real& x) {
  if (x.is_double_level()) return {RationalNumber(x.interval().lower), RationalNumber(x.interval().upper)};
  return ends(std::get<Ball>(x.multiprecision()->number()));
}

/// The symmetric matrix of the lower triangle.
inline RationalEntries symmetric(const DyadicMatrix& a) {
  RationalEntries m(a.rows, a.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) m(i, j) = a(std::max(i, j), std::min(i, j));
  return m;
}
inline RationalEntries exact(const DyadicMatrix& a) {
  RationalEntries m(a.rows, a.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) m(i, j) = a(i, j);
  return m;
}

/// Number of eigenvalues of m below s. A zero pivot is met by moving s by a hair in the direction.
inline int eigenvalues_below(const RationalEntries& m, RationalNumber s, int direction) {
  for (RationalNumber hair = (dense::largest_entry(m) + 1) / pow(Rational(2.0), 4000, 1).value();; hair *= 2) {
    RationalEntries a = m;
    for (Eigen::Index i = 0; i < a.rows(); ++i) a(i, i) -= s;
    int negative = 0;
    bool regular = true;
    for (Eigen::Index k = 0; k < a.rows() && regular; ++k) {
      regular = a(k, k) != 0;
      if (a(k, k) < 0) ++negative;
      for (Eigen::Index i = k + 1; i < a.rows() && regular; ++i) {
        const RationalNumber factor = a(i, k) / a(k, k);
        for (Eigen::Index j = k; j < a.rows(); ++j) a(i, j) -= factor * a(k, j);
      }
    }
    if (regular) return negative;
    s += direction * hair;
  }
}
/// Whether the k-th eigenvalue (ascending, from 0) lies in [ends]. Where all pivots are nonzero the end itself is no
/// eigenvalue, so "below" and "at most" are the same.
inline bool holds_eigenvalue(const RationalEntries& m, int k, const ExactEnds& e) {
  return eigenvalues_below(m, e.lower, -1) <= k && eigenvalues_below(m, e.upper, +1) > k;
}

}  // namespace lemmacheck::testing
