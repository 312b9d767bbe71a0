#include "theorems/arora2018/instances/factors.hpp"

#include <algorithm>

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {

std::vector<Matrix> balanced_layers(const BalancedFactors& factors, Level level) {
  std::vector<DyadicMatrix> diagonals;
  for (std::size_t j = 1; j < factors.widths.size(); ++j)
    diagonals.push_back(padded(factors.widths[j], factors.widths[j - 1], factors.roots));
  return framed_layers(diagonals, factors.reflections, level);
}

void validate(const BalancedFactors& factors) {
  if (factors.widths.size() < 2) throw Malformed("widths", "needs d_0 and d_N at least");
  for (int d : factors.widths)
    if (d < 1) throw Malformed("widths", "every width must be at least 1, found " + std::to_string(d));
  if (factors.roots.size() != static_cast<std::size_t>(rank_of(factors.widths)))
    throw Malformed("roots", "needs min(d_0, d_N) = " + std::to_string(rank_of(factors.widths)) + " of them, found " +
                                 std::to_string(factors.roots.size()));
  for (double r : factors.roots)
    if (!(r >= 0)) throw Malformed("roots", "must not be negative");
  require_frames(factors.reflections, factors.widths);
}

BalancedFactors balanced_factors(Sampler& draw, int least_depth) {
  BalancedFactors factors;
  factors.widths = some_widths(draw, least_depth, Wide::one_space);
  for (int i = 0; i < rank_of(factors.widths); ++i) factors.roots.push_back(draw.dyadic(0x1p-3, 3, 3));
  if (draw.chance(0.1)) {
    draw.label("rank-deficient");
    factors.roots[static_cast<std::size_t>(draw.integer(0, rank_of(factors.widths) - 1))] = 0;
  }
  if (draw.chance(0.8)) factors.reflections = random_reflections(draw, factors.widths);
  return factors;
}

BalancedFactors some_factors(Sampler& draw) { return balanced_factors(draw, 1); }

BalancedFactors bottleneck_factors(Sampler& draw) {
  BalancedFactors factors;
  const int rank = draw.integer(2, 3 + draw.size() / 50), hidden = draw.integer(1, 3);
  factors.widths.push_back(rank + draw.integer(0, 1));
  for (int j = 0; j < hidden; ++j) factors.widths.push_back(rank + draw.integer(0, 1));
  factors.widths.push_back(rank);
  factors.widths[static_cast<std::size_t>(draw.integer(1, hidden))] = draw.integer(1, rank - 1);
  for (int i = 0; i < rank; ++i) factors.roots.push_back(draw.dyadic(0.5, 3, 3));
  if (draw.chance(0.5)) factors.reflections = random_reflections(draw, factors.widths);
  return factors;
}

std::vector<BalancedFactors> smaller_factors(const BalancedFactors& factors) {
  std::vector<BalancedFactors> list;
  const bool framed = !factors.reflections.empty();
  if (framed) list.push_back({factors.widths, factors.roots, {}});
  for (std::size_t j = 1; j + 1 < factors.widths.size(); ++j) {
    const auto at = static_cast<std::ptrdiff_t>(j);
    BalancedFactors part = factors;
    part.widths.erase(part.widths.begin() + at);
    if (framed) part.reflections.erase(part.reflections.begin() + at);
    list.push_back(part);
  }
  for (std::size_t j = 0; j < factors.widths.size(); ++j) {
    if (factors.widths[j] == 1) continue;
    BalancedFactors part = factors;
    --part.widths[j];
    part.roots.resize(static_cast<std::size_t>(rank_of(part.widths)));
    if (framed) part.reflections[j] = without_last_row(factors.reflections[j]);
    list.push_back(part);
  }
  return list;
}

}  // namespace lemmacheck::arora2018
