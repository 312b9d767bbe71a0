// The weights: Philox's words, Box and Muller's transform, the distribution, the same on every machine.
#include "numerics/wide_networks/gaussian_neurons.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <bit>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/wide_networks/block_counter.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

std::array<std::uint32_t, 4> random123(std::uint64_t seed, std::uint64_t first, std::uint64_t second) {
  const auto out =
      r123::Philox4x32{}({{low(first), high(first), low(second), high(second)}}, {{low(seed), high(seed)}});
  return {out[0], out[1], out[2], out[3]};
}

AlignedVector<std::uint32_t> words_of(InstructionSet set, std::uint64_t seed, std::uint64_t first,
                                      std::uint64_t second) {
  AlignedVector<std::uint32_t> words(tile_width);
  kernels_of(set).random_words(seed, first, second, words.data());
  return words;
}

std::array<std::uint32_t, 4> first_block(const AlignedVector<std::uint32_t>& words) {
  return {words[0], words[16], words[32], words[48]};
}

/// The transform's pair, by libm's doubles, of u as the float that it is.
std::array<double, 2> box_muller(std::uint32_t a, std::uint32_t b) {
  const double u = (static_cast<float>(a >> 1) + 0.5f) * 0x1p-31;
  const double angle = 2 * std::numbers::pi * static_cast<std::int32_t>(b) * 0x1p-32;
  const double radius = std::sqrt(-2 * std::log(u));
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

AlignedVector<float> gaussians_of(InstructionSet set, const AlignedVector<std::uint32_t>& words) {
  AlignedVector<float> weights(tile_width);
  kernels_of(set).gaussians(words.data(), weights.data());
  return weights;
}

bool same_bits(const AlignedVector<float>& a, const AlignedVector<float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) {
    return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
  });
}

/// Coordinates 0..d-1 of neurons 0..64 tiles - 1, a neuron a row.
DyadicMatrix weights_of_tiles(std::uint64_t seed, int tiles, int d) {
  DyadicMatrix weights(tiles * tile_width, d);
  AlignedVector<float> tile(static_cast<std::size_t>(d) * tile_width);
  for (int t = 0; t < tiles; ++t) {
    kernels_of(widest_available()).draw(seed, static_cast<std::uint64_t>(t), d, tile.data());
    for (int k = 0; k < d; ++k)
      for (int r = 0; r < tile_width; ++r)
        weights(t * tile_width + r, k) = tile[static_cast<std::size_t>(k * tile_width + r)];
  }
  return weights;
}

}  // namespace

TEST_CASE("the words are Philox4x32-10: published known answers") {
  using Block = std::array<std::uint32_t, 4>;
  for (const InstructionSet set : available_sets()) {
    CAPTURE(name(set));
    CHECK(first_block(words_of(set, 0, 0, 0)) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(first_block(words_of(set, ~0ull, ~0ull, ~0ull)) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(first_block(words_of(set, 0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e)) ==
          Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }
}

TEST_CASE("the words are Random123's for every key and counter") {
  std::mt19937_64 random(1);
  for (int k = 0; k < 300; ++k) {
    // Some counters that carry into the high half, or wrap around.
    const std::uint64_t seed = random(), second = random();
    const std::uint64_t first = k % 3 == 0 ? random() : (k % 3 == 1 ? random() << 32 : 0) - random() % 16;
    for (const InstructionSet set : available_sets()) {
      const auto words = words_of(set, seed, first, second);
      for (unsigned l = 0; l < 16; ++l)
        for (unsigned j = 0; j < 4; ++j) REQUIRE(words[16 * j + l] == random123(seed, first + l, second)[j]);
    }
  }
}

TEST_CASE("the transform is Box and Muller's up to 2^-18, and bitwise the same by every instruction set") {
  std::mt19937_64 random(2);
  const std::array<std::uint32_t, 12> special{0,          1,          2,          3,          0x1fffffff, 0x20000000,
                                              0x5fffffff, 0x60000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
  double worst = 0;
  for (int k = 0; k < 20000; ++k) {
    AlignedVector<std::uint32_t> words(tile_width);
    for (auto& w : words)
      w = k % 4 == 0 ? special[random() % special.size()] : low(random()) >> (k % 4 == 1 ? random() % 32 : 0);
    const auto weights = gaussians_of(InstructionSet::portable, words);
    for (const InstructionSet set : available_sets()) REQUIRE(same_bits(gaussians_of(set, words), weights));
    for (unsigned pair = 0; pair < 32; ++pair) {
      const unsigned at = pair % 16 + 32 * (pair / 16);
      const auto exact = box_muller(words[at], words[at + 16]);
      for (unsigned j = 0; j < 2; ++j)
        worst = std::max(worst, std::abs(static_cast<double>(weights[at + 16 * j]) - exact[j]));
    }
  }
  CHECK(worst < 0x1p-18);
}

TEST_CASE("no weight exceeds the bound of the tolerance: every radius and every angle", "[.millions-weights]") {
  const TileKernels& kernels = kernels_of(widest_available());
  AlignedVector<std::uint32_t> words(tile_width);
  AlignedVector<float> weights(tile_width);
  kernels.gaussians(words.data(), weights.data());
  const float largest_radius = weights[0];  // of the smallest u, at the angle 0
  CHECK(largest_radius < 6.6605f);
  // 32 words at a time, as the radii at the angle 0 and as the angles at that radius.
  bool within = true;
  for (std::uint64_t start = 0; start < std::uint64_t{1} << 32; start += 32)
    for (const unsigned angle : {0u, 16u}) {
      for (unsigned pair = 0; pair < 32; ++pair) {
        const unsigned at = pair % 16 + 32 * (pair / 16);
        words[at + angle] = low(start) + pair, words[at + 16 - angle] = 0;
      }
      kernels.gaussians(words.data(), weights.data());
      for (const float w : weights) within = within && std::abs(w) <= largest_radius;  // a NaN is not
    }
  CHECK(within);
}

TEST_CASE("a weight is the same whatever the width, the dimension and the instruction set") {
  const GaussianNeurons narrow{42, 1000, 3}, wide{42, std::int64_t{1} << 40, 7};
  for (const std::int64_t neuron : {0, 1, 63, 64, 777, 999}) {
    const auto w = weights_of(narrow, neuron), v = weights_of(wide, neuron);
    CHECK(std::equal(w.begin(), w.end(), v.begin()));
  }
  AlignedVector<float> reference(7 * tile_width), weights(7 * tile_width);
  for (const std::uint64_t tile : {std::uint64_t{0}, std::uint64_t{1} << 34, ~std::uint64_t{0} >> 6}) {
    kernels_of(InstructionSet::portable).draw(42, tile, 7, reference.data());
    for (const InstructionSet set : available_sets()) {
      kernels_of(set).draw(42, tile, 7, weights.data());
      CHECK(same_bits(weights, reference));
    }
    // Through the parts, which the tests above hold against Random123 and Box and Muller.
    const auto last = gaussians_of(InstructionSet::portable, words_of(InstructionSet::portable, 42, 16 * tile, 6));
    CHECK(std::equal(last.begin(), last.end(), reference.begin() + 6 * tile_width));
  }
  CHECK_THROWS_AS(weights_of(narrow, 1000), OutsideDomain);
  CHECK_THROWS_AS(weights_of(narrow, -1), OutsideDomain);
}

TEST_CASE("the weights are these on every machine") {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a over the bits of 2^14 weights
  AlignedVector<float> weights(8 * tile_width);
  for (std::uint64_t tile = 0; tile < 32; ++tile) {
    portable_kernels()->draw(20181121, tile, 8, weights.data());
    for (const float w : weights) hash = (hash ^ std::bit_cast<std::uint32_t>(w)) * 0x100000001b3;
  }
  CHECK(hash == 0x16b403d9fbf3ce1a);
}

// p-values: each of these tests fails for a correct generator with probability at most 1e-6; the seeds are fixed.
TEST_CASE("the distribution function of the weights is within the band of Dvoretzky, Kiefer, Wolfowitz and Massart") {
  auto sample = weights_of_tiles(7, 1 << 12, 4).entries;
  std::sort(sample.begin(), sample.end());
  const auto count = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t k = 0; k < sample.size(); ++k) {
    const double phi = std::erfc(-sample[k] / std::numbers::sqrt2) / 2;
    distance = std::max({distance, phi - static_cast<double>(k) / count, static_cast<double>(k + 1) / count - phi});
  }
  CHECK(distance < std::sqrt(std::log(2 / 1e-6) / (2 * count)));
}

TEST_CASE("mean, variance, third and fourth moment of the weights are a Gaussian's") {
  const auto sample = weights_of_tiles(8, 1 << 12, 4).entries;
  const auto count = static_cast<double>(sample.size());
  std::array<double, 5> moment{};
  for (const double w : sample)
    for (int p = 1; p <= 4; ++p) moment[static_cast<std::size_t>(p)] += std::pow(w, p) / count;
  const double five_sigma = 5 / std::sqrt(count);  // p = 6e-7 each, by the central limit theorem
  CHECK(std::abs(moment[1]) < five_sigma);
  CHECK(std::abs(moment[2] - 1) < std::sqrt(2.0) * five_sigma);
  CHECK(std::abs(moment[3]) < std::sqrt(15.0) * five_sigma);
  CHECK(std::abs(moment[4] - 3) < std::sqrt(96.0) * five_sigma);
}

TEST_CASE("pairs of weights are independent: chi-square over 8 x 8 cells of equal probability") {
  const int d = 4, tiles = 1 << 12;
  const DyadicMatrix w = weights_of_tiles(9, tiles, d);
  const boost::math::normal gaussian;
  std::array<double, 7> ends{};
  for (std::size_t k = 0; k < 7; ++k) ends[k] = quantile(gaussian, (static_cast<double>(k) + 1) / 8);
  const auto cell = [&](double x) { return std::lower_bound(ends.begin(), ends.end(), x) - ends.begin(); };
  // Neurons apart within a tile (16: the pair of one transform; 32: one block), tiles apart, and coordinates apart.
  struct Lag {
    int neurons, coordinates;
  };
  for (const Lag lag : {Lag{1, 0}, {2, 0}, {16, 0}, {32, 0}, {48, 0}, {64, 0}, {0, 1}, {0, 2}, {16, 1}, {63, 3}}) {
    std::array<double, 64> observed{};
    double pairs = 0;
    for (int r = 0; r + lag.neurons < w.rows; ++r)
      for (int k = 0; k + lag.coordinates < d; ++k, ++pairs)
        ++observed[static_cast<std::size_t>(8 * cell(w(r, k)) + cell(w(r + lag.neurons, k + lag.coordinates)))];
    double statistic = 0;
    for (const double o : observed) statistic += (o - pairs / 64) * (o - pairs / 64) / (pairs / 64);
    CAPTURE(lag.neurons, lag.coordinates);
    CHECK(statistic < quantile(complement(boost::math::chi_squared(63), 1e-7)));
  }
}
