// Linked with a start-up check that was compiled with -ffast-math: it must refuse, and say why.
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "numerics/linear_algebra/self_check.hpp"

int main() {
  try {
    lemmacheck::check_environment();
  } catch (const std::runtime_error& e) {
    std::puts(e.what());
    return std::strstr(e.what(), "-ffast-math") != nullptr ? 0 : 1;
  }
  std::puts("a build with -ffast-math was accepted");
  return 1;
}
