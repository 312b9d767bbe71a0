// The kernels of tile_kernels.hpp over a small vector type. Included once by each tile_*.cpp, each compiled for other
// instructions: everything here has internal linkage and no inline function of another header is called, so that none
// compiled for wider registers can take the place of one that runs everywhere.
//
// A vector type V has: width (floats in a register); Floats, Signed, Unsigned (32-bit lanes) and Words (64-bit lanes)
// of one register; product (of the low halves of Words), root, multiply_add; nonnegative and within (bits of 4
// registers of floats); Tally with tally and total (counting set bits); inputs_together and rows_together (register
// blocking).
#pragma once

#include <cstdint>

#include "numerics/wide_networks/tile_kernels.hpp"

namespace lemmacheck {
namespace {

template <class V>
struct Philox {
  using Words = typename V::Words;
  Words keys[10][2];

  explicit Philox(std::uint64_t seed) {
    std::uint32_t low = static_cast<std::uint32_t>(seed), high = static_cast<std::uint32_t>(seed >> 32);
    for (auto& key : keys) {
      key[0] = Words{} + low, key[1] = Words{} + high;
      low += 0x9E3779B9u, high += 0xBB67AE85u;
    }
  }

  /// Four words of one block per 64-bit lane, in the low halves; the high halves are rubbish throughout, which neither
  /// the products nor the caller read.
  void operator()(Words counter, std::uint64_t high, Words (&x)[4]) const {
    const Words multiplier_0 = Words{} + 0xD2511F53u, multiplier_1 = Words{} + 0xCD9E8D57u;
    x[0] = counter, x[1] = counter >> 32, x[2] = Words{} + high, x[3] = Words{} + (high >> 32);
    for (const auto& key : keys) {
      const Words first = V::product(x[0], multiplier_0), second = V::product(x[2], multiplier_1);
      x[0] = (second >> 32) ^ x[1] ^ key[0];
      x[2] = (first >> 32) ^ x[3] ^ key[1];
      x[1] = second, x[3] = first;
    }
  }
};

/// Words 0..3 of the blocks of `width` counters from `first` on: lane l is counter first + l.
template <class V>
inline void random_lanes(const Philox<V>& philox, std::uint64_t first, std::uint64_t high,
                         typename V::Unsigned (&lanes)[4]) {
  using Words = typename V::Words;
  Words even{};
  for (int l = 0; l < V::width / 2; ++l) even[l] = 2 * static_cast<std::uint64_t>(l);
  Words x[4], y[4];
  philox(even + first, high, x);
  philox(even + (first + 1), high, y);
  for (int j = 0; j < 4; ++j) lanes[j] = reinterpret_cast<typename V::Unsigned>((x[j] & 0xffffffffu) | (y[j] << 32));
}

/// Box and Muller's transform of two uniform words: radius sqrt(-2 ln u), u = (floor(a/2) + 1/2) 2^-31 as a
/// float, angle b 2^-32 of a turn. Only correctly rounded sums, products and roots of floats, and bits: the same on
/// every machine. With u 2^31 = 2^e (1 + t), 2^-1/2 <= 1 + t < 2^1/2: -2 ln u = t P(t) + (31 - e) 2 ln 2; sine and
/// cosine of the angle to the nearest quarter turn are y S(y^2), C(y^2), |y| <= pi/4. P, S, C: minimax, relative error
/// below 2^-25.
template <class V>
inline void box_muller(typename V::Unsigned a, typename V::Unsigned b, typename V::Floats& first,
                       typename V::Floats& second) {
  using Floats = typename V::Floats;
  using Signed = typename V::Signed;
  const auto rounded = [](Signed x) { return __builtin_convertvector(x, Floats); };

  const Signed bits = reinterpret_cast<Signed>(rounded(reinterpret_cast<Signed>(a >> 1)) + 0.5f);
  const Signed exponent = (bits - 0x3f3504f3) >> 23;  // the bits of 2^-1/2
  const Floats t = reinterpret_cast<Floats>(bits - (exponent << 23)) - 1.0f;
  Floats p = t * -0.1744471878f + 0.2873367657f;
  p = p * t - 0.2990452684f;
  p = p * t + 0.3312478743f;
  p = p * t - 0.3991366787f;
  p = p * t + 0.5000414809f;
  p = p * t - 0.6666837123f;
  p = p * t + 0.9999997593f;
  p = p * t - 2.0f;
  const Floats radius = V::root(t * p + rounded(31 - exponent) * 1.386294361f);

  const auto quadrant = (b + 0x20000000u) >> 30;
  const Floats y = rounded(reinterpret_cast<Signed>(b - (quadrant << 30))) * 1.462918079e-9f;  // pi 2^-31
  const Floats z = y * y;
  const Floats sine = y * (((z * -1.950402193e-4f + 8.332036875e-3f) * z - 0.166666507f) * z + 1.0f);
  const Floats cosine = ((z * -1.358590846e-3f + 4.165502688e-2f) * z - 0.499998567f) * z + 1.0f;
  const auto odd = (quadrant & 1u) != 0u;
  const auto signed_by = [](Floats x, typename V::Unsigned sign) {
    return reinterpret_cast<Floats>(reinterpret_cast<typename V::Unsigned>(x) ^ sign);
  };
  first = radius * signed_by(odd ? sine : cosine, ((quadrant + 1u) & 2u) << 30);
  second = radius * signed_by(odd ? cosine : sine, (quadrant & 2u) << 30);
}

template <class V>
void random_words(std::uint64_t seed, std::uint64_t first, std::uint64_t high, std::uint32_t* words) {
  using Unsigned = typename V::Unsigned;
  const Philox<V> philox(seed);
  for (int l = 0; l < 16; l += V::width) {
    Unsigned lanes[4];
    random_lanes<V>(philox, first + static_cast<std::uint64_t>(l), high, lanes);
    for (int j = 0; j < 4; ++j) *reinterpret_cast<Unsigned*>(words + 16 * j + l) = lanes[j];
  }
}

template <class V>
inline void store_gaussians(const typename V::Unsigned (&words)[4], float* weights) {
  typename V::Floats z[4];
  box_muller<V>(words[0], words[1], z[0], z[1]);
  box_muller<V>(words[2], words[3], z[2], z[3]);
  for (int j = 0; j < 4; ++j) *reinterpret_cast<typename V::Floats*>(weights + 16 * j) = z[j];
}

template <class V>
void gaussians(const std::uint32_t* words, float* weights) {
  using Unsigned = typename V::Unsigned;
  for (int l = 0; l < 16; l += V::width) {
    Unsigned lanes[4];
    for (int j = 0; j < 4; ++j) lanes[j] = *reinterpret_cast<const Unsigned*>(words + 16 * j + l);
    store_gaussians<V>(lanes, weights + l);
  }
}

template <class V>
void draw(std::uint64_t seed, std::uint64_t tile, int dimension, float* weights) {
  const Philox<V> philox(seed);
  for (int k = 0; k < dimension; ++k, weights += tile_width)
    for (int l = 0; l < 16; l += V::width) {
      typename V::Unsigned lanes[4];
      random_lanes<V>(philox, 16 * tile + static_cast<std::uint64_t>(l), static_cast<std::uint64_t>(k), lanes);
      store_gaussians<V>(lanes, weights + l);
    }
}

/// Four registers of neurons against a panel of inputs, all sums in registers.
template <class V>
inline void sums_of_panel(const float* weights, const float* panel, int dimension,
                          typename V::Floats (&sums)[V::inputs_together][4]) {
  using Floats = typename V::Floats;
  for (auto& of_input : sums)
    for (auto& sum : of_input) sum = Floats{};
  for (int k = 0; k < dimension; ++k, weights += tile_width, panel += V::inputs_together) {
    const auto* w = reinterpret_cast<const Floats*>(weights);
    for (int t = 0; t < V::inputs_together; ++t) {
      const Floats x = Floats{} + panel[t];
      for (int v = 0; v < 4; ++v) sums[t][v] = V::multiply_add(w[v], x, sums[t][v]);
    }
  }
}

template <class V>
std::uint64_t project(const float* weights, const InputPanels& inputs, std::size_t stride, std::uint64_t* active,
                      std::uint64_t* ambiguous) {
  constexpr int strip = 4 * V::width;
  std::uint64_t any = 0;
  const float* panel = inputs.entries;
  for (int i = 0; i < inputs.inputs; i += V::inputs_together, panel += V::inputs_together * inputs.dimension) {
    std::uint64_t is_active[V::inputs_together] = {}, is_ambiguous[V::inputs_together] = {};
    for (int start = 0; start < tile_width; start += strip) {
      typename V::Floats sums[V::inputs_together][4];
      sums_of_panel<V>(weights + start, panel, inputs.dimension, sums);
      for (int t = 0; t < V::inputs_together; ++t) {
        is_active[t] |= V::nonnegative(sums[t]) << start;
        is_ambiguous[t] |= V::within(sums[t], inputs.tolerances[i + t]) << start;
      }
    }
    for (int t = 0; t < V::inputs_together; ++t) {
      active[static_cast<std::size_t>(i + t) * stride] = is_active[t];
      ambiguous[i + t] = is_ambiguous[t];
      any |= is_ambiguous[t];
    }
  }
  return any;
}

template <class V>
inline void count_block(const std::uint64_t* first, const std::uint64_t* second, std::size_t stride, int words,
                        typename V::Tally (&tallies)[V::rows_together][V::rows_together]) {
  using Words = typename V::Words;
  for (int w = 0; w < words; w += V::width / 2) {
    Words b[V::rows_together];
    for (int j = 0; j < V::rows_together; ++j)
      b[j] = *reinterpret_cast<const Words*>(second + static_cast<std::size_t>(j) * stride + w);
    for (int i = 0; i < V::rows_together; ++i) {
      const Words a = *reinterpret_cast<const Words*>(first + static_cast<std::size_t>(i) * stride + w);
      for (int j = 0; j < V::rows_together; ++j) V::tally(tallies[i][j], a & b[j]);
    }
  }
}

template <class V>
void count(const std::uint64_t* patterns, std::size_t stride, int rows, int words, std::int64_t* pairs) {
  constexpr int together = V::rows_together, chunk = V::tally_limit * V::width / 2;
  for (int i = 0; i < rows; i += together)
    for (int j = 0; j <= i; j += together)
      for (int start = 0; start < words; start += chunk) {
        typename V::Tally tallies[together][together] = {};
        count_block<V>(patterns + static_cast<std::size_t>(i) * stride + start,
                       patterns + static_cast<std::size_t>(j) * stride + start, stride,
                       words - start < chunk ? words - start : chunk, tallies);
        for (int s = 0; s < together; ++s)
          for (int t = 0; t < together; ++t)
            pairs[static_cast<std::ptrdiff_t>(i + s) * rows + j + t] += V::total(tallies[s][t]);
      }
}

template <class V>
constexpr TileKernels kernels_over{V::inputs_together, V::rows_together, V::width / 2, random_words<V>,
                                   gaussians<V>,       draw<V>,          project<V>,   count<V>};

}  // namespace
}  // namespace lemmacheck
