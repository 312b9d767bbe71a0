// Families of exactly balanced factors and of plain steps, and their smaller shapes.
#include <algorithm>

#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {
namespace {

int some_width(Sampler& draw) { return draw.integer(1, 2 + draw.size() / 40); }

std::vector<double> some_roots(Sampler& draw, int number, double least) {
  std::vector<double> roots;
  for (int i = 0; i < number; ++i) roots.push_back(draw.dyadic(least, 3, 3));
  return roots;
}

int rank_of(const std::vector<int>& widths) { return std::min(widths.front(), widths.back()); }

/// A BalancedFactors or BalancedStep without its frames, or one hidden space or one unit smaller.
template <class Balanced>
std::vector<Balanced> smaller_spaces(const Balanced& whole) {
  std::vector<Balanced> list;
  if (!whole.reflections.empty()) {
    list.push_back(whole);
    list.back().reflections.clear();
  }
  for (std::size_t j = 1; j + 1 < whole.widths.size(); ++j) {
    list.push_back(whole);
    list.back().widths.erase(list.back().widths.begin() + static_cast<std::ptrdiff_t>(j));
    if (!whole.reflections.empty())
      list.back().reflections.erase(list.back().reflections.begin() + static_cast<std::ptrdiff_t>(j));
  }
  for (std::size_t j = 0; j < whole.widths.size(); ++j) {
    if (whole.widths[j] == 1) continue;
    list.push_back(whole);
    Balanced& part = list.back();
    --part.widths[j];
    part.roots.resize(static_cast<std::size_t>(rank_of(part.widths)));
    if (!whole.reflections.empty()) part.reflections[j] = without_last_row(whole.reflections[j]);
  }
  return list;
}

BalancedFactors some_factors(Sampler& draw, int least_depth) {
  BalancedFactors factors;
  const int depth = draw.integer(least_depth, 2 + draw.size() / 34), inputs = some_width(draw),
            outputs = some_width(draw);
  const int rank = std::min(inputs, outputs);
  factors.widths = {inputs};
  for (int j = 1; j < depth; ++j) factors.widths.push_back(rank + draw.integer(0, 2));
  factors.widths.push_back(outputs);
  factors.roots = some_roots(draw, rank, 0);
  if (draw.chance(0.8)) factors.reflections = random_reflections(draw, factors.widths);
  return factors;
}

}  // namespace

BalancedFactors balanced_factors(Sampler& draw) { return some_factors(draw, 1); }

BalancedFactors bottleneck_factors(Sampler& draw) {
  BalancedFactors factors;
  const int rank = draw.integer(2, 3 + draw.size() / 50), hidden = draw.integer(1, 3);
  factors.widths.push_back(rank + draw.integer(0, 1));
  for (int j = 0; j < hidden; ++j) factors.widths.push_back(rank + draw.integer(0, 1));
  factors.widths.push_back(rank);
  factors.widths[static_cast<std::size_t>(draw.integer(1, hidden))] = draw.integer(1, rank - 1);
  factors.roots = some_roots(draw, rank, 0.5);
  if (draw.chance(0.5)) factors.reflections = random_reflections(draw, factors.widths);
  return factors;
}

std::vector<BalancedFactors> smaller_factors(const BalancedFactors& factors) { return smaller_spaces(factors); }

PlainStep plain_step(Sampler& draw) {
  PlainStep state;
  const int depth = draw.integer(2, 3 + draw.size() / 50);
  std::vector<int> widths;
  for (int j = 0; j <= depth; ++j) widths.push_back(some_width(draw));
  for (std::size_t j = 1; j < widths.size(); ++j)
    state.layers.push_back(draw.dyadic_matrix(widths[j], widths[j - 1], -2, 2, 3));
  state.target = draw.dyadic_matrix(widths.back(), widths.front(), -2, 2, 3);
  state.step = draw.dyadic(0x1p-6, 1, 6);
  return state;
}

std::vector<PlainStep> smaller_steps(const PlainStep& state) {
  std::vector<PlainStep> list;
  for (std::size_t j = 0; j < state.layers.size() && state.layers.size() > 1; ++j) {
    if (state.layers[j].rows != state.layers[j].cols) continue;
    list.push_back(state);
    list.back().layers.erase(list.back().layers.begin() + static_cast<std::ptrdiff_t>(j));
  }
  const auto widths = widths_of(state.layers);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 1) continue;
    list.push_back(state);
    remove_unit(list.back().layers, list.back().target, i);
  }
  return list;
}

BalancedStep balanced_step(Sampler& draw) {
  const BalancedFactors factors = some_factors(draw, 2);
  return {factors.widths, factors.roots, factors.reflections,
          draw.dyadic_matrix(factors.widths.back(), factors.widths.front(), -2, 2, 3), draw.dyadic(0x1p-6, 1, 6)};
}

std::vector<BalancedStep> smaller_steps(const BalancedStep& state) {
  auto list = smaller_spaces(state);
  for (BalancedStep& part : list) {
    if (part.target.rows > part.widths.back()) part.target = without_last_row(part.target);
    if (part.target.cols > part.widths.front()) part.target = without_last_column(part.target);
  }
  return list;
}

}  // namespace lemmacheck::arora2018
