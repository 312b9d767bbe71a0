// The guess of the smallest eigenvalue: proofs do not rest on it, but their width and their speed do.
#include "numerics/linear_algebra/tridiagonal.hpp"

#include <Eigen/Eigenvalues>
#include <cmath>
#include <random>

#include "tests/catch.hpp"

using namespace lemmacheck::certified;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

MatrixXd dense(const Tridiagonal& t) {
  MatrixXd a = t.diagonal.asDiagonal();
  a.diagonal(1) = a.diagonal(-1) = t.couplings;
  return a;
}

void check(const Tridiagonal& t) {
  const auto n = static_cast<double>(t.diagonal.size());
  const MatrixXd a = dense(t);
  const VectorXd truth = Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues();
  const double accuracy = 8 * n * 0x1p-53 * truth.cwiseAbs().maxCoeff();
  SmallestEigenpair guess;
  REQUIRE(approximate_smallest(t, guess));
  CHECK(std::abs(guess.value - truth[0]) <= accuracy);
  CHECK(guess.below_second <= truth[1] + accuracy);
  CHECK(guess.below_second >= truth[0] + (truth[1] - truth[0]) / 2 - accuracy);
  CHECK(std::abs(guess.vector.norm() - 1) <= 1e-14);
  CHECK((a * guess.vector - guess.value * guess.vector).norm() <= 4 * accuracy);
}

}  // namespace

TEST_CASE("smallest eigenpair of random tridiagonal matrices", "[tridiagonal]") {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform(-1, 1);
  const auto draw = [&](int n, double range) {
    return VectorXd::NullaryExpr(n, [&] { return uniform(random) * std::pow(10.0, range * uniform(random)); }).eval();
  };
  for (const double range : {0.0, 2.0, 20.0})
    for (int n = 2; n <= 64; n += 3)
      for (int k = 0; k < 5; ++k) {
        Tridiagonal t{draw(n, range), draw(n - 1, range)};
        const double largest = std::max(t.diagonal.cwiseAbs().maxCoeff(), t.couplings.cwiseAbs().maxCoeff());
        t.diagonal /= largest, t.couplings /= largest;
        check(t);
      }
}

TEST_CASE("smallest eigenpair where eigenvalues coincide or nearly do", "[tridiagonal]") {
  for (int n = 2; n <= 40; n += 7) {
    const VectorXd ones = VectorXd::Ones(n), none = VectorXd::Zero(n - 1);
    check({ones, none});                                                      // the identity
    check({-ones, none});                                                     // negative
    check({VectorXd::LinSpaced(n, -1, 1), VectorXd::Constant(n - 1, 1e-9)});  // hardly coupled
    check({ones, VectorXd::Constant(n - 1, -0.5)});                           // spacing n^-2 at both ends
  }
  // Wilkinson's matrix with the smallest pair of eigenvalues equal to all digits but not decoupled.
  check({-VectorXd::LinSpaced(21, -10, 10).cwiseAbs() / 10, VectorXd::Constant(20, 0.1)});
}
