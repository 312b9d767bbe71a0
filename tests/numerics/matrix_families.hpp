// Matrices on which spectra are hard to enclose.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"

namespace lemmacheck::testing {

struct NamedMatrix {
  std::string name;
  DyadicMatrix matrix;
};

template <class F>
DyadicMatrix filled(int rows, int cols, F f) {
  DyadicMatrix a(rows, cols);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) a(i, j) = f(i, j);
  return a;
}
inline DyadicMatrix random_symmetric(int n, unsigned seed) {
  std::mt19937 bits(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  DyadicMatrix a(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j <= i; ++j) a(i, j) = a(j, i) = uniform(bits);
  return a;
}
inline DyadicMatrix random_rectangular(int rows, int cols, unsigned seed) {
  std::mt19937 bits(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  return filled(rows, cols, [&](int, int) { return uniform(bits); });
}

inline std::vector<NamedMatrix> hard_symmetric_matrices() {
  std::vector<NamedMatrix> list;
  for (int n : {1, 2, 3, 5, 8, 12}) {
    const std::string size = " of size " + std::to_string(n);
    list.push_back({"Hilbert" + size, filled(n, n, [](int i, int j) { return 1.0 / (i + j + 1); })});
    list.push_back(
        {"identity (one multiple eigenvalue)" + size, filled(n, n, [](int i, int j) { return i == j ? 1.0 : 0.0; })});
    list.push_back(
        {"rank one (zero is multiple)" + size, filled(n, n, [](int i, int j) { return 1.0 + 0 * (i + j); })});
    list.push_back({"zero" + size, DyadicMatrix(n, n)});
    list.push_back({"random" + size, random_symmetric(n, static_cast<unsigned>(n))});
    const DyadicMatrix random = random_symmetric(n, 77);
    list.push_back({"cluster at 1 of width 1e-15" + size,
                    filled(n, n, [&](int i, int j) { return (i == j) + 1e-15 * random(i, j); })});
    list.push_back({"cluster at 0, of width 1e-200, and one 1" + size,
                    filled(n, n, [&](int i, int j) { return i == 0 && j == 0 ? 1.0 : 1e-200 * random(i, j); })});
    list.push_back({"second difference" + size, filled(n, n, [](int i, int j) {
                      return i == j ? 2.0 : std::abs(i - j) == 1 ? -1.0 : 0.0;
                    })});
    list.push_back({"tiny" + size, filled(n, n, [&](int i, int j) { return 1e-300 * random(i, j); })});
    list.push_back({"huge" + size, filled(n, n, [&](int i, int j) { return 1e300 * random(i, j); })});
    list.push_back({"subnormal" + size,
                    filled(n, n, [](int i, int j) { return std::ldexp(1 + 2 * (i == j) + (i + j) % 3, -1074); })});
    list.push_back(
        {"graded" + size, filled(n, n, [](int i, int j) { return std::ldexp(i == j ? 1.0 : 0.25, -40 * (i + j)); })});
  }
  // Not positive definite, though a Cholesky factorisation that ignores underflow says so.
  DyadicMatrix trap(4, 4);
  for (int i = 0; i < 3; ++i) trap(i, i) = std::ldexp(100, -1074), trap(3, i) = trap(i, 3) = std::ldexp(7, -1074);
  trap(3, 3) = std::ldexp(1, -1074);
  list.push_back({"underflow trap", trap});
  return list;
}
inline std::vector<NamedMatrix> hard_rectangular_matrices() {
  std::vector<NamedMatrix> list;
  for (auto [m, n] : {std::pair{1, 1}, {1, 4}, {5, 1}, {2, 2}, {3, 5}, {6, 4}, {7, 7}}) {
    const std::string size = " of " + std::to_string(m) + " x " + std::to_string(n);
    const DyadicMatrix random = random_rectangular(m, n, 5);
    list.push_back({"random" + size, random});
    list.push_back({"Hilbert" + size, filled(m, n, [](int i, int j) { return 1.0 / (i + j + 1); })});
    list.push_back({"rank one" + size, filled(m, n, [](int i, int j) { return (i + 1.0) * (j + 2.0); })});
    list.push_back({"identity" + size, filled(m, n, [](int i, int j) { return i == j ? 1.0 : 0.0; })});
    list.push_back({"nearly rank one" + size, filled(m, n, [&](int i, int j) { return 1 + 0x1p-40 * random(i, j); })});
    list.push_back({"tiny" + size, filled(m, n, [&](int i, int j) { return 1e-300 * random(i, j); })});
    list.push_back({"huge" + size, filled(m, n, [&](int i, int j) { return 1e300 * random(i, j); })});
    list.push_back({"zero" + size, DyadicMatrix(m, n)});
  }
  return list;
}

}  // namespace lemmacheck::testing
