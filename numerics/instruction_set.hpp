// Which vector instructions a kernel uses, chosen when the program runs.
#pragma once

#include <array>
#include <string_view>

namespace lemmacheck {

/// `portable` is standard vectors of the target (SSE2, NEON); `avx2` needs AVX2 and FMA; `avx512` needs AVX-512 F, DQ
/// and VPOPCNTDQ (Ice Lake, Zen 4 and later; an older AVX-512 processor uses `avx2`).
enum class InstructionSet { portable, avx2, avx512 };

inline constexpr std::array instruction_sets{InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512};

std::string_view name(InstructionSet set);
/// Whether this program has kernels for it and this machine runs them.
bool available(InstructionSet set);
/// The last of `instruction_sets` that is available.
InstructionSet widest_available();

}  // namespace lemmacheck
