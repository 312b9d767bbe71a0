// What our proofs take for granted of the compiler, and one did not give.
#include <vector>

#include "tests/catch.hpp"

namespace {
// Not inlined: the comparison must meet the constant as the compiler stores it, not fold it away.
[[gnu::noinline]] bool is_three_ones_and_zero(const std::vector<double>& a) {
  return a == std::vector<double>{1, 1, 1, 0};
}
[[gnu::noinline]] bool is_two_and_two(const std::vector<double>& a) { return a == std::vector<double>{1, 1, 0, 0}; }
[[gnu::noinline]] bool is_five_and_three(const std::vector<double>& a) {
  return a == std::vector<double>{2, 2, 2, 2, 2, 0, 0, 0};
}
std::vector<double> repeated(double x, int times, int length) {
  std::vector<double> a(static_cast<std::size_t>(length));
  for (int k = 0; k < times; ++k) a[static_cast<std::size_t>(k)] = x;
  return a;
}
}  // namespace

TEST_CASE("constants that end in zeros are stored as written (g++ 12.2 with AVX-512 spreads their first word)") {
  CHECK(is_three_ones_and_zero(repeated(1, 3, 4)));
  CHECK(is_two_and_two(repeated(1, 2, 4)));
  CHECK(is_five_and_three(repeated(2, 5, 8)));
}
