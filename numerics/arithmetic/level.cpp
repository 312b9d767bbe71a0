#include "numerics/arithmetic/level.hpp"

namespace lemmacheck {

std::string Level::name() const {
  switch (arithmetic) {
    case Arithmetic::certified_double:
      return "double";
    case Arithmetic::ball:
      return "ball" + std::to_string(bits);
    case Arithmetic::mpfr:
      return "mpfr" + std::to_string(bits);
    case Arithmetic::rational:
      return "rational";
  }
  return "unknown";
}

}  // namespace lemmacheck
