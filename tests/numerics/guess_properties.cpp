// Bounds around guesses that are poor on purpose: there every term counts, so a dropped one is caught.
#include <Eigen/Dense>

#include "numerics/linear_algebra/residual_bounds.hpp"
#include "tests/numerics/properties.hpp"

namespace lemmacheck::test {

namespace {

using Eigen::MatrixXd;

Case draw_small_symmetric(Random& random) {
  return {{draw_symmetric(draw_int(2, 4, random), random)}, {}, {}, random()};
}
Case draw_small_tall(Random& random) {
  const int cols = draw_int(1, 3, random), rows = cols + draw_int(0, 2, random);
  Matrix a(rows, cols);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) a.set(i, j, draw_uniform(-1, 1, random));
  return {{std::move(a)}, {}, {}, random()};
}

MatrixXd dense_of(const Matrix& a) { return Eigen::Map<const MatrixXd>(a.midpoints().data(), a.rows(), a.cols()); }
ExactMatrix exact_of(const MatrixXd& a) {
  ExactMatrix x(static_cast<int>(a.rows()), static_cast<int>(a.cols()));
  for (std::size_t k = 0; k < x.entries.size(); ++k) x.entries[k] = exact(a.data()[k]);
  return x;
}
MatrixXd perturbed(const MatrixXd& x, double size, Random& random) {
  return x + MatrixXd::NullaryExpr(x.rows(), x.cols(), [&] { return size * draw_uniform(-1, 1, random); });
}
/// From 1e-12 to 1e-2.
double draw_error(Random& random) { return std::pow(10.0, draw_uniform(-12, -2, random)); }

certified::ApproximateEigenvectors poor_eigenvectors(const MatrixXd& a, Random& random) {
  certified::ApproximateEigenvectors guess;
  if (!certified::approximate(a, guess)) throw std::logic_error("Eigen finds no eigenvectors");
  const double size = draw_error(random);
  switch (draw_int(0, 4, random)) {
    case 0:
      guess.vectors = perturbed(guess.vectors, size, random);
      break;
    case 4: {
      // A second eigenvalue that is far too large, and a vector with a share of the second eigenvector.
      guess.values[1] += draw_uniform(1, 100, random) * (guess.values[1] - guess.values[0]);
      guess.vectors.col(0) += draw_uniform(0.1, 1, random) * guess.vectors.col(1);
      guess.vectors.col(0) /= guess.vectors.col(0).norm();
      break;
    }
    case 1:
      guess.vectors *= 1 - size * 10;
      guess.values[0] += size * draw_int(-1, 1, random);
      break;
    case 2: {
      // The bound of the second eigenvalue lies halfway to this guess of it: just below the eigenvalue itself, where
      // Kato-Temple's inequality is an equality in the plane.
      guess.values[1] += (guess.values[1] - guess.values[0]) * (1 - draw_error(random));
      guess.vectors = perturbed(guess.vectors, size, random);
      break;
    }
    default:
      guess.values[draw_int(0, 1, random) == 0 ? 0 : guess.values.size() - 1] += size;
  }
  return guess;
}

void smallest_from_poor_guess(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const certified::ScaledSymmetric scaled(c.matrices[0], certified::ieee);
  if (scaled.size() < 2) return;
  const Interval x = certified::smallest_eigenvalue_from(scaled, poor_eigenvectors(scaled.entries, random), f.model());
  const Interval unscaled = certified::times_power_of_two(x + Interval(-scaled.spread, scaled.spread), scaled.exponent);
  judge.enclosure("smallest_eigenvalue_from", holds_eigenvalue(unscaled, member(c.matrices[0], random, true), 0));
}

void eigenvalues_from_poor_guess(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const certified::ScaledSymmetric scaled(c.matrices[0], certified::ieee);
  if (scaled.size() < 2) return;
  const auto all = certified::eigenvalues_from(scaled, poor_eigenvectors(scaled.entries, random), f.model());
  const ExactMatrix truth = member(c.matrices[0], random, true);
  for (int k = 0; k < truth.rows; ++k) {
    const Interval x = all[static_cast<std::size_t>(k)] + Interval(-scaled.spread, scaled.spread);
    judge.enclosure("eigenvalues_from", holds_eigenvalue(certified::times_power_of_two(x, scaled.exponent), truth, k));
  }
}

void singular_values_from_poor_guess(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const MatrixXd a = dense_of(c.matrices[0]);
  if (a.rows() < a.cols()) return;
  const Eigen::JacobiSVD<MatrixXd> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
  certified::ApproximateDecomposition guess{svd.matrixU(), svd.singularValues(), svd.matrixV()};
  const double size = draw_error(random);
  switch (draw_int(0, 3, random)) {
    case 0:
      guess.u = perturbed(guess.u, size, random);
      break;
    case 1:
      guess.v = perturbed(guess.v, size, random);
      break;
    case 2:  // consistent: the residual is small
      guess.v *= 1 - size * 10;
      guess.s *= 1 - size * 10;
      break;
    default:
      guess.s[a.cols() - 1] *= 1 - size;
  }
  const auto all = certified::singular_values_from(a, 0, guess, f.model());
  const ExactMatrix gram = smaller_gram(exact_of(a));
  for (int k = 0; k < gram.rows; ++k)
    judge.enclosure("singular_values_from",
                    holds_singular_value(Ends(Real(all[static_cast<std::size_t>(k)])), gram, k));
}

void verified_cholesky(const Case& c, const Calculus& f, Judge& judge) {
  const MatrixXd a = dense_of(c.matrices[0]);
  if (a.cwiseAbs().maxCoeff() > 1) return;
  MatrixXd work = a;
  const bool proved = certified::certainly_at_least(work, 0, 0, f.model());
  const ExactMatrix truth = exact_of(a.selfadjointView<Eigen::Lower>());
  judge.enclosure("certainly_at_least", !proved || count_below(truth, 0) == 0, proved);
}

}  // namespace

std::vector<Property> guess_properties() {
  const CaseFamily small_symmetric{draw_small_symmetric, {{'n', 'n'}}}, small_tall{draw_small_tall, {{'m', 'n'}}};
  return {{"smallest eigenvalue from a poor guess", small_symmetric, smallest_from_poor_guess, 1},
          {"all eigenvalues from a poor guess", small_symmetric, eigenvalues_from_poor_guess, 1},
          {"singular values from a poor guess", small_tall, singular_values_from_poor_guess, 1},
          {"verified Cholesky", nearly_singular_symmetric, verified_cholesky, 4}};
}

}  // namespace lemmacheck::test
