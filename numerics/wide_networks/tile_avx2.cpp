// Kernels with 256-bit registers; compiled for them alone, and empty where the compiler is not asked to.
#include "numerics/wide_networks/tile_kernels.hpp"

#if defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>

#include "numerics/wide_networks/tile_lanes.hpp"

namespace lemmacheck {
namespace {

struct Avx2 {
  static constexpr int width = 8, inputs_together = 3, rows_together = 2, tally_limit = 31;  // 31 * 8 < 256
  using Floats = float __attribute__((vector_size(32)));
  using Signed = std::int32_t __attribute__((vector_size(32)));
  using Unsigned = std::uint32_t __attribute__((vector_size(32)));
  using Words = std::uint64_t __attribute__((vector_size(32)));
  using Tally = __m256i;  // set bits of each byte

  static Words product(Words a, Words b) {
    return reinterpret_cast<Words>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
  }
  static Floats root(Floats x) { return _mm256_sqrt_ps(x); }
  static Floats multiply_add(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }

  static std::uint64_t bits(const Floats (&is_set)[4]) {
    std::uint64_t all = 0;
    for (int v = 0; v < 4; ++v)
      all |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_ps(is_set[v]))) << (width * v);
    return all;
  }
  static std::uint64_t nonnegative(const Floats (&x)[4]) {
    Floats is_set[4];
    for (int v = 0; v < 4; ++v) is_set[v] = _mm256_cmp_ps(x[v], _mm256_setzero_ps(), _CMP_GE_OQ);
    return bits(is_set);
  }
  static std::uint64_t within(const Floats (&x)[4], float tolerance) {
    Floats is_set[4];
    for (int v = 0; v < 4; ++v)
      is_set[v] = _mm256_cmp_ps(_mm256_andnot_ps(_mm256_set1_ps(-0.0f), x[v]), _mm256_set1_ps(tolerance), _CMP_LE_OQ);
    return bits(is_set);
  }

  /// Set bits of each half of a byte from a table (Mula).
  static void tally(Tally& sum, Words x) {
    const __m256i table = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));
    const __m256i low_half = _mm256_set1_epi8(0x0f), words = reinterpret_cast<__m256i>(x);
    const __m256i low = _mm256_shuffle_epi8(table, _mm256_and_si256(words, low_half));
    const __m256i high = _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(words, 4), low_half));
    sum = _mm256_add_epi8(sum, _mm256_add_epi8(low, high));
  }
  static std::int64_t total(Tally sum) {
    const auto sums = reinterpret_cast<Words>(_mm256_sad_epu8(sum, _mm256_setzero_si256()));
    return static_cast<std::int64_t>(sums[0] + sums[1] + sums[2] + sums[3]);
  }
};

}  // namespace

const TileKernels* avx2_kernels() { return &kernels_over<Avx2>; }

}  // namespace lemmacheck
#else
namespace lemmacheck {
const TileKernels* avx2_kernels() { return nullptr; }
}  // namespace lemmacheck
#endif
