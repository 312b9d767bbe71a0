#include "numerics/arithmetic/primitive_direction.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "numerics/arithmetic/errors.hpp"

namespace lemmacheck {
namespace {

/// With any exponent.
WholeNumber factored(double x) {
  if (!std::isfinite(x)) throw OutsideDomain("primitive_direction: an entry is not finite");
  if (x == 0) return {};
  int exponent = 0;
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(x, &exponent), 53));
  const int zeros = std::countr_zero(static_cast<std::uint64_t>(mantissa));
  return {mantissa / (std::int64_t{1} << zeros), exponent - 53 + zeros};
}

}  // namespace

// The greatest common divisor of whole numbers of which one is odd is that of their odd factors.
std::vector<WholeNumber> primitive_direction(std::span<const double> row) {
  std::vector<WholeNumber> z;
  z.reserve(row.size());
  std::int64_t divisor = 0;
  int least = std::numeric_limits<int>::max();
  for (const double x : row) {
    z.push_back(factored(x));
    if (x == 0) continue;
    if (divisor != 1) divisor = std::gcd(divisor, z.back().odd);
    least = std::min(least, z.back().exponent);
  }
  if (divisor == 0) throw OutsideDomain("primitive_direction: the row is zero");
  for (WholeNumber& entry : z)
    if (entry.odd != 0) entry.odd /= divisor, entry.exponent -= least;
  return z;
}

}  // namespace lemmacheck
