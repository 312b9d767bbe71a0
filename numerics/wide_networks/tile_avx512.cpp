// Kernels with 512-bit registers; compiled for them alone, and empty where the compiler is not asked to.
#include "numerics/wide_networks/tile_kernels.hpp"

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VPOPCNTDQ__)
#include <immintrin.h>

#include "numerics/wide_networks/tile_lanes.hpp"

namespace lemmacheck {
namespace {

struct Avx512 {
  static constexpr int width = 16, inputs_together = 6, rows_together = 4, tally_limit = 1 << 20;
  using Floats = float __attribute__((vector_size(64)));
  using Signed = std::int32_t __attribute__((vector_size(64)));
  using Unsigned = std::uint32_t __attribute__((vector_size(64)));
  using Words = std::uint64_t __attribute__((vector_size(64)));
  using Tally = Words;

  static Words product(Words a, Words b) {
    return reinterpret_cast<Words>(_mm512_mul_epu32(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
  }
  static Floats root(Floats x) { return _mm512_sqrt_ps(x); }
  static Floats multiply_add(Floats a, Floats b, Floats c) { return _mm512_fmadd_ps(a, b, c); }

  static std::uint64_t nonnegative(const Floats (&x)[4]) {
    std::uint64_t bits = 0;
    for (int v = 0; v < 4; ++v)
      bits |= static_cast<std::uint64_t>(_mm512_cmp_ps_mask(x[v], _mm512_setzero_ps(), _CMP_GE_OQ)) << (width * v);
    return bits;
  }
  static std::uint64_t within(const Floats (&x)[4], float tolerance) {
    std::uint64_t bits = 0;
    for (int v = 0; v < 4; ++v)
      bits |= static_cast<std::uint64_t>(_mm512_cmp_ps_mask(_mm512_abs_ps(x[v]), _mm512_set1_ps(tolerance), _CMP_LE_OQ))
              << (width * v);
    return bits;
  }

  static void tally(Tally& sum, Words x) {
    sum += reinterpret_cast<Words>(_mm512_popcnt_epi64(reinterpret_cast<__m512i>(x)));
  }
  static std::int64_t total(Tally sum) { return _mm512_reduce_add_epi64(reinterpret_cast<__m512i>(sum)); }
};

}  // namespace

const TileKernels* avx512_kernels() { return &kernels_over<Avx512>; }

}  // namespace lemmacheck
#else
namespace lemmacheck {
const TileKernels* avx512_kernels() { return nullptr; }
}  // namespace lemmacheck
#endif
