// The neutral matrices: one meaning in every arithmetic.
#include "numerics/linear_algebra/matrix.hpp"

#include "tests/catch.hpp"
#include "tests/numerics/exact_spectrum.hpp"
#include "tests/numerics/matrix_families.hpp"

using namespace lemmacheck;
using namespace lemmacheck::testing;

namespace {

const std::vector<Level> all_levels = {Level::certified_double(), Level::ball(64), Level::ball(300), Level::mpfr(128),
                                       Level::rational()};
RationalNumber exact(const Real& x) { return std::get<Rational>(x.multiprecision()->number()).value(); }
bool same(const Real& a, const Real& b) { return certainly_zero(a - b); }

}  // namespace

TEST_CASE("a copy does not see what is written into its original") {
  for (Level level : all_levels) {
    Matrix a(DyadicMatrix(2, 2), level);
    a.set(0, 1, Real(7, level));
    Matrix b = a;
    b.set(0, 1, Real(8, level));
    a.set(1, 1, Real(9, level));
    CHECK(same(a(0, 1), 7));
    CHECK(same(b(0, 1), 8));
    CHECK(same(a(1, 1), 9));
    CHECK(same(b(1, 1), 0));
    const Matrix c = b;
    b = Matrix(1, 1, level);
    CHECK(same(c(0, 1), 8));
  }
}
TEST_CASE("an entry of another level: points fit everywhere, a zero double matrix adopts, the rest is refused") {
  Matrix a(2, 2, Level::ball(128));
  a.set(0, 0, 0.5);
  CHECK(a.level() == Level::ball(128));
  a.set(0, 1, Real(1, Level::ball(512)));
  CHECK(a.level() == Level::ball(512));
  CHECK_THROWS_AS(a.set(1, 1, Real(1) / 3), std::logic_error);
  CHECK_THROWS_AS(a.set(1, 1, Real(1, Level::rational())), std::logic_error);
  Matrix d(2, 2);
  d.set(0, 0, 3);
  d.set(1, 0, Real(Fraction(1, 3), Level::rational()));
  CHECK(d.level() == Level::rational());
  CHECK(same(d(0, 0), 3));
  CHECK(same(3 * d(1, 0), 1));
}
TEST_CASE("matrices of two arithmetics do not mix, exact double matrices do") {
  const DyadicMatrix data = random_rectangular(2, 2, 1);
  const Matrix exact_double(data, Level::certified_double()), ball(data, Level::ball(128));
  CHECK((exact_double * ball).level() == Level::ball(128));
  CHECK((ball + exact_double).level() == Level::ball(128));
  CHECK((2 * ball).level() == Level::ball(128));
  CHECK((Real(Fraction(1, 3), Level::ball(256)) * exact_double).level() == Level::ball(256));
  const Matrix inexact = exact_double / 3;
  CHECK_THROWS_AS(inexact * ball, std::logic_error);
  CHECK_THROWS_AS(ball - inexact, std::logic_error);
  CHECK_THROWS_AS(Matrix(data, Level::mpfr(128)) * ball, std::logic_error);
  CHECK_THROWS_AS(Matrix(data, Level::rational()) + ball, std::logic_error);
  CHECK_THROWS_AS((Real(1) / 3) * ball, std::logic_error);
  CHECK_THROWS_AS(Real(3, Level::rational()) * ball, std::logic_error);
}
TEST_CASE("shapes that do not fit are faults") {
  for (Level level : all_levels) {
    const Matrix a(2, 3, level), b(2, 3, level);
    CHECK_THROWS_AS(Matrix(-1, 2, level), OutsideDomain);
    CHECK_THROWS_AS(Matrix(2, -1, level), OutsideDomain);
    CHECK_THROWS_AS(a * b, OutsideDomain);
    CHECK_THROWS_AS(a + transpose(b), OutsideDomain);
    CHECK_THROWS_AS(trace(a), OutsideDomain);
    CHECK_THROWS_AS(solve(a, b), OutsideDomain);
    CHECK_THROWS_AS(smallest_eigenvalue(a), OutsideDomain);
    CHECK_THROWS_AS(a(2, 0), OutsideDomain);
    CHECK_THROWS_AS(a(0), OutsideDomain);
    CHECK_THROWS_AS(angle(column(a, 0), row(a, 0)), OutsideDomain);
  }
}

TEST_CASE("the inverse of the exact Hilbert matrix is whole, and enclosed") {
  const int n = 7;
  const auto hilbert = [&](Level level) {
    Matrix h(n, n, level);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) h.set(i, j, Real(Fraction(1, i + j + 1), level));
    return h;
  };
  const Matrix inverse = solve(hilbert(Level::rational()), identity(n, Level::rational()));
  CHECK(same(inverse(0, 0), n * n));
  CHECK(same(inverse(6, 6), 11099088));  // (2n-1) C(2n-2, n-1)^2 for the last corner
  for (int bits : {128, 1024}) {
    const Matrix enclosed = solve(hilbert(Level::ball(bits)), identity(n, Level::ball(bits)));
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        const ExactEnds e = ends(enclosed(i, j));
        CHECK(e.lower <= exact(inverse(i, j)));
        CHECK(exact(inverse(i, j)) <= e.upper);
      }
  }
  CHECK(certainly_positive_definite(hilbert(Level::rational())));
  CHECK(certainly_positive_definite(hilbert(Level::ball(128))));
}
TEST_CASE("a singular system: known exactly, else more precision is asked for") {
  const DyadicMatrix singular = filled(3, 3, [](int i, int j) { return 3.0 * i + j; });
  CHECK_THROWS_AS(solve(Matrix(singular, Level::rational()), identity(3, Level::rational())), OutsideDomain);
  for (int bits : {64, 2048})
    CHECK_THROWS_AS(solve(Matrix(singular, Level::ball(bits)), identity(3, Level::ball(bits))), NeedsMorePrecision);
}
TEST_CASE("norms and spectra that are not rational are refused in exact arithmetic") {
  const Matrix a(random_symmetric(3, 3), Level::rational());
  CHECK_THROWS_AS(spectral_norm(a), OutsideDomain);
  CHECK_THROWS_AS(smallest_singular_value(a), OutsideDomain);
  CHECK_THROWS_AS(singular_values(a), OutsideDomain);
  CHECK_THROWS_AS(smallest_eigenvalue(a), OutsideDomain);
  CHECK_THROWS_AS(eigenvalues(a), OutsideDomain);
  Vector pythagorean(2, 1, Level::rational());
  pythagorean.set(0, 3), pythagorean.set(1, 4);
  CHECK(same(norm(pythagorean), 5));
  pythagorean.set(1, 5);
  CHECK_THROWS_AS(norm(pythagorean), OutsideDomain);
}

TEST_CASE("angles near 0 and pi keep their relative accuracy") {
  for (Level level : {Level::ball(64), Level::ball(1024)}) {
    const auto between = [&](double a, double b, double c, double d) {
      DyadicMatrix x(2, 1), y(2, 1);
      x(0, 0) = a, x(1, 0) = b, y(0, 0) = c, y(1, 0) = d;
      return angle(Matrix(x, level), Matrix(y, level));
    };
    const double tiny = 1e-9;
    const Real acute = between(1, 0, 1, tiny);  // atan(tiny) = tiny - tiny^3/3 + ...
    CHECK(upper(acute) <= tiny * (1 + 1e-15));
    CHECK(lower(acute) >= tiny * (1 - 1e-17) * (1 - 1e-9));
    CHECK(upper(between(1, 0, -1, tiny)) < 3.14159265258980);
    CHECK(lower(between(1, 0, -1, tiny)) > 3.14159265258979);
    CHECK(encloses(between(2, 0, 0, 3), pi(Level::mpfr(2048)) / 2, Real(0x1p-1020, Level::mpfr(2048))));
    CHECK(encloses(between(1, 2, 2, -1), pi(Level::mpfr(2048)) / 2, Real(0x1p-1020, Level::mpfr(2048))));
    CHECK(certainly_zero(between(3, 4, 6, 8)));
    CHECK(encloses(between(3, 4, -6, -8), pi(Level::mpfr(2048)), Real(0x1p-1020, Level::mpfr(2048))));
    CHECK_THROWS_AS(between(0, 0, 1, 1), OutsideDomain);
  }
}

TEST_CASE("one norm by columns, infinity norm by rows") {
  DyadicMatrix a(2, 3);
  a.entries = {1, -2, 3, -4, 0.5, 0};
  for (Level level : all_levels) {
    CHECK(same(one_norm(Matrix(a, level)), 5));
    CHECK(same(infinity_norm(Matrix(a, level)), 6));
    CHECK(same(one_norm(Matrix(0, 3, level)), 0));
    CHECK(same(infinity_norm(Matrix(3, 0, level)), 0));
  }
  for (Level level : {Level::certified_double(), Level::ball(64)}) {
    Matrix wide(a, level);
    wide.set(0, 0, Real(-3, level) + 4 * sqrt(Real(2, level)) / sqrt(Real(2, level)));
    CHECK(upper(one_norm(wide)) >= 5);
    wide.set(1, 2, Real(INFINITY, level) - Real(INFINITY, level));
    CHECK_FALSE(is_finite(one_norm(wide)));
    CHECK_FALSE(is_finite(infinity_norm(wide)));
  }
}

TEST_CASE("edge sizes") {
  for (Level level : {Level::certified_double(), Level::ball(64), Level::mpfr(64)}) {
    DyadicMatrix one(1, 1);
    one(0, 0) = -3;
    const Matrix a(one, level);
    CHECK(same(smallest_eigenvalue(a), -3));
    CHECK(same(largest_eigenvalue(a), -3));
    CHECK(same(symmetric_spectral_norm(a), 3));
    CHECK(same(spectral_norm(a), 3));
    CHECK(same(smallest_singular_value(a), 3));
    CHECK(same(largest_entry(Matrix(0, 0, level)), 0));
    CHECK(same(sum(Matrix(0, 3, level)), 0));
    CHECK((Matrix(2, 0, level) * Matrix(0, 3, level)).rows() == 2);
    CHECK_THROWS_AS(smallest_eigenvalue(Matrix(0, 0, level)), OutsideDomain);
  }
}
