// Shapes of a deep network's exact data: how they are drawn, what fits together, and how a unit or a layer is lost.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "numerics/linear_algebra/matrix.hpp"
#include "properties/sampler.hpp"
#include "properties/value.hpp"

namespace lemmacheck::arora2018 {

constexpr int widest = 32, deepest = 8;

/// Where a network may reach the width of 32: in one space, which keeps exact arithmetic cheap, or now and then in all.
enum class Wide { one_space, every_space };
/// d_0, ..., d_N of a network without a bottleneck: no hidden space is narrower than min(d_0, d_N). Labels name the
/// kind of data: scalar (1 case in 20), regression (d_N = 1, 2 in 25), square, wide (d_0 > d_N) or tall. Depth 1 ("one
/// layer", 1 in 25, where `least_depth` allows it), 8 ("depth 8", 2 in 25), or 2 to 6; "width 32" in 2 of 25. With
/// `least_rank` 2 the data are square, wide or tall.
std::vector<int> some_widths(Sampler& draw, int least_depth, Wide wide, int least_rank = 1);
/// The same, and in three of ten cases with two outputs and inputs or more a hidden space that is narrower
/// ("bottleneck").
std::vector<int> any_widths(Sampler& draw, int least_depth, Wide wide);
/// Two outputs and inputs or more behind a hidden space that is narrower: by one unit in two of three cases.
std::vector<int> bottleneck_widths(Sampler& draw, Wide wide);
/// min(d_0, d_N), which is at most the number of singular values that a product can have.
int rank_of(const std::vector<int>& widths);

/// d_0, ..., d_N of layers that compose.
std::vector<int> widths_of(const std::vector<DyadicMatrix>& layers);

/// Throws Malformed at layers[j] unless there is a layer, the layers compose, and none is empty.
void require_layers(const std::vector<DyadicMatrix>& layers);
/// Throws Malformed at layers[j] or target unless the layers compose, none is empty, and the target has the
/// product's shape.
void require_network(const std::vector<DyadicMatrix>& layers, const DyadicMatrix& target);
/// Throws Malformed at reflections[j] unless there are none at all, or one widths[j] x h_j matrix, h_j >= 1, per space.
void require_frames(const std::vector<DyadicMatrix>& reflections, const std::vector<int>& widths);

/// rows x cols with the numbers on the diagonal, zeros after them, cut where there is no room.
DyadicMatrix padded(int rows, int cols, const std::vector<double>& diagonal);
/// The midpoints of a double-level matrix.
DyadicMatrix midpoint(const Matrix& matrix);
/// Its top left part, padded with zeros where it has less.
DyadicMatrix resized(const DyadicMatrix& matrix, int rows, int cols);
/// The matrix without its last row, or column.
DyadicMatrix without_last_row(const DyadicMatrix& matrix);
DyadicMatrix without_last_column(const DyadicMatrix& matrix);
/// The layers (and the target) without the last unit of space i in 0..N; that space must have two units.
void remove_unit(std::vector<DyadicMatrix>& layers, DyadicMatrix& target, std::size_t space);
void remove_unit(std::vector<DyadicMatrix>& layers, std::size_t space);

/// What is smaller than an instance with `layers` and perhaps a `target` and `reflections`: no frames at all, one
/// square layer less, one unit of a space less. Nothing else is touched.
template <class Chained>
std::vector<Chained> smaller_chains(const Chained& whole) {
  constexpr bool framed = requires { whole.reflections; };
  std::vector<Chained> list;
  const auto has_frames = [](const Chained& chain) {
    if constexpr (framed) return !chain.reflections.empty();
    return false;
  };
  if constexpr (framed)
    if (has_frames(whole)) {
      list.push_back(whole);
      list.back().reflections.clear();
    }
  for (std::size_t j = 0; j < whole.layers.size() && whole.layers.size() > 1; ++j) {
    if (whole.layers[j].rows != whole.layers[j].cols) continue;
    list.push_back(whole);
    list.back().layers.erase(list.back().layers.begin() + static_cast<std::ptrdiff_t>(j));
    if constexpr (framed)
      if (has_frames(whole))
        list.back().reflections.erase(list.back().reflections.begin() + static_cast<std::ptrdiff_t>(j));
  }
  const auto widths = widths_of(whole.layers);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 1) continue;
    list.push_back(whole);
    if constexpr (requires { whole.target; })
      remove_unit(list.back().layers, list.back().target, i);
    else
      remove_unit(list.back().layers, i);
    if constexpr (framed)
      if (has_frames(whole)) list.back().reflections[i] = without_last_row(whole.reflections[i]);
  }
  return list;
}

/// The layers plus t times random directions, dense or (3 in 10) diagonal, t such that share(layers) is theta up to
/// rounding and never above 1. `share`, the imbalance over what is allowed, is nearly linear in t and zero, or small,
/// at 0; `first` is the first t that is tried, relative to the first entry.
std::vector<DyadicMatrix> moved_to_share(const std::vector<DyadicMatrix>& layers, double theta, double first,
                                         const std::function<double(const std::vector<DyadicMatrix>&)>& share,
                                         Sampler& draw);
/// One d x h matrix per width, of integers in -2..2, h in 1..2.
std::vector<DyadicMatrix> random_reflections(Sampler& draw, const std::vector<int>& widths);

}  // namespace lemmacheck::arora2018
