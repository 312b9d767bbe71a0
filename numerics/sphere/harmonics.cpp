#include "numerics/sphere/harmonics.hpp"

#include <algorithm>
#include <limits>

#include "numerics/arithmetic/int128.hpp"

namespace lemmacheck {
namespace {

constexpr std::int64_t saturated = std::numeric_limits<std::int64_t>::max();

/// C(n, k), or `saturated`. Every intermediate quotient is a binomial coefficient, so the divisions are exact; they
/// increase, so one that does not fit says that the last one does not.
std::int64_t binomial(std::int64_t n, std::int64_t k) {
  if (k < 0 || k > n) return 0;
  k = std::min(k, n - k);
  Int128 value = 1;
  for (std::int64_t i = 1; i <= k; ++i) {
    value = value * (n - k + i) / i;
    if (value > saturated) return saturated;
  }
  return static_cast<std::int64_t>(value);
}

/// p/q at a level, with the rounding errors of that level only.
Real ratio(int p, int q, Level level) { return Real(static_cast<double>(p), level) / q; }

/// kappa_1 = Gamma(d/2)^2 / (4 pi Gamma((d+1)/2)^2): 1/4 at d = 1, 1/pi^2 at d = 2, and a factor (d/(d+1))^2 from d to
/// d+2.
Real first_step_eigenvalue(int d, Level level) {
  Real kappa = d % 2 == 1 ? ratio(1, 4, level) : 1 / square(pi(level));
  for (int k = d % 2 == 1 ? 1 : 2; k < d; k += 2) kappa *= square(ratio(k, k + 1, level));
  return kappa;
}

/// Walks through the even degrees, carrying kappa_{l-1} (kappa_1 at l = 0).
class EvenDegrees {
 public:
  EvenDegrees(int d, Level level) : d_(d), level_(level), kappa_(first_step_eigenvalue(d, level)) {}
  int degree() const { return degree_; }
  Real eigenvalue() const {
    if (degree_ == 0) return kappa_;
    return (degree_ * kappa_ + (degree_ + d_ - 2) * next_kappa()) / (2 * degree_ + d_ - 2);
  }
  void advance() {
    if (degree_ > 0) kappa_ = next_kappa();
    degree_ += 2;
  }

 private:
  /// kappa_{l+1} = kappa_{l-1} ((l-1)/(l+d-1))^2.
  Real next_kappa() const { return kappa_ * square(ratio(degree_ - 1, degree_ + d_ - 1, level_)); }
  int d_, degree_ = 0;
  Level level_;
  Real kappa_;
};

void require_dimension(int d) {
  if (d < 2) throw OutsideDomain("spherical harmonics need dimension at least 2");
}

}  // namespace

std::int64_t harmonics_multiplicity(int d, int l) {
  require_dimension(d);
  if (l == 0) return 1;
  // Pascal's rule, twice: C(l+d-1, d-1) - C(l+d-3, d-1) without a difference of numbers that may not fit.
  const std::int64_t more = binomial(std::int64_t{l} + d - 2, d - 2), less = binomial(std::int64_t{l} + d - 3, d - 2);
  return more > saturated - less ? saturated : more + less;
}

Real arc_cosine_eigenvalue(int d, int l, Level level) {
  require_dimension(d);
  if (l == 1) return ratio(1, 4 * d, level);
  if (l % 2 == 1) return Real(0.0, level);
  EvenDegrees even(d, level);
  while (even.degree() < l) even.advance();
  return even.eigenvalue();
}

KernelSpectrum::KernelSpectrum(int d, std::int64_t count, Level level) : d_(d) {
  require_dimension(d);
  if (count < 1) throw OutsideDomain("a spectrum of no eigenvalues");
  shells_.push_back({1, d, Real(1.0, level)});
  std::int64_t left = count - d;
  for (EvenDegrees even(d, level); left > 0; even.advance()) {
    const std::int64_t multiplicity = harmonics_multiplicity(d, even.degree());
    shells_.push_back({even.degree(), multiplicity, 4 * d * even.eigenvalue()});
    left -= std::min(left, multiplicity);
  }
}

Real KernelSpectrum::relative_eigenvalue(std::int64_t u) const {
  for (const Shell& shell : shells_) {
    if (u <= shell.multiplicity) return shell.relative;
    u -= shell.multiplicity;
  }
  throw OutsideDomain("eigenvalue beyond the computed spectrum");
}

Real KernelSpectrum::relative_partial_sum(std::int64_t m) const {
  Real sum(0.0, shells_.front().relative.level());
  for (const Shell& shell : shells_) {
    const std::int64_t taken = std::min(m, shell.multiplicity);
    sum += Real(taken) * shell.relative;
    m -= taken;
    if (m == 0) return sum;
  }
  throw OutsideDomain("partial sum beyond the computed spectrum");
}

std::vector<Real> arc_cosine_taylor(int terms, Level level) {
  std::vector<Real> a(static_cast<std::size_t>(terms), Real(0.0, level));
  if (terms >= 1) a[0] = ratio(1, 4, level);
  Real central = 1 / (2 * pi(level));  // C(2j, j) / 4^j / (2 pi)
  for (int j = 0; 2 * j + 2 <= terms; ++j) {
    a[2 * static_cast<std::size_t>(j) + 1] = central / (2 * j + 1);
    central = central * (2 * j + 1) / (2 * j + 2);
  }
  return a;
}

}  // namespace lemmacheck
