// The supremum of the slice discrepancy in the plane.
#include <algorithm>
#include <array>
#include <vector>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/sphere/discrepancy.hpp"

namespace lemmacheck {
namespace {

struct Direction {
  double x = 0, y = 0;
  int count = 1;  ///< how many of the units point there
};

/// Signs of the cross and of the dot product, exact.
int cross(const Direction& a, const Direction& b) { return sign_of_dot(std::array{a.x, a.y}, std::array{b.y, -b.x}); }
int dot(const Direction& a, const Direction& b) { return sign_of_dot(std::array{a.x, a.y}, std::array{b.x, b.y}); }
bool opposite(const Direction& a, const Direction& b) { return cross(a, b) == 0 && dot(a, b) < 0; }
bool coincide(const Direction& a, const Direction& b) { return cross(a, b) == 0 && dot(a, b) > 0; }

/// Whether the angle in [0, turn) is below half a turn.
bool first_half(const Direction& a) { return a.y > 0 || (a.y == 0 && a.x > 0); }
bool comes_first(const Direction& a, const Direction& b) {
  return first_half(a) != first_half(b) ? first_half(a) : cross(a, b) > 0;
}

/// The distinct directions counterclockwise from the first axis, with their multiplicities.
std::vector<Direction> distinct_directions(const DyadicMatrix& units) {
  std::vector<Direction> all;
  for (int k = 0; k < units.rows; ++k) {
    all.push_back({units(k, 0), units(k, 1)});
    if (all.back().x == 0 && all.back().y == 0) throw OutsideDomain("a direction is the zero vector");
  }
  std::sort(all.begin(), all.end(), comes_first);
  std::vector<Direction> distinct;
  for (const Direction& w : all) {
    if (!distinct.empty() && coincide(distinct.back(), w))
      ++distinct.back().count;
    else
      distinct.push_back(w);
  }
  return distinct;
}

/// Angle from the first axis in turns, in [0, 1).
Real turns(const Direction& a, Level level) {
  const Real x(std::abs(a.x), level), y(std::abs(a.y), level);
  const Real acute = atan2(y, x) / (2 * pi(level));
  const Real half(0.5, level);
  if (a.y >= 0) return a.x >= 0 ? acute : half - acute;
  return a.x < 0 ? half + acute : 1 - acute;
}

/// Arcs that start at direction `start` and reach at most half a turn further, closed and open.
Real largest_over_arcs(const std::vector<Direction>& w, const std::vector<Real>& at, std::size_t start, int n) {
  Real largest = Real(1.0 * w[start].count, at[start].level()) / n;  // the arc that is one point
  int closed = w[start].count;
  for (std::size_t step = 1; step < w.size(); ++step) {
    const std::size_t end = (start + step) % w.size();
    if (cross(w[start], w[end]) <= 0 && !opposite(w[start], w[end])) break;
    const Real length = end > start ? at[end] - at[start] : at[end] - at[start] + 1;
    const int open = closed - w[start].count;
    closed += w[end].count;
    const Real one(1.0, length.level());
    largest = max(largest, max(closed * one / n - length, length - open * one / n));
  }
  return largest;
}

/// Units in the half circle that starts just after the direction s w, s = 1 or -1: among half circles in general
/// position, one of these has the fewest.
int in_half_circle_after(const std::vector<Direction>& all, const Direction& w, double s) {
  const Direction start{s * w.x, s * w.y};
  int inside = 0;
  for (const Direction& other : all)
    if (cross(start, other) > 0 || opposite(start, other)) inside += other.count;
  return inside;
}

int on_line(const std::vector<Direction>& all, const Direction& w) {
  int on = 0;
  for (const Direction& other : all)
    if (cross(w, other) == 0) on += other.count;
  return on;
}

}  // namespace

Real planar_sup_discrepancy(const DyadicMatrix& units, Level level) {
  if (units.cols != 2 || units.rows < 1) throw OutsideDomain("planar_sup_discrepancy: directions in the plane wanted");
  const int n = units.rows;
  const auto w = distinct_directions(units);
  std::vector<Real> at;
  for (const Direction& direction : w) at.push_back(turns(direction, level));
  int fewest = n, most_on_line = 0;
  Real largest(0.0, level);
  for (std::size_t i = 0; i < w.size(); ++i) {
    largest = max(largest, largest_over_arcs(w, at, i, n));
    fewest = std::min({fewest, in_half_circle_after(w, w[i], 1), in_half_circle_after(w, w[i], -1)});
    most_on_line = std::max(most_on_line, on_line(w, w[i]));
  }
  const Real one(1.0, level);
  return max(largest, max(one / 2 - fewest * one / n, most_on_line * one / n));
}

}  // namespace lemmacheck
