#include "theorems/arora2018/instances/deficient.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

int rows_of(const DeficientPoint& point) { return point.offset.rows; }
int cols_of(const DeficientPoint& point) { return point.offset.cols; }
std::size_t least(const DeficientPoint& point) {
  const auto& values = point.singular_values;
  return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
}

/// No offset yet, and the rank-deficient matrix random.
DeficientPoint some_target(Sampler& draw, int least_rank) {
  const int extent = draw.integer(0, 99);
  int rows = draw.integer(2, 4), cols = draw.integer(2, 4);
  if (extent < 10 && least_rank <= 1) {
    draw.label(extent < 5 ? "scalar" : "regression");
    rows = 1, cols = extent < 5 ? 1 : cols;
  } else if (extent < 18) {
    draw.label("width 32");
    (draw.chance(0.5) ? rows : cols) = 32;
  }
  DeficientPoint point;
  const bool spread = std::min(rows, cols) > 1 && draw.chance(0.1);
  if (spread) draw.label("condition 1000");
  for (int i = 0; i < std::min(rows, cols); ++i) point.singular_values.push_back(draw.dyadic(1, 8, 3));
  if (spread) point.singular_values[0] = 1, point.singular_values[1] = 1000;
  point.left = draw.integer_matrix(rows, 1, -2, 2), point.right = draw.integer_matrix(cols, 1, -2, 2);
  point.offset = DyadicMatrix(rows, cols);
  point.other = draw.dyadic_matrix(rows, cols, -8, 8, 2);
  point.null = draw.integer_matrix(std::min(rows, cols), 1, -2, 2);
  point.null(0, 0) = 1;
  return point;
}

/// The nearest rank-deficient matrix: Phi without its least singular direction. Its frames are the identity, so that
/// `other` is Phi.
void take_best_approximation(DeficientPoint& point) {
  point.left = DyadicMatrix(rows_of(point), 1), point.right = DyadicMatrix(cols_of(point), 1);
  point.other = padded(rows_of(point), cols_of(point), point.singular_values);
  point.null = DyadicMatrix(std::min(rows_of(point), cols_of(point)), 1);
  point.null(static_cast<int>(least(point)), 0) = 1;
}

/// A dyadic offset whose norm is about `size`.
void offset_by(DeficientPoint& point, double size, Sampler& draw) {
  point.offset = draw.normal_matrix(rows_of(point), cols_of(point));
  double squares = 0;
  for (double x : point.offset.entries) squares += x * x;
  for (double& x : point.offset.entries) x = std::ldexp(std::round(std::ldexp(x * size / std::sqrt(squares), 12)), -12);
}

DeficientPoint with_best_approximation(Sampler& draw, double relative_size) {
  DeficientPoint point = some_target(draw, 1);
  take_best_approximation(point);
  const int i = draw.integer(0, rows_of(point) - 1), j = draw.integer(0, cols_of(point) - 1);
  point.offset(i, j) = relative_size * point.singular_values[least(point)];
  return point;
}

}  // namespace

void validate(const DeficientPoint& point) {
  const int rows = rows_of(point), cols = cols_of(point);
  if (rows < 1 || cols < 1) throw Malformed("offset", "needs a row and a column");
  if (point.singular_values.size() != static_cast<std::size_t>(std::min(rows, cols)))
    throw Malformed("singular_values", "needs " + std::to_string(std::min(rows, cols)) + " of them, found " +
                                           std::to_string(point.singular_values.size()));
  for (double s : point.singular_values)
    if (!(s > 0)) throw Malformed("singular_values", "must be positive");
  require_shape("left", point.left, rows, point.left.cols);
  require_shape("right", point.right, cols, point.right.cols);
  require_shape("other", point.other, rows, cols);
  require_shape("null", point.null, std::min(rows, cols), 1);
  if (std::all_of(point.null.entries.begin(), point.null.entries.end(), [](double x) { return x == 0; }))
    throw Malformed("null", "must not be zero");
}

Matrix left_frame(const DeficientPoint& point, Level level) { return product_of_reflections(point.left, level); }
Matrix right_frame(const DeficientPoint& point, Level level) { return product_of_reflections(point.right, level); }

Matrix deficient_matrix(const DeficientPoint& point, Level level) {
  const Matrix z(point.other, level), u(point.null, level);
  const Real size = squared_norm(u);
  if (point.other.rows <= point.other.cols) return z - u * (transpose(u) * z) / size;
  return z - z * u * transpose(u) / size;
}

DeficientPoint deficient_point(Sampler& draw) {
  DeficientPoint point = some_target(draw, 1);
  const bool margin = draw.chance(0.6);
  draw.label(margin ? "margin" : "no margin");
  offset_by(point, point.singular_values[least(point)] * (margin ? draw.uniform(0, 0.99) : draw.uniform(1.01, 3)),
            draw);
  const bool best = draw.chance(0.4);
  draw.label(best ? "best approximation" : "random deficient");
  if (best) take_best_approximation(point);
  return point;
}

DeficientPoint on_the_edge(Sampler& draw) { return with_best_approximation(draw, 1); }
DeficientPoint over_the_edge(Sampler& draw) { return with_best_approximation(draw, 1 + 0x1p-8); }

DeficientPoint twofold_offset(Sampler& draw) {
  DeficientPoint point = some_target(draw, 2);
  take_best_approximation(point);
  for (int i = 0; i < 2; ++i) point.offset(i, i) = 0.75 * point.singular_values[least(point)];
  return point;
}

DeficientPoint near_other(Sampler& draw) {
  DeficientPoint point = with_best_approximation(draw, 0.5);
  point.other(0, 0) += 0.25 * point.singular_values[least(point)];
  return point;
}

std::vector<DeficientPoint> smaller_points(const DeficientPoint& point) {
  std::vector<DeficientPoint> list;
  const int rows = rows_of(point), cols = cols_of(point), rank = std::min(rows, cols);
  const auto shrunk = [&](bool by_row) {
    DeficientPoint part = point;
    const auto less = by_row ? without_last_row : without_last_column;
    part.offset = less(part.offset), part.other = less(part.other);
    (by_row ? part.left : part.right) = without_last_row(by_row ? part.left : part.right);
    if (std::min(rows_of(part), cols_of(part)) < rank) {
      part.singular_values.pop_back();
      part.null = without_last_row(part.null);
    }
    if (std::any_of(part.null.entries.begin(), part.null.entries.end(), [](double x) { return x != 0; }))
      list.push_back(std::move(part));
  };
  if (rows > 1) shrunk(true);
  if (cols > 1) shrunk(false);
  return list;
}

}  // namespace lemmacheck::arora2018
