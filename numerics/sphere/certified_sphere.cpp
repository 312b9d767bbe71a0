#include "numerics/sphere/certified_sphere.hpp"

#include <Eigen/Core>
#include <cmath>
#include <utility>

#include "numerics/sphere/certified_angle.hpp"

namespace lemmacheck::certified {
namespace {

/// n x n, one entry per pair of directions; whole arrays at a time, because that is what the processor is good at.
using Pairwise = Eigen::ArrayXXd;

constexpr double u = 0x1p-53;
/// Cosines between which the a-priori bounds work; beyond, the cosine has lost the angle.
constexpr double largest_cosine = 0.9;

struct Enclosed {
  Pairwise midpoints, radii;

  /// Both entries of a pair.
  void set(int i, int j, double midpoint, double radius) {
    midpoints(i, j) = midpoints(j, i) = midpoint;
    radii(i, j) = radii(j, i) = radius;
  }
  /// From entry (1, 0) of a 2 x 2 matrix.
  void set(int i, int j, const Matrix& two) { set(i, j, two.midpoints()[1], two.radii().empty() ? 0 : two.radii()[1]); }
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
  // pi/2 and the difference are rounded once each, and the angle is at most 2.7.
  k.angles = {half_pi - g, arc_radius + (2.3 * radius + 4 * u)};
  k.arc_cosine = {c * (0.25 + g * inverse_two_pi), size * (0.16 * arc_radius + 3 * u) + (0.77 * radius + 0x1p-1000)};
  return k;
}

/// A pair whose angle is near 0 (side = 1) or pi (side = -1), from t = |x/|x| - side y/|y||: with p = 2 arcsin(t/2), the
/// angle is p or pi - p, and its cosine is side (1 - t^2/2). `unit` is d x n, the computed x/|x|. False where the angle
/// is so small that its relative error would be large.
///
/// Each unit vector is within (d/2 + 3) u of the exact one (gamma_d/2 + u of the norm, u of the quotient, and
/// underflow); the norm of their computed difference has a relative error of at most (d/2 + 3) u, and it is below 0.5:
/// together (1.25 d + 8) u. As t/2 is at most 1/4, arcsin has a slope of at most 1.033 there.
bool set_close_pair(Kernels& kernels, int i, int j, double side, const Eigen::MatrixXd& unit) {
  const double t = (unit.col(i) - side * unit.col(j)).norm(), error = (1.25 * static_cast<double>(unit.rows()) + 8) * u;
  if (!(t >= 0x1p-10 && t + error <= 0.5)) return false;
  const double g = std::asin(t / 2);
  const double miss = std::abs(t / 2 - sine_by_taylor(g)) + 11.1 * u * g;
  if (!(g <= 0.26 && miss <= 0x1p-30)) return false;
  const double arc = 2 * g, arc_radius = 2.07 * miss + 1.04 * error;
  const double cosine = side * (1 - t * t / 2), radius = 1.01 * (t + error) * error + 2 * u;
  // pi/2 and the difference are rounded once each, as above.
  kernels.angles.set(i, j, side > 0 ? arc : 2 * half_pi - arc, side > 0 ? arc_radius : arc_radius + 4 * u);
  kernels.gram.set(i, j, cosine, radius);
  const double share = side > 0 ? 0.5 - arc * inverse_two_pi : arc * inverse_two_pi;
  kernels.arc_cosine.set(i, j, cosine * share, 0.51 * radius + 0.161 * arc_radius + 4 * u * share);
  return true;
}

/// For cosines that may vanish, and angles that are nearly 0 or pi: the pair in interval arithmetic.
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
  const Eigen::MatrixXd unit = (x.array().colwise() / norms.array()).matrix().transpose();
  for (int j = 0; j < n; ++j)
    for (int i = j + 1; i < n; ++i) {
      if (kernels.known(i, j)) continue;
      const double cosine = kernels.gram.midpoints(i, j);
      if (std::abs(cosine) < 0.8 || !set_close_pair(kernels, i, j, cosine > 0 ? 1 : -1, unit))
        set_delicate_pair(kernels, i, j, directions);
    }
  return SphereKernels{kernels.gram.matrix(1), kernels.angles.matrix(0), kernels.arc_cosine.matrix(0.5)};
}

}  // namespace lemmacheck::certified
