#include "tests/catch.hpp"
#include "tests/numerics/broken_models.hpp"

namespace kernels = lemmacheck::certified::kernels;
using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

Matrix draw_operand(int rows, int cols, Random& random) {
  const Matrix a = draw_matrix(rows, cols, random);
  return draw_int(0, 1, random) == 0 ? a : with_radii(a, random);
}

int draw_size(Random& random) {
  return draw_int(0, 19, random) == 0 ? draw_int(7, 24, random) : draw_int(1, 5, random);
}

bool product_holds(Random& random, const ErrorModel& model) {
  const int rows = draw_size(random), inner = draw_size(random), cols = draw_size(random);
  const Matrix a = draw_operand(rows, inner, random), b = draw_operand(inner, cols, random);
  return holds(kernels::multiply(a, b, model), member(a, random) * member(b, random));
}

bool sum_holds(Random& random, const ErrorModel& model) {
  const int rows = draw_size(random), cols = draw_size(random);
  const Matrix a = draw_operand(rows, cols, random), b = draw_operand(rows, cols, random);
  const ExactMatrix x = member(a, random), y = member(b, random);
  ExactMatrix sum = x, difference = x;
  for (std::size_t k = 0; k < x.entries.size(); ++k)
    sum.entries[k] += y.entries[k], difference.entries[k] -= y.entries[k];
  return holds(kernels::add(a, b, model), sum) && holds(kernels::subtract(a, b, model), difference);
}

bool scaling_holds(Random& random, const ErrorModel& model) {
  const Matrix a = draw_operand(draw_int(1, 4, random), draw_int(1, 4, random), random);
  const double s = draw_matrix(1, 1, random).midpoints()[0], width = std::abs(s) * draw_uniform(0, 0.1, random);
  const bool point = draw_int(0, 1, random) == 0;
  const Interval factor = point ? Interval(s) : Interval{s - width, s + width};
  ExactMatrix scaled = member(a, random);
  const Rational t = exact(draw_int(0, 1, random) == 0 ? factor.lower : factor.upper);
  for (Rational& x : scaled.entries) x *= t;
  return holds(kernels::scale(factor, a, model), scaled);
}

bool division_holds(Random& random, const ErrorModel& model) {
  const Matrix a = draw_operand(draw_int(1, 4, random), draw_int(1, 4, random), random);
  double s = draw_matrix(1, 1, random).midpoints()[0];
  if (s == 0) s = 3;
  const double width = draw_int(0, 1, random) == 0 ? 0 : std::abs(s) * draw_uniform(0, 0.5, random);
  const Interval divisor = width == 0 ? Interval(s) : Interval{s - width, s + width};
  if (!(divisor.lower > 0 || divisor.upper < 0)) return true;  // a subnormal divisor that rounding took to zero
  ExactMatrix quotient = member(a, random);
  const Rational t = exact(draw_int(0, 1, random) == 0 ? divisor.lower : divisor.upper);
  for (Rational& x : quotient.entries) x /= t;
  return holds(kernels::divide(a, divisor, model), quotient);
}

bool entrywise_product_holds(Random& random, const ErrorModel& model) {
  const int rows = draw_int(1, 3, random), cols = draw_int(1, 3, random);
  const Matrix a = draw_operand(rows, cols, random), b = draw_operand(rows, cols, random);
  const ExactMatrix x = member(a, random), y = member(b, random);
  ExactMatrix entrywise = x, kronecker(rows * rows, cols * cols);
  for (std::size_t k = 0; k < x.entries.size(); ++k) entrywise.entries[k] *= y.entries[k];
  for (int i = 0; i < rows * rows; ++i)
    for (int j = 0; j < cols * cols; ++j) kronecker(i, j) = x(i / rows, j / cols) * y(i % rows, j % cols);
  return holds(kernels::hadamard(a, b, model), entrywise) && holds(kernels::kronecker(a, b, model), kronecker);
}

bool inner_product_holds(Random& random, const ErrorModel& model) {
  const int rows = draw_size(random), cols = draw_int(1, 4, random);
  const Matrix a = draw_operand(rows, cols, random), b = draw_operand(rows, cols, random);
  const ExactMatrix x = member(a, random), y = member(b, random);
  Rational inner = 0, squares = 0, sum = 0, largest = 0;
  for (std::size_t k = 0; k < x.entries.size(); ++k) {
    inner += x.entries[k] * y.entries[k], squares += x.entries[k] * x.entries[k], sum += x.entries[k];
    largest = std::max<Rational>(largest, abs(x.entries[k]));
  }
  const Interval norm = kernels::frobenius_norm(a, model);
  const auto square_of = [](double end) { return exact(end) * exact(end); };
  const bool norm_holds = norm.lower >= 0 && std::isfinite(norm.lower) && square_of(norm.lower) <= squares &&
                          (!std::isfinite(norm.upper) || square_of(norm.upper) >= squares);
  return holds(kernels::inner(a, b, model), inner) && holds(kernels::squared_norm(a, model), squares) && norm_holds &&
         holds(certified::sum(a), sum) && holds(certified::largest_entry(a), largest);
}

Matrix matrix(int rows, int cols, Numbers columns) { return {rows, cols, std::move(columns), {}}; }

}  // namespace

TEST_CASE("products, sums and norms of matrices enclose the exact values") {
  CHECK(misses(product_holds, 3000, certified::ieee) == 0);
  CHECK(misses(sum_holds, 3000, certified::ieee) == 0);
  CHECK(misses(scaling_holds, 6000, certified::ieee) == 0);
  CHECK(misses(division_holds, 6000, certified::ieee) == 0);
  CHECK(misses(entrywise_product_holds, 3000, certified::ieee) == 0);
  CHECK(misses(inner_product_holds, 3000, certified::ieee) == 0);
}

TEST_CASE("the same tests catch half of the roundoff, half of the radii, and a missing underflow term") {
  for (const ErrorModel& broken : {half_the_roundoff(), half_the_radii()})
    for (const Property property :
         {product_holds, sum_holds, scaling_holds, division_holds, entrywise_product_holds, inner_product_holds})
      CHECK(misses(property, 3000, broken) > 0);
  for (const Property property :
       {product_holds, scaling_holds, division_holds, entrywise_product_holds, inner_product_holds})
    CHECK(misses(property, 6000, no_underflow()) > 0);
}

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
