// The double level of the kernels of directions, on flat arrays with a-priori error bounds.
#pragma once

#include <optional>

#include "numerics/sphere/sphere.hpp"

namespace lemmacheck::certified {

/// sphere_kernels for a double-level matrix: every exact entry lies in its enclosure. Nothing for rows that carry radii
/// or whose squared norms leave [2^-500, 2^500] (zero rows among them); the general way is then needed.
/// No assumption about libm: its arc sine is a guess that a Taylor polynomial of the sine verifies.
std::optional<SphereKernels> sphere_kernels(const Matrix& directions);

}  // namespace lemmacheck::certified
