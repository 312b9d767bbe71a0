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
/// Two layers or more; labelled by kind of data, depth, width and "bottleneck" (any_widths).
PlainStep plain_step(Sampler& draw);
std::vector<PlainStep> smaller_steps(const PlainStep& state);

/// A network and a direction for each layer, of its shape.
struct GradientProbe {
  std::vector<DyadicMatrix> layers, directions;
  DyadicMatrix target;
};
LEMMACHECK_DESCRIBE(GradientProbe, layers, directions, target)
void validate(const GradientProbe& probe);
/// Labelled like plain_step, and "one layer".
GradientProbe gradient_probe(Sampler& draw);
/// All widths equal to one number, 2 or 3, so that every product of layers and their transposes has a meaning.
GradientProbe square_probe(Sampler& draw);
std::vector<GradientProbe> smaller_probes(const GradientProbe& probe);

/// Exactly balanced layers, the target Q_N Phi Q_0^T for the given Phi (`target`), and a step. So the frames turn the
/// whole network and change no balance.
struct BalancedStep {
  BalancedFactors factors;
  DyadicMatrix target;
  double step = 0;
};
LEMMACHECK_DESCRIBE(BalancedStep, factors, target, step)
void validate(const BalancedStep& state);
/// Depth at least 2: one layer has no balance to lose. Labelled as balanced_factors.
BalancedStep balanced_step(Sampler& draw);
std::vector<BalancedStep> smaller_steps(const BalancedStep& state);

}  // namespace lemmacheck::arora2018
