#include "numerics/linear_algebra/mpfr_matrix.hpp"

#include <Eigen/Eigenvalues>

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

using Entries = MpfrMatrix::Entries;

/// Runs f with the precision set; f gets its operands' entries with no less than that.
Entries at_scope(const MpfrMatrix& a) {
  Entries entries = a.entries();
  const mpfr_prec_t bits = mpfr_get_prec(MpfrNumber().backend().data());
  for (Eigen::Index i = 0; i < entries.size(); ++i) {
    mpfr_ptr x = entries.data()[i].backend().data();
    if (mpfr_get_prec(x) < bits) mpfr_prec_round(x, bits, MPFR_RNDN);
  }
  return entries;
}
template <class F>
MpfrMatrix compute(const MpfrMatrix& a, F f) {
  const PrecisionScope scope(a.bits());
  return {f(at_scope(a)), a.bits()};
}
template <class F>
MpfrMatrix compute(const MpfrMatrix& a, const MpfrMatrix& b, F f) {
  const int bits = std::max(a.bits(), b.bits());
  const PrecisionScope scope(bits);
  return {f(at_scope(a), at_scope(b)), bits};
}
template <class F>
MpfrMatrix compute(const MpfrMatrix& a, const Mpfr& s, F f) {
  MpfrMatrix scalar(1, 1, s.bits());
  scalar.set(0, 0, s);
  return compute(a, scalar, [&](const Entries& x, const Entries& y) { return f(x, y(0, 0)); });
}
template <class F>
Mpfr reduce(const MpfrMatrix& a, F f) {
  const PrecisionScope scope(a.bits());
  return {f(at_scope(a)), a.bits()};
}

/// Singular values squared, ascending, as the eigenvalues of the smaller Gram matrix. Twice the bits, so that
/// the root of the smallest one is as accurate as the bits promise.
Entries squared_singular_values(const MpfrMatrix& a) {
  const PrecisionScope scope(2 * a.bits() + 64);
  const Entries x = at_scope(a), y = x.transpose();
  const Entries gram = x.rows() <= x.cols() ? dense::product(x, y) : dense::product(y, x);
  return Eigen::SelfAdjointEigenSolver<Entries>(gram, Eigen::EigenvaluesOnly).eigenvalues();
}
Mpfr root_of(const MpfrNumber& squared, int bits) { return sqrt(Mpfr(squared, bits)); }

}  // namespace

MpfrMatrix::MpfrMatrix(int rows, int cols, int bits) : bits_(bits) {
  const PrecisionScope scope(bits);
  entries_ = Entries::Zero(rows, cols);
}

MpfrMatrix add(const MpfrMatrix& a, const MpfrMatrix& b) {
  return compute(a, b, [](const Entries& x, const Entries& y) -> Entries { return x + y; });
}
MpfrMatrix subtract(const MpfrMatrix& a, const MpfrMatrix& b) {
  return compute(a, b, [](const Entries& x, const Entries& y) -> Entries { return x - y; });
}
MpfrMatrix negate(const MpfrMatrix& a) {
  return compute(a, [](const Entries& x) -> Entries { return -x; });
}
MpfrMatrix multiply(const MpfrMatrix& a, const MpfrMatrix& b) { return compute(a, b, dense::product<MpfrNumber>); }
MpfrMatrix scale(const Mpfr& s, const MpfrMatrix& a) {
  return compute(a, s, [](const Entries& x, const MpfrNumber& y) -> Entries { return y * x; });
}
MpfrMatrix divide(const MpfrMatrix& a, const Mpfr& s) {
  if (certainly_zero(s)) throw NeedsMorePrecision("the divisor of a matrix is approximately zero");
  return compute(a, s, [](const Entries& x, const MpfrNumber& y) -> Entries { return x / y; });
}
MpfrMatrix transpose(const MpfrMatrix& a) { return {Entries(a.entries().transpose()), a.bits()}; }
MpfrMatrix hadamard(const MpfrMatrix& a, const MpfrMatrix& b) {
  return compute(a, b, [](const Entries& x, const Entries& y) -> Entries { return x.cwiseProduct(y); });
}
MpfrMatrix kronecker(const MpfrMatrix& a, const MpfrMatrix& b) { return compute(a, b, dense::kronecker<MpfrNumber>); }
Mpfr inner(const MpfrMatrix& a, const MpfrMatrix& b) {
  const int bits = std::max(a.bits(), b.bits());
  const PrecisionScope scope(bits);
  return {dense::inner(at_scope(a), at_scope(b)), bits};
}
Mpfr squared_norm(const MpfrMatrix& a) { return inner(a, a); }
Mpfr trace(const MpfrMatrix& a) { return reduce(a, dense::trace<MpfrNumber>); }
Mpfr sum(const MpfrMatrix& a) { return reduce(a, dense::sum<MpfrNumber>); }
Mpfr largest_entry(const MpfrMatrix& a) { return reduce(a, dense::largest_entry<MpfrNumber>); }
Mpfr one_norm(const MpfrMatrix& a) { return reduce(a, dense::one_norm<MpfrNumber>); }
Mpfr infinity_norm(const MpfrMatrix& a) { return one_norm(transpose(a)); }

Mpfr spectral_norm(const MpfrMatrix& a) {
  const Entries squared = squared_singular_values(a);
  return root_of(squared(squared.size() - 1), a.bits());
}
Mpfr smallest_singular_value(const MpfrMatrix& a) { return root_of(squared_singular_values(a)(0), a.bits()); }
MpfrMatrix singular_values(const MpfrMatrix& a) {
  const Entries squared = squared_singular_values(a);
  const int k = static_cast<int>(squared.size());
  MpfrMatrix values(k, 1, a.bits());
  for (int i = 0; i < k; ++i) values.set(i, 0, root_of(squared(k - 1 - i), a.bits()));
  return values;
}

MpfrMatrix eigenvalues(const MpfrMatrix& symmetric) {
  return compute(symmetric, [](const Entries& x) -> Entries {
    return Eigen::SelfAdjointEigenSolver<Entries>(x, Eigen::EigenvaluesOnly).eigenvalues();
  });
}
Mpfr smallest_eigenvalue(const MpfrMatrix& symmetric) { return eigenvalues(symmetric).get(0, 0); }
Mpfr largest_eigenvalue(const MpfrMatrix& symmetric) { return eigenvalues(symmetric).get(symmetric.rows() - 1, 0); }
ApproximateEigenbasis approximate_eigenbasis(const MpfrMatrix& symmetric) {
  const PrecisionScope scope(symmetric.bits());
  const Eigen::SelfAdjointEigenSolver<Entries> solver(at_scope(symmetric));
  return {{Entries(solver.eigenvalues()), symmetric.bits()}, {solver.eigenvectors(), symmetric.bits()}};
}

bool certainly_positive_definite(const MpfrMatrix& symmetric) {
  const PrecisionScope scope(symmetric.bits());
  return dense::positive_definite(at_scope(symmetric));
}
MpfrMatrix solve(const MpfrMatrix& a, const MpfrMatrix& b) {
  return compute(a, b, [](const Entries& x, Entries y) {
    if (!dense::solve(x, y)) throw NeedsMorePrecision("the matrix of a linear system is approximately singular");
    return y;
  });
}

}  // namespace lemmacheck
