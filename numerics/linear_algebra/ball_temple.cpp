#include "numerics/linear_algebra/ball_temple.hpp"

#include <Eigen/Eigenvalues>
#include <cmath>

namespace lemmacheck {
namespace {

double nearest(arb_srcptr x) { return arf_get_d(arb_midref(x), ARF_RND_NEAR); }
/// log2 of an upper bound of |x|, rough; -infinity for zero.
double log2_size(const Ball& x) {
  mag_t size;  // small: nothing to clear unless the exponent is enormous
  mag_init(size);
  arb_get_mag(size, x.raw());
  const double bits = mag_is_zero(size) ? -HUGE_VAL : mag_get_d_log2_approx(size);
  mag_clear(size);
  return bits;
}

/// A vector v with its Rayleigh quotient and |Mv - rho v|^2 / |v|^2.
struct RayleighPair {
  Ball quotient, squared_residual;
  BallMatrix residual;
};
RayleighPair rayleigh(const BallMatrix& m, const BallMatrix& v) {
  const BallMatrix image = multiply(m, v);
  const Ball size = squared_norm(v);
  Ball quotient = divide(inner(v, image), size);
  BallMatrix residual = subtract(image, scale(quotient, v));
  Ball squared = divide(squared_norm(residual), size);
  return {std::move(quotient), std::move(squared), std::move(residual)};
}

/// v - (M - lambda_0)^+ r with the double-precision pseudo-inverse; radii dropped, as v is only a guess.
void correct(BallMatrix& v, const RayleighPair& pair, const ApproximateSpectrum& guess) {
  const auto& lambda = guess.values;
  const auto& basis = guess.vectors;
  const auto shift =
      static_cast<slong>(-log2_size(pair.squared_residual) / 2);  // the residual may underflow in doubles
  Eigen::VectorXd r(v.rows());
  Ball entry = Ball::at(v.bits());
  for (int i = 0; i < v.rows(); ++i) {
    arb_mul_2exp_si(entry.raw(), pair.residual.at(i, 0), shift);
    r(i) = nearest(entry.raw());
  }
  Eigen::VectorXd c = basis.transpose() * r;
  c(0) = 0;
  for (Eigen::Index k = 1; k < c.size(); ++k) c(k) /= lambda(k) - lambda(0);
  const Eigen::VectorXd d = basis * c;
  for (int i = 0; i < v.rows(); ++i) {
    arb_set_d(entry.raw(), d(i));
    arb_mul_2exp_si(entry.raw(), entry.raw(), -shift);
    arb_sub(v.at(i, 0), v.at(i, 0), entry.raw(), v.bits());
    arb_get_mid_arb(v.at(i, 0), v.at(i, 0));
  }
}

/// Proves lambda_2(M) >= bound: lambda_2(M) >= lambda_1(M + tau x x^T) for any x and tau >= 0 (interlacing under a
/// positive semidefinite update of rank one), and M + tau x x^T - bound I has a Cholesky factor.
bool second_eigenvalue_is_at_least(double bound, const BallMatrix& m, const ApproximateSpectrum& guess) {
  constexpr slong bits = 64;  // the gap is visible in doubles, so this is plenty
  const auto& lambda = guess.values;
  const double tau = lambda(lambda.size() - 1) - lambda(0);
  BallMatrix deflated(m.rows(), m.cols()), factor(m.rows(), m.cols());
  Ball entry;
  for (int i = 0; i < m.rows(); ++i)
    for (int j = 0; j < m.cols(); ++j) {
      arb_set_d(entry.raw(), guess.vectors(i, 0));
      Ball other(guess.vectors(j, 0)), weight(tau);
      arb_mul(entry.raw(), entry.raw(), other.raw(), bits);
      arb_mul(entry.raw(), entry.raw(), weight.raw(), bits);
      arb_add(deflated.at(i, j), m.at(i, j), entry.raw(), bits);
    }
  const Ball shift(bound);
  for (int i = 0; i < m.rows(); ++i) arb_sub(deflated.at(i, i), deflated.at(i, i), shift.raw(), bits);
  return arb_mat_cho(factor.raw(), deflated.raw(), bits) != 0;
}

}  // namespace

ApproximateSpectrum guess_spectrum(const BallMatrix& m) {
  Eigen::MatrixXd a(m.rows(), m.cols());
  for (int i = 0; i < m.rows(); ++i)
    for (int j = 0; j < m.cols(); ++j) a(i, j) = nearest(m.at(i, j));
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(a);
  if (solver.info() == Eigen::Success) return {solver.eigenvalues(), solver.eigenvectors()};
  return {Eigen::VectorXd::Zero(a.rows()), Eigen::MatrixXd::Zero(a.rows(), a.cols())};
}

std::optional<Ball> smallest_by_temple(const BallMatrix& m, const ApproximateSpectrum& guess, int bits) {
  const auto& lambda = guess.values;
  const double gap = lambda(1) - lambda(0), size = std::max(std::abs(lambda(0)), std::abs(lambda(lambda.size() - 1)));
  if (!(gap > 0x1p-44 * size)) return std::nullopt;

  BallMatrix v(m.rows(), 1, bits);
  for (int i = 0; i < m.rows(); ++i) arb_set_d(v.at(i, 0), guess.vectors(i, 0));
  RayleighPair pair = rayleigh(m, v);
  const double goal = std::log2(gap) - bits;
  for (double reached = log2_size(pair.squared_residual); reached > goal;) {
    correct(v, pair, guess);
    RayleighPair next = rayleigh(m, v);
    const double now = log2_size(next.squared_residual);
    if (!(now < reached - 2)) break;  // stagnates: as good as it gets
    pair = std::move(next), reached = now;
  }
  const double bound = lambda(0) + gap / 2;
  const Ball distance = subtract(Ball(bound, bits), pair.quotient);
  if (!certainly_positive(distance) || !second_eigenvalue_is_at_least(bound, m, guess)) return std::nullopt;
  const Ball low = subtract(pair.quotient, divide(pair.squared_residual, distance));
  Ball result = Ball::at(bits);
  arb_union(result.raw(), low.raw(), pair.quotient.raw(), bits);
  return result;
}

}  // namespace lemmacheck
