#include "numerics/certified_sphere.hpp"

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace lemmacheck::certified {
namespace {

constexpr double u = 0x1p-53;
/// Sines between which the double level works; beyond, the cosine has lost the angle.
constexpr double largest_cosine = 0.9;

struct Rounded {
  double value, radius;  ///< radius NaN or infinite: nothing is known
};

/// sin g for |g| <= 1.13 from its Taylor polynomial of degree 21; the radius of this value is 11 u |g|:
/// the remainder g^23/23! is below 2^-70 |g|; with Q = sum_k |a_k| z^(k-1) <= 0.18, the Horner scheme and the roundings
/// of its coefficients and of z = g^2 cost at most gamma_30 Q |g|^3 <= 7 u |g|, the two products 1 u |g|, the last
/// subtraction 1.1 u |g|.
constexpr std::array<double, 10> sine_coefficients = {1.0 / 51090942171709440000.0,
                                                      1.0 / 121645100408832000.0,
                                                      1.0 / 355687428096000.0,
                                                      1.0 / 1307674368000.0,
                                                      1.0 / 6227020800.0,
                                                      1.0 / 39916800.0,
                                                      1.0 / 362880.0,
                                                      1.0 / 5040.0,
                                                      1.0 / 120.0,
                                                      1.0 / 6.0};
double sine_by_taylor(double g) {
  const double z = g * g;
  double q = 0;
  for (const double coefficient : sine_coefficients) q = coefficient - z * q;
  return g - g * (z * q);
}

/// arcsin c for |c| <= largest_cosine. If s = sin g is within 2^-30 of c, both sines are below 0.9 + 2^-30, so the mean
/// value theorem gives |arcsin c - g| <= |c - s| / sqrt(1 - 0.9000001^2) <= 2.295 |c - s|.
Rounded verified_asin(double c) {
  const double guess = std::asin(c);
  if (!(std::abs(guess) <= 1.13)) return {0, std::numeric_limits<double>::infinity()};
  const double miss = std::abs(c - sine_by_taylor(guess)) + 11.1 * u * std::abs(guess);
  if (!(miss <= 0x1p-30)) return {0, std::numeric_limits<double>::infinity()};
  return {guess, 2.3 * miss + 0x1p-1000};
}

using Square = Eigen::MatrixXd;

Matrix enclosures(int n, const Square& midpoints, const Square& radii) {
  return Matrix(n, n, Numbers(midpoints.data(), midpoints.data() + midpoints.size()),
                Numbers(radii.data(), radii.data() + radii.size()));
}

struct Pair {
  Rounded cosine, angle, kernel;
};

/// cos (1/4 + arcsin(cos) / 2 pi), which is the kernel entry. Its derivative is at most 0.76 in the range of |c|.
std::optional<Pair> moderate_pair(Rounded cosine) {
  const double c = cosine.value;
  if (!(std::abs(c) + cosine.radius <= largest_cosine)) return {};
  const Rounded arc = verified_asin(c);
  if (!std::isfinite(arc.radius)) return {};
  constexpr double half_pi = 0x1.921fb54442d18p+0, inverse_two_pi = 0x1.45f306dc9c883p-3;  // nearest doubles
  const double theta = half_pi - arc.value, kernel = c * (0.25 + arc.value * inverse_two_pi);
  // d arcsin <= 2.3 d cos; pi/2 and the difference are rounded once each, and theta <= 2.7.
  const double theta_radius = arc.radius + 2.3 * cosine.radius + 4 * u;
  const double kernel_radius = 0.77 * cosine.radius + std::abs(c) * (0.16 * arc.radius + 3 * u) + 0x1p-1000;
  return Pair{cosine, {theta, theta_radius}, {kernel, kernel_radius}};
}

/// Near 0 and pi, and for cosines that may vanish: one pair in interval arithmetic.
Pair delicate_pair(const Matrix& directions, int i, int j) {
  Matrix two(2, directions.cols());
  for (int k = 0; k < directions.cols(); ++k) two.set(0, k, directions(i, k)), two.set(1, k, directions(j, k));
  const SphereKernels exact = general_sphere_kernels(two);
  const auto rounded = [](const Matrix& m) {
    return Rounded{m.midpoints()[1], m.radii().empty() ? 0.0 : m.radii()[1]};
  };
  return {rounded(exact.gram), rounded(exact.angles), rounded(exact.arc_cosine)};
}

}  // namespace

std::optional<SphereKernels> sphere_kernels(const Matrix& directions) {
  const int n = directions.rows(), d = directions.cols();
  if (!directions.is_double_level() || !directions.radii().empty() || n == 0 || d == 0) return {};
  const Eigen::Map<const Eigen::MatrixXd> x(directions.midpoints().data(), n, d);
  const Square dots = x * x.transpose();
  Eigen::VectorXd norms(n);
  for (int i = 0; i < n; ++i) {
    if (!(dots(i, i) >= 0x1p-500 && dots(i, i) <= 0x1p+500)) return {};
    norms(i) = std::sqrt(dots(i, i));
  }
  // |fl(x.y) - x.y| <= gamma_d |x||y| in any order, with or without FMA; the norms have relative errors
  // gamma_d/2 + u each, the quotient three roundings more: at most gamma_d + |c| (gamma_d + 5 u).
  const double radius = (2.0 * d + 8) * u;
  Square gram = Square::Identity(n, n), angles = Square::Zero(n, n), kernel = 0.5 * Square::Identity(n, n);
  Square gram_radii = Square::Zero(n, n), angle_radii = gram_radii, kernel_radii = gram_radii;
  for (int j = 0; j < n; ++j)
    for (int i = j + 1; i < n; ++i) {
      const Rounded cosine{dots(i, j) / (norms(i) * norms(j)), radius};
      const auto moderate = std::abs(cosine.value) > radius ? moderate_pair(cosine) : std::optional<Pair>{};
      const Pair pair = moderate ? *moderate : delicate_pair(directions, i, j);
      gram(i, j) = gram(j, i) = pair.cosine.value, gram_radii(i, j) = gram_radii(j, i) = pair.cosine.radius;
      angles(i, j) = angles(j, i) = pair.angle.value, angle_radii(i, j) = angle_radii(j, i) = pair.angle.radius;
      kernel(i, j) = kernel(j, i) = pair.kernel.value, kernel_radii(i, j) = kernel_radii(j, i) = pair.kernel.radius;
    }
  return SphereKernels{enclosures(n, gram, gram_radii), enclosures(n, angles, angle_radii),
                       enclosures(n, kernel, kernel_radii)};
}

}  // namespace lemmacheck::certified
