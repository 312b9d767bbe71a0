// Runs of gradient descent on small networks with unit inputs.
#pragma once

#include "theorems/du2018/instances/networks.hpp"

namespace lemmacheck::du2018 {

/// Gradient descent from a point, `horizon` steps of size `step`; inputs are normalised.
struct DescentRun {
  NetworkPoint point;
  double step = 0.125;
  int horizon = 1;
};
LEMMACHECK_DESCRIBE(DescentRun, point, step, horizon)
void validate(const DescentRun& run);
std::vector<DescentRun> smaller_runs(const DescentRun& run);

/// Orthogonal or random inputs, n 2 to 4, widths 20 to 120, Gaussian weights rounded to 2^-10, labels in [-1, 1]; the
/// step a power of two below 1/n^2.
DescentRun descent_run(Sampler& draw);
/// One input and neurons of which `active` are active, at 10, the others at -1, all with outer weight 1.
DescentRun few_active(int neurons, int active, double label, double step, int horizon);

}  // namespace lemmacheck::du2018
