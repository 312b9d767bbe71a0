// FLINT's matrices of integers as values. Internal to numerics.
#pragma once

#include <flint/fmpz_mat.h>

#include <utility>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/linear_algebra/rational_matrix.hpp"

namespace lemmacheck {

/// One integer.
class Integer {
 public:
  Integer() { fmpz_init(z_); }
  explicit Integer(slong value) { fmpz_init_set_si(z_, value); }
  Integer(const Integer& other) { fmpz_init_set(z_, other.z_); }
  Integer(Integer&& other) noexcept : Integer() { fmpz_swap(z_, other.z_); }
  Integer& operator=(Integer other) noexcept {
    fmpz_swap(z_, other.z_);
    return *this;
  }
  ~Integer() { fmpz_clear(z_); }
  fmpz* raw() { return z_; }
  const fmpz* raw() const { return z_; }
  int sign() const { return fmpz_sgn(z_); }
  bool operator==(const Integer& other) const { return fmpz_equal(z_, other.z_) != 0; }

 private:
  fmpz_t z_;
};

/// rows x cols.
class IntegerMatrix {
 public:
  IntegerMatrix() : IntegerMatrix(0, 0) {}
  IntegerMatrix(int rows, int cols) { fmpz_mat_init(m_, rows, cols); }
  IntegerMatrix(const IntegerMatrix& other) { fmpz_mat_init_set(m_, other.m_); }
  IntegerMatrix(IntegerMatrix&& other) noexcept : IntegerMatrix() { fmpz_mat_swap(m_, other.m_); }
  IntegerMatrix& operator=(IntegerMatrix other) noexcept {
    fmpz_mat_swap(m_, other.m_);
    return *this;
  }
  ~IntegerMatrix() { fmpz_mat_clear(m_); }

  int rows() const { return static_cast<int>(fmpz_mat_nrows(m_)); }
  int cols() const { return static_cast<int>(fmpz_mat_ncols(m_)); }
  fmpz* at(int i, int j) { return fmpz_mat_entry(m_, i, j); }
  const fmpz* at(int i, int j) const { return fmpz_mat_entry(m_, i, j); }
  fmpz_mat_struct* raw() { return m_; }
  const fmpz_mat_struct* raw() const { return m_; }

 private:
  fmpz_mat_t m_;
};

/// Every row of finite doubles times a positive number of its own that makes it primitive; zero rows stay zero.
IntegerMatrix primitive_rows(const DyadicMatrix& exact);

/// Every row of rationals times the least common multiple of its denominators.
IntegerMatrix whole_rows(const RationalMatrix& exact);

/// numerator / denominator, the denominator not 0.
RationalNumber quotient(const fmpz* numerator, const fmpz* denominator);

}  // namespace lemmacheck
