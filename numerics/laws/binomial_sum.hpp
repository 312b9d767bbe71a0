// Binomial sums in exact arithmetic. Internal to numerics.
#pragma once

#include "numerics/arithmetic/rational.hpp"

namespace lemmacheck {

/// P(K <= k) for K ~ Binomial(n, p), 0 <= p <= 1: the sum over the shorter side, with numbers of n log2(q) bits for
/// p = r/q. Some 0.1 s at n = 1e5 and p = 1/2.
RationalNumber binomial_sum(std::int64_t k, std::int64_t n, const RationalNumber& p);

}  // namespace lemmacheck
