// One step of gradient descent from anywhere, and from exact balance.
#pragma once

#include "theorems/arora2018/instances/factors.hpp"

namespace lemmacheck::arora2018 {

/// Any layers, any target, any step: no hypothesis.
struct PlainStep {
  std::vector<DyadicMatrix> layers;
  DyadicMatrix target;
  double step = 0;
};
LEMMACHECK_DESCRIBE(PlainStep, layers, target, step)
void validate(const PlainStep& state);
PlainStep plain_step(Sampler& draw);
std::vector<PlainStep> smaller_steps(const PlainStep& state);

/// Exactly balanced layers (as BalancedFactors), the target Q_N Phi Q_0^T for the given Phi (`target`), and a step. So
/// the frames turn the whole network and change no balance.
struct BalancedStep {
  std::vector<int> widths;
  std::vector<double> roots;
  std::vector<DyadicMatrix> reflections;
  DyadicMatrix target;
  double step = 0;
  BalancedFactors factors() const { return {widths, roots, reflections}; }
};
LEMMACHECK_DESCRIBE(BalancedStep, widths, roots, reflections, target, step)
void validate(const BalancedStep& state);
/// Depth at least 2: one layer has no balance to lose.
BalancedStep balanced_step(Sampler& draw);
std::vector<BalancedStep> smaller_steps(const BalancedStep& state);

}  // namespace lemmacheck::arora2018
