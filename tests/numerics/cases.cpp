#include "tests/numerics/cases.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace lemmacheck::test {

namespace {

int draw_size(Random& random) {
  return draw_int(0, 99, random) == 0 ? draw_int(7, 64, random) : draw_int(1, draw_int(1, 6, random), random);
}
/// Of matrices whose truth is found by exact elimination.
int draw_order(Random& random) {
  return draw_int(0, 99, random) == 0 ? draw_int(7, 16, random) : draw_int(1, draw_int(1, 6, random), random);
}
Matrix enclosure_of(Matrix a, Random& random) { return draw_int(0, 1, random) == 0 ? a : with_radii(a, random); }
Matrix draw_enclosure(int rows, int cols, Random& random) {
  return enclosure_of(draw_matrix(rows, cols, random), random);
}
Case of(std::vector<Matrix> matrices, Random& random, std::vector<Interval> numbers = {}) {
  return {std::move(matrices), std::move(numbers), {}, random()};
}

double draw_end(Random& random) {
  switch (draw_int(0, 5, random)) {
    case 0:
      return draw_int(-3, 3, random);
    case 1:
      return std::ldexp(draw_uniform(-1, 1, random), draw_int(-1073, -900, random));
    case 2:
      return std::ldexp(draw_uniform(-1, 1, random), draw_int(-540, -500, random));
    case 3:
      return std::ldexp(draw_uniform(-1, 1, random), draw_int(500, 1023, random));
    case 4:
      return draw_uniform(-30, 30, random);
    default:
      return draw_uniform(-2, 2, random);
  }
}
/// Points, narrow intervals and wide ones.
Interval draw_interval(Random& random) {
  const double a = draw_end(random);
  const int kind = draw_int(0, 3, random);
  if (kind <= 1) return a;
  const double b = kind == 2 ? draw_end(random) : a * (1 + std::pow(10.0, draw_uniform(-16, -1, random)));
  return {std::min(a, b), std::max(a, b)};
}
Interval nonnegative(const Interval& x) {
  return x.lower >= 0 ? x : x.upper <= 0 ? -x : Interval{0, std::max(-x.lower, x.upper)};
}

Case draw_any(Random& random) {
  const int rows = draw_size(random), cols = draw_size(random);
  return of({draw_enclosure(rows, cols, random)}, random);
}
Case draw_two_of_a_shape(Random& random) {
  const int rows = draw_size(random), cols = draw_int(1, 4, random);
  return of({draw_enclosure(rows, cols, random), draw_enclosure(rows, cols, random)}, random);
}
Case draw_two_to_multiply(Random& random) {
  const int inner = draw_size(random), rows = draw_int(1, 5, random), cols = draw_int(1, 5, random);
  return of({draw_enclosure(rows, inner, random), draw_enclosure(inner, cols, random)}, random);
}
Case draw_two_matrices(Random& random) {
  const auto small = [&] { return draw_enclosure(draw_int(1, 3, random), draw_int(1, 3, random), random); };
  Matrix a = small();
  return of({std::move(a), small()}, random);
}
Case draw_a_symmetric(Random& random) {
  return of({enclosure_of(draw_symmetric(draw_order(random), random), random)}, random);
}
Case draw_a_square(Random& random) {
  const int n = draw_size(random);
  return of({draw_enclosure(n, n, random)}, random);
}
Case draw_a_linear_system(Random& random) {
  const int n = draw_order(random);
  return of({draw_enclosure(n, n, random), draw_enclosure(n, draw_int(1, 2, random), random)}, random);
}
Case draw_matrix_and_number(Random& random) {
  Matrix a = draw_enclosure(draw_int(1, 4, random), draw_int(1, 4, random), random);
  return of({std::move(a)}, random, {draw_interval(random)});
}
Case draw_two_vectors(Random& random) {
  const int n = draw_order(random);
  Case c = of({draw_enclosure(n, 1, random), draw_enclosure(n, 1, random)}, random);
  if (draw_int(0, 2, random) == 0) c.matrices[1] = c.matrices[0];  // parallel, or nearly so
  return c;
}

Case draw_nearly_singular(Random& random) {
  const int n = draw_int(2, 4, random), steps = draw_int(0, 3, random) == 0 ? -1000 : draw_int(0, 8, random);
  std::vector<double> l(static_cast<std::size_t>(n * n)), a(l.size());
  const auto at = [n](int i, int j) { return static_cast<std::size_t>(i + j * n); };
  for (int i = 0; i < n; ++i)
    for (int j = 0; j <= i && j < n - 1; ++j) l[at(i, j)] = draw_uniform(-1, 1, random);
  double largest = 0;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      for (int k = 0; k < n; ++k) a[at(i, j)] += l[at(i, k)] * l[at(j, k)];
      largest = std::max(largest, std::abs(a[at(i, j)]));
    }
  if (largest == 0) largest = 1;
  a[at(n - 1, n - 1)] -= steps * draw_uniform(0, 1, random) * 0x1p-54;  // above zero: far enough to be proved
  for (double& x : a) x /= 2 * largest;
  return of({Matrix(n, n, Numbers(a.begin(), a.end()), {})}, random);
}

Case draw_two_numbers(Random& random) {
  const Interval x = draw_interval(random);
  return of({}, random, {x, draw_interval(random)});
}
Case draw_a_power(Random& random) {
  Case c = of({}, random, {nonnegative(draw_interval(random))});
  c.wholes = {draw_int(-9, 9, random), draw_int(1, 9, random)};
  return c;
}

/// Whole numbers up to 2^bits: geometric, clustered, tied, nearly singular or at random, with signs.
double draw_eigenvalue(int kind, int bits, double position, Random& random) {
  const double largest = std::ldexp(1.0, bits);
  switch (kind) {
    case 0:
      return std::round(std::exp2(bits * position));
    case 1:
      return largest - draw_int(0, 4, random);
    case 2:
      return draw_int(-1, 2, random);
    case 3:
      return position == 0 ? draw_int(0, 2, random) : largest - std::round(position * largest / 2);
    default:
      return std::round(draw_uniform(-largest, largest, random));
  }
}
Case draw_known_spectrum(Random& random) {
  const int n = draw_int(0, 19, random) == 0 ? draw_int(9, 64, random) : draw_int(1, 8, random);
  const int reflections = draw_int(1, 8, random), bits = 51 - 2 * reflections, kind = draw_int(0, 5, random);
  Numbers spectrum;
  for (int i = 0; i < n; ++i) spectrum.push_back(draw_eigenvalue(kind, bits, n == 1 ? 1 : i / (n - 1.0), random));
  const int exponents[] = {0,
                           0,
                           0,
                           0,
                           draw_int(-1050, -990, random),
                           draw_int(-560, -480, random),
                           draw_int(400, 500, random),
                           draw_int(900, 960, random)};
  const double scale = std::ldexp(1.0, exponents[draw_int(0, 7, random)]);
  const double radius = draw_int(0, 1, random) == 0 ? 0 : std::ldexp(1.0, draw_int(-4, bits - 1, random));
  Case c = of({Matrix(n, 1, std::move(spectrum), {})}, random, {scale, radius});
  for (int k = 0; k < reflections; ++k) c.wholes.push_back(draw_int(0, 999, random));
  return c;
}

/// Up to four different places, with signs.
std::vector<std::pair<int, double>> reflection(int name, int n) {
  Random random(static_cast<std::uint64_t>(name));
  std::vector<int> places(static_cast<std::size_t>(n));
  std::iota(places.begin(), places.end(), 0);
  std::vector<std::pair<int, double>> v;
  for (int k = 0; k < 4; ++k) {
    std::swap(places[static_cast<std::size_t>(k)], places[static_cast<std::size_t>(draw_int(k, n - 1, random))]);
    v.push_back({places[static_cast<std::size_t>(k)], draw_int(0, 1, random) == 0 ? 1 : -1});
  }
  return v;
}

}  // namespace

const CaseFamily any_matrix{draw_any, {{'m', 'n'}}}, two_of_a_shape{draw_two_of_a_shape, {{'m', 'n'}, {'m', 'n'}}},
    two_to_multiply{draw_two_to_multiply, {{'m', 'k'}, {'k', 'n'}}},
    two_matrices{draw_two_matrices, {{'a', 'b'}, {'c', 'd'}}}, a_symmetric{draw_a_symmetric, {{'n', 'n'}}},
    a_square{draw_a_square, {{'n', 'n'}}}, a_linear_system{draw_a_linear_system, {{'n', 'n'}, {'n', 'k'}}},
    matrix_and_number{draw_matrix_and_number, {{'m', 'n'}}}, two_vectors{draw_two_vectors, {{'n', '1'}, {'n', '1'}}},
    nearly_singular_symmetric{draw_nearly_singular, {{'n', 'n'}}}, two_numbers{draw_two_numbers, {}},
    a_power{draw_a_power, {}}, known_spectrum{draw_known_spectrum, {{'n', '1'}}, true};

Matrix with_spectrum(const Numbers& spectrum, const std::vector<int>& reflections, bool symmetric) {
  const int n = static_cast<int>(spectrum.size());
  const auto at = [n](int i, int j) { return static_cast<std::size_t>(i + j * n); };
  Numbers a(static_cast<std::size_t>(n) * static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) a[at(i, i)] = spectrum[static_cast<std::size_t>(i)];
  const auto reflect = [&](int name, bool rows) {
    const auto v = reflection(name, n);
    for (int j = 0; j < n; ++j) {
      const auto entry = [&](int i) -> double& { return rows ? a[at(i, j)] : a[at(j, i)]; };
      double product = 0;
      for (const auto& [i, sign] : v) product += sign * entry(i);
      for (const auto& [i, sign] : v) entry(i) -= sign * product / 2;
    }
  };
  for (std::size_t k = 0; k < reflections.size() && n >= 4; ++k) {
    if (symmetric || k % 2 == 0) reflect(reflections[k], true);
    if (symmetric || k % 2 == 1) reflect(reflections[k], false);
  }
  return {n, n, std::move(a), {}};
}

}  // namespace lemmacheck::test
