// Eigenvalues, singular values and linear systems: against exact inertia, and against spectra known by construction.
#include <algorithm>

#include "tests/numerics/properties.hpp"

namespace lemmacheck::test {

namespace {

/// Exact counting beyond this order takes its time.
constexpr int most_counted = 7;

void extreme_eigenvalues(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]);
  const ExactMatrix x = member(c.matrices[0], random, true);
  const Real smallest = f.smallest_eigenvalue(a), largest = f.largest_eigenvalue(a);
  judge.enclosure("smallest_eigenvalue", holds_eigenvalue(Ends(smallest), x, 0), is_finite(smallest));
  judge.enclosure("largest_eigenvalue", holds_eigenvalue(Ends(largest), x, x.rows - 1), is_finite(largest));
}

void all_eigenvalues(const Case& c, const Calculus& f, Judge& judge) {
  if (c.matrices[0].rows() > most_counted) return;
  Random random(c.seed);
  const ExactMatrix x = member(c.matrices[0], random, true);
  const Matrix values = f.eigenvalues(f.lift(c.matrices[0]));
  for (int k = 0; k < x.rows; ++k)
    judge.enclosure("eigenvalues", holds_eigenvalue(Ends(values, k, 0), x, k), is_finite(values(k)));
}

void definiteness(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const bool proved = f.positive_definite(f.lift(c.matrices[0]));
  judge.enclosure("positive_definite", !proved || count_below(member(c.matrices[0], random, true), 0) == 0, proved);
}

void singular_values_of_members(const Case& c, const Calculus& f, Judge& judge) {
  if (std::min(c.matrices[0].rows(), c.matrices[0].cols()) > most_counted) return;
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]);
  const ExactMatrix gram = smaller_gram(member(c.matrices[0], random));
  const auto compare = [&](const char* function, const Ends& x, int k) {
    judge.enclosure(function, holds_singular_value(x, gram, k), x.bounded());
  };
  const Matrix values = f.singular_values(a);
  for (int k = 0; k < gram.rows; ++k) compare("singular_values", Ends(values, k, 0), k);
  compare("spectral_norm", Ends(f.spectral_norm(a)), 0);
  compare("smallest_singular_value", Ends(f.smallest_singular_value(a)), gram.rows - 1);
}

void solutions(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const ExactMatrix x = member(c.matrices[0], random), y = member(c.matrices[1], random);
  try {
    const Matrix solution = f.solve(f.lift(c.matrices[0]), f.lift(c.matrices[1]));
    const ExactMatrix truth = exact_solution(x, y);
    if (truth.rows != x.rows) return judge.enclosure("solve", false);  // singular
    judge.matrix("solve", solution, truth);
  } catch (const NeedsMorePrecision&) {
    judge.refused("solve");
  }
}

/// Q diag(s) Q' (or P') scaled, with the same radius everywhere; the spectra of one member are `values`.
struct Known {
  Matrix matrix;
  std::vector<Rational> values;  ///< ascending
};
Known known(const Case& c, bool symmetric) {
  Known k{with_spectrum(c.matrices[0].midpoints(), c.wholes, symmetric), {}};
  const double scale = c.numbers[0].lower, radius = std::abs(c.numbers[1].lower) * std::abs(scale);
  Numbers mid = k.matrix.midpoints(), rad;
  for (double& x : mid) x *= scale;
  if (radius != 0) rad.assign(mid.size(), radius);
  k.matrix = Matrix(k.matrix.rows(), k.matrix.cols(), std::move(mid), std::move(rad));
  Random random(c.seed);
  // The midpoint, or an end on the diagonal: A +- r I. Singular values move so only by construction of the midpoint.
  const Rational shift = symmetric ? Rational(exact(radius) * draw_int(-1, 1, random)) : Rational(0);
  for (const double x : c.matrices[0].midpoints()) {
    const Rational value = exact(x) * exact(scale) + shift;
    k.values.push_back(symmetric ? value : Rational(abs(value)));
  }
  std::sort(k.values.begin(), k.values.end());
  return k;
}
ExactMatrix column_of(const std::vector<Rational>& entries) {
  ExactMatrix x(static_cast<int>(entries.size()), 1);
  x.entries = entries;
  return x;
}
/// Whether the entries can be what the recipe says: not where they leave the range of doubles.
bool is_exact_recipe(const Case& c) {
  const double scale = std::abs(c.numbers[0].lower);
  return c.numbers[0].is_point() && (scale == 0 || (scale >= 0x1p-1054 && scale <= 0x1p960)) &&
         static_cast<int>(c.matrices[0].midpoints().size()) <= 64;
}
/// All eigenvalues of large matrices of balls cost seconds.
bool affordable(const Case& c, const Calculus& f) {
  return f.level().arithmetic == Arithmetic::certified_double || c.matrices[0].rows() <= 6;
}

void known_eigenvalues(const Case& c, const Calculus& f, Judge& judge) {
  if (!is_exact_recipe(c)) return;
  const Known k = known(c, true);
  const Matrix a = f.lift(k.matrix);
  judge.number("smallest_eigenvalue", f.smallest_eigenvalue(a), k.values.front());
  judge.number("largest_eigenvalue", f.largest_eigenvalue(a), k.values.back());
  const Rational& low = k.values.front();
  const bool proved = f.positive_definite(a);
  judge.enclosure("positive_definite", !proved || low > 0, proved);
  if (!affordable(c, f)) return;
  judge.number("symmetric_spectral_norm", symmetric_spectral_norm(a),
               std::max<Rational>(abs(low), abs(k.values.back())));
  const Matrix values = f.eigenvalues(a);
  judge.matrix("eigenvalues", values, column_of(k.values));
}

void known_singular_values(const Case& c, const Calculus& f, Judge& judge) {
  if (!is_exact_recipe(c) || !affordable(c, f)) return;
  const Known k = known(c, false);
  const Matrix a = f.lift(k.matrix), values = f.singular_values(a);
  judge.matrix("singular_values", values, column_of({k.values.rbegin(), k.values.rend()}));
  judge.number("spectral_norm", f.spectral_norm(a), k.values.back());
  judge.number("smallest_singular_value", f.smallest_singular_value(a), k.values.front());
}

}  // namespace

std::vector<Property> spectral_properties() {
  return {{"extreme eigenvalues", a_symmetric, extreme_eigenvalues, 4},
          {"all eigenvalues", a_symmetric, all_eigenvalues, 2},
          {"positive definiteness", a_symmetric, definiteness, 4},
          {"singular values", any_matrix, singular_values_of_members, 2},
          {"linear systems", a_linear_system, solutions, 4},
          {"eigenvalues known by construction", known_spectrum, known_eigenvalues, 8},
          {"singular values known by construction", known_spectrum, known_singular_values, 8}};
}

}  // namespace lemmacheck::test
