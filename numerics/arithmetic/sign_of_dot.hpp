// Exact signs of dot products of doubles.
#pragma once

#include <span>

namespace lemmacheck {

/// Sign of the exact real number sum_k a_k b_k of finite doubles: -1, 0 or 1. Never wrong, ties included: a
/// floating-point filter with a proved error bound, and exact rational arithmetic where it cannot tell.
/// OutsideDomain if the lengths differ.
int sign_of_dot(std::span<const double> a, std::span<const double> b);

}  // namespace lemmacheck
