// The square root of two, enclosed.
#include "numerics/arithmetic/real.hpp"

int main() {
  using namespace lemmacheck;
  const Real root = sqrt(Real(2.0, Level::ball(128)));
  return certainly_negative(square(root) - Real(2.0, Level::ball(128))) || upper(root) < 1.41 ? 1 : 0;
}
