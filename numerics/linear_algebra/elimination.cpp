#include "numerics/linear_algebra/elimination.hpp"

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/linear_algebra/integer_matrix.hpp"
#include "numerics/linear_algebra/multiprecision_matrix.hpp"

namespace lemmacheck {

int exact_rank(const DyadicMatrix& a) { return static_cast<int>(fmpz_mat_rank(primitive_rows(a).raw())); }

Vector exact_null_vector(const Matrix& a) {
  if (!(a.level() == Level::rational())) throw OutsideDomain("exact_null_vector: the matrix is not rational");
  const IntegerMatrix whole = whole_rows(std::get<RationalMatrix>(a.multiprecision()->entries()));
  IntegerMatrix basis(a.cols(), a.cols());
  if (fmpz_mat_nullspace(basis.raw(), whole.raw()) == 0) return {};
  RationalMatrix v(a.cols(), 1);
  const Integer one(1);
  for (int k = 0; k < a.cols(); ++k) v.set(k, 0, Rational(quotient(basis.at(k, 0), one.raw())));
  return Matrix(a.cols(), 1, std::make_shared<const MultiprecisionMatrix>(std::move(v)));
}

}  // namespace lemmacheck
