// Eigenvalues and singular values of ball matrices: approximate ones, proved by what they leave over.
//
// A ball matrix is split into its midpoints M, exact, and its radii R: by Weyl's inequality every eigenvalue
// (singular value) of every matrix in it is within ||R|| of that of M. M is scaled by an exact power of two, so that
// the doubles in which first approximations are found neither overflow nor underflow.
#include "numerics/arithmetic/errors.hpp"
#include "numerics/linear_algebra/ball_temple.hpp"
#include "numerics/linear_algebra/mpfr_matrix.hpp"

namespace lemmacheck {
namespace {

/// Bits beyond the result's, which the rounding errors of sums over rows may spoil.
constexpr int guard_bits = 32;
int working(int bits) { return std::max(bits, 64) + guard_bits; }

/// M times 2^-exponent with entries of magnitude at most 1, and a bound of ||R|| (of the unscaled radii).
struct Split {
  BallMatrix middle;
  slong exponent = 0;
  Ball radius;
  bool zero = true;
};

/// `position` says which entry of `a` stands at (i, j).
template <class Position>
Split split(const BallMatrix& a, int bits, Position position) {
  Split s{BallMatrix(a.rows(), a.cols(), bits), 0, Ball(), true};
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) {
      arb_get_mid_arb(s.middle.at(i, j), position(i, j));
      if (arb_is_zero(s.middle.at(i, j))) continue;
      const slong e = arf_abs_bound_lt_2exp_si(arb_midref(s.middle.at(i, j)));
      s.exponent = s.zero ? e : std::max(s.exponent, e);
      s.zero = false;
    }
  arb_mat_scalar_mul_2exp_si(s.middle.raw(), s.middle.raw(), -s.exponent);
  return s;
}
void add_radius(Ball& to, arb_srcptr x) {
  Ball radius;
  arf_set_mag(arb_midref(radius.raw()), arb_radref(x));
  arb_add(to.raw(), to.raw(), radius.raw(), 64);
}
/// Of the symmetric matrix that the lower triangle means; ||R|| by the largest row sum.
Split split_symmetric(const BallMatrix& a, int bits) {
  const auto mirrored = [&](int i, int j) { return a.at(std::max(i, j), std::min(i, j)); };
  Split s = split(a, bits, mirrored);
  for (int i = 0; i < a.rows(); ++i) {
    Ball row;
    for (int j = 0; j < a.cols(); ++j) add_radius(row, mirrored(i, j));
    arb_max(s.radius.raw(), s.radius.raw(), row.raw(), 64);
  }
  return s;
}
/// ||R|| by the Frobenius norm.
Split split_rectangular(const BallMatrix& a, int bits) {
  Split s = split(a, bits, [&](int i, int j) { return a.at(i, j); });
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) {
      Ball radius;
      add_radius(radius, a.at(i, j));
      arb_addmul(s.radius.raw(), radius.raw(), radius.raw(), 64);
    }
  s.radius = sqrt(s.radius);
  return s;
}
Ball unscaled(Ball value, const Split& s) {
  arb_mul_2exp_si(value.raw(), value.raw(), s.exponent);
  arb_add_error(value.raw(), s.radius.raw());
  return value;
}
Ball at_bits(const Ball& value, int bits) {
  Ball result = Ball::at(bits);
  arb_set_round(result.raw(), value.raw(), working(bits));
  return result;
}
Ball nothing_known(int bits) {
  Ball x = Ball::at(bits);
  arb_indeterminate(x.raw());
  return x;
}

MpfrMatrix midpoints(const BallMatrix& m, int bits) {
  const PrecisionScope scope(bits);
  MpfrMatrix::Entries entries(m.rows(), m.cols());
  for (int i = 0; i < m.rows(); ++i)
    for (int j = 0; j < m.cols(); ++j) arf_get_mpfr(entries(i, j).backend().data(), arb_midref(m.at(i, j)), MPFR_RNDN);
  return {std::move(entries), bits};
}
BallMatrix exact(const MpfrMatrix& a, int bits) {
  BallMatrix m(a.rows(), a.cols(), bits);
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) arf_set_mpfr(arb_midref(m.at(i, j)), a.entries()(i, j).backend().data());
  return m;
}

/// Of exact numbers, as Eigen's are where its iteration has converged.
bool ascending(const BallMatrix& values) {
  for (int i = 1; i < values.rows(); ++i)
    if (!arb_le(values.at(i - 1, 0), values.at(i, 0))) return false;
  return true;
}

/// All eigenvalues, ascending. With V approximately orthogonal and D diagonal, the k-th eigenvalue of M is within
/// ||M V - V D|| / sigma_min(V) of the k-th entry of D, and sigma_min(V)^2 >= 1 - ||V^T V - I||. Multiple
/// eigenvalues are no harder than others. D must be ascending, too. Source: Cao, Xie, Li, Linear Algebra Appl. 245
/// (1996), a sharp version of Kahan's theorem. Where V is not good enough, every one is within the largest row sum of
/// zero.
BallMatrix all_by_residual(const BallMatrix& m, int bits) {
  const int n = m.rows();
  const ApproximateEigenbasis basis = approximate_eigenbasis(midpoints(m, bits));
  const BallMatrix v = exact(basis.vectors, bits);
  BallMatrix values = exact(basis.values, bits);
  BallMatrix image = multiply(m, v), gram = multiply(transpose(v), v);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) arb_submul(image.at(i, j), v.at(i, j), values.at(j, 0), bits);
    arb_sub_ui(gram.at(i, i), gram.at(i, i), 1, bits);
  }
  const Ball regular = subtract(Ball(1.0, bits), sqrt(squared_norm(gram)));
  if (certainly_positive(regular) && ascending(values)) {
    const Ball error = divide(sqrt(squared_norm(image)), sqrt(regular));
    for (int i = 0; i < n; ++i) arb_add_error(values.at(i, 0), error.raw());
    return values;
  }
  Ball bound;
  arb_mat_bound_inf_norm(arb_radref(bound.raw()), m.raw());
  for (int i = 0; i < n; ++i) arb_set(values.at(i, 0), bound.raw());
  return values;
}

Ball smallest_of(const Split& s, int bits) {
  if (s.zero) return unscaled(Ball::at(bits), s);
  if (const auto found = smallest_by_temple(s.middle, guess_spectrum(s.middle), bits)) return unscaled(*found, s);
  return unscaled(all_by_residual(s.middle, bits).get(0, 0), s);
}
BallMatrix all_of(const Split& s, int bits) {
  BallMatrix values = s.zero ? BallMatrix(s.middle.rows(), 1, bits) : all_by_residual(s.middle, bits);
  for (int i = 0; i < values.rows(); ++i) values.set(i, 0, unscaled(values.get(i, 0), s));
  return values;
}

/// The smaller Gram matrix of the midpoints. A root of its smallest eigenvalue is as accurate as `bits` promise where
/// the Gram matrix and its eigenvalue have twice as many.
BallMatrix gram_of(const Split& s, int bits) {
  BallMatrix x = s.middle;
  x.raise_to(bits);
  const BallMatrix y = transpose(x);
  return x.rows() <= x.cols() ? multiply(x, y) : multiply(y, x);
}
Ball singular_value(const Ball& squared, const Split& s, int bits) {
  Ball root = squared;
  cut_at_zero(root);
  root = unscaled(sqrt(root), s);
  cut_at_zero(root);
  return at_bits(root, bits);
}
/// One row or column: the only singular value is the norm.
bool is_vector(const BallMatrix& a) { return a.rows() == 1 || a.cols() == 1; }

}  // namespace

Ball smallest_eigenvalue(const BallMatrix& symmetric) {
  if (!has_finite_lower_triangle(symmetric)) return nothing_known(symmetric.bits());
  if (symmetric.rows() == 1) return symmetric.get(0, 0);
  const int bits = working(symmetric.bits());
  return at_bits(smallest_of(split_symmetric(symmetric, bits), bits), symmetric.bits());
}
Ball largest_eigenvalue(const BallMatrix& symmetric) { return negate(smallest_eigenvalue(negate(symmetric))); }
BallMatrix eigenvalues(const BallMatrix& symmetric) {
  BallMatrix values(symmetric.rows(), 1, symmetric.bits());
  if (!has_finite_lower_triangle(symmetric)) {
    arb_mat_indeterminate(values.raw());
    return values;
  }
  if (symmetric.rows() == 1) return symmetric;
  const int bits = working(symmetric.bits());
  const BallMatrix found = all_of(split_symmetric(symmetric, bits), bits);
  for (int i = 0; i < values.rows(); ++i) values.set(i, 0, at_bits(found.get(i, 0), values.bits()));
  return values;
}

Ball spectral_norm(const BallMatrix& a) {
  if (!arb_mat_is_finite(a.raw())) return nothing_known(a.bits());
  if (is_vector(a)) return sqrt(squared_norm(a));
  const int bits = working(a.bits());
  const Split s = split_rectangular(a, bits);
  return singular_value(largest_eigenvalue(gram_of(s, bits)), s, a.bits());
}
Ball smallest_singular_value(const BallMatrix& a) {
  if (!arb_mat_is_finite(a.raw())) return nothing_known(a.bits());
  if (is_vector(a)) return sqrt(squared_norm(a));
  const int bits = 2 * working(a.bits());
  const Split s = split_rectangular(a, bits);
  return singular_value(smallest_eigenvalue(gram_of(s, bits)), s, a.bits());
}
BallMatrix singular_values(const BallMatrix& a) {
  const int k = std::min(a.rows(), a.cols());
  BallMatrix values(k, 1, a.bits());
  if (!arb_mat_is_finite(a.raw())) {
    arb_mat_indeterminate(values.raw());
    return values;
  }
  if (is_vector(a)) {
    values.set(0, 0, sqrt(squared_norm(a)));
    return values;
  }
  const int bits = 2 * working(a.bits());
  const Split s = split_rectangular(a, bits);
  const BallMatrix squared = eigenvalues(gram_of(s, bits));
  for (int i = 0; i < k; ++i) values.set(i, 0, singular_value(squared.get(k - 1 - i, 0), s, a.bits()));
  return values;
}

}  // namespace lemmacheck
