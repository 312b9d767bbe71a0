#include "theorems/du2018/instances/descents.hpp"

#include <cmath>

#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {

void validate(const DescentRun& run) {
  validate(run.point);
  if (!(run.step > 0)) throw Malformed("step", "wanted is a positive step");
  if (run.horizon < 1 || run.horizon > 1000) throw Malformed("horizon", "wanted is 1 to 1000 steps");
}
std::vector<DescentRun> smaller_runs(const DescentRun& run) {
  std::vector<DescentRun> list;
  if (run.horizon > 1) list.push_back({run.point, run.step, run.horizon / 2});
  for (auto& p : smaller_points(run.point, false)) list.push_back({std::move(p), run.step, run.horizon});
  return list;
}

DescentRun descent_run(Sampler& draw) {
  const int n = draw.integer(2, 2 + draw.size() / 40), m = draw.integer(20, 20 + draw.size());
  const bool orthogonal = draw.chance(0.5);
  draw.label(orthogonal ? "orthogonal inputs" : "inputs in general position");
  DescentRun run;
  run.point.inputs = orthogonal ? orthogonal_inputs(draw, n) : sphere_inputs(draw, n, n + 1);
  run.point.weights = draw.normal_matrix(m, run.point.inputs.cols);
  for (double& w : run.point.weights.entries) w = std::round(w * 1024) / 1024;
  for (int r = 0; r < m; ++r) run.point.outer.push_back(draw.chance(0.5) ? 1 : -1);
  run.point.labels = draw.dyadic_matrix(n, 1, -1, 1, 6);
  run.step = std::exp2(-std::ceil(2 * std::log2(n)) - draw.integer(0, 2));
  run.horizon = draw.integer(4, 16);
  return run;
}
DescentRun few_active(int neurons, int active, double label, double step, int horizon) {
  DescentRun run{{DyadicMatrix(1, 1), DyadicMatrix(neurons, 1), std::vector<int>(static_cast<std::size_t>(neurons), 1),
                  DyadicMatrix(1, 1)},
                 step,
                 horizon};
  run.point.inputs(0, 0) = 1, run.point.labels(0, 0) = label;
  for (int r = 0; r < neurons; ++r) run.point.weights(r, 0) = r < active ? 10 : -1;
  return run;
}

}  // namespace lemmacheck::du2018
