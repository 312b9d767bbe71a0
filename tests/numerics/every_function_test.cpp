// MPFR is the independent check of every public function: a table over all of them. A function that is declared in
// real.hpp or matrix.hpp and missing here fails the first test.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/numerics/declarations.hpp"
#include "tests/numerics/exact_spectrum.hpp"
#include "tests/numerics/matrix_families.hpp"

using namespace lemmacheck;
using namespace lemmacheck::testing;

namespace {

/// What every function is applied to, at one level: numbers in (0, 23), a 4 x 3 and two 3 x 3 matrices, one symmetric.
struct Arguments {
  Real x, y;
  Matrix a, b, s;
  Level level;
};
struct Data {
  double x, y;
  DyadicMatrix a, b, s;
  Arguments at(Level level) const {
    return {Real(x, level), Real(y, level), Matrix(a, level), Matrix(b, level), Matrix(s, level), level};
  }
};
Data drawn(unsigned seed) {
  std::mt19937 bits(seed);
  std::uniform_real_distribution<double> exponent(-20, 4.5);
  const double x = seed == 0 ? 1 : seed == 1 ? 2.25 : std::exp2(exponent(bits));
  return {x, std::exp2(exponent(bits)), random_rectangular(4, 3, seed), random_rectangular(3, 3, seed + 1000),
          random_symmetric(3, seed + 2000)};
}

bool is_mpfr(const Real& x) { return x.level().arithmetic == Arithmetic::mpfr; }

// What is no number becomes one: where MPFR has a value, an enclosure has an interval that must hold it.
/// A certain statement is true, or says nothing: 1 or [0, 1]; MPFR's is 1 or 0 by value.
Real claim(bool certain, const Real& about) {
  if (is_mpfr(about)) return Real(certain ? 1 : 0, about.level());
  return Real(certain ? Interval(1) : Interval(0, 1));
}
Real from(double lower, double upper, const Real& about) {
  return is_mpfr(about) ? about : Real(Interval(lower, upper));
}
Interval numbers_in(const std::string& enclosure_text) {
  double l = 0, u = 0;
  if (std::sscanf(enclosure_text.c_str(), "[%lf, %lf]", &l, &u) != 2) throw std::logic_error(enclosure_text);
  return {rounding::down(l), rounding::up(u)};  // what is read back is the nearest double
}

struct Entry {
  const char* declaration;
  std::function<Real(const Arguments&)> of;
  bool exact = true;  ///< whether rational arithmetic has it
  bool sharp = true;  ///< whether the enclosure is a narrow one of the value
};

const std::vector<Entry> table = {
    // --- real.hpp
    {"operator+(Real, Real)", [](const Arguments& t) { return t.x + t.y; }},
    {"operator-(Real, Real)", [](const Arguments& t) { return t.x - t.y; }},
    {"operator*(Real, Real)", [](const Arguments& t) { return t.x * t.y; }},
    {"operator/(Real, Real)", [](const Arguments& t) { return (t.x + 1) / (t.y * t.y + 3) - 1 / t.x; }},
    {"operator-(Real)", [](const Arguments& t) { return -t.x; }},
    {"abs(Real)", [](const Arguments& t) { return abs(t.x - 1); }},
    {"min(Real, Real)", [](const Arguments& t) { return min(t.x, 1) - min(t.y, t.x); }},
    {"max(Real, Real)", [](const Arguments& t) { return max(2 * t.x, 3) - max(t.y, t.x); }},
    {"square(Real)", [](const Arguments& t) { return square(t.x - t.y); }},
    {"sqrt(Real)", [](const Arguments& t) { return sqrt(t.x); }, false},
    {"pow(Real, int, int)",
     [](const Arguments& t) {
       return pow(t.x, 3, 2) + pow(t.x, -2, 3) / pow(t.x, 6, 4) + pow(t.y, 7) - pow(-t.y, 3) + pow(t.y, 0);
     },
     false},
    {"exp(Real)", [](const Arguments& t) { return exp(-t.x); }, false},
    {"log(Real)", [](const Arguments& t) { return log(t.x); }, false},
    {"atan2(Real, Real)", [](const Arguments& t) { return atan2(t.x, t.y) + atan2(0, t.x) + atan2(t.x, 0); }, false},
    {"cos(Real)", [](const Arguments& t) { return cos(t.x); }, false},
    {"sin(Real)", [](const Arguments& t) { return sin(t.x); }, false},
    {"erf(Real)", [](const Arguments& t) { return erf(t.x); }, false},
    {"gamma(Real)", [](const Arguments& t) { return gamma(t.x / 2); }, false},
    {"pi(Level)", [](const Arguments& t) { return t.x * pi(t.level); }, false},
    {"lower(Real)", [](const Arguments& t) { return from(lower(t.x / 3), INFINITY, t.x / 3); }, false, false},
    {"upper(Real)", [](const Arguments& t) { return from(-INFINITY, upper(t.x / 3), t.x / 3); }, false, false},
    {"certainly_nonnegative(Real)", [](const Arguments& t) { return claim(certainly_nonnegative(t.x - t.y), t.x); },
     false, false},
    {"certainly_positive(Real)", [](const Arguments& t) { return claim(certainly_positive(t.x - t.y), t.x); }, false,
     false},
    {"certainly_negative(Real)", [](const Arguments& t) { return claim(certainly_negative(t.x - t.y), t.x); }, false,
     false},
    {"certainly_zero(Real)", [](const Arguments& t) { return claim(certainly_zero(t.x - 1), t.x); }, false, false},
    {"sign(Real)", [](const Arguments& t) { return Real(sign(t.x - 1), t.level); }},
    {"is_finite(Real)", [](const Arguments& t) { return claim(is_finite(t.x), t.x); }, false, false},
    {"to_text(Real, int)",
     [](const Arguments& t) {  // 17 digits: half a unit of the last, and half a unit of the double that is read back
       const double middle = std::stod(to_text(t.x, 17)), error = std::abs(middle) * 2e-16;
       return from(middle - error, middle + error, t.x);
     },
     false, false},
    {"to_enclosure_text(Real)",
     [](const Arguments& t) {
       const Real third = t.x / 3;
       if (is_mpfr(third)) return third;
       return Real(numbers_in(to_enclosure_text(third)));
     },
     false, false},
    {"encloses(Real, Real, Real)",
     [](const Arguments& t) {
       if (is_mpfr(t.x)) return Real(1, t.level);
       const Level fine = Level::mpfr(4000);
       const Arguments u{Real(upper(t.x), fine), Real(0, fine), {}, {}, {}, fine};
       return claim(encloses(t.x, u.x, u.y), t.x);  // x is a point
     },
     false, false},
    {"operator+(Interval, Interval)", [](const Arguments& t) { return t.x + t.y; }},  // within Real's
    {"operator-(Interval, Interval)", [](const Arguments& t) { return t.x - t.y; }},
    {"operator*(Interval, Interval)", [](const Arguments& t) { return (t.x - t.y) * t.y; }},
    {"operator/(Interval, Interval)", [](const Arguments& t) { return t.x / t.y; }},
    // --- matrix.hpp
    {"identity(int, Level)", [](const Arguments& t) { return sum(identity(5, t.level)) * t.x; }},
    {"diagonal(Vector)", [](const Arguments& t) { return sum(t.a * diagonal(column(t.b, 0))); }},
    {"row(Matrix, int)", [](const Arguments& t) { return (row(t.a, 2) * column(t.b, 1))(0, 0); }},
    {"column(Matrix, int)", [](const Arguments& t) { return inner(column(t.b, 2), column(t.s, 0)); }},
    {"operator+(Matrix, Matrix)", [](const Arguments& t) { return (t.b + t.s)(1, 2); }},
    {"operator-(Matrix, Matrix)", [](const Arguments& t) { return (t.a - t.a * t.b)(2, 2); }},
    {"operator-(Matrix)", [](const Arguments& t) { return (-t.a)(3, 0); }},
    {"operator*(Matrix, Matrix)", [](const Arguments& t) { return (t.a * t.b)(3, 1); }},
    {"operator*(Real, Matrix)", [](const Arguments& t) { return ((t.x / 3) * t.a)(2, 1); }},
    {"operator/(Matrix, Real)", [](const Arguments& t) { return (t.a / (3 + square(t.y)))(0, 2); }},
    {"transpose(Matrix)", [](const Arguments& t) { return trace(t.b * transpose(t.b)); }},
    {"hadamard(Matrix, Matrix)", [](const Arguments& t) { return hadamard(t.a, t.a * t.b)(1, 0); }},
    {"kronecker(Matrix, Matrix)", [](const Arguments& t) { return kronecker(t.a, t.b)(7, 5); }},
    {"inner(Matrix, Matrix)", [](const Arguments& t) { return inner(t.a, t.a * t.b); }},
    {"trace(Matrix)", [](const Arguments& t) { return trace(t.b * t.s); }},
    {"sum(Matrix)", [](const Arguments& t) { return sum(t.a * t.b + t.a - 2 * t.a); }},
    {"largest_entry(Matrix)", [](const Arguments& t) { return largest_entry(-t.a); }},
    {"one_norm(Matrix)", [](const Arguments& t) { return one_norm(t.a * t.b); }},
    {"infinity_norm(Matrix)", [](const Arguments& t) { return infinity_norm(t.a * t.b); }},
    {"frobenius_norm(Matrix)", [](const Arguments& t) { return frobenius_norm(t.a); }, false},
    {"squared_norm(Matrix)", [](const Arguments& t) { return squared_norm(t.a); }},
    {"norm(Vector)", [](const Arguments& t) { return norm(column(t.a, 1)); }, false},
    {"spectral_norm(Matrix)", [](const Arguments& t) { return spectral_norm(t.a); }, false},
    {"smallest_singular_value(Matrix)", [](const Arguments& t) { return smallest_singular_value(t.a); }, false},
    {"singular_values(Matrix)", [](const Arguments& t) { return singular_values(t.a)(1); }, false},
    {"smallest_eigenvalue(Matrix)", [](const Arguments& t) { return smallest_eigenvalue(t.s); }, false},
    {"largest_eigenvalue(Matrix)", [](const Arguments& t) { return largest_eigenvalue(t.b + transpose(t.b)); }, false},
    {"eigenvalues(Matrix)", [](const Arguments& t) { return eigenvalues(t.s)(1); }, false},
    {"symmetric_spectral_norm(Matrix)", [](const Arguments& t) { return symmetric_spectral_norm(t.s); }, false},
    {"certainly_positive_definite(Matrix)",
     [](const Arguments& t) { return claim(certainly_positive_definite(t.s + identity(3, t.level)), t.x); }, false,
     false},
    {"solve(Matrix, Matrix)",
     [](const Arguments& t) { return solve(3 * identity(3, t.level) + t.b, transpose(t.a))(1, 3); }},
    {"angle(Vector, Vector)", [](const Arguments& t) { return angle(column(t.a, 0), column(t.a, 1)); }, false},
};

std::vector<std::string> declared_in(const std::string& header) {
  std::ostringstream text;
  text << std::ifstream(std::string(LEMMACHECK_SOURCE_DIR) + "/numerics/" + header).rdbuf();
  return lemmacheck::test::declared_functions(text.str());
}

}  // namespace

TEST_CASE("every function of real.hpp and matrix.hpp stands in the table, and nothing else does") {
  auto declared = declared_in("arithmetic/real.hpp");
  const auto of_matrices = declared_in("linear_algebra/matrix.hpp");
  CHECK(declared.size() >= 30);
  CHECK(of_matrices.size() >= 30);
  declared.insert(declared.end(), of_matrices.begin(), of_matrices.end());
  for (const std::string& function : declared) {
    INFO(function << " is not checked against MPFR");
    CHECK(std::any_of(table.begin(), table.end(), [&](const Entry& e) { return e.declaration == function; }));
  }
  for (const Entry& e : table) {
    INFO(e.declaration << " is in the table, but not declared");
    CHECK(std::find(declared.begin(), declared.end(), e.declaration) != declared.end());
  }
}

TEST_CASE("declarations are read as they are written") {
  const auto found = lemmacheck::test::declared_functions(
      "\n/// Real old(int)\nReal pow(const Real& x,\n         int p, int q = 1);\ninline Real f() {\n  Real g(int "
      "x);\n}\n"
      "namespace multiprecision {\nReal add(const Real& a);\n}  // namespace multiprecision\nclass A {\n  int member() "
      "const;\n};\n");
  CHECK(found == std::vector<std::string>{"pow(Real, int, int)", "f()"});
}

TEST_CASE("every function: the enclosures of all levels hold MPFR's value at twice the bits, and the rational one") {
  for (unsigned seed = 0; seed < 24; ++seed) {
    const Data data = drawn(seed);
    for (const auto& [declaration, f, exact, sharp] : table)
      for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(512)}) {
        INFO(declaration << " at level " << level.name() << ", data " << seed);
        const Real enclosure = f(data.at(level));
        // The design's cross-check: the value at some bits more, allowed twice its difference to one at twice the bits.
        const Level fine = Level::mpfr(4 * level.bits + 256);
        const Real value = f(data.at(fine)), coarse = f(data.at(Level::mpfr(2 * level.bits + 128)));
        CHECK(encloses(enclosure, coarse, 2 * abs(value - coarse)));
        CHECK(encloses(enclosure, value, abs(value - coarse)));
        if (sharp) {
          CHECK(enclosure.level() == level);
          CHECK_FALSE(encloses(enclosure, value + Real(1e-6, fine) * (1 + abs(value)), Real(0, fine)));
        }
        if (!exact) continue;
        const Real truth = f(data.at(Level::rational()));
        const RationalNumber number = std::get<Rational>(truth.multiprecision()->number()).value();
        const ExactEnds e = ends(enclosure);
        CHECK(e.lower <= number);
        CHECK(number <= e.upper);
      }
  }
}
