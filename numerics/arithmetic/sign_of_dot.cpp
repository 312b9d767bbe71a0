#include "numerics/arithmetic/sign_of_dot.hpp"

#include <cmath>

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {
namespace {

/// In any order of summation and with or without FMA, the computed dot product of length d differs from the exact one
/// by at most gamma_d sum |a_k b_k| + d eta, gamma_d = d u/(1-d u), u = 2^-53, eta = 2^-1074 for the underflows
/// (Higham, ASNA, 3.1). (d+4) u covers gamma_d and the roundings of the size itself for d < 2^26.
constexpr std::size_t longest = std::size_t{1} << 26;
double error_bound(double d, double size) { return (d + 4) * 0x1p-53 * size + d * 0x1p-1073; }

int exact_sign_of_dot(std::span<const double> a, std::span<const double> b) {
  Real sum(0.0, Level::rational());
  for (std::size_t k = 0; k < a.size(); ++k) sum += Real(a[k], Level::rational()) * Real(b[k], Level::rational());
  return sign(sum);
}

}  // namespace

int sign_of_dot(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) throw OutsideDomain("sign_of_dot: vectors of different lengths");
  double sum = 0, size = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k], size += std::abs(a[k] * b[k]);
  const double bound = error_bound(static_cast<double>(a.size()), size);
  if (std::isfinite(size) && a.size() < longest) {
    if (sum > bound) return 1;
    if (sum < -bound) return -1;
  }
  return exact_sign_of_dot(a, b);
}

}  // namespace lemmacheck
