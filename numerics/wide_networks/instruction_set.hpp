// Which vector instructions a kernel uses, chosen when the program runs.
#pragma once

#include <string_view>
#include <vector>

namespace lemmacheck {

/// `portable` is standard vectors of the target (SSE2, NEON); `avx2` needs AVX2 and FMA; `avx512` needs AVX-512 F, DQ
/// and VPOPCNTDQ (Ice Lake, Zen 4 and later; an older AVX-512 processor uses `avx2`).
enum class InstructionSet { portable, avx2, avx512 };

std::string_view name(InstructionSet set);
/// Whether this program has kernels for it and this machine runs them.
bool available(InstructionSet set);
/// All that are available, the narrowest first: `portable` always is.
std::vector<InstructionSet> available_sets();
InstructionSet widest_available();

}  // namespace lemmacheck
