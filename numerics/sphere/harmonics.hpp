// Two expansions of the arc-cosine kernel g(t) = t (1/4 + arcsin(t)/(2 pi)): in powers and in spherical harmonics.
#pragma once

#include <cstdint>
#include <vector>

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

// Normalisation: the integral operator f -> int g(<x, .>) f(x) dA(x) with A the uniform *probability* measure on the
// unit sphere of R^d, d >= 2. Degree l has one eigenvalue lambda_l, on the spherical harmonics of degree l.
//   lambda_1 = 1/(4d),   lambda_l = 0 for odd l >= 3,
//   lambda_l = (l kappa_{l-1} + (l+d-2) kappa_{l+1}) / (2l+d-2) for even l >= 2,   lambda_0 = kappa_1,
//   kappa_l = ( Gamma(d/2) Gamma(l/2) / (2 pi Gamma((l+d)/2)) )^2 for odd l,
// the kappa_l being the eigenvalues of the step kernel 1/4 + arcsin(t)/(2 pi) (Rodrigues' formula for the half-space
// indicator, squared) and lambda_l following by the three-term recurrence of t P_l(t). The Gamma ratios telescope:
// every eigenvalue is rational for odd d, and rational or rational / pi^2 for even d. Order, for every d >= 2: lambda_1
// > lambda_0 > lambda_2 > lambda_4 > ... > 0.

/// Number of linearly independent spherical harmonics of degree l >= 0 on the unit sphere of R^d, d >= 2:
/// 1 for l = 0, else C(l+d-1, d-1) - C(l+d-3, d-1). Saturates at `std::numeric_limits<std::int64_t>::max()`.
std::int64_t harmonics_multiplicity(int d, int l);

/// lambda_l. In exact arithmetic for odd d only, and for l = 1 (elsewhere pi enters: OutsideDomain).
Real arc_cosine_eigenvalue(int d, int l, Level level);

/// The eigenvalues in non-increasing order, gamma_1 >= gamma_2 >= ..., each as often as its multiplicity.
class KernelSpectrum {
 public:
  /// One eigenvalue. `relative` is lambda_degree / lambda_1 = 4 d lambda_degree, exactly 1 for the first shell: ties
  /// between multiples of gamma_1 stay exact.
  struct Shell {
    int degree = 0;
    std::int64_t multiplicity = 0;
    Real relative;
  };

  /// As many shells as hold the first `count` >= 1 eigenvalues. Errors as for `arc_cosine_eigenvalue`.
  KernelSpectrum(int d, std::int64_t count, Level level);

  const std::vector<Shell>& shells() const { return shells_; }
  /// gamma_u / gamma_1, for 1 <= u <= count.
  Real relative_eigenvalue(std::int64_t u) const;
  /// (gamma_1 + ... + gamma_m) / gamma_1, for 1 <= m <= count.
  Real relative_partial_sum(std::int64_t m) const;
  /// gamma_u.
  Real eigenvalue(std::int64_t u) const { return relative_eigenvalue(u) / (4 * d_); }
  /// gamma_1 + ... + gamma_m. Over all m the supremum is g(1) = 1/2.
  Real partial_sum(std::int64_t m) const { return relative_partial_sum(m) / (4 * d_); }

 private:
  int d_;
  std::vector<Shell> shells_;
};

/// a_1, ..., a_terms of g(t) = sum_k a_k t^k: a_1 = 1/4, a_k = 0 for odd k >= 3, and
/// a_{2j+2} = C(2j, j) / (4^j (2j+1) 2 pi). All are >= 0 and they sum to 1/2. Not in exact arithmetic.
std::vector<Real> arc_cosine_taylor(int terms, Level level);

}  // namespace lemmacheck
