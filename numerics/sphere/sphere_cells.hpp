// Cells of the sphere, and which units are in the half-spaces of their points. Internal to numerics.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"

namespace lemmacheck {

/// A growing set of spherical simplices over the faces of the cross-polytope {|x_1| + ... + |x_d| = 1}, cut by
/// bisection; for each of them, as bits, the units w (n x d, nonzero rows) with w.x >= 0 for all of its points x
/// (surely in), for some of its corners (may be in), and for its centre. All signs are exact.
class SphereCells {
 public:
  explicit SphereCells(const DyadicMatrix& units);

  /// 0, ..., roots - 1 are the faces.
  int roots() const { return 1 << dimension_; }
  /// The two halves of a cell, whose union it is exactly; (-1, -1) where doubles do not hold the middle of its edge.
  std::pair<int, int> halves(int cell);

  const double* unit_centre(int cell) const { return &unit_centres_[at(cell, dimension_)]; }
  /// At least the angle between the centre and every point of the cell.
  double radius(int cell) const { return radii_[static_cast<std::size_t>(cell)]; }
  /// The centre itself, d entries: not of unit length.
  const double* centre(int cell) const { return &centres_[at(cell, dimension_)]; }

  /// How many units are in for both cells.
  int surely_in(int a, int b) const { return common(sure_, a, b); }
  int may_be_in(int a, int b) const { return common(possible_, a, b); }
  int in_at_centres(int a, int b) const { return common(central_, a, b); }

 private:
  using Bits = std::vector<std::uint64_t>;
  static std::size_t at(int index, int stride) {
    return static_cast<std::size_t>(index) * static_cast<std::size_t>(stride);
  }
  int common(const Bits& bits, int a, int b) const;
  int add_cell(const std::vector<int>& corners);
  int add_corner(const std::vector<double>& x);
  /// The corner halfway between two, or -1.
  int halfway(int a, int b);
  /// Appends the bits of w.x >= 0.
  void append_signs(const double* x, Bits& bits);
  std::pair<int, int> longest_edge(int cell) const;

  int dimension_, count_, words_;
  const DyadicMatrix& units_;
  std::vector<double> columns_;  ///< the units, coordinate by coordinate
  std::vector<double> errors_;   ///< of a computed w.x, for each unit
  std::vector<double> corners_, unit_corners_;
  Bits corner_signs_;
  std::vector<double> sums_;  ///< room for w.x
  std::map<std::pair<int, int>, int> middles_;
  std::vector<int> cell_corners_;
  std::vector<double> centres_, unit_centres_, radii_;
  Bits sure_, possible_, central_;
  std::vector<std::pair<int, int>> halves_;
};

}  // namespace lemmacheck
