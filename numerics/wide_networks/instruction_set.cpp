#include "numerics/wide_networks/instruction_set.hpp"

#include <string>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/wide_networks/tile_kernels.hpp"

namespace lemmacheck {
namespace {

#if defined(__x86_64__)
bool machine_runs(InstructionSet set) {
  if (set == InstructionSet::avx2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (set == InstructionSet::avx512)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vpopcntdq");
  return true;
}
#else
bool machine_runs(InstructionSet set) { return set == InstructionSet::portable; }
#endif

const TileKernels* built_kernels(InstructionSet set) {
  if (set == InstructionSet::avx2) return avx2_kernels();
  if (set == InstructionSet::avx512) return avx512_kernels();
  return portable_kernels();
}

}  // namespace

std::string_view name(InstructionSet set) {
  if (set == InstructionSet::avx2) return "avx2";
  if (set == InstructionSet::avx512) return "avx512";
  return "portable";
}

bool available(InstructionSet set) { return built_kernels(set) != nullptr && machine_runs(set); }

std::vector<InstructionSet> available_sets() {
  std::vector<InstructionSet> sets;
  for (const InstructionSet set : {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512})
    if (available(set)) sets.push_back(set);
  return sets;
}

InstructionSet widest_available() { return available_sets().back(); }

const TileKernels& kernels_of(InstructionSet set) {
  if (!available(set)) throw OutsideDomain("no kernels here for the instruction set " + std::string(name(set)));
  return *built_kernels(set);
}

}  // namespace lemmacheck
