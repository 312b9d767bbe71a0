#include "numerics/sphere/certified_sphere.hpp"

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <utility>

namespace lemmacheck::certified {
namespace {

/// n x n, one entry per pair of directions; whole arrays at a time, because that is what the processor is good at.
using Pairwise = Eigen::ArrayXXd;

constexpr double u = 0x1p-53;
/// Cosines between which the a-priori bounds work; beyond, the cosine has lost the angle.
constexpr double largest_cosine = 0.9;

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
Pairwise sine_by_taylor(const Pairwise& g) {
  const Pairwise z = g * g;
  Pairwise q = Pairwise::Zero(g.rows(), g.cols());
  for (const double coefficient : sine_coefficients) q = coefficient - z * q;
  return g - g * (z * q);
}

struct Enclosed {
  Pairwise midpoints, radii;

  /// Both entries of a pair from entry (1, 0) of a 2 x 2 matrix.
  void set(int i, int j, const Matrix& two) {
    midpoints(i, j) = midpoints(j, i) = two.midpoints()[1];
    radii(i, j) = radii(j, i) = two.radii().empty() ? 0 : two.radii()[1];
  }
  Matrix matrix(double diagonal) {
    midpoints.matrix().diagonal().setConstant(diagonal);
    radii.matrix().diagonal().setZero();
    return Matrix(static_cast<int>(midpoints.rows()), static_cast<int>(midpoints.cols()),
                  Numbers(midpoints.data(), midpoints.data() + midpoints.size()),
                  Numbers(radii.data(), radii.data() + radii.size()));
  }
};

/// `known` is 1 where the a-priori bounds apply; elsewhere and on the diagonal the entries mean nothing.
struct Kernels {
  Enclosed gram, angles, arc_cosine;
  Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic> known;
};

/// The angle is pi/2 - arcsin c, the kernel entry c (1/4 + arcsin(c) / 2 pi); libm's arc sine g is a guess. If s = sin
/// g is within 2^-30 of c and |c| <= 0.9, both sines are below 0.9 + 2^-30, so the mean value theorem gives |arcsin c -
/// g| <= |c - s| / sqrt(1 - 0.9000001^2) <= 2.295 |c - s|; and the entry's derivative in c is at most 0.76. A cosine
/// that may be zero is left out, because there the entry may be exactly zero.
Kernels moderate_kernels(Pairwise cosines, double radius) {
  Kernels k;
  k.gram.radii = Pairwise::Constant(cosines.rows(), cosines.cols(), radius);
  k.gram.midpoints = std::move(cosines);
  const Pairwise& c = k.gram.midpoints;
  const Pairwise size = c.abs();
  const Pairwise g = c.unaryExpr([](double x) { return std::asin(x); });
  const Pairwise miss = (c - sine_by_taylor(g)).abs() + 11.1 * u * g.abs();
  k.known = size + radius <= largest_cosine && size > radius && g.abs() <= 1.13 && miss <= 0x1p-30;
  const Pairwise arc_radius = 2.3 * miss + 0x1p-1000;
  constexpr double half_pi = 0x1.921fb54442d18p+0, inverse_two_pi = 0x1.45f306dc9c883p-3;  // nearest doubles
  // pi/2 and the difference are rounded once each, and the angle is at most 2.7.
  k.angles = {half_pi - g, arc_radius + (2.3 * radius + 4 * u)};
  k.arc_cosine = {c * (0.25 + g * inverse_two_pi), size * (0.16 * arc_radius + 3 * u) + (0.77 * radius + 0x1p-1000)};
  return k;
}

/// Near 0 and pi, and for cosines that may vanish: the pair in interval arithmetic.
void set_delicate_pair(Kernels& kernels, int i, int j, const Matrix& directions) {
  Matrix two(2, directions.cols());
  for (int k = 0; k < directions.cols(); ++k) two.set(0, k, directions(i, k)), two.set(1, k, directions(j, k));
  const SphereKernels pair = general_sphere_kernels(two);
  kernels.gram.set(i, j, pair.gram);
  kernels.angles.set(i, j, pair.angles);
  kernels.arc_cosine.set(i, j, pair.arc_cosine);
}

}  // namespace

std::optional<SphereKernels> sphere_kernels(const Matrix& directions) {
  const int n = directions.rows(), d = directions.cols();
  if (!directions.is_double_level() || !directions.radii().empty() || n == 0 || d == 0) return {};
  const Eigen::Map<const Eigen::MatrixXd> x(directions.midpoints().data(), n, d);
  Eigen::MatrixXd dots = x * x.transpose();
  dots.triangularView<Eigen::StrictlyUpper>() = dots.transpose();
  const Eigen::ArrayXd squares = dots.diagonal();
  if (!(squares >= 0x1p-500 && squares <= 0x1p+500).all()) return {};
  // Not squares.sqrt(): Eigen's packets of eight have roots that are not correctly rounded.
  const Eigen::VectorXd norms = squares.unaryExpr([](double square) { return std::sqrt(square); });
  // |fl(x.y) - x.y| <= gamma_d |x||y| in any order, with or without FMA; the norms have relative errors
  // gamma_d/2 + u each, their product and the quotient a rounding each: at most gamma_d + |c| (gamma_d + 5 u).
  const double radius = (2.0 * d + 8) * u;
  Kernels kernels = moderate_kernels(dots.array() / (norms * norms.transpose()).array(), radius);
  for (int j = 0; j < n; ++j)
    for (int i = j + 1; i < n; ++i)
      if (!kernels.known(i, j)) set_delicate_pair(kernels, i, j, directions);
  return SphereKernels{kernels.gram.matrix(1), kernels.angles.matrix(0), kernels.arc_cosine.matrix(0.5)};
}

}  // namespace lemmacheck::certified
