// Kernels with the 128-bit registers that every x86-64 and arm64 processor has, by the compilers' vector types.
#include <bit>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#include "numerics/wide_networks/tile_lanes.hpp"

namespace lemmacheck {
namespace {

static_assert(std::endian::native == std::endian::little, "lanes of 64 bits are read as two of 32");

struct Portable {
  static constexpr int width = 4, inputs_together = 3, rows_together = 2, tally_limit = 31;  // 31 * 8 < 256
  using Floats = float __attribute__((vector_size(16)));
  using Signed = std::int32_t __attribute__((vector_size(16)));
  using Unsigned = std::uint32_t __attribute__((vector_size(16)));
  using Words = std::uint64_t __attribute__((vector_size(16)));
  using Bytes = std::uint8_t __attribute__((vector_size(16)));
  using Tally = Bytes;  // set bits of each byte

  static Words product(Words a, Words b) {
#if defined(__SSE2__)  // g++ does not see these instructions in the general form, which takes five times as long
    return reinterpret_cast<Words>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#elif defined(__ARM_NEON)
    const auto low = [](Words x) { return vmovn_u64(reinterpret_cast<uint64x2_t>(x)); };
    return reinterpret_cast<Words>(vmull_u32(low(a), low(b)));
#else
    return (a & 0xffffffffu) * (b & 0xffffffffu);
#endif
  }
  static Floats root(Floats x) {
    for (int l = 0; l < width; ++l) x[l] = __builtin_sqrtf(x[l]);
    return x;
  }
  static Floats multiply_add(Floats a, Floats b, Floats c) { return a * b + c; }

  static std::uint64_t bits(const Signed (&is_set)[4]) {
    const Signed place{1, 2, 4, 8};
    const Signed all =
        (is_set[0] & place) | (is_set[1] & place << 4) | (is_set[2] & place << 8) | (is_set[3] & place << 12);
    return static_cast<std::uint64_t>(all[0] | all[1] | all[2] | all[3]);
  }
  static std::uint64_t nonnegative(const Floats (&x)[4]) {
    Signed is_set[4];
    for (int v = 0; v < 4; ++v) is_set[v] = x[v] >= 0.0f;
    return bits(is_set);
  }
  static std::uint64_t within(const Floats (&x)[4], float tolerance) {
    Signed is_set[4];
    for (int v = 0; v < 4; ++v) is_set[v] = (x[v] <= tolerance) & (x[v] >= -tolerance);
    const auto any = reinterpret_cast<Words>(is_set[0] | is_set[1] | is_set[2] | is_set[3]);
    return (any[0] | any[1]) == 0 ? 0 : bits(is_set);
  }

  static void tally(Tally& sum, Words x) {
    x -= (x >> 1) & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
    sum += reinterpret_cast<Bytes>((x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu);
  }
  static std::int64_t total(Tally sum) {
    std::int64_t bits_set = 0;
    for (int l = 0; l < 16; ++l) bits_set += sum[l];
    return bits_set;
  }
};

}  // namespace

const TileKernels* portable_kernels() { return &kernels_over<Portable>; }

}  // namespace lemmacheck
