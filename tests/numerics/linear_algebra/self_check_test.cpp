#include "numerics/linear_algebra/self_check.hpp"

#include <cfenv>
#include <stdexcept>

#include "tests/catch.hpp"
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

using lemmacheck::check_environment;

namespace {

/// Whether check_environment refuses while `change` is in force; restores the environment before any assertion.
template <class Change>
bool refused_under(Change change) {
  std::fenv_t before;
  std::fegetenv(&before);
  change();
  bool refused = false;
  try {
    check_environment();
  } catch (const std::runtime_error&) {
    refused = true;
  }
  std::fesetenv(&before);
  return refused;
}

}  // namespace

TEST_CASE("the environment of the tests is accepted") { CHECK_NOTHROW(check_environment()); }

TEST_CASE("every other rounding mode is refused") {
  for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO})
    CHECK(refused_under([mode] { std::fesetround(mode); }));
  CHECK_NOTHROW(check_environment());
}

#if defined(__x86_64__)
TEST_CASE("flushing subnormal results or operands to zero is refused") {
  CHECK(refused_under([] { _mm_setcsr(_mm_getcsr() | 0x8000U); }));  // FTZ
  CHECK(refused_under([] { _mm_setcsr(_mm_getcsr() | 0x0040U); }));  // DAZ
  CHECK(refused_under([] { _mm_setcsr(_mm_getcsr() | 0x2000U); }));  // the vector unit alone rounds down
  CHECK_NOTHROW(check_environment());
}
#endif
