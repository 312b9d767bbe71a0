// Families of units at rational angles of the plane.
#pragma once

#include "properties/sampler.hpp"
#include "theorems/xie2017/plane.hpp"

namespace lemmacheck::xie2017 {

/// n units at equal angles.
PlanarUnits equispaced_turns(int n);
/// Equal angles, with a unit displaced; anywhere; in an arc; in opposite pairs; with repetitions.
PlanarUnits mixed_planar(Sampler& draw);

}  // namespace lemmacheck::xie2017
