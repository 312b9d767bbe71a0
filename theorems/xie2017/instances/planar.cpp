#include "theorems/xie2017/instances/planar.hpp"

namespace lemmacheck::xie2017 {

PlanarUnits equispaced_turns(int n) {
  PlanarUnits units{{}, n};
  for (int k = 0; k < n; ++k) units.positions.push_back(k);
  return units;
}

PlanarUnits mixed_planar(Sampler& draw) {
  const int n = draw.integer(2, 4 + draw.size() / 8);
  PlanarUnits units{{}, draw.integer(3, 30)};
  const auto anywhere = [&] { return draw.integer(0, units.turn - 1); };
  switch (draw.integer(0, 5)) {
    case 0:
      return equispaced_turns(n);
    case 5: {  // evenly over a part of the circle
      units.turn = n + draw.integer(1, n);
      for (int k = 0; k < n; ++k) units.positions.push_back(k);
      return units;
    }
    case 1:
      units = equispaced_turns(n);
      units.turn *= 3;
      for (int& p : units.positions) p *= 3;
      units.positions.front() += draw.integer(1, 2);
      return units;
    case 2:
      for (int k = 0; k < n; ++k) units.positions.push_back(draw.integer(0, units.turn / 4));
      return units;
    case 3:
      units.turn *= 2;
      for (int k = 0; k < (n + 1) / 2; ++k) {
        units.positions.push_back(anywhere());
        units.positions.push_back((units.positions.back() + units.turn / 2) % units.turn);
      }
      return units;
    default:
      for (int k = 0; k < n; ++k) units.positions.push_back(anywhere());
      return units;
  }
}

}  // namespace lemmacheck::xie2017
