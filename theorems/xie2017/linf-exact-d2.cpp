//! # $L_\infty$ in the plane, exactly
//! In the plane the slices $S_{xy}$ are the closed arcs of at most half a turn, and the pairs $\{u,-u\}$, of measure $0$. For units at angles $\theta_1,\dots,\theta_n$, in turns,
//! $L_\infty(W)$ is the largest of
//!
//! 1. $\#[\theta_i,\theta_j]/n-\text{length}$ over closed arcs from unit to unit,
//! 2. $\text{length}-\#(\theta_i,\theta_j)/n$ over open arcs between units,
//! 3. $\tfrac12-\#/n$ over half circles in general position,
//! 4. $\#\{k:w_k\in\{u,-u\}\}/n$,
//!
//! arcs being of at most half a turn.
//!
//! **Why.** Where a closed arc has too many units, shrink it to the outermost ones. Where it has too few, widen it until it nearly meets a unit at each end, or until it is half a turn long. The
//! supremum of the open arcs need not be attained.
//!
//! The paper bounds $L_\infty$ by $2$; it is at most $1$. The degenerate slices make it at least $\tfrac2n$ as soon as two units are opposite: $n$ equispaced units have $L_\infty=\tfrac1n$ for odd $n$ and
//! $\tfrac2n$ for even $n$.
//!
//! **What is checked.** Against every slice whose ends lie on a grid four times finer than the units' angles: none exceeds the formula, and one comes within two steps of it (an open arc is left by one step
//! at each end). Everything is rational.
#include <algorithm>
#include <iterator>

#include "theorems/xie2017/instances/planar.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## The grid
/// The largest |dsp| over the slices with ends on multiples of 1/(4 turn).
Real largest_on_grid(const PlanarUnits& units, Level level) {
  const int whole = 4 * units.turn, n = static_cast<int>(units.positions.size());
  std::vector<int> before(static_cast<std::size_t>(2 * whole + 1), 0);  // units at ticks 0, ..., t - 1
  for (int t = 0; t < 2 * whole; ++t) {
    int here = 0;
    for (const int p : units.positions) here += 4 * p == t % whole;
    before[static_cast<std::size_t>(t + 1)] = before[static_cast<std::size_t>(t)] + here;
  }
  std::int64_t largest = 0;  // of |count whole - n length|
  for (int from = 0; from < whole; ++from)
    for (int length = 0; length <= whole / 2; ++length) {
      const std::int64_t count =
          before[static_cast<std::size_t>(from + length + 1)] - before[static_cast<std::size_t>(from)];
      largest = std::max<std::int64_t>(largest, std::abs(count * whole - std::int64_t{n} * length));
    }
  Real found = Real(Fraction(largest, std::int64_t{n} * whole), level);
  for (int u = 0; u < whole / 2; ++u) found = max(found, line_discrepancy(units, u, level));
  return found;
}

struct PlanarSup {
  using Instance = PlanarUnits;
  static Instance instance(Sampler& draw) { return mixed_planar(draw); }
  static std::vector<Instance> witnesses() {
    return {equispaced_turns(1), equispaced_turns(2), equispaced_turns(5), equispaced_turns(8), equispaced_turns(100)};
  }
  static std::vector<Instance> smaller_shapes(const Instance& units) { return smaller_planar(units); }

  //! ## Conclusions
  static void examine(const Instance& units, Examination& exam) {
    SupParts parts = sup_parts(units, exam.level());
    if (exam.replaced("no closed arcs")) parts.closed_arcs = exam.real(0.0);
    if (exam.replaced("no open arcs")) parts.open_arcs = exam.real(0.0);
    if (exam.replaced("no half circles")) parts.half_circles = exam.real(0.0);
    if (exam.replaced("no degenerate slices")) parts.lines = exam.real(0.0);
    const Real formula = max(max(parts.closed_arcs, parts.open_arcs), max(parts.half_circles, parts.lines));
    exam.dimension("n", std::ssize(units.positions)), exam.dimension("turn", units.turn);
    exam.label(sign(parts.lines - formula) == 0         ? "a line"
               : sign(parts.closed_arcs - formula) == 0 ? "a closed arc"
                                                        : "an open arc");
    const Real grid = largest_on_grid(units, exam.level());
    const Real two_steps = exam.constant("steps") / (4 * units.turn);
    exam.conclusion().at_most("no slice of the grid exceeds it", grid, formula);
    exam.conclusion().at_most("a slice of the grid comes near it", formula, grid + two_steps);
    exam.observe("L_inf", formula);
  }
};

PlanarUnits even_number(Sampler& draw) { return equispaced_turns(2 * draw.integer(2, 10)); }
/// A few neighbouring angles: a short arc holds all units, a line just one.
PlanarUnits crowd(Sampler& draw) {
  PlanarUnits units{{}, 24};
  for (int k = 0; k < draw.integer(3, 5); ++k) units.positions.push_back(k);
  return units;
}
/// Evenly over 0.7 of a turn: the gap is emptier than any arc of half a turn is full.
PlanarUnits one_gap(Sampler& draw) {
  const int tenth = draw.integer(3, 6);
  PlanarUnits units{{}, 10 * tenth};
  for (int k = 0; k <= 7 * tenth; ++k) units.positions.push_back(k);
  return units;
}

//! ## Mutants
//! Lines decide for evenly spaced units in even number, closed arcs for a crowd, open arcs for a gap that is wide but not half a turn. The half circles can be left out: the opposite half of one that has too few
//! units has as many too many, and shrinks to a closed arc.
const Registered<PlanarSup> statement{{
    .id = "xie2017.linf-exact-d2",
    .title = "The supremum of the discrepancy in the plane, exactly",
    .kind = Kind::theorem,
    .origin = Origin::ours,
    .tier = Tier::exact,
    .uses = {"xie2017.defs-discrepancy"},
    .labels = {"a line", "a closed arc", "an open arc"},
    .constants = {{"steps", "2"}},
    .mutants = {{"no degenerate slices", replace("no degenerate slices"), from(even_number)},
                {"no closed arcs", replace("no closed arcs"), from(crowd)},
                {"no open arcs", replace("no open arcs"), from(one_gap)},
                {"no half circles", replace("no half circles"),
                 equivalent(
                     "the opposite half circle has as many units too many, and contains a closed arc from unit to "
                     "unit with all of them")},
                {"one step for two", set("steps", "1"), from(one_gap)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
