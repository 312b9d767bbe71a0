#include "numerics/linear_algebra/rational_matrix.hpp"

#include <string>

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {
[[noreturn]] void not_exact(const char* what) {
  throw OutsideDomain(std::string(what) + " is not available in exact arithmetic");
}
}  // namespace

RationalMatrix add(const RationalMatrix& a, const RationalMatrix& b) {
  return RationalMatrix(a.entries() + b.entries());
}
RationalMatrix subtract(const RationalMatrix& a, const RationalMatrix& b) {
  return RationalMatrix(a.entries() - b.entries());
}
RationalMatrix negate(const RationalMatrix& a) { return RationalMatrix(-a.entries()); }
RationalMatrix multiply(const RationalMatrix& a, const RationalMatrix& b) {
  return RationalMatrix(dense::product(a.entries(), b.entries()));
}
RationalMatrix scale(const Rational& s, const RationalMatrix& a) { return RationalMatrix(s.value() * a.entries()); }
RationalMatrix divide(const RationalMatrix& a, const Rational& s) {
  if (certainly_zero(s)) throw OutsideDomain("division of a matrix by zero");
  return RationalMatrix(a.entries() / s.value());
}
RationalMatrix transpose(const RationalMatrix& a) { return RationalMatrix(a.entries().transpose()); }
RationalMatrix hadamard(const RationalMatrix& a, const RationalMatrix& b) {
  return RationalMatrix(a.entries().cwiseProduct(b.entries()));
}
RationalMatrix kronecker(const RationalMatrix& a, const RationalMatrix& b) {
  return RationalMatrix(dense::kronecker(a.entries(), b.entries()));
}
Rational inner(const RationalMatrix& a, const RationalMatrix& b) {
  return Rational(dense::inner(a.entries(), b.entries()));
}
Rational squared_norm(const RationalMatrix& a) { return inner(a, a); }
Rational trace(const RationalMatrix& a) { return Rational(dense::trace(a.entries())); }
Rational sum(const RationalMatrix& a) { return Rational(dense::sum(a.entries())); }
Rational largest_entry(const RationalMatrix& a) { return Rational(dense::largest_entry(a.entries())); }
Rational one_norm(const RationalMatrix& a) { return Rational(dense::one_norm(a.entries())); }
Rational infinity_norm(const RationalMatrix& a) { return one_norm(transpose(a)); }
Rational spectral_norm(const RationalMatrix&) { not_exact("the spectral norm"); }
Rational smallest_singular_value(const RationalMatrix&) { not_exact("a singular value"); }
RationalMatrix singular_values(const RationalMatrix&) { not_exact("a singular value"); }
Rational smallest_eigenvalue(const RationalMatrix&) { not_exact("an eigenvalue"); }
Rational largest_eigenvalue(const RationalMatrix&) { not_exact("an eigenvalue"); }
RationalMatrix eigenvalues(const RationalMatrix&) { not_exact("an eigenvalue"); }
bool certainly_positive_definite(const RationalMatrix& symmetric) {
  return dense::positive_definite(symmetric.entries());
}
RationalMatrix solve(const RationalMatrix& a, const RationalMatrix& b) {
  RationalMatrix::Entries x = b.entries();
  if (!dense::solve(a.entries(), x)) throw OutsideDomain("the matrix of a linear system is singular");
  return RationalMatrix(std::move(x));
}

}  // namespace lemmacheck
