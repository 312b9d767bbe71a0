// Which arithmetic, at how many bits.
#pragma once

#include <string>

namespace lemmacheck {

enum class Arithmetic {
  certified_double,  ///< outward-rounded intervals and midpoint-radius matrices: rigorous
  ball,              ///< Arb balls: rigorous, any precision
  mpfr,              ///< Boost.Multiprecision on MPFR: independent, not rigorous, cross-check only
  rational,          ///< Boost.Multiprecision on GMP: exact, no roots
};

struct Level {
  Arithmetic arithmetic = Arithmetic::certified_double;
  int bits = 53;  ///< 0 for rational

  static Level certified_double() { return {}; }
  static Level ball(int bits) { return {Arithmetic::ball, bits}; }
  static Level mpfr(int bits) { return {Arithmetic::mpfr, bits}; }
  static Level rational() { return {Arithmetic::rational, 0}; }
  /// "double", "ball64", "mpfr128", "rational".
  std::string name() const;
  bool operator==(const Level&) const = default;
};

}  // namespace lemmacheck
