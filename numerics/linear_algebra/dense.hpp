// Eigen matrices of Boost.Multiprecision numbers, and what both kinds of them share. Internal to numerics.
#pragma once

#include <Eigen/Core>
#include <boost/multiprecision/number.hpp>
#include <limits>

namespace Eigen {

/// In place of Boost's own traits, which lack infinity() and quiet_NaN() and whose lowest() is positive.
/// Everything is asked at run time, because the precision of a number may be.
template <class Backend, boost::multiprecision::expression_template_option Templates>
struct NumTraits<boost::multiprecision::number<Backend, Templates>> {
  using Self = boost::multiprecision::number<Backend, Templates>;
  using Real = Self;
  using NonInteger = Self;
  using Literal = double;
  using Nested = Self;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 4,
    AddCost = 10,
    MulCost = 40
  };
  using Limits = std::numeric_limits<Self>;
  static Self epsilon() { return Limits::epsilon(); }
  static Self dummy_precision() { return 1000 * Limits::epsilon(); }
  static Self highest() { return (Limits::max)(); }
  static Self lowest() { return -(Limits::max)(); }
  static Self infinity() { return Limits::infinity(); }
  static Self quiet_NaN() { return Limits::quiet_NaN(); }
  static int digits10() { return Limits::digits10; }
};

}  // namespace Eigen

namespace lemmacheck {

template <class Number>
using Dense = Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic>;

namespace dense {

/// Without Eigen's blocking, which is slower for numbers on the heap.
template <class Number>
Dense<Number> product(const Dense<Number>& a, const Dense<Number>& b) {
  Dense<Number> c = Dense<Number>::Zero(a.rows(), b.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < b.cols(); ++j)
      for (Eigen::Index k = 0; k < a.cols(); ++k) c(i, j) += a(i, k) * b(k, j);
  return c;
}
template <class Number>
Dense<Number> kronecker(const Dense<Number>& a, const Dense<Number>& b) {
  Dense<Number> c(a.rows() * b.rows(), a.cols() * b.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j) c.block(i * b.rows(), j * b.cols(), b.rows(), b.cols()) = a(i, j) * b;
  return c;
}
template <class Number>
Number inner(const Dense<Number>& a, const Dense<Number>& b) {
  Number s(0);
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j) s += a(i, j) * b(i, j);
  return s;
}
template <class Number>
Number sum(const Dense<Number>& a) {
  Number s(0);
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j) s += a(i, j);
  return s;
}
template <class Number>
Number trace(const Dense<Number>& a) {
  Number s(0);
  for (Eigen::Index i = 0; i < a.rows(); ++i) s += a(i, i);
  return s;
}
template <class Number>
Number magnitude(const Number& x) {
  return x < 0 ? Number(-x) : x;
}
template <class Number>
Number largest_entry(const Dense<Number>& a) {
  Number largest(0);
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j)
      if (const Number m = magnitude(a(i, j)); !(m <= largest)) largest = m;
  return largest;
}
/// Largest sum of magnitudes over a column.
template <class Number>
Number one_norm(const Dense<Number>& a) {
  Number largest(0);
  for (Eigen::Index j = 0; j < a.cols(); ++j) {
    Number column(0);
    for (Eigen::Index i = 0; i < a.rows(); ++i) column += magnitude(a(i, j));
    if (!(column <= largest)) largest = column;
  }
  return largest;
}

/// Whether all pivots of L D L^T (lower triangle, no exchanges) are positive: exact numbers decide exactly.
template <class Number>
bool positive_definite(Dense<Number> a) {
  for (Eigen::Index k = 0; k < a.rows(); ++k) {
    if (!(a(k, k) > 0)) return false;
    for (Eigen::Index i = k + 1; i < a.rows(); ++i) {
      const Number factor = a(i, k) / a(k, k);
      for (Eigen::Index j = k + 1; j <= i; ++j) a(i, j) -= factor * a(j, k);
    }
  }
  return true;
}

/// Solves A X = B by elimination with the largest pivot of each column; false where a column has none.
template <class Number>
bool solve(Dense<Number> a, Dense<Number>& x) {
  const Eigen::Index n = a.rows();
  for (Eigen::Index k = 0; k < n; ++k) {
    Eigen::Index pivot = k;
    for (Eigen::Index i = k + 1; i < n; ++i)
      if (magnitude(a(i, k)) > magnitude(a(pivot, k))) pivot = i;
    if (a(pivot, k) == 0) return false;
    a.row(k).swap(a.row(pivot)), x.row(k).swap(x.row(pivot));
    for (Eigen::Index i = k + 1; i < n; ++i) {
      const Number factor = a(i, k) / a(k, k);
      for (Eigen::Index j = k; j < n; ++j) a(i, j) -= factor * a(k, j);
      for (Eigen::Index j = 0; j < x.cols(); ++j) x(i, j) -= factor * x(k, j);
    }
  }
  for (Eigen::Index k = n; k-- > 0;)
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
      for (Eigen::Index i = k + 1; i < n; ++i) x(k, j) -= a(k, i) * x(i, j);
      x(k, j) /= a(k, k);
    }
  return true;
}

}  // namespace dense
}  // namespace lemmacheck
