//! # Slices and discrepancies
//! For $x,y$ on the unit sphere, $S_{xy}=\{w:w^\top x\ge0,\ w^\top y\ge0\}$ is a slice; its uniform measure is $\kappa=\tfrac12-\tfrac1{2\pi}\angle(x,y)$. For units $w_1,\dots,w_n$,
//! $$ \mathrm{dsp}(W,S)=\frac{\#\{k:w_k\in S\}}n-A(S),\qquad L_\infty(W)=\sup_{x,y}\lvert\mathrm{dsp}(W,S_{xy})\rvert,\qquad
//!    L_2(W)^2=\mathbb E_{x,y}\,\mathrm{dsp}(W,S_{xy})^2 . $$
//!
//! Closed half-spaces: $S_{xx}$ is a half sphere, and $S_{x,-x}$ a great subsphere of measure $0$, which is a slice too and counts in $L_\infty$.
//!
//! These are the definitions that all other pages use. Here they are held against what they must satisfy, in the plane with units at rational angles, where everything is rational: additivity, the degenerate slices,
//! $L_2\le L_\infty\le1$ (the paper uses $L_\infty\le2$), the variance of $\mathrm{dsp}^2$ in (25), and the values for equal angles.
#include <algorithm>
#include <iterator>

#include "theorems/xie2017/instances/planar.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Units, and the angles of x and y in quarters of 1/turn.
struct PlanarSlice {
  PlanarUnits units;
  int x = 0, y = 0;
};
LEMMACHECK_DESCRIBE(PlanarSlice, units, x, y)
void validate(const PlanarSlice& slice) {
  validate(slice.units);
  for (const int angle : {slice.x, slice.y})
    if (angle < 0 || angle >= 4 * slice.units.turn) throw Malformed("x", "wanted are angles 0 to 4 turn - 1");
}

//! ## The definition, literally
int distance(int a, int b, int whole) {
  const int apart = ((a - b) % whole + whole) % whole;
  return std::min(apart, whole - apart);
}
/// dsp(W, S_xy): w.x >= 0 iff the angle is at most a quarter turn.
Real dsp(const PlanarUnits& units, int x, int y, bool open, Level level) {
  const int whole = 4 * units.turn, quarter = units.turn;
  const auto inside = std::count_if(units.positions.begin(), units.positions.end(), [&](int p) {
    const int from_x = distance(4 * p, x, whole), from_y = distance(4 * p, y, whole);
    return open ? from_x < quarter && from_y < quarter : from_x <= quarter && from_y <= quarter;
  });
  return Real(Fraction(inside, std::ssize(units.positions)), level) -
         Real(Fraction(whole - 2 * distance(x, y, whole), 2 * whole), level);
}
/// Share of the units on the boundary of y's half plane, inside that of x.
Real boundary_share(const PlanarUnits& units, int x, int y, Level level) {
  const int whole = 4 * units.turn, quarter = units.turn;
  const auto there = std::count_if(units.positions.begin(), units.positions.end(), [&](int p) {
    return distance(4 * p, y, whole) == quarter && distance(4 * p, x, whole) <= quarter;
  });
  return Real(Fraction(there, std::ssize(units.positions)), level);
}

struct Definitions {
  using Instance = PlanarSlice;
  static Instance instance(Sampler& draw) {
    auto units = mixed_planar(draw);
    const int most = 4 * units.turn - 1;
    // Half of the slices have a unit on their boundary.
    const int unit =
        4 *
        units.positions[static_cast<std::size_t>(draw.integer(0, static_cast<int>(std::ssize(units.positions)) - 1))];
    const int y = draw.chance(0.5) ? draw.integer(0, most) : (unit + units.turn) % (most + 1);
    return {std::move(units), draw.integer(0, most), y};
  }
  static std::vector<Instance> witnesses() {
    std::vector<Instance> list;
    for (int n = 1; n <= 9; ++n) list.push_back({equispaced_turns(n), 0, n});
    return list;
  }
  static std::vector<Instance> smaller_shapes(const Instance& slice) {
    std::vector<Instance> list;
    for (auto& units : smaller_planar(slice.units)) list.push_back({std::move(units), slice.x, slice.y});
    return list;
  }

  //! ## Conclusions
  static void examine(const Instance& slice, Examination& exam) {
    const auto& [units, x, y] = slice;
    const Level level = exam.level();
    const int whole = 4 * units.turn, half = whole / 2, n = static_cast<int>(units.positions.size());
    const bool open = exam.replaced("open half-spaces");
    const int minus_x = (x + half) % whole, minus_y = (y + half) % whole;
    const Real here = dsp(units, x, y, open, level);
    exam.dimension("n", n);
    exam.conclusion().equal("a half plane and its opposite",
                            dsp(units, y, y, open, level) + dsp(units, minus_y, minus_y, open, level),
                            line_discrepancy(units, (y + units.turn) % whole, level));
    exam.conclusion().equal("additive", here + dsp(units, x, minus_y, open, level),
                            dsp(units, x, x, open, level) + boundary_share(units, x, y, level));
    exam.conclusion().equal("degenerate slice", dsp(units, x, minus_x, open, level),
                            line_discrepancy(units, (x + units.turn) % whole, level));

    Real sup = planar_sup(units, level);
    if (exam.replaced("no degenerate slices")) {
      const SupParts parts = sup_parts(units, level);
      sup = max(max(parts.closed_arcs, parts.open_arcs), parts.half_circles);
    }
    const Real second = planar_moment(units, 2, level), fourth = planar_moment(units, 4, level);
    exam.conclusion().at_most("a slice is at most L_inf", max(abs(here), abs(dsp(units, x, minus_x, open, level))),
                              sup);
    exam.conclusion().at_most("L_2 is at most L_inf", second, square(sup));
    exam.conclusion().at_most("L_inf is at most 1", sup, 1);
    exam.conclusion().at_most("variance of dsp^2", fourth - square(second),
                              exam.constant("variance") * second * square(sup));
    if (units.turn == n && distance(units.positions.back(), n - 1, n) == 0 && is_each_once(units)) {
      exam.label("equal angles");
      const int times = n == 1 || n % 2 == 1 ? 1 : 2;
      exam.conclusion().equal("L_inf for equal angles", sup, exam.real(Fraction(times, n)));
    }
    exam.label(certainly_zero(boundary_share(units, x, y, level)) ? "no unit on the boundary"
                                                                  : "a unit on the boundary");
  }
  static bool is_each_once(const PlanarUnits& units) {
    auto sorted = units.positions;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
  }
};

std::vector<PlanarSlice> even_numbers() { return {{equispaced_turns(4), 0, 4}}; }
std::vector<PlanarSlice> one_unit() { return {{equispaced_turns(1), 0, 0}}; }

//! ## Mutants
//! Open half-spaces are not additive as soon as a unit lies on a boundary. Without the degenerate slices $L_\infty$ of four equal angles is $\tfrac14$, not $\tfrac12$. One unit has
//! $\operatorname{Var}\mathrm{dsp}^2>\tfrac15L_2^2L_\infty^2$.
const Registered<Definitions> statement{{
    .id = "xie2017.defs-discrepancy",
    .title = "Slices and discrepancies",
    .kind = Kind::definition,
    .tier = Tier::exact,
    .place = "AISTATS 2017, (11)-(15); the variance: (25)",
    .labels = {"equal angles", "a unit on the boundary", "no unit on the boundary"},
    .constants = {{"variance", "1"}},
    .mutants = {{"open half-spaces", replace("open half-spaces")},
                {"no degenerate slices", replace("no degenerate slices"), on(even_numbers)},
                {"a fifth of the variance's bound", set("variance", "1/5"), on(one_unit)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
