#include "numerics/linear_algebra/integer_matrix.hpp"

#include <flint/fmpq.h>
#include <flint/fmpq_mat.h>

#include "numerics/arithmetic/primitive_direction.hpp"

namespace lemmacheck {

IntegerMatrix primitive_rows(const DyadicMatrix& exact) {
  IntegerMatrix whole(exact.rows, exact.cols);
  for (int i = 0; i < exact.rows; ++i) {
    if (is_zero_row(exact, i)) continue;
    const auto z = primitive_direction(row_of(exact, i));
    for (int k = 0; k < exact.cols; ++k) {
      const WholeNumber& entry = z[static_cast<std::size_t>(k)];
      fmpz_set_si(whole.at(i, k), entry.odd);
      fmpz_mul_2exp(whole.at(i, k), whole.at(i, k), static_cast<ulong>(entry.exponent));
    }
  }
  return whole;
}

IntegerMatrix whole_rows(const RationalMatrix& exact) {
  IntegerMatrix whole(exact.rows(), exact.cols());
  fmpq_mat_t fractions;
  fmpq_mat_init(fractions, exact.rows(), exact.cols());
  for (int i = 0; i < exact.rows(); ++i)
    for (int k = 0; k < exact.cols(); ++k)
      fmpq_set_mpq(fmpq_mat_entry(fractions, i, k), exact.entries()(i, k).backend().data());
  fmpq_mat_get_fmpz_mat_rowwise(whole.raw(), nullptr, fractions);
  fmpq_mat_clear(fractions);
  return whole;
}

RationalNumber quotient(const fmpz* numerator, const fmpz* denominator) {
  fmpq_t q;
  fmpq_init(q);
  fmpq_set_fmpz_frac(q, numerator, denominator);
  RationalNumber value;
  fmpq_get_mpq(value.backend().data(), q);
  fmpq_clear(q);
  return value;
}

}  // namespace lemmacheck
