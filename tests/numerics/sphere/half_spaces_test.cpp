#include "numerics/sphere/half_spaces.hpp"

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
