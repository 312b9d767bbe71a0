#include "theorems/xie2017/plane.hpp"

#include <algorithm>

namespace lemmacheck::xie2017 {
namespace {

Real ratio(std::int64_t p, std::int64_t q, Level level) { return Real(Fraction(p, q), level); }

/// Positions of units in quarters of 1/turn, sorted, each once.
std::vector<int> distinct_positions(const PlanarUnits& units) {
  std::vector<int> list;
  for (const int p : units.positions) list.push_back(4 * p);
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

/// Real integrals of (k - b + a)^power over pieces of the (a, b) plane; all lengths in turns.
class Piece {
 public:
  explicit Piece(int power) : power_(power) {}
  /// a in [a0, a1], b in [b0, b1].
  Real rectangle(const Real& k, const Real& a0, const Real& a1, const Real& b0, const Real& b1) const {
    return -(twice(k - b1 + a1) - twice(k - b1 + a0) - twice(k - b0 + a1) + twice(k - b0 + a0));
  }
  /// a < b, both in one gap: integral of (gap - l) l^power over l.
  Real same_gap(const Real& gap) const { return twice(gap); }
  /// a in a gap, b in the opposite one, b <= a + 1/2: integral of (gap - v) (k + v)^power over v, k = count/n - 1/2.
  Real opposite_gap(const Real& k, const Real& gap) const {
    return twice(k + gap) - twice(k) - gap * pow(k, power_ + 1) / (power_ + 1);
  }

 private:
  /// The second antiderivative of z^power.
  Real twice(const Real& z) const { return pow(z, power_ + 2) / ((power_ + 1) * (power_ + 2)); }
  int power_;
};

}  // namespace

void validate(const PlanarUnits& units) {
  if (units.positions.empty()) throw Malformed("positions", "are none, wanted is one or more");
  require_between("turn", units.turn, 1, 1000);
  for (std::size_t k = 0; k < units.positions.size(); ++k)
    if (units.positions[k] < 0 || units.positions[k] >= units.turn)
      throw Malformed("positions[" + std::to_string(k) + "]",
                      "is " + std::to_string(units.positions[k]) + ", wanted is 0 to turn - 1");
}

std::vector<PlanarUnits> smaller_planar(const PlanarUnits& units) {
  std::vector<PlanarUnits> list;
  for (std::size_t k = 0; k < units.positions.size() && units.positions.size() > 1; ++k) {
    list.push_back(units);
    list.back().positions.erase(list.back().positions.begin() + static_cast<std::ptrdiff_t>(k));
  }
  return list;
}

int units_in_arc(const PlanarUnits& units, int from, int length) {
  const int whole = 4 * units.turn;
  return static_cast<int>(std::count_if(units.positions.begin(), units.positions.end(),
                                        [&](int p) { return ((4 * p - from) % whole + whole) % whole <= length; }));
}

Real arc_discrepancy(const PlanarUnits& units, int from, int length, Level level) {
  const int n = static_cast<int>(units.positions.size());
  return ratio(units_in_arc(units, from, length), n, level) - ratio(length, 4 * units.turn, level);
}

Real line_discrepancy(const PlanarUnits& units, int at_angle, Level level) {
  const int half = 2 * units.turn, n = static_cast<int>(units.positions.size());
  const auto on_it = std::count_if(units.positions.begin(), units.positions.end(),
                                   [&](int p) { return (4 * p - at_angle) % half == 0; });
  return ratio(on_it, n, level);
}

SupParts sup_parts(const PlanarUnits& units, Level level) {
  const int whole = 4 * units.turn, half = whole / 2, n = static_cast<int>(units.positions.size());
  const auto ends = distinct_positions(units);
  SupParts best{Real(0.0, level), Real(0.0, level), Real(0.0, level), Real(0.0, level)};
  for (const int from : ends) {
    best.lines = max(best.lines, line_discrepancy(units, from, level));
    const int start = from + 1;  // never opposite a unit: those are multiples of 4
    best.half_circles = max(best.half_circles, Real(0.5, level) - ratio(units_in_arc(units, start, half), n, level));
    for (const int to : ends) {
      const int length = ((to - from) % whole + whole) % whole;
      if (length <= half) best.closed_arcs = max(best.closed_arcs, arc_discrepancy(units, from, length, level));
      const int open = length == 0 ? whole : length;  // a single position is both ends of the whole circle
      if (open <= half)
        best.open_arcs =
            max(best.open_arcs, ratio(open, whole, level) - ratio(units_in_arc(units, from + 1, open - 2), n, level));
    }
  }
  // Half circles that end just before a unit, or just before the opposite of one.
  for (const int p : ends)
    for (const int start : {p - 1, p + half - 1, p + half + 1})
      best.half_circles = max(best.half_circles,
                              Real(0.5, level) - ratio(units_in_arc(units, (start + whole) % whole, half), n, level));
  return best;
}

Real planar_sup(const PlanarUnits& units, Level level) {
  const SupParts parts = sup_parts(units, level);
  return max(max(parts.closed_arcs, parts.open_arcs), max(parts.half_circles, parts.lines));
}

Real planar_moment(const PlanarUnits& units, int power, Level level) {
  const int whole = 4 * units.turn, half = whole / 2, n = static_cast<int>(units.positions.size());
  std::vector<int> cuts;  // units and their opposites: with them a half turn maps gaps to gaps
  for (const int p : units.positions) cuts.push_back(4 * p), cuts.push_back((4 * p + half) % whole);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  const int gaps = static_cast<int>(cuts.size()), opposite = gaps / 2;
  const auto cut = [&](int i) { return cuts[at(i % gaps)] + whole * (i / gaps); };
  const auto turns = [&](int ticks) { return ratio(ticks, whole, level); };
  const Piece piece(power);
  Real sum(0.0, level);
  for (int i = 0; i < gaps; ++i) {
    const Real gap = turns(cut(i + 1) - cut(i));
    sum += piece.same_gap(gap);
    int inside = 0;
    for (int j = i + 1; j <= i + opposite; ++j) {
      inside += static_cast<int>(std::count_if(units.positions.begin(), units.positions.end(),
                                               [&](int p) { return (4 * p - cut(j)) % whole == 0; }));
      const Real share = ratio(inside, n, level);
      sum += j < i + opposite
                 ? piece.rectangle(share, turns(cut(i)), turns(cut(i + 1)), turns(cut(j)), turns(cut(j + 1)))
                 : piece.opposite_gap(share - Real(0.5, level), gap);
    }
  }
  return 2 * sum;
}

Real planar_squared_l2(const PlanarUnits& units, Level level) {
  const int n = static_cast<int>(units.positions.size());
  Real sum(0.0, level);
  for (const int p : units.positions)
    for (const int q : units.positions) {
      const int apart = std::min(std::abs(p - q), units.turn - std::abs(p - q));
      sum += square(ratio(units.turn - 2 * apart, 2 * units.turn, level));
    }
  return sum / n / n - ratio(1, 12, level);
}

}  // namespace lemmacheck::xie2017
