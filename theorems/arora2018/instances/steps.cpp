#include "theorems/arora2018/instances/steps.hpp"

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

std::vector<DyadicMatrix> some_layers(Sampler& draw, const std::vector<int>& widths) {
  std::vector<DyadicMatrix> layers;
  for (std::size_t j = 1; j < widths.size(); ++j)
    layers.push_back(draw.dyadic_matrix(widths[j], widths[j - 1], -2, 2, 3));
  return layers;
}

DyadicMatrix some_target(Sampler& draw, const std::vector<int>& widths) {
  return draw.dyadic_matrix(widths.back(), widths.front(), -2, 2, 3);
}

GradientProbe probe_of(Sampler& draw, const std::vector<int>& widths) {
  auto layers = some_layers(draw, widths), directions = some_layers(draw, widths);
  return {std::move(layers), std::move(directions), some_target(draw, widths)};
}

}  // namespace

void validate(const PlainStep& state) { require_network(state.layers, state.target); }

PlainStep plain_step(Sampler& draw) {
  const auto widths = any_widths(draw, 2, Wide::one_space);
  auto layers = some_layers(draw, widths);
  auto target = some_target(draw, widths);
  return {std::move(layers), std::move(target), draw.dyadic(0x1p-6, 1, 6)};
}

std::vector<PlainStep> smaller_steps(const PlainStep& state) { return smaller_chains(state); }

void validate(const GradientProbe& probe) {
  require_network(probe.layers, probe.target);
  if (probe.directions.size() != probe.layers.size())
    throw Malformed("directions", "needs one matrix for each of the " + std::to_string(probe.layers.size()) +
                                      " layers, found " + std::to_string(probe.directions.size()));
  for (std::size_t j = 0; j < probe.layers.size(); ++j)
    require_shape("directions[" + std::to_string(j) + "]", probe.directions[j], probe.layers[j].rows,
                  probe.layers[j].cols);
}

GradientProbe gradient_probe(Sampler& draw) { return probe_of(draw, any_widths(draw, 1, Wide::one_space)); }

GradientProbe square_probe(Sampler& draw) {
  const auto depth = static_cast<std::size_t>(draw.integer(2, 4));
  return probe_of(draw, std::vector<int>(depth + 1, draw.integer(2, 3)));
}

std::vector<GradientProbe> smaller_probes(const GradientProbe& probe) {
  // The directions have the layers' shapes, so both become smaller in the same order.
  const auto layers = smaller_chains(PlainStep{probe.layers, probe.target, 1}),
             directions = smaller_chains(PlainStep{probe.directions, probe.target, 1});
  std::vector<GradientProbe> list;
  for (std::size_t k = 0; k < layers.size(); ++k)
    list.push_back({layers[k].layers, directions[k].layers, layers[k].target});
  return list;
}

void validate(const BalancedStep& state) {
  try {
    validate(state.factors);
  } catch (const Malformed& e) {
    throw within("factors", e);
  }
  require_shape("target", state.target, state.factors.widths.back(), state.factors.widths.front());
}

BalancedStep balanced_step(Sampler& draw) {
  BalancedFactors factors = balanced_factors(draw, 2);
  DyadicMatrix target = some_target(draw, factors.widths);
  return {std::move(factors), std::move(target), draw.dyadic(0x1p-6, 1, 6)};
}

std::vector<BalancedStep> smaller_steps(const BalancedStep& state) {
  std::vector<BalancedStep> list;
  for (const BalancedFactors& factors : smaller_factors(state.factors)) {
    const int rows = factors.widths.back(), cols = factors.widths.front();
    list.push_back({factors, resized(state.target, rows, cols), state.step});
    // What is left of the target may all be in the unit that went: the first one may go as well as the last.
    if (state.target.rows > rows) list.push_back({factors, without_row(state.target, 0), state.step});
    if (state.target.cols > cols) list.push_back({factors, without_column(state.target, 0), state.step});
  }
  return list;
}

}  // namespace lemmacheck::arora2018
