// Units in the plane at rational angles, where discrepancies, their moments and their supremum are rational numbers.
#pragma once

#include <vector>

#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {

/// Unit k has the angle positions[k] / turn of a full turn.
struct PlanarUnits {
  std::vector<int> positions;
  int turn = 4;
};
LEMMACHECK_DESCRIBE(PlanarUnits, positions, turn)
/// Throws Malformed unless there is a unit, 1 <= turn <= 1000 and 0 <= positions[k] < turn.
void validate(const PlanarUnits& units);
/// One unit fewer.
std::vector<PlanarUnits> smaller_planar(const PlanarUnits& units);

/// Closed arcs of the circle in quarters of 1/turn: `from` in 0..4 turn - 1, and 0 <= length <= 4 turn. Such an arc of at most
/// half a turn is a slice S_xy.
int units_in_arc(const PlanarUnits& units, int from, int length);

/// (1/n) (units in the arc) - length, for a length of at most half a turn.
Real arc_discrepancy(const PlanarUnits& units, int from, int length, Level level);
/// The degenerate slice {u, -u}, u at the angle at / (4 turn): the share of units on that line.
Real line_discrepancy(const PlanarUnits& units, int at, Level level);

/// L_inf, as the largest of: count/n - length over closed arcs from unit to unit; length - count/n over open arcs between units;
/// 1/2 - count/n over half circles in general position; count/n over lines. Arcs have at most half a turn.
struct SupParts {
  Real closed_arcs, open_arcs, half_circles, lines;
};
SupParts sup_parts(const PlanarUnits& units, Level level);
Real planar_sup(const PlanarUnits& units, Level level);

/// E dsp(S_xy)^power, power even, over independent uniform x and y: the square of slices is cut where a unit enters or leaves the
/// arc, and the polynomial (count/n - length)^power is integrated over each piece.
Real planar_moment(const PlanarUnits& units, int power, Level level);

/// L_2^2 by the closed form n^-2 sum (1/2 - distance)^2 - 1/12, distances in turns.
Real planar_squared_l2(const PlanarUnits& units, Level level);

}  // namespace lemmacheck::xie2017
