// The whole numbers that a row of doubles is proportional to.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace lemmacheck {

/// odd 2^exponent with an odd factor below 2^53 in size, exponent >= 0; zero is 0 2^0.
struct WholeNumber {
  std::int64_t odd = 0;
  int exponent = 0;
  auto operator<=>(const WholeNumber&) const = default;
};

/// The coprime whole numbers z with row = c z for some c > 0, exactly: what two rows have in common if and only if one
/// is a positive multiple of the other. Nothing in it exceeds a machine word, however far apart the entries are.
/// `row`  nonzero and finite; OutsideDomain otherwise.
std::vector<WholeNumber> primitive_direction(std::span<const double> row);

}  // namespace lemmacheck
