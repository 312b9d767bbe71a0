// The supremum of the slice discrepancy in any dimension, by branch and bound.
#include <algorithm>
#include <cmath>
#include <vector>

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/sphere/certified_angle.hpp"
#include "numerics/sphere/discrepancy.hpp"
#include "numerics/sphere/sphere_cells.hpp"

namespace lemmacheck {
namespace {

/// Bounds what the roundings of a share, of a quotient count / n and of their difference add up to.
constexpr double roundings = 8 * 0x1p-53;

/// (pi - angle) / (2 pi).
double share(double angle) { return 0.5 - angle * certified::inverse_two_pi; }

struct Pair {
  double upper;  ///< of |dsp| for x in one cell and y in the other
  int first, second;
};

/// Pairs from the largest bound on, up to the width of a drawer. No bound that is put in is beyond the last one that was
/// taken out.
class Drawers {
 public:
  void put(const Pair& pair) {
    const auto at = static_cast<std::size_t>(pair.upper * count);
    drawers_[std::min(at, count)].push_back(pair), top_ = std::max(top_, std::min(at, count));
  }
  /// A pair of the highest drawer; none is left where this is null. Until the next `put` or `take`.
  const Pair* look() {
    while (drawers_[top_].empty() && top_ > 0) --top_;
    return drawers_[top_].empty() ? nullptr : &drawers_[top_].back();
  }
  void take() { drawers_[top_].pop_back(); }
  /// The largest bound of a pair inside, or 0.
  double largest() {
    double most = 0;
    if (look() != nullptr)
      for (const Pair& pair : drawers_[top_]) most = std::max(most, pair.upper);
    return most;
  }

 private:
  static constexpr std::size_t count = 1 << 14;
  std::vector<std::vector<Pair>> drawers_ = std::vector<std::vector<Pair>>(count + 1);
  std::size_t top_ = 0;
};

class Search {
 public:
  Search(const DyadicMatrix& units, double width)
      : cells_(units), dimension_(units.cols), count_(units.rows), width_(width) {}

  SupDiscrepancy run(std::int64_t budget) {
    for (int i = 0; i < cells_.roots(); ++i)
      for (int j = 0; j <= i; ++j) examine(i, j, 1);
    const Pair* worst = open_.look();
    for (; worst != nullptr && found_.pairs < budget; worst = open_.look())
      if (worst->upper <= found_.lower + width_)
        drop(worst->upper), open_.take();
      else if (!branch(*worst))
        break;
    found_.upper = std::max({open_.largest(), dropped_, found_.lower});
    return std::move(found_);
  }

 private:
  void drop(double upper) { dropped_ = std::max(dropped_, upper); }

  /// `known` bounds |dsp| there already.
  void examine(int i, int j, double known) {
    ++found_.pairs;
    const auto angle = certified::angle_of_units(cells_.unit_centre(i), cells_.unit_centre(j), dimension_);
    const double reach = (cells_.radius(i) + cells_.radius(j) + angle.error) * (1 + 0x1p-50);
    const double n = count_;
    const double here = std::abs(cells_.in_at_centres(i, j) / n - share(angle.value)) - 0.16 * angle.error - roundings;
    if (here > found_.lower) found_.lower = here, keep_slice(i, j);
    // No angle is beyond pi, and pi is below 2 half_pi (1 + 2^-52).
    const double smallest = std::max(0.0, angle.value - reach), largest = angle.value + reach;
    const double above = cells_.may_be_in(i, j) / n - std::max(0.0, share(largest));
    const double below = share(smallest) - cells_.surely_in(i, j) / n;
    const double upper = std::min(known, std::max(above, below) + roundings);
    if (upper > found_.lower + width_)
      open_.put({upper, i, j});
    else
      drop(upper);
  }

  /// Replaces the pair by what its wider cell's halves make of it. False if that cell cannot be halved.
  bool branch(Pair pair) {
    const auto [upper, i, j] = pair;
    const bool first = cells_.radius(i) >= cells_.radius(j);
    const auto [a, b] = cells_.halves(first ? i : j);
    if (a < 0) return false;
    open_.take();
    if (i == j)
      examine(a, a, upper), examine(b, a, upper), examine(b, b, upper);
    else
      for (const int half : {a, b}) examine(half, first ? j : i, upper);
    return true;
  }

  void keep_slice(int i, int j) {
    found_.slice = DyadicMatrix(2, dimension_);
    for (int k = 0; k < dimension_; ++k)
      found_.slice(0, k) = cells_.centre(i)[k], found_.slice(1, k) = cells_.centre(j)[k];
  }

  SphereCells cells_;
  int dimension_, count_;
  double width_;
  SupDiscrepancy found_;
  double dropped_ = 0;  ///< the largest bound of a pair that is not looked at again
  Drawers open_;
};

Real enclosure(double lower, double upper, Level level) {
  switch (level.arithmetic) {
    case Arithmetic::certified_double:
      return Real(Interval(lower, upper));
    case Arithmetic::ball: {
      const Ball low(lower, level.bits), high(upper, level.bits);
      Ball both = Ball::at(level.bits);
      arb_union(both.raw(), low.raw(), high.raw(), std::max(level.bits, 64));
      return Real(Multiprecision(std::move(both)));
    }
    case Arithmetic::mpfr:
      return (Real(lower, level) + Real(upper, level)) / 2;
    case Arithmetic::rational:
      break;
  }
  throw OutsideDomain("sup_discrepancy: not in exact arithmetic");
}

}  // namespace

SupDiscrepancy bound_sup_discrepancy(const DyadicMatrix& units, double width, std::int64_t budget) {
  constexpr int most_dimensions = 16;
  if (units.rows < 1 || units.cols < 2 || units.cols > most_dimensions)
    throw OutsideDomain("sup_discrepancy: 1 direction at least, in 2 to 16 dimensions");
  if (has_zero_row(units)) throw OutsideDomain("a direction is the zero vector");
  if (!(width > 0)) throw OutsideDomain("sup_discrepancy: the width must be positive");
  return Search(units, width).run(budget);
}

Real sup_discrepancy(const DyadicMatrix& units, double width, std::int64_t budget, Level level) {
  if (units.cols == 2) return planar_sup_discrepancy(units, level);
  const SupDiscrepancy bounds = bound_sup_discrepancy(units, width, budget);
  return enclosure(bounds.lower, bounds.upper, level);
}

}  // namespace lemmacheck
