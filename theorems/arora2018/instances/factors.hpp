// Exactly balanced factors: Procedure 1 with rational roots and frames.
#pragma once

#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {

/// The factors of Procedure 1 for A = Q_N diag(r_1^N, ..., r_k^N) Q_0^T, k = min(d_0, d_N), in arbitrary gauge
/// (footnote 7): layers Q_j diag(r) Q_{j-1}^T, the diagonal padded with zeros to d_j x d_{j-1}. Roots instead of
/// singular values are the data, so that everything is rational.
struct BalancedFactors {
  std::vector<int> widths;
  std::vector<double> roots;
  std::vector<DyadicMatrix> reflections;
};
LEMMACHECK_DESCRIBE(BalancedFactors, widths, roots, reflections)
LEMMACHECK_MAY_LEAVE_OUT(BalancedFactors, reflections)
/// Throws Malformed: fewer than two widths, a width < 1, not min(d_0, d_N) roots, a negative root, reflections as
/// above. Hidden widths below k are well-formed: that they are not is a hypothesis of the procedure.
void validate(const BalancedFactors& factors);

/// The layers W_1, ..., W_N described above.
std::vector<Matrix> balanced_layers(const BalancedFactors& factors, Level level);

/// Labelled by kind of data, depth and width (some_widths), and "rank-deficient" where a root is zero.
BalancedFactors balanced_factors(Sampler& draw, int least_depth);
BalancedFactors some_factors(Sampler& draw);
/// A hidden width smaller than k, all roots positive.
BalancedFactors bottleneck_factors(Sampler& draw);
std::vector<BalancedFactors> smaller_factors(const BalancedFactors& factors);

/// Exactly balanced factors, for each of the layers an offset from it, and a target of the shape of their product.
struct PerturbedFactors {
  BalancedFactors factors;
  std::vector<DyadicMatrix> offsets;
  DyadicMatrix target;
};
LEMMACHECK_DESCRIBE(PerturbedFactors, factors, offsets, target)
void validate(const PerturbedFactors& data);
/// Ends of at most four units, so that d_0 d_N is small. Labelled as some_factors.
PerturbedFactors perturbed_factors(Sampler& draw);
/// The same with d_0 different from d_N, or equal and at least two; two layers or more.
PerturbedFactors rectangular_factors(Sampler& draw);
PerturbedFactors square_factors(Sampler& draw);
std::vector<PerturbedFactors> smaller_factors(const PerturbedFactors& data);

}  // namespace lemmacheck::arora2018
