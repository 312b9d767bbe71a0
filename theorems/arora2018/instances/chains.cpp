#include "theorems/arora2018/instances/chains.hpp"

#include <algorithm>

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

std::vector<double> some_diagonal(Sampler& draw, int places) {
  std::vector<double> entries;
  for (int i = 0; i < places; ++i) entries.push_back(draw.dyadic(0x1p-3, 3, 3));
  return entries;
}

int places_between(const std::vector<int>& widths, std::size_t j) { return std::min(widths[j - 1], widths[j]); }

Chain diagonal_layers(Sampler& draw, const std::vector<int>& widths) {
  Chain chain;
  for (std::size_t j = 1; j < widths.size(); ++j)
    chain.layers.push_back(padded(widths[j], widths[j - 1], some_diagonal(draw, places_between(widths, j))));
  if (draw.chance(0.7)) chain.reflections = random_reflections(draw, widths);
  return chain;
}

Chain equal_layers(Sampler& draw, const std::vector<int>& widths) {
  Chain chain;
  const int places = *std::min_element(widths.begin(), widths.end());
  auto roots = some_diagonal(draw, places);
  if (draw.chance(0.1)) {
    draw.label("rank-deficient");
    roots.back() = 0;
  }
  for (std::size_t j = 1; j < widths.size(); ++j) chain.layers.push_back(padded(widths[j], widths[j - 1], roots));
  if (draw.chance(0.7)) chain.reflections = random_reflections(draw, widths);
  return chain;
}

}  // namespace

void validate(const Chain& chain) {
  require_layers(chain.layers);
  require_frames(chain.reflections, widths_of(chain.layers));
}

std::vector<Matrix> layers_of(const Chain& chain, Level level) {
  return framed_layers(chain.layers, chain.reflections, level);
}

std::vector<Chain> smaller_chain(const Chain& chain) { return smaller_chains(chain); }

Chain diagonal_chain(Sampler& draw) { return diagonal_layers(draw, any_widths(draw, 1, Wide::one_space)); }

Chain twofold_defect(Sampler& draw) {
  const int width = draw.integer(2, 4);
  Chain chain = diagonal_layers(draw, std::vector<int>(static_cast<std::size_t>(draw.integer(3, 5)), width));
  for (int i = 0; i < 2; ++i) chain.layers[1](i, i) = chain.layers[0](i, i) + draw.dyadic(0x1p-3, 1, 3);
  return chain;
}

Chain balanced_chain(Sampler& draw) { return equal_layers(draw, some_widths(draw, 1, Wide::one_space)); }

Chain deep_balanced_chain(Sampler& draw) {
  Chain chain = equal_layers(draw, some_widths(draw, 2, Wide::one_space));
  for (DyadicMatrix& layer : chain.layers) layer(0, 0) = 2;
  return chain;
}

Chain balanced_bottleneck(Sampler& draw) {
  std::vector<int> widths{draw.integer(3, 4), draw.integer(1, 2)};
  for (int j = draw.integer(1, 3); j > 0; --j) widths.push_back(draw.integer(3, 4));
  return equal_layers(draw, widths);
}

Chain unbalanced_chain(Sampler& draw) {
  Chain chain = equal_layers(draw, some_widths(draw, 2, Wide::one_space));
  chain.layers[static_cast<std::size_t>(draw.integer(0, static_cast<int>(chain.layers.size()) - 1))](0, 0) *= 2;
  return chain;
}

}  // namespace lemmacheck::arora2018
