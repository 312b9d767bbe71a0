// Whether this process and build satisfy what the proofs of the double level assume.
#pragma once

namespace lemmacheck {

/// Throws std::runtime_error naming what is wrong: a rounding mode other than to nearest, subnormal numbers
/// flushed to zero, a build with -ffast-math, or a known bound that the library misses. Cheap (under 1 ms);
/// call it at start-up and in every new thread that was not started by this process's main thread.
void check_environment();

}  // namespace lemmacheck
