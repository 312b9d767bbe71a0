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

namespace {

BalancedFactors factors_between(Sampler& draw, std::vector<int> widths) {
  BalancedFactors factors;
  factors.widths = std::move(widths);
  for (int i = 0; i < rank_of(factors.widths); ++i) factors.roots.push_back(draw.dyadic(0x1p-3, 3, 3));
  if (draw.chance(0.1)) {
    draw.label("rank-deficient");
    factors.roots[static_cast<std::size_t>(draw.integer(0, rank_of(factors.widths) - 1))] = 0;
  }
  if (draw.chance(0.8)) factors.reflections = random_reflections(draw, factors.widths);
  return factors;
}

/// Ends of at most three and four units; a wide end becomes a wide hidden space.
std::vector<int> small_ends(std::vector<int> widths) {
  for (int* end : {&widths.front(), &widths.back()})
    if (*end == widest && widths.size() > 2) widths[1] = widest, *end = 4;
  const bool square = widths.front() == widths.back();
  int& less = widths.front() < widths.back() ? widths.front() : widths.back();
  int& more = widths.front() < widths.back() ? widths.back() : widths.front();
  less = std::min(less, 3);
  more = square ? less : std::min(more, 4);
  return widths;
}

PerturbedFactors perturbed(Sampler& draw, const std::vector<int>& widths) {
  PerturbedFactors data{factors_between(draw, widths), {}, {}};
  for (std::size_t j = 1; j < widths.size(); ++j)
    data.offsets.push_back(draw.dyadic_matrix(widths[j], widths[j - 1], -1, 1, 2));
  data.target = draw.dyadic_matrix(widths.back(), widths.front(), -2, 2, 2);
  return data;
}

}  // namespace

BalancedFactors balanced_factors(Sampler& draw, int least_depth) {
  return factors_between(draw, some_widths(draw, least_depth, Wide::one_space));
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

void validate(const PerturbedFactors& data) {
  const auto& widths = data.factors.widths;
  try {
    validate(data.factors);
  } catch (const Malformed& e) {
    throw within("factors", e);
  }
  if (data.offsets.size() + 1 != widths.size())
    throw Malformed("offsets", "needs one for each of the " + std::to_string(widths.size() - 1) + " layers, found " +
                                   std::to_string(data.offsets.size()));
  for (std::size_t j = 0; j < data.offsets.size(); ++j)
    require_shape("offsets[" + std::to_string(j) + "]", data.offsets[j], widths[j + 1], widths[j]);
  require_shape("target", data.target, widths.back(), widths.front());
}

PerturbedFactors perturbed_factors(Sampler& draw) {
  return perturbed(draw, small_ends(some_widths(draw, 1, Wide::one_space)));
}

PerturbedFactors rectangular_factors(Sampler& draw) {
  const int less = draw.integer(1, 3);
  std::vector<int> widths{less, less + draw.integer(0, 1), less + 1};
  if (draw.chance(0.5)) std::reverse(widths.begin(), widths.end());
  return perturbed(draw, widths);
}

PerturbedFactors square_factors(Sampler& draw) {
  const int ends = draw.integer(2, 3);
  return perturbed(draw, {ends, ends + draw.integer(0, 1), ends});
}

std::vector<PerturbedFactors> smaller_factors(const PerturbedFactors& data) {
  const auto entries = [](const std::vector<DyadicMatrix>& matrices) {
    std::size_t sum = 0;
    for (const auto& m : matrices) sum += m.entries.size();
    return sum;
  };
  std::vector<PerturbedFactors> list;
  for (BalancedFactors& factors : smaller_factors(data.factors)) {
    const auto widths = factors.widths;
    std::vector<DyadicMatrix> offsets;
    for (std::size_t j = 1; j < widths.size(); ++j)
      offsets.push_back(resized(data.offsets[j - 1], widths[j], widths[j - 1]));
    if (entries(offsets) > entries(data.offsets)) continue;  // the space was narrow between wide ones
    DyadicMatrix target = resized(data.target, widths.back(), widths.front());
    list.push_back({std::move(factors), std::move(offsets), std::move(target)});
  }
  return list;
}

}  // namespace lemmacheck::arora2018
