// What products, sums and norms promise besides enclosing (enclosures_test.cpp).
#include "tests/catch.hpp"
#include "tests/numerics/exact_truth.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

Matrix matrix(int rows, int cols, Numbers columns) { return {rows, cols, std::move(columns), {}}; }

}  // namespace

TEST_CASE("exact operations leave exact matrices") {
  const Matrix a = matrix(2, 2, {1, 2, 3, 0x1p-1074});
  CHECK(certified::negate(a).radii().empty());
  CHECK(certified::transpose(a).radii().empty());
  CHECK(certified::transpose(a).midpoints() == Numbers{1, 3, 2, 0x1p-1074});
  CHECK(certified::scale(-1, a).radii().empty());
  CHECK(certified::scale(4, matrix(1, 2, {0.1, -3})).radii().empty());
  CHECK(certified::divide(matrix(1, 3, {6, -0.75, 0}), 3).radii().empty());
  CHECK_FALSE(certified::divide(matrix(1, 1, {1}), 3).radii().empty());
  CHECK_THROWS_AS(certified::divide(a, 0), OutsideDomain);
  CHECK_THROWS_AS(certified::divide(a, {-1, 1}), NeedsMorePrecision);
  CHECK(certified::add(matrix(1, 2, {1, 2}), matrix(1, 2, {0.5, -2})).radii().empty());
  CHECK(certified::inner(matrix(2, 1, {3, 4}), matrix(2, 1, {3, 4})).is_point());
  CHECK(certified::frobenius_norm(matrix(2, 1, {3, 4})).is_point());
  CHECK_FALSE(certified::scale(0.5, a).radii().empty());  // 2^-1075 is no double
}

TEST_CASE("overflow gives an unknown entry, never a wrong one") {
  const Matrix huge = matrix(2, 2, {1e300, 1e300, 1e300, -1e300});
  Random random(1);
  const ExactMatrix exact_huge = member(huge, random);
  CHECK(holds(certified::multiply(huge, huge), exact_huge * exact_huge));
  const Interval norm = certified::frobenius_norm(huge);
  CHECK(norm.lower >= 1.99e300);
  CHECK(norm.upper <= 2.01e300);
  CHECK(certified::squared_norm(matrix(1, 1, {0x1p-1074})).lower == 0);
  CHECK(certified::frobenius_norm(matrix(1, 2, {3 * 0x1p-1074, 4 * 0x1p-1074})).upper <= 6 * 0x1p-1074);
}

TEST_CASE("an inner product whose radii underflow is no point") {
  const Matrix tiny{1, 1, {0}, {0x1p-1048}};  // its members' squares reach 2^-2096
  CHECK(certified::squared_norm(tiny).upper > 0);
  CHECK(certified::inner(tiny, tiny).lower < 0);
  CHECK(certified::inner(tiny, tiny).upper > 0);
}

TEST_CASE("shapes that do not fit are refused") {
  const Matrix a = matrix(2, 3, {1, 2, 3, 4, 5, 6});
  CHECK_THROWS_AS(certified::multiply(a, a), OutsideDomain);
  CHECK_THROWS_AS(certified::add(a, certified::transpose(a)), OutsideDomain);
  CHECK_THROWS_AS(certified::trace(a), OutsideDomain);
  CHECK_THROWS_AS(certified::smallest_eigenvalue(a), OutsideDomain);
}

TEST_CASE("radii of well-scaled products are close to the rounding errors") {
  const Matrix ones = matrix(8, 8, Numbers(64, 0.1));
  const Matrix product = certified::multiply(ones, ones);  // entries 0.08
  for (const double r : product.radii()) CHECK(r < 0.08 * 10 * 0x1p-53);
}
