// gamma_m >= c m^(-beta) with beta < 1, the premise of the paper's theorems, as an instance: constants, and a pair (d, m) beyond the
// point where the trace makes it impossible.
#pragma once

#include "properties/sampler.hpp"
#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {

/// c and beta = p/q, and (d, m).
struct Decay {
  Fraction constant = {1, 4}, beta = {1, 2};
  int dimension = 2, samples = 5;
};
LEMMACHECK_DESCRIBE(Decay, constant, beta, dimension, samples)
/// Throws Malformed unless 0 < c < 1/2, 0 < beta < 1 with q <= 12, 2 <= d <= 20000, and m fits: at most 20000 in the plane, 10^6 beyond it.
void validate(const Decay& decay);
std::vector<Decay> smaller_decays(const Decay& decay);

/// Random constants, and an m beyond m* = (1 / (2c))^(1 / (1 - beta)); d fixed, or d = m.
Decay beyond_the_trace(Sampler& draw);

/// m^(q-p) (2c)^q: the premise at m contradicts m gamma_m <= 1/2 where this exceeds 1.
Real excess(const Decay& decay, int m, Level level);
/// c m^(-beta).
Real claimed_eigenvalue(const Decay& decay, Level level);

/// What empties a corollary whose premise is gamma_m = Omega(m^(-beta)), beta < 1: hypothesis m - 1 >= m*, conclusion m gamma_m <= 1/2 by the
/// exact spectrum, and the certificate 1/(2m) < c m^(-beta).
void examine_impossible_premise(const Decay& decay, Examination& exam);

}  // namespace lemmacheck::xie2017
