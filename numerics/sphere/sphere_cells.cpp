#include "numerics/sphere/sphere_cells.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/sphere/certified_angle.hpp"

namespace lemmacheck {
namespace {

/// x / |x| as certified::angle_of_units wants it; |x| is between 1/d and d here.
std::vector<double> normalised(const double* x, int d) {
  double squares = 0;
  for (int k = 0; k < d; ++k) squares += x[k] * x[k];
  std::vector<double> unit(x, x + d);
  for (double& entry : unit) entry /= std::sqrt(squares);
  return unit;
}

}  // namespace

SphereCells::SphereCells(const DyadicMatrix& units)
    : dimension_(units.cols), count_(units.rows), words_((units.rows + 63) / 64), units_(units) {
  for (int k = 0; k < dimension_; ++k)
    for (int i = 0; i < count_; ++i) columns_.push_back(units(i, k));
  // No coordinate of a corner or centre exceeds 1: the error of w.x, in any order, is at most gamma_d |w|_1 + d eta
  // (Higham, ASNA, 3.1), of which the rounded sum of |w_k| is a little more with d + 4 for d.
  for (int i = 0; i < count_; ++i) {
    double size = 0;
    for (int k = 0; k < dimension_; ++k) size += std::abs(units(i, k));
    errors_.push_back((dimension_ + 4) * 0x1p-53 * size + dimension_ * 0x1p-1073);
  }
  for (int k = 0; k < dimension_; ++k)
    for (const double sign : {1.0, -1.0}) {
      std::vector<double> axis(static_cast<std::size_t>(dimension_), 0.0);
      axis[static_cast<std::size_t>(k)] = sign;
      add_corner(axis);
    }
  for (int face = 0; face < roots(); ++face) {
    std::vector<int> corners;
    for (int k = 0; k < dimension_; ++k) corners.push_back(2 * k + (face >> k & 1));
    add_cell(corners);
  }
}

int SphereCells::common(const Bits& bits, int a, int b) const {
  const std::uint64_t *const x = &bits[at(a, words_)], *const y = &bits[at(b, words_)];
  int count = 0;
  for (int k = 0; k < words_; ++k) count += std::popcount(x[k] & y[k]);
  return count;
}

// What the bound of a product does not decide is decided exactly.
void SphereCells::append_signs(const double* x, Bits& bits) {
  sums_.assign(static_cast<std::size_t>(count_), 0.0);
  for (int k = 0; k < dimension_; ++k) {
    const double* const column = &columns_[at(k, count_)];
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += column[i] * x[k];
  }
  for (int i = 0; i < count_; ++i) {
    const double sum = sums_[static_cast<std::size_t>(i)];
    bool in = sum > 0;
    if (!(std::abs(sum) > errors_[static_cast<std::size_t>(i)]))
      in = sign_of_dot(row_of(units_, i), {x, static_cast<std::size_t>(dimension_)}) >= 0;
    if (i % 64 == 0) bits.push_back(0);
    bits.back() |= std::uint64_t{in} << (i % 64);
  }
}

int SphereCells::add_corner(const std::vector<double>& x) {
  const auto index = static_cast<int>(corners_.size()) / dimension_;
  corners_.insert(corners_.end(), x.begin(), x.end());
  const auto unit = normalised(x.data(), dimension_);
  unit_corners_.insert(unit_corners_.end(), unit.begin(), unit.end());
  append_signs(x.data(), corner_signs_);
  return index;
}

int SphereCells::halfway(int a, int b) {
  const auto [known, is_new] = middles_.try_emplace({std::min(a, b), std::max(a, b)}, -1);
  if (!is_new) return known->second;
  std::vector<double> middle;
  for (int k = 0; k < dimension_; ++k) {
    const double x = corners_[at(a, dimension_) + static_cast<std::size_t>(k)];
    const double y = corners_[at(b, dimension_) + static_cast<std::size_t>(k)];
    const double sum = x + y, part = sum - x;
    if ((x - (sum - part)) + (y - part) != 0) return -1;  // Knuth's TwoSum: the sum is rounded
    middle.push_back(sum / 2);
  }
  return known->second = add_corner(middle);
}

int SphereCells::add_cell(const std::vector<int>& corners) {
  const auto cell = static_cast<int>(radii_.size());
  cell_corners_.insert(cell_corners_.end(), corners.begin(), corners.end());
  std::vector<double> centre(static_cast<std::size_t>(dimension_), 0.0);
  for (const int corner : corners)
    for (std::size_t k = 0; k < centre.size(); ++k) centre[k] += corners_[at(corner, dimension_) + k] / dimension_;
  const auto unit = normalised(centre.data(), dimension_);
  double radius = 0;
  for (const int corner : corners) {
    const auto angle = certified::angle_of_units(unit.data(), &unit_corners_[at(corner, dimension_)], dimension_);
    radius = std::max(radius, (angle.value + angle.error) * (1 + 0x1p-50));
  }
  radii_.push_back(radius);
  centres_.insert(centres_.end(), centre.begin(), centre.end());
  unit_centres_.insert(unit_centres_.end(), unit.begin(), unit.end());
  append_signs(centre.data(), central_);
  for (int word = 0; word < words_; ++word) {
    std::uint64_t all = ~std::uint64_t{0}, any = 0;
    for (const int corner : corners) {
      const std::uint64_t signs = corner_signs_[at(corner, words_) + static_cast<std::size_t>(word)];
      all &= signs, any |= signs;
    }
    sure_.push_back(all), possible_.push_back(any);
  }
  halves_.emplace_back(-1, -1);
  return cell;
}

std::pair<int, int> SphereCells::longest_edge(int cell) const {
  std::pair<int, int> longest{0, 1};
  double length = -1;
  for (int b = 0; b < dimension_; ++b)
    for (int a = 0; a < b; ++a) {
      const double* const x =
          &corners_[at(cell_corners_[at(cell, dimension_) + static_cast<std::size_t>(a)], dimension_)];
      const double* const y =
          &corners_[at(cell_corners_[at(cell, dimension_) + static_cast<std::size_t>(b)], dimension_)];
      double squares = 0;
      for (int k = 0; k < dimension_; ++k) squares += (x[k] - y[k]) * (x[k] - y[k]);
      if (squares > length) length = squares, longest = {a, b};
    }
  return longest;
}

std::pair<int, int> SphereCells::halves(int cell) {
  const auto index = static_cast<std::size_t>(cell);
  if (halves_[index].first >= 0) return halves_[index];
  const auto [a, b] = longest_edge(cell);
  const auto first = cell_corners_.begin() + static_cast<std::ptrdiff_t>(at(cell, dimension_));
  std::vector<int> corners(first, first + dimension_);
  const int old_a = corners[static_cast<std::size_t>(a)], old_b = corners[static_cast<std::size_t>(b)];
  const int middle = halfway(old_a, old_b);
  if (middle < 0) return {-1, -1};
  corners[static_cast<std::size_t>(a)] = middle;
  const int one = add_cell(corners);
  corners[static_cast<std::size_t>(a)] = old_a, corners[static_cast<std::size_t>(b)] = middle;
  const int other = add_cell(corners);
  return halves_[index] = {one, other};
}

}  // namespace lemmacheck
