// Exact counts of activations of neurons that are never stored.
#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/networks/activation.hpp"
#include "numerics/wide_networks/block_counter.hpp"
#include "numerics/wide_networks/gaussian_neurons.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/exact_truth.hpp"

using namespace lemmacheck;
using test::draw_int;
using test::Random;

namespace {

std::vector<double> copied_row(const DyadicMatrix& m, int i) {
  return {m.entries.begin() + i * m.cols, m.entries.begin() + (i + 1) * m.cols};
}
void set_row(DyadicMatrix& m, int i, const std::vector<double>& row) {
  std::copy(row.begin(), row.end(), m.entries.begin() + i * m.cols);
}

int rational_sign(const std::vector<double>& a, const std::vector<double>& b) {
  test::Rational sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += test::exact(a[k]) * test::exact(b[k]);
  return sum.sign();
}

/// By one sign at a time, none of them from the kernels; the weights are those that `weights_of` shows.
template <class Sign>
DyadicMatrix reference(const GaussianNeurons& neurons, const DyadicMatrix& inputs, Sign sign) {
  const int n = inputs.rows;
  DyadicMatrix counts(n, n);
  for (std::int64_t r = 0; r < neurons.width; ++r) {
    const auto w = weights_of(neurons, r);
    std::vector<int> active;
    for (int i = 0; i < n; ++i)
      if (sign(w, copied_row(inputs, i)) >= 0) active.push_back(i);
    for (const int i : active)
      for (const int j : active) ++counts(i, j);
  }
  return counts;
}

/// Inputs on, or next to, the hyperplane of a neuron: all coordinates but the last are arbitrary; the last makes the
/// product with that neuron's weights vanish up to rounding, and is moved by a few units in the last place.
std::vector<double> nearly_orthogonal(const std::vector<double>& w, Random& random) {
  std::normal_distribution<double> normal;
  std::vector<double> x(w.size());
  double rest = 0;
  for (std::size_t k = 0; k + 1 < x.size(); ++k) x[k] = normal(random), rest += w[k] * x[k];
  x.back() = w.back() == 0 ? 1 : -rest / w.back();
  for (int step = draw_int(0, 3, random); step > 0; --step)
    x.back() = std::nextafter(x.back(), draw_int(0, 1, random) ? 1e300 : -1e300);
  return x;
}

/// (w_b, -w_a) in the coordinates a, b and zeros: exactly orthogonal, because floats are doubles.
std::vector<double> exactly_orthogonal(const std::vector<double>& w, Random& random) {
  std::vector<double> x(w.size(), 0.0);
  const auto d = static_cast<int>(w.size());
  const auto a = static_cast<std::size_t>(draw_int(0, d - 2, random)), b = static_cast<std::size_t>(d - 1);
  const double scale = std::ldexp(1.0, draw_int(-900, 900, random));
  x[a] = w[b] * scale, x[b] = -w[a] * scale;
  return x;
}

DyadicMatrix difficult_inputs(const GaussianNeurons& neurons, int n, Random& random) {
  DyadicMatrix inputs(n, neurons.dimension);
  std::normal_distribution<double> normal;
  for (int i = 0; i < n; ++i) {
    std::vector<double> x(static_cast<std::size_t>(neurons.dimension));
    const auto w = weights_of(neurons, draw_int(0, static_cast<int>(neurons.width) - 1, random));
    const int kind = draw_int(0, 5, random);
    if (kind == 0 && x.size() > 1) {
      x = exactly_orthogonal(w, random);
    } else if (kind <= 2) {
      x = nearly_orthogonal(w, random);
    } else if (kind <= 4) {  // of any size, and with coordinates of very different sizes
      const double scale = std::ldexp(1.0, draw_int(-1000, 1000, random));
      for (auto& entry : x) entry = normal(random) * scale * std::ldexp(1.0, kind == 3 ? 0 : draw_int(-80, 0, random));
    }  // else the zero input
    set_row(inputs, i, x);
  }
  return inputs;
}

}  // namespace

TEST_CASE("counts are those of exact rational arithmetic, on, beside and far from the hyperplanes") {
  Random random(1);
  for (int instance = 0; instance < 60; ++instance) {
    const GaussianNeurons neurons{random(), draw_int(1, 150, random), draw_int(1, 9, random)};
    const DyadicMatrix inputs = difficult_inputs(neurons, draw_int(1, 9, random), random);
    const DyadicMatrix counts = reference(neurons, inputs, rational_sign);
    for (const InstructionSet set : available_sets()) REQUIRE(activation_counts(neurons, inputs, 1, set) == counts);
  }
}

TEST_CASE("counts do not depend on shape, instruction set or threads: 1 to 130 inputs, dimension 1 to 67") {
  Random random(2);
  for (int instance = 0; instance < 67; ++instance) {
    const int n = 1 + (instance * 37) % 130;
    const GaussianNeurons neurons{random(), draw_int(1, 700, random), instance + 1};
    const DyadicMatrix inputs = difficult_inputs(neurons, n, random);
    const DyadicMatrix counts =
        reference(neurons, inputs, [](const auto& w, const auto& x) { return sign_of_dot(w, x); });
    for (const InstructionSet set : available_sets()) REQUIRE(activation_counts(neurons, inputs, 2, set) == counts);
  }
}

TEST_CASE("counts over many blocks: any number of threads, and the sum over the blocks' neurons") {
  Random random(3);
  for (const std::int64_t width : {BlockCounter::width - 1, BlockCounter::width, 3 * BlockCounter::width + 65}) {
    const GaussianNeurons neurons{random(), width, 5};
    const DyadicMatrix inputs = difficult_inputs(neurons, 7, random);
    const DyadicMatrix counts =
        reference(neurons, inputs, [](const auto& w, const auto& x) { return sign_of_dot(w, x); });
    for (const InstructionSet set : available_sets())
      for (const int threads : {1, 2, 3, 16}) REQUIRE(activation_counts(neurons, inputs, threads, set) == counts);
  }
}

TEST_CASE("a neuron on the hyperplane of an input is active, and the zero input activates all") {
  const GaussianNeurons neurons{5, 1, 2};
  const auto w = weights_of(neurons, 0);
  DyadicMatrix inputs(5, 2);
  const double towards = std::copysign(1e300, w[0]);
  set_row(inputs, 0, {w[1], -w[0]});
  set_row(inputs, 1, {std::nextafter(w[1], towards), -w[0]});   // beside it, on the active side
  set_row(inputs, 2, {std::nextafter(w[1], -towards), -w[0]});  // and on the other
  set_row(inputs, 4, {-w[0], -w[1]});                           // row 3 stays zero
  for (const InstructionSet set : available_sets()) {
    const DyadicMatrix counts = activation_counts(neurons, inputs, 1, set);
    CHECK(copied_row(counts, 0) == std::vector<double>{1, 1, 0, 1, 0});
    CHECK(copied_row(counts, 3) == std::vector<double>{1, 1, 0, 1, 0});
    CHECK(copied_row(counts, 4) == std::vector<double>(5, 0.0));
  }
}

TEST_CASE("inputs of the largest and the smallest doubles are counted like their multiples") {
  const GaussianNeurons neurons{6, 1000, 3};
  DyadicMatrix inputs(4, 3);
  std::mt19937_64 random(6);
  std::normal_distribution<double> normal;
  for (auto& x : inputs.entries) x = std::round(normal(random) * 1000);
  const DyadicMatrix counts = activation_counts(neurons, inputs);
  for (const double scale : {0x1p+1010, 0x1p-1074, 0x1p-1022, 0x1p-150, 0x1p+127}) {
    DyadicMatrix scaled = inputs;
    for (auto& x : scaled.entries) x *= scale;
    for (const InstructionSet set : available_sets()) CHECK(activation_counts(neurons, scaled, 1, set) == counts);
  }
}

TEST_CASE("half of the neurons are active on an input, and the fraction for two tells their angle") {
  const GaussianNeurons neurons{7, 4'000'000, 2};
  DyadicMatrix inputs(2, 2);
  inputs.entries = {1, 0, 1, 1};
  const DyadicMatrix counts = activation_counts(neurons, inputs, 2);
  const auto width = static_cast<double>(neurons.width);
  // Six standard deviations of the binomial: p = 2e-9.
  CHECK(std::abs(counts(0, 0) / width - 0.5) < 6 * std::sqrt(0.25 / width));
  CHECK(std::abs(counts(1, 1) / width - 0.5) < 6 * std::sqrt(0.25 / width));
  CHECK(std::abs(counts(0, 1) / width - 0.375) < 6 * std::sqrt(0.375 * 0.625 / width));
}

TEST_CASE("counting kernels add exact numbers of common bits to 64-bit sums") {
  Random random(8);
  for (const InstructionSet set : available_sets()) {
    const TileKernels& kernels = kernels_of(set);
    const int rows = 12, stride = 1024;
    for (const int words : {8, 128, 248, 256, 1024}) {
      AlignedVector<std::uint64_t> patterns(rows * stride);
      for (auto& word : patterns) word = words == 1024 ? ~std::uint64_t{0} : random();
      const std::int64_t before = std::int64_t{1} << 40;
      std::vector<std::int64_t> pairs(rows * rows, before);
      kernels.count(patterns.data(), stride, rows, words, pairs.data());
      for (int i = 0; i < rows; ++i)
        for (int j = 0; j <= i; ++j) {
          std::int64_t common = before;
          for (int w = 0; w < words; ++w)
            common += std::popcount(patterns[static_cast<std::size_t>(i * stride + w)] &
                                    patterns[static_cast<std::size_t>(j * stride + w)]);
          REQUIRE(pairs[static_cast<std::size_t>(i * rows + j)] == common);
        }
    }
  }
}

namespace {

/// Of 60 pairs (w, x) of length 2, nearly orthogonal, where all roundings are as large as they can be relative to the
/// terms: how many signs a kernel gets wrong and does not call ambiguous.
int wrong_signs(InstructionSet set, const ProjectionModel& model, Random& random) {
  constexpr int n = 60, d = 2;
  const TileKernels& kernels = kernels_of(set);
  AlignedVector<float> weights(d * tile_width);
  for (auto& w : weights) w = 1 + static_cast<float>(draw_int(0, 1023, random)) * 0x1p-23f;
  DyadicMatrix inputs(n, d);
  for (int i = 0; i < n; ++i) {
    const double w = weights[static_cast<std::size_t>(i)], v = weights[static_cast<std::size_t>(tile_width + i)];
    inputs(i, 0) = 0.5 + test::draw_uniform(0, 0x1p-12, random);
    inputs(i, 1) = std::nextafter(-w * inputs(i, 0) / v, draw_int(0, 1, random) ? 1 : -1);
  }
  const PackedInputs packed(inputs, kernels.inputs_together, model);
  std::vector<std::uint64_t> active(n), ambiguous(n);
  kernels.project(weights.data(), packed.panels(), 1, active.data(), ambiguous.data());
  int wrong = 0;
  for (int i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool truly = rational_sign({weights[at], weights[tile_width + at]}, copied_row(inputs, i)) >= 0;
    wrong += (ambiguous[at] >> i & 1) == 0 && (active[at] >> i & 1) != (truly ? 1u : 0u);
  }
  return wrong;
}

}  // namespace

TEST_CASE("no sign outside the tolerance is wrong; a tolerance of a third is caught") {
  for (const InstructionSet set : available_sets()) {
    CAPTURE(name(set));
    const auto wrong = [&](double share) {
      Random random(10);
      int sum = 0;
      for (int k = 0; k < 200; ++k)
        sum += wrong_signs(set, {.unit_roundoff = share * 0x1p-24, .largest_weight = 1.001}, random);
      return sum;
    };
    CHECK(wrong(1) == 0);
    CHECK(wrong(0.33) > 0);
  }
}

TEST_CASE("counts with a broken tolerance are caught by near ties") {
  const auto wrong = [](const ProjectionModel& model, InstructionSet set) {
    Random random(9);
    int differences = 0;
    for (int instance = 0; instance < 150; ++instance) {
      const GaussianNeurons neurons{random(), 64, draw_int(2, 40, random)};
      const DyadicMatrix inputs = difficult_inputs(neurons, 30, random);
      differences += activation_counts(neurons, inputs, 1, set, model) != activation_counts(neurons, inputs, 1, set);
    }
    return differences;
  };
  for (const InstructionSet set : available_sets()) {
    CAPTURE(name(set));
    CHECK(wrong({}, set) == 0);
    CHECK(wrong({.unit_roundoff = 0}, set) > 0);
    CHECK(wrong({.largest_weight = 0.1}, set) > 0);
  }
}

TEST_CASE("what cannot be counted is refused") {
  const DyadicMatrix inputs(2, 3);
  CHECK(activation_counts({1, 0, 3}, inputs) == DyadicMatrix(2, 2));
  CHECK(activation_counts({1, 100, 3}, DyadicMatrix(0, 3)) == DyadicMatrix(0, 0));
  CHECK_THROWS_AS(activation_counts({1, 5, 2}, inputs), OutsideDomain);
  CHECK_THROWS_AS(activation_counts({1, -1, 3}, inputs), OutsideDomain);
  CHECK_THROWS_AS(activation_counts({1, 5, 3}, inputs, 0), OutsideDomain);
  for (const double bad : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    DyadicMatrix broken = inputs;
    broken(1, 2) = bad;
    CHECK_THROWS_AS(activation_counts({1, 5, 3}, broken), OutsideDomain);
  }
}
