#include "theorems/arora2018/instances/chains.hpp"

#include <algorithm>
#include <cmath>

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

// --- nearly balanced ----------------------------------------------------------------------------

namespace {

/// Squares of the layers' first entries: 1 - (N-j) nu, ascending or descending in j.
std::vector<double> monotone_squares(int depth, double nu, bool ascending) {
  std::vector<double> squares;
  for (int j = 1; j <= depth; ++j) squares.push_back(1 - (ascending ? depth - j : j - 1) * nu);
  return squares;
}

Chain numbers(const std::vector<double>& squares, double scale) {
  Chain chain;
  for (double x : squares) chain.layers.push_back(padded(1, 1, {scale * std::sqrt(x)}));
  return chain;
}

Chain monotone_chain(Sampler& draw, const std::vector<int>& widths) {
  const int depth = static_cast<int>(widths.size()) - 1;
  const double nu = draw.log_uniform(0x1p-30, 0.5 / depth);
  const auto squares = monotone_squares(depth, nu, draw.chance(0.5));
  Chain chain = equal_layers(draw, widths);
  const double scale = std::ldexp(1, draw.integer(0, 2));
  for (std::size_t j = 0; j < chain.layers.size(); ++j) {
    for (double& x : chain.layers[j].entries) x *= scale / 4;  // the roots are at most 3
    chain.layers[j](0, 0) = scale * std::sqrt(squares[j]);
  }
  return chain;
}

Chain noisy_chain(Sampler& draw, const std::vector<int>& widths) {
  Chain chain = equal_layers(draw, widths);
  const double size = draw.log_uniform(0x1p-30, 0x1p-3);
  for (DyadicMatrix& layer : chain.layers) {
    const DyadicMatrix noise = draw.normal_matrix(layer.rows, layer.cols);
    for (std::size_t k = 0; k < layer.entries.size(); ++k) layer.entries[k] += size * noise.entries[k];
  }
  return chain;
}

Chain far_chain(Sampler& draw, const std::vector<int>& widths) {
  Chain chain;
  for (std::size_t j = 1; j < widths.size(); ++j) chain.layers.push_back(draw.normal_matrix(widths[j], widths[j - 1]));
  return chain;
}

}  // namespace

Chain nearly_balanced_chain(Sampler& draw) {
  const auto widths = any_widths(draw, 2, Wide::every_space);
  const int family = draw.integer(0, 9);
  draw.label(family < 5 ? "dense" : family < 9 ? "monotone" : "far");
  return family < 5 ? noisy_chain(draw, widths) : family < 9 ? monotone_chain(draw, widths) : far_chain(draw, widths);
}

Chain monotone_numbers(Sampler& draw) {
  const int depth = draw.integer(2, 8);
  return numbers(monotone_squares(depth, 0x1p-24, draw.chance(0.5)), 1);
}

Chain eight_monotone_numbers(Sampler& draw) { return numbers(monotone_squares(8, 0x1p-24, draw.chance(0.5)), 1); }

Chain large_monotone_numbers(Sampler& draw) {
  const int depth = draw.integer(2, 8);
  return numbers(monotone_squares(depth, 0x1p-24, draw.chance(0.5)), draw.integer(2, 8));
}

// --- two layers ---------------------------------------------------------------------------------

namespace {

/// (b, 0) and a, in frames; the mirror image of it half of the time.
Chain extremal_pair(Sampler& draw, double a, double ratio) {
  Chain chain{{padded(1, 2, {a * ratio}), padded(1, 1, {a})}, {}};
  if (draw.chance(0.5)) chain = {{padded(1, 1, {a}), padded(2, 1, {a * ratio})}, {}};
  chain.reflections = random_reflections(draw, widths_of(chain.layers));
  return chain;
}

}  // namespace

Chain two_layers(Sampler& draw) {
  const int family = draw.integer(0, 9);
  if (family < 2) {
    draw.label("extremal");
    const double a = draw.dyadic(0.25, 2, 4);
    if (!draw.chance(0.5)) return extremal_pair(draw, a, draw.log_uniform(1 + 0x1p-20, 8));
    draw.label("inside the threshold");
    return extremal_pair(draw, a, 2 - draw.log_uniform(0x1p-30, 0x1p-4));
  }
  const int extent = draw.integer(0, 99), less = extent < 5 ? 1 : draw.integer(2, 4);
  std::vector<int> widths{less, less + draw.integer(0, 2), less};
  if (extent < 5) {
    draw.label("scalar");
  } else if (extent < 40) {
    draw.label("square");
  } else if (extent < 70) {
    draw.label("wide");
    widths.front() += draw.integer(1, 2);
  } else {
    draw.label("tall");
    widths.back() += draw.integer(1, 2);
  }
  if (draw.chance(0.1)) {
    draw.label("width 32");
    widths[1] = widest;
  }
  if (family < 5) {
    draw.label("random layers");
    return far_chain(draw, widths);
  }
  draw.label("balanced and noise");
  return noisy_chain(draw, widths);
}

Chain over_the_threshold(Sampler& draw) { return extremal_pair(draw, draw.dyadic(0.25, 2, 4), 2.005); }

// --- with a bound on the product ----------------------------------------------------------------

void validate(const BoundedChain& chain) {
  validate(Chain{chain.layers, chain.reflections});
  if (!(chain.bound_factor > 0)) throw Malformed("bound_factor", "must be positive");
}

std::vector<BoundedChain> smaller_chain(const BoundedChain& chain) { return smaller_chains(chain); }

BoundedChain bounded_chain(Sampler& draw) {
  const auto widths = some_widths(draw, 2, Wide::every_space);
  const int depth = static_cast<int>(widths.size()) - 1;
  const double factor = draw.chance(0.7) ? 1 : draw.dyadic(1, 4, 4);
  draw.label(factor == 1 ? "C = norm" : "C above the norm");
  const auto share = [&](const std::vector<DyadicMatrix>& layers) {
    const auto lifted = framed_layers(layers, {}, {});
    const Real bound = pow(factor * spectral_norm(end_to_end(lifted)), 2, depth) / (30.0 * depth * depth);
    return upper(imbalance(lifted) / bound);
  };
  if (draw.chance(0.25)) {
    draw.label("monotone");
    const bool ascending = draw.chance(0.5);
    double nu = 1.0 / (32 * depth * depth);
    for (int round = 0; round < 20; ++round)  // the share is nearly linear in nu
      nu *= (1 - 0x1p-40) / share(numbers(monotone_squares(depth, nu, ascending), 1).layers);
    return {numbers(monotone_squares(depth, nu, ascending), 1).layers, {}, factor};
  }
  Chain chain = equal_layers(draw, widths);
  for (DyadicMatrix& layer : chain.layers) layer(0, 0) = std::max(layer(0, 0), 0.5);
  const bool at_bound = draw.chance(0.6);
  draw.label(at_bound ? "imbalance at the bound" : "imbalance below the bound");
  const double theta = at_bound ? 1 - 0x1p-20 : draw.uniform(0, 1);
  return {moved_to_share(chain.layers, theta, 0x1p-20, share, draw), chain.reflections, factor};
}

namespace {
/// ab = 1, b^2 - a^2 = imbalance.
BoundedChain unequal_numbers(double imbalance) {
  const double square = std::sqrt(1 + imbalance * imbalance / 4) - imbalance / 2;
  return {{padded(1, 1, {std::sqrt(square)}), padded(1, 1, {1 / std::sqrt(square)})}, {}, 1};
}
}  // namespace

BoundedChain two_numbers(Sampler&) { return unequal_numbers(0.8); }
BoundedChain two_unbalanced_numbers(Sampler&) { return unequal_numbers(1000); }

BoundedChain low_bound(Sampler& draw) {
  const Chain chain = equal_layers(draw, some_widths(draw, 2, Wide::one_space));
  return {chain.layers, chain.reflections, 0.25};
}

}  // namespace lemmacheck::arora2018
