// Enclosures of spectra against exact rational inertia: every end is tried, at every size of precision.
#include "numerics/linear_algebra/ball_temple.hpp"
#include "numerics/linear_algebra/matrix.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/exact_spectrum.hpp"
#include "tests/numerics/matrix_families.hpp"

using namespace lemmacheck;
using namespace lemmacheck::testing;

namespace {

/// Normwise sharpness that an enclosure at `bits` promises here: 2^-bits times size, times 2^spare for the sums.
RationalNumber promised_width(const RationalEntries& m, int bits) {
  constexpr int spare = 12;
  const RationalNumber size = dense::largest_entry(m) * static_cast<int>(std::max(m.rows(), m.cols()));
  return size * pow(Rational(2.0), spare - bits, 1).value();
}
RationalEntries gram(const DyadicMatrix& a) {
  const RationalEntries x = exact(a), y = x.transpose();
  return a.rows <= a.cols ? dense::product(x, y) : dense::product(y, x);
}
ExactEnds squared(const ExactEnds& e) {
  const RationalNumber low = e.lower > 0 ? e.lower : RationalNumber(0);
  return {low * low, e.upper * e.upper};
}

}  // namespace

TEST_CASE("smallest and largest eigenvalues are enclosed, sharply, at every precision") {
  for (const auto& [name, matrix] : hard_symmetric_matrices()) {
    const RationalEntries m = symmetric(matrix);
    for (int bits : {64, 128, 512}) {
      INFO(name << " at " << bits << " bits");
      const Matrix a(matrix, Level::ball(bits));
      const ExactEnds low = ends(smallest_eigenvalue(a)), high = ends(largest_eigenvalue(a));
      CHECK(holds_eigenvalue(m, 0, low));
      CHECK(holds_eigenvalue(m, matrix.rows - 1, high));
      CHECK(low.upper - low.lower <= promised_width(m, bits));
      CHECK(high.upper - high.lower <= promised_width(m, bits));
    }
  }
}

TEST_CASE("all eigenvalues are enclosed in ascending order, multiple ones with their multiplicity") {
  for (const auto& [name, matrix] : hard_symmetric_matrices()) {
    if (matrix.rows > 8) continue;  // exact counting takes its time
    const RationalEntries m = symmetric(matrix);
    for (int bits : {64, 256}) {
      INFO(name << " at " << bits << " bits");
      const Vector all = eigenvalues(Matrix(matrix, Level::ball(bits)));
      REQUIRE(all.rows() == matrix.rows);
      for (int k = 0; k < matrix.rows; ++k) {
        CHECK(holds_eigenvalue(m, k, ends(all(k))));
        CHECK(ends(all(k)).upper - ends(all(k)).lower <= promised_width(m, bits));
      }
    }
  }
}

TEST_CASE("singular values are enclosed, sharply, also those of deficient matrices") {
  for (const auto& [name, matrix] : hard_rectangular_matrices()) {
    const RationalEntries g = gram(matrix), m = exact(matrix);
    const int k = std::min(matrix.rows, matrix.cols);
    for (int bits : {64, 256}) {
      INFO(name << " at " << bits << " bits");
      const Matrix a(matrix, Level::ball(bits));
      const ExactEnds smallest = ends(smallest_singular_value(a)), largest = ends(spectral_norm(a));
      CHECK(holds_eigenvalue(g, 0, squared(smallest)));
      CHECK(holds_eigenvalue(g, k - 1, squared(largest)));
      CHECK(smallest.upper - smallest.lower <= promised_width(m, bits));
      CHECK(largest.upper - largest.lower <= promised_width(m, bits));
      const Vector all = singular_values(a);
      REQUIRE(all.rows() == k);
      for (int i = 0; i < k; ++i) {
        CHECK(holds_eigenvalue(g, k - 1 - i, squared(ends(all(i)))));
        CHECK(ends(all(i)).upper - ends(all(i)).lower <= promised_width(m, bits));
        CHECK(certainly_nonnegative(all(i)));
      }
    }
  }
}

TEST_CASE("the smallest singular value of an exactly deficient matrix may be zero at every precision") {
  const DyadicMatrix deficient = filled(4, 3, [](int i, int j) { return (i + 1.0) * (j - 1.0) + 3.0 * i * i * j; });
  for (int bits : {64, 128, 256, 512, 1024, 2048}) {
    const ExactEnds s = ends(smallest_singular_value(Matrix(deficient, Level::ball(bits))));
    CHECK(s.lower <= 0);
    CHECK(s.upper <= promised_width(exact(deficient), bits));
  }
}

TEST_CASE("a matrix with radii: every matrix within has its spectrum in the enclosure") {
  std::mt19937 bits(3);
  std::uniform_real_distribution<double> uniform(-1, 1);
  for (double radius : {1e-3, 1e-9, 0.5}) {
    const DyadicMatrix middle = random_symmetric(5, 21);
    Matrix a(middle, Level::ball(128));
    for (int i = 0; i < 5; ++i)
      for (int j = 0; j < 5; ++j) {
        Ball entry(middle(i, j), 128);
        const Ball error(radius);
        arb_add_error(entry.raw(), error.raw());
        a.set(i, j, Real(Multiprecision(entry)));
      }
    const ExactEnds low = ends(smallest_eigenvalue(a)), high = ends(largest_eigenvalue(a));
    const ExactEnds norm = ends(spectral_norm(a)), least = ends(smallest_singular_value(a));
    const Vector all = eigenvalues(a);
    for (int trial = 0; trial < 20; ++trial) {
      // Half of them corners, where the spectrum moves the most.
      const DyadicMatrix shift = filled(5, 5, [&](int, int) {
        const double t = uniform(bits);
        return radius * (trial % 2 ? t : t < 0 ? -1 : 1);
      });
      RationalEntries m = symmetric(middle) + symmetric(shift);
      CHECK(holds_eigenvalue(m, 0, low));
      CHECK(holds_eigenvalue(m, 4, high));
      for (int k = 0; k < 5; ++k) CHECK(holds_eigenvalue(m, k, ends(all(k))));
      const RationalEntries g = dense::product(m, RationalEntries(m.transpose()));
      CHECK(holds_eigenvalue(g, 4, squared(norm)));
      CHECK(holds_eigenvalue(g, 0, squared(least)));
    }
  }
}

TEST_CASE("only the lower triangle of a symmetric matrix counts") {
  DyadicMatrix a = random_symmetric(4, 8), b = a;
  b(0, 1) = 1e9, b(2, 3) = -5;
  for (Level level : {Level::ball(128), Level::mpfr(128)}) {
    const Matrix x(a, level), y(b, level);
    CHECK(lower(smallest_eigenvalue(x)) == lower(smallest_eigenvalue(y)));
    CHECK(lower(largest_eigenvalue(x)) == lower(largest_eigenvalue(y)));
    CHECK(lower(eigenvalues(x)(2)) == lower(eigenvalues(y)(2)));
  }
}

TEST_CASE("what lies above the diagonal of balls does not matter, not even where it is no number") {
  const Real unknown = log(Real(1.0, Level::ball(64))) * Real(INFINITY, Level::ball(64));
  Matrix a(2, 2, Level::ball(128));
  a.set(0, 0, 2), a.set(1, 0, 1), a.set(1, 1, 2), a.set(0, 1, unknown);
  REQUIRE(!is_finite(a(0, 1)));
  CHECK(lower(smallest_eigenvalue(a)) > 0.99);
  CHECK(upper(eigenvalues(a)(1)) < 3.01);
  CHECK(certainly_positive_definite(a));
}

TEST_CASE("Temple's inequality in balls is used with a second eigenvalue that is proved, not guessed") {
  DyadicMatrix data(2, 2);
  data(0, 0) = 0.25, data(1, 1) = 0.5;
  const Matrix exact_matrix(data, Level::ball(128));
  const auto& m = std::get<BallMatrix>(exact_matrix.multiprecision()->entries());
  ApproximateSpectrum guess{Eigen::VectorXd{{0.25, 0.5}}, Eigen::MatrixXd::Identity(2, 2)};
  const auto good = smallest_by_temple(m, guess, 128);
  REQUIRE(good.has_value());
  CHECK(ends(*good).lower <= RationalNumber(0.25));
  CHECK(ends(*good).upper >= RationalNumber(0.25));
  guess.vectors = Eigen::MatrixXd{{std::sqrt(0.5), std::sqrt(0.5)}, {std::sqrt(0.5), -std::sqrt(0.5)}};
  for (const double second : {0.26, 0.5, 1.0, 8.0, 1e6}) {
    guess.values = Eigen::VectorXd{{0.375, second}};
    const auto found = smallest_by_temple(m, guess, 128);
    if (found) CHECK(ends(*found).lower <= RationalNumber(0.25));
    if (found) CHECK(ends(*found).upper >= RationalNumber(0.25));
  }
}

TEST_CASE("positive definiteness is proved where it holds, and never where it does not") {
  for (const auto& [name, matrix] : hard_symmetric_matrices()) {
    INFO(name);
    const bool truth = certainly_positive_definite(Matrix(matrix, Level::rational()));
    CHECK(truth == (eigenvalues_below(symmetric(matrix), 0, +1) == 0));
    CHECK(certainly_positive_definite(Matrix(matrix, Level::ball(2048))) == truth);
    if (!truth) CHECK_FALSE(certainly_positive_definite(Matrix(matrix, Level::ball(64))));
  }
}

TEST_CASE("a judge that is handed a wrong enclosure says so") {
  const RationalEntries m = symmetric(filled(2, 2, [](int i, int j) { return i == j ? 2.0 : -1.0; }));  // 1 and 3
  CHECK(holds_eigenvalue(m, 0, {RationalNumber(1), RationalNumber(1)}));
  CHECK(holds_eigenvalue(m, 1, {RationalNumber(3), RationalNumber(3)}));
  const RationalNumber hair = pow(Rational(2.0), -500, 1).value();
  CHECK_FALSE(holds_eigenvalue(m, 0, {RationalNumber(1 + hair), RationalNumber(2)}));
  CHECK_FALSE(holds_eigenvalue(m, 0, {RationalNumber(0), RationalNumber(1 - hair)}));
  CHECK_FALSE(holds_eigenvalue(m, 1, {RationalNumber(1), RationalNumber(2)}));
}
