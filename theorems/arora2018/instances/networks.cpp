#include "theorems/arora2018/instances/networks.hpp"

#include <algorithm>
#include <cmath>

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// Diagonal layers with the given singular values of the product (positive), each layer with another share of them.
std::vector<DyadicMatrix> uneven_layers(Sampler& draw, const std::vector<int>& widths,
                                        const std::vector<double>& values) {
  std::vector<DyadicMatrix> layers;
  const auto depth = widths.size() - 1;
  std::vector<double> left = values;
  for (std::size_t j = 1; j < widths.size(); ++j) {
    std::vector<double> entries;
    for (double& x : left) {
      const double share =
          j == depth ? x : std::pow(x, 1.0 / static_cast<double>(depth + 1 - j)) * draw.log_uniform(0.5, 2);
      entries.push_back(share);
      x /= share;
    }
    layers.push_back(padded(widths[j], widths[j - 1], entries));
  }
  return layers;
}

/// Within a factor of 30; exactly 1000 apart, up to rounding, in one case of twelve, where there are two of them.
std::vector<double> some_values(Sampler& draw, int number) {
  std::vector<double> values;
  for (int i = 0; i < number; ++i) values.push_back(draw.log_uniform(0.2, 6));
  if (number > 1 && draw.chance(0.08)) {
    draw.label("condition 1000");
    const auto least = std::min_element(values.begin(), values.end());
    values[least == values.begin() ? 1 : 0] = 1000 * *least;
    for (double& x : values) x = std::min(x, 1000 * *least);
  }
  return values;
}

}  // namespace

void validate(const TargetedNetwork& network) {
  require_network(network.layers, network.target);
  require_frames(network.reflections, widths_of(network.layers));
}

Network network(const TargetedNetwork& network, Level level) {
  return framed_network(network.layers, network.reflections, network.target, level);
}

std::vector<TargetedNetwork> smaller_networks(const TargetedNetwork& network) { return smaller_chains(network); }

TargetedNetwork network_with_margin(Sampler& draw) {
  const auto widths = some_widths(draw, 1, Wide::every_space);
  const auto values = some_values(draw, rank_of(widths));
  TargetedNetwork net{uneven_layers(draw, widths, values), random_reflections(draw, widths),
                      padded(widths.back(), widths.front(), values)};
  DyadicMatrix offset = draw.normal_matrix(widths.back(), widths.front());
  double squares = 0;
  for (double x : offset.entries) squares += x * x;
  const double size = *std::min_element(values.begin(), values.end()) * draw.log_uniform(0x1p-8, 0.49);
  for (std::size_t k = 0; k < offset.entries.size(); ++k)
    net.target.entries[k] += size / std::sqrt(squares) * offset.entries[k];
  return net;
}

TargetedNetwork dead_network(Sampler& draw) {
  TargetedNetwork net;
  const auto widths = some_widths(draw, 2, Wide::one_space);
  for (std::size_t j = 1; j < widths.size(); ++j)
    net.layers.push_back(draw.dyadic_matrix(widths[j], widths[j - 1], -2, 2, 3));
  for (std::size_t j : {std::size_t{0}, net.layers.size() - 1})
    net.layers[j] = DyadicMatrix(net.layers[j].rows, net.layers[j].cols);
  net.target = draw.dyadic_matrix(widths.back(), widths.front(), -2, 2, 3);
  net.target(0, 0) = 1;
  return net;
}

TargetedNetwork nearly_optimal_numbers(Sampler& draw) {
  TargetedNetwork net;
  double product = 1;
  for (int j = draw.integer(2, 5); j > 0; --j) {
    net.layers.push_back(padded(1, 1, {draw.dyadic(0.5, 2, 4)}));
    product *= net.layers.back()(0, 0);
  }
  net.target = padded(1, 1, {product * (1 - 0x1p-12)});
  return net;
}

TargetedNetwork bottleneck_network(Sampler& draw) {
  if (draw.chance(0.5)) {
    draw.label("best approximation");
    return best_bottleneck(draw);
  }
  draw.label("random bottleneck");
  TargetedNetwork net;
  const auto widths = bottleneck_widths(draw, Wide::one_space);
  for (std::size_t j = 1; j < widths.size(); ++j)
    net.layers.push_back(draw.dyadic_matrix(widths[j], widths[j - 1], -2, 2, 3));
  net.target = draw.dyadic_matrix(widths.back(), widths.front(), -8, 8, 3);
  return net;
}

TargetedNetwork best_bottleneck(Sampler& draw) {
  const auto widths = bottleneck_widths(draw, Wide::one_space);
  auto values = some_values(draw, rank_of(widths));
  std::sort(values.rbegin(), values.rend());
  auto kept = values;
  kept.resize(static_cast<std::size_t>(*std::min_element(widths.begin(), widths.end())));
  kept.front() += values.back() * draw.log_uniform(0x1p-40, 1);
  return {uneven_layers(draw, widths, kept), random_reflections(draw, widths),
          padded(widths.back(), widths.front(), values)};
}

}  // namespace lemmacheck::arora2018
