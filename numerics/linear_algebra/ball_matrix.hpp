// Matrices of Arb balls. Internal to numerics; the functions are those of `Matrix` of the same names.
#pragma once

#include <utility>

#include "numerics/arithmetic/ball.hpp"

namespace lemmacheck {

/// A matrix of balls. `bits` as for `Ball`.
class BallMatrix {
 public:
  using Number = Ball;  ///< of its entries
  BallMatrix(int rows, int cols, int bits = 0) : bits_(bits) { arb_mat_init(m_, rows, cols); }
  BallMatrix(const BallMatrix& o) : BallMatrix(o.rows(), o.cols(), o.bits_) { arb_mat_set(m_, o.m_); }
  BallMatrix(BallMatrix&& o) noexcept : BallMatrix(0, 0) { swap(o); }
  BallMatrix& operator=(BallMatrix o) noexcept { return swap(o), *this; }
  ~BallMatrix() { arb_mat_clear(m_); }
  void swap(BallMatrix& o) noexcept { arb_mat_swap(m_, o.m_), std::swap(bits_, o.bits_); }

  int rows() const { return static_cast<int>(arb_mat_nrows(m_)); }
  int cols() const { return static_cast<int>(arb_mat_ncols(m_)); }
  int bits() const { return bits_; }
  Level level() const { return Level::ball(bits_); }
  void raise_to(int bits) { bits_ = std::max(bits_, bits); }
  arb_mat_struct* raw() { return m_; }
  const arb_mat_struct* raw() const { return m_; }
  arb_ptr at(int i, int j) { return arb_mat_entry(m_, i, j); }
  arb_srcptr at(int i, int j) const { return arb_mat_entry(m_, i, j); }
  Ball get(int i, int j) const;
  void set(int i, int j, const Ball& x) { arb_set(at(i, j), x.raw()), raise_to(x.bits()); }

 private:
  arb_mat_t m_;
  int bits_ = 0;
};

/// Whether the lower triangle of a square matrix has neither an infinite entry nor an unknown one: what a symmetric
/// matrix is read from.
bool has_finite_lower_triangle(const BallMatrix& symmetric);

BallMatrix add(const BallMatrix& a, const BallMatrix& b);
BallMatrix subtract(const BallMatrix& a, const BallMatrix& b);
BallMatrix negate(const BallMatrix& a);
BallMatrix multiply(const BallMatrix& a, const BallMatrix& b);
BallMatrix scale(const Ball& s, const BallMatrix& a);
BallMatrix divide(const BallMatrix& a, const Ball& s);
BallMatrix transpose(const BallMatrix& a);
BallMatrix hadamard(const BallMatrix& a, const BallMatrix& b);
BallMatrix kronecker(const BallMatrix& a, const BallMatrix& b);
Ball inner(const BallMatrix& a, const BallMatrix& b);
Ball squared_norm(const BallMatrix& a);
Ball trace(const BallMatrix& a);
Ball sum(const BallMatrix& a);
Ball largest_entry(const BallMatrix& a);
Ball one_norm(const BallMatrix& a);
Ball infinity_norm(const BallMatrix& a);
Ball spectral_norm(const BallMatrix& a);
Ball smallest_singular_value(const BallMatrix& a);
BallMatrix singular_values(const BallMatrix& a);
Ball smallest_eigenvalue(const BallMatrix& symmetric);
Ball largest_eigenvalue(const BallMatrix& symmetric);
BallMatrix eigenvalues(const BallMatrix& symmetric);
bool certainly_positive_definite(const BallMatrix& symmetric);
BallMatrix solve(const BallMatrix& a, const BallMatrix& b);

}  // namespace lemmacheck
