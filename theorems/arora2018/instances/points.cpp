// Families of points near a target of known singular values, and their smaller shapes.
#include "theorems/arora2018/instances/points.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// A target with its least singular value and the direction u v^T of it (up to rounding), |u v^T|_F = 1.
struct Target {
  DyadicMatrix matrix, direction;
  double least = 1;
  int rank() const { return std::min(matrix.rows, matrix.cols); }
};

Target some_target(Sampler& draw, int rows, int cols, double condition) {
  Target target;
  target.least = draw.log_uniform(0x1p-6, 0x1p6);
  std::vector<double> values{target.least};
  for (int i = 1; i < std::min(rows, cols); ++i) values.push_back(target.least * draw.log_uniform(1, condition));
  if (condition == 1000 && values.size() > 1) values[1] = 1000 * target.least;
  const Matrix left = product_of_reflections(draw.dyadic_matrix(rows, 2, -1, 1, 6), {});
  const Matrix right = product_of_reflections(draw.dyadic_matrix(cols, 2, -1, 1, 6), {});
  target.matrix = midpoint(left * padded_diagonal(rows, cols, values, {}) * transpose(right));
  target.direction = midpoint(column(left, 0) * transpose(column(right, 0)));
  return target;
}

/// Any shape with that many singular values at least; numbers and rows one in twenty each where allowed.
Target some_target(Sampler& draw, int least_rank) {
  const int extent = draw.integer(0, 99), least = extent < 10 && least_rank <= 1 ? 1 : 2;
  int rows = draw.integer(2, 4 + draw.size() / 20), cols = draw.integer(2, 4 + draw.size() / 20);
  if (least == 1) {
    draw.label(extent < 5 ? "scalar" : "regression");
    rows = 1, cols = extent < 5 ? 1 : cols;
  } else if (extent >= 92) {
    draw.label("width 32");
    (draw.chance(0.5) ? rows : cols) = 32;
  }
  if (least == 2 && draw.chance(0.1)) {
    draw.label("condition 1000");
    return some_target(draw, rows, cols, 1000);
  }
  return some_target(draw, rows, cols, draw.log_uniform(1, 100));
}

DyadicMatrix random_direction(Sampler& draw, int rows, int cols) {
  DyadicMatrix direction = draw.normal_matrix(rows, cols);
  double squares = 0;
  for (double x : direction.entries) squares += x * x;
  for (double& x : direction.entries) x /= std::sqrt(squares);
  return direction;
}

DyadicMatrix moved(const DyadicMatrix& from, double distance, const DyadicMatrix& direction) {
  DyadicMatrix point = from;
  for (std::size_t k = 0; k < point.entries.size(); ++k) point.entries[k] += distance * direction.entries[k];
  return point;
}

/// 1 - c / sigma_min(Phi), with c / sigma_min(Phi) down to 0.001 and up to 0.999.
double share_used(Sampler& draw) {
  const double share = draw.log_uniform(0.001, 0.5);
  return draw.chance(0.5) ? share : 1 - share;
}

NearTarget on_extremal_ray(Sampler& draw, double used, double gap) {
  const Target target = some_target(draw, 1);
  const double radius = used * target.least;
  return {target.matrix, moved(target.matrix, radius, random_direction(draw, target.matrix.rows, target.matrix.cols)),
          moved(target.matrix, -(1 - gap) * radius, target.direction)};
}

}  // namespace

NearTarget near_target(Sampler& draw) {
  const double gap = draw.log_uniform(0x1p-40, 1);
  const bool extremal = draw.chance(0.5);
  draw.label(extremal ? "extremal ray" : "random ray");
  if (extremal) return on_extremal_ray(draw, share_used(draw), gap);
  const Target target = some_target(draw, 1);
  const int rows = target.matrix.rows, cols = target.matrix.cols;
  const double radius = share_used(draw) * target.least;
  return {target.matrix, moved(target.matrix, radius, random_direction(draw, rows, cols)),
          moved(target.matrix, (1 - gap) * radius, random_direction(draw, rows, cols))};
}

NearTarget extremal_point(Sampler& draw) { return on_extremal_ray(draw, share_used(draw), 0x1p-40); }

NearTarget just_outside(Sampler& draw) { return on_extremal_ray(draw, draw.uniform(0.1, 0.9), -0x1p-8); }

NearTarget spread_start(Sampler& draw) {
  const Target target = some_target(draw, 2);
  const double radius = draw.uniform(0.1, 0.6) * target.least;
  NearTarget points{target.matrix, target.matrix, moved(target.matrix, -(1 - 0x1p-10) * radius, target.direction)};
  for (int i = 0; i < 2; ++i) points.start(i, i) += radius * std::sqrt(0.5);
  return points;
}

std::vector<NearTarget> smaller_points(const NearTarget& points) {
  std::vector<NearTarget> list;
  if (points.target.rows > 1)
    list.push_back({without_last_row(points.target), without_last_row(points.start), without_last_row(points.point)});
  if (points.target.cols > 1)
    list.push_back(
        {without_last_column(points.target), without_last_column(points.start), without_last_column(points.point)});
  return list;
}

void validate(const NearTarget& points) {
  if (points.target.rows < 1 || points.target.cols < 1) throw Malformed("target", "needs a row and a column");
  require_shape("start", points.start, points.target.rows, points.target.cols);
  require_shape("point", points.point, points.target.rows, points.target.cols);
}

}  // namespace lemmacheck::arora2018
