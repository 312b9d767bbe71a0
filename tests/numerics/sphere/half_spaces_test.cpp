#include "numerics/sphere/half_spaces.hpp"

#include <array>
#include <cmath>
#include <random>

#include "numerics/arithmetic/primitive_direction.hpp"
#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/linear_algebra/elimination.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

DyadicMatrix rows(int n, int d, std::vector<double> entries) {
  DyadicMatrix m(n, d);
  m.entries = std::move(entries);
  return m;
}

bool singular(const DyadicMatrix& x) { return half_space_null_vector(x).rows() > 0; }

Vector rational(std::vector<double> entries) {
  return Matrix(rows(static_cast<int>(entries.size()), 1, entries), Level::rational());
}

}  // namespace

TEST_CASE("ranks are exact") {
  CHECK(exact_rank(rows(2, 2, {1, 2, 2, 4})) == 1);
  CHECK(exact_rank(rows(2, 2, {1, 2, 2, 4.000000000000001})) == 2);
  CHECK(exact_rank(rows(2, 2, {1, 0, 1, 0x1p-1074})) == 2);
  CHECK(exact_rank(rows(3, 3, {1, 2, 3, 4, 5, 6, 7, 8, 9})) == 2);
  CHECK(exact_rank(rows(2, 3, {0, 0, 0, 0, 0, 0})) == 0);
  CHECK(exact_rank(DyadicMatrix(0, 3)) == 0);
}

TEST_CASE("a null vector is one, or there is none") {
  const Matrix singular_matrix(rows(3, 3, {1, 2, 3, 4, 5, 6, 7, 8, 9}), Level::rational());
  const Vector v = exact_null_vector(singular_matrix);
  REQUIRE(v.rows() == 3);
  CHECK(!certainly_zero(v(0)));
  for (int i = 0; i < 3; ++i) CHECK(certainly_zero((singular_matrix * v)(i)));
  CHECK(exact_null_vector(Matrix(rows(2, 2, {1, 2, 2, 5}), Level::rational())).rows() == 0);
  CHECK_THROWS_AS(exact_null_vector(Matrix(2, 2, Level::ball(64))), OutsideDomain);
}

TEST_CASE("lines collect multiples of either sign, however close other directions are") {
  const auto lines = lines_of(rows(5, 2, {1, 3, -2, -6, 1, 3.0000000000000004, 0.5, 1.5, 0, 1}));
  CHECK(lines.count == 3);
  CHECK(lines.line == std::vector<int>{0, 0, 1, 0, 2});
  CHECK(lines.orientation == std::vector<int>{1, -1, 1, 1, 1});
  CHECK(lines.first == std::vector<int>{0, 2, 4});
  CHECK(lines_of(rows(2, 1, {1, -7})).count == 1);
  CHECK(lines_of(rows(2, 2, {1, 0, 1, 0x1p-1074})).count == 2);
  CHECK_THROWS_AS(lines_of(rows(2, 2, {1, 0, 0, 0})), OutsideDomain);
}

TEST_CASE("a primitive direction is coprime, keeps the signs, and spans all exponents") {
  const auto direction = [](std::vector<double> row) { return primitive_direction(row); };
  using Direction = std::vector<WholeNumber>;
  CHECK(direction({-6, 9, 0}) == Direction{{-1, 1}, {3, 0}, {0, 0}});
  CHECK(direction({0.1, 0.2}) == Direction{{1, 0}, {1, 1}});
  CHECK(direction({0x1p-1074, -0x1p1023}) == Direction{{1, 0}, {-1, 2097}});
  CHECK(direction({0x1.fffffffffffffp1023}) == Direction{{1, 0}});
  CHECK(direction({9, 15, -0x1p-1060}) == Direction{{9, 1060}, {15, 1060}, {-1, 0}});
  CHECK_THROWS_AS(direction({0, -0.0}), OutsideDomain);
  CHECK_THROWS_AS(direction({1, std::nan("")}), OutsideDomain);
}

TEST_CASE("lines are those that two by two minors find, pair by pair") {
  std::mt19937_64 random(5);
  const auto whole = [&](int size) { return static_cast<double>(static_cast<int>(random() % (2u * size + 1)) - size); };
  for (int instance = 0; instance < 200; ++instance) {
    const int n = 12, d = 1 + instance % 3;
    DyadicMatrix x(n, d);
    for (int i = 0; i < n; ++i) {
      const double scale = std::ldexp(3 + 2 * whole(1), static_cast<int>(random() % 100) - 50);
      for (int k = 0; k < d; ++k) x(i, k) = scale * whole(3);
      if (is_zero_row(x, i)) x(i, 0) = scale;
    }
    const Lines lines = lines_of(x);
    for (const int first : lines.first) CHECK(lines.orientation[static_cast<std::size_t>(first)] == 1);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        bool parallel = true;
        for (int a = 0; a < d; ++a)
          for (int b = 0; b < a; ++b)
            parallel = parallel && sign_of_dot(std::array{x(i, a), -x(i, b)}, std::array{x(j, b), x(j, a)}) == 0;
        const auto p = static_cast<std::size_t>(i), q = static_cast<std::size_t>(j);
        CHECK(parallel == (lines.line[p] == lines.line[q]));
        if (parallel) CHECK(sign_of_dot(row_of(x, i), row_of(x, j)) == lines.orientation[p] * lines.orientation[q]);
      }
  }
}

TEST_CASE("a null vector is found among two thousand rows, and none where there is none") {
  std::mt19937_64 random(6);
  DyadicMatrix x(2000, 20);
  for (double& entry : x.entries) entry = static_cast<double>(random() % 17);
  CHECK(!singular(x));
  for (int k = 0; k < x.cols; ++k) x(1234, k) = -3 * x(77, k);
  CHECK(!singular(x));
  for (int k = 0; k < x.cols; ++k) x(1999, k) = 5 * x(1234, k);
  CHECK(singular(x));
  // 21 opposite pairs in 20 dimensions.
  DyadicMatrix pairs(42, 20);
  for (int i = 0; i < 21; ++i)
    for (int k = 0; k < 20; ++k)
      pairs(i, k) = static_cast<double>(random() % 1000), pairs(i + 21, k) = -7 * pairs(i, k);
  CHECK(singular(pairs));
  CHECK(!singular(without_row(pairs, 0)));
}

TEST_CASE("duplicates and positive multiples cancel; one antiparallel pair does not") {
  CHECK(singular(rows(2, 2, {1, 2, 1, 2})));
  CHECK(singular(rows(2, 2, {1, 2, 3, 6})));
  CHECK(!singular(rows(2, 2, {1, 2, -3, -6})));
  CHECK(!singular(rows(2, 1, {1, -1})));
  CHECK(singular(rows(3, 1, {1, -1, 2})));
  CHECK(!singular(rows(3, 2, {1, 0, 1, 1, 0, 1})));
}

TEST_CASE("antiparallel pairs cancel exactly if their representatives are dependent") {
  CHECK(!singular(rows(4, 2, {1, 0, -1, 0, 0, 1, 0, -2})));
  CHECK(singular(rows(6, 2, {1, 0, -1, 0, 0, 1, 0, -2, 1, 1, -3, -3})));
  CHECK(singular(rows(6, 3, {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 1, 1, 0, -1, -1, 0})));    // in a plane of R^3
  CHECK(!singular(rows(6, 3, {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 1, 1, 1, -1, -1, -1})));  // not in a plane
  CHECK(singular(rows(8, 3, {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 1, 2, 3, -1, -2, -3})));
}

TEST_CASE("only a vector that cancels is accepted as a certificate") {
  const auto x = rows(2, 2, {1, 2, 3, 6});
  CHECK(annihilates_half_spaces(x, rational({3, -1})));
  CHECK(!annihilates_half_spaces(x, rational({3, -1.0000000000000002})));
  CHECK(!annihilates_half_spaces(x, rational({1, 1})));
  const auto pairs = rows(6, 2, {1, 0, -1, 0, 0, 1, 0, -2, 1, 1, -3, -3});
  CHECK(annihilates_half_spaces(pairs, rational({3, -3, 3, -1.5, -3, 1})));
  CHECK(!annihilates_half_spaces(pairs, rational({3, -3, 3, -1.5, -3, -1})));
}
