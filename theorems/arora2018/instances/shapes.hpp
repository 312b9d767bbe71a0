// Shapes of a deep network's exact data: what fits together, and how it loses a unit. Used by the setting only.
#pragma once

#include <string>
#include <vector>

#include "properties/sampler.hpp"
#include "properties/value.hpp"

namespace lemmacheck::arora2018 {

/// d_0, ..., d_N of layers that compose.
std::vector<int> widths_of(const std::vector<DyadicMatrix>& layers);

/// Throws Malformed at layers[j] or target unless the layers compose, none is empty, and the target has the
/// product's shape.
void require_network(const std::vector<DyadicMatrix>& layers, const DyadicMatrix& target);
/// Throws Malformed at reflections[j] unless there are none at all, or one widths[j] x h_j matrix, h_j >= 1, per space.
void require_frames(const std::vector<DyadicMatrix>& reflections, const std::vector<int>& widths);

/// rows x cols with the numbers on the diagonal, zeros after them, cut where there is no room.
DyadicMatrix padded(int rows, int cols, const std::vector<double>& diagonal);
/// The matrix without its last row, or column.
DyadicMatrix without_last_row(const DyadicMatrix& matrix);
DyadicMatrix without_last_column(const DyadicMatrix& matrix);
/// The layers (and the target) without the last unit of space i in 0..N; that space must have two units.
void remove_unit(std::vector<DyadicMatrix>& layers, DyadicMatrix& target, std::size_t space);

/// One d x h matrix per width, of integers in -2..2, h in 1..2.
std::vector<DyadicMatrix> random_reflections(Sampler& draw, const std::vector<int>& widths);

}  // namespace lemmacheck::arora2018
