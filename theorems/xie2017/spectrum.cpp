//! # The kernel's spectrum on the sphere
//! Under the uniform probability measure of the sphere in $\mathbb R^d$, $g(\langle x,y\rangle)=\sum_\ell\lambda_\ell\sum_pY_{\ell p}(x)Y_{\ell p}(y)$ with $N(d,\ell)$ harmonics of degree $\ell$, and by Funk and Hecke
//! $$ \lambda_\ell=\frac{\Gamma(d/2)}{\sqrt\pi\,\Gamma((d-1)/2)}\int_{-1}^1g(t)\,P_\ell(t)\,(1-t^2)^{(d-3)/2}\,dt,\qquad P_\ell(1)=1 . $$
//! In closed form, with $\kappa_0=\tfrac14$, $\kappa_\ell=0$ for even $\ell\ge2$ and
//! $$ \kappa_\ell=\Bigl[\frac{\Gamma(d/2)\,\Gamma(\ell/2)}{2\pi\,\Gamma((\ell+d)/2)}\Bigr]^2\quad(\ell\text{ odd}), $$
//! $$ \lambda_0=\kappa_1,\qquad\lambda_1=\frac1{4d},\qquad\lambda_\ell=0\ (\ell\ge3\text{ odd}),\qquad
//!    \lambda_\ell=\frac{\ell\,\kappa_{\ell-1}+(\ell+d-2)\,\kappa_{\ell+1}}{2\ell+d-2}\ (\ell\ge2\text{ even}) . $$
//! Order, for every $d\ge2$: $\lambda_1>\lambda_0>\lambda_2>\lambda_4>\dots>0$, so $\gamma_1=\dots=\gamma_d=\tfrac1{4d}$.
//!
//! The expansion and the integral are the paper's (10), (29)-(32); the closed form and the order are ours.
//!
//! **Proof.** The half-space indicator has the coefficients of Rodrigues' formula; $\kappa(\langle x,y\rangle)$ is its composition with itself, so its eigenvalues are their squares; and $g=t\kappa$ follows by the recurrence
//! $(2\ell+d-2)\,tP_\ell=(\ell+d-2)P_{\ell+1}+\ell P_{\ell-1}$. Order: $\kappa_{\ell+1}=\kappa_{\ell-1}\bigl(\tfrac{\ell-1}{\ell+d-1}\bigr)^2$ decreases, $\lambda_\ell$ is a convex combination of two
//! neighbours, and $\lambda_0/\lambda_1\le\tfrac{4d}{\pi(2d-1)}<1$.
//!
//! **What is checked.** The integral itself, in closed form: with $t=\cos\theta$, $g=\cos\theta\,\tfrac{\pi-\theta}{2\pi}$, and $\cos\theta\,P_\ell(\cos\theta)\sin^{d-2}\theta$ is a finite Fourier sum with rational
//! coefficients, of which each term integrates against $\pi-\theta$ by hand. It knows neither Rodrigues nor the recurrence for $\kappa$. Up to 40 dimensions and degree 20; the order in up to 1500 dimensions.
#include <algorithm>
#include <vector>

#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct Degree {
  int dimension = 2, degree = 0;
};
LEMMACHECK_DESCRIBE(Degree, dimension, degree)
void validate(const Degree& c) {
  if (c.dimension < 2 || c.dimension > 1500) throw Malformed("dimension", "wanted is 2 to 1500");
  if (c.degree < 0 || c.degree > 1000) throw Malformed("degree", "wanted is 0 to 1000");
}
constexpr int most_integrated_dimension = 60, most_integrated_degree = 40;

//! ## Fourier sums
/// Coefficients of 1, cos(theta), cos(2 theta), ...
using Cosines = std::vector<Real>;

/// cos(theta) times the sum.
Cosines times_cosine(const Cosines& c) {
  Cosines product(c.size() + 1, 0 * c.front());
  for (int k = 0; k < static_cast<int>(c.size()); ++k) {
    const Real half = c[at(k)] / 2;
    product[at(k + 1)] += half;
    product[at(k == 0 ? 1 : k - 1)] += half;
  }
  return product;
}
Cosines sum_of(const Real& a, const Cosines& x, const Real& b, const Cosines& y) {
  Cosines sum(std::max(x.size(), y.size()), 0 * x.front());
  for (std::size_t k = 0; k < x.size(); ++k) sum[k] += a * x[k];
  for (std::size_t k = 0; k < y.size(); ++k) sum[k] += b * y[k];
  return sum;
}

/// P_l(cos theta), P_l(1) = 1, by the three-term recurrence.
Cosines harmonic(int d, int degree, Level level) {
  const Real one(1.0, level);
  Cosines before{one}, now = times_cosine({one});
  if (degree == 0) return before;
  for (int l = 1; l < degree; ++l) {
    const Real a = Real(2 * l + d - 2, level) / (l + d - 2), b = Real(l, level) / (l + d - 2);
    auto next = sum_of(a, times_cosine(now), -b, before);
    before = std::move(now), now = std::move(next);
  }
  return now;
}

/// Integral over [0, pi] of c(theta) sin^(d-2)(theta), times pi - theta if `sloped`. An odd power leaves one sine.
Real weighted_integral(Cosines c, int d, bool sloped, Level level) {
  for (int power = 0; power < (d - 2) / 2; ++power)  // sin^2 = 1 - cos^2
    c = sum_of(Real(1.0, level), c, Real(-1.0, level), times_cosine(times_cosine(c)));
  const Real pi_here = pi(level);
  Real sum(0.0, level);
  for (int k = 0; k < static_cast<int>(c.size()); ++k) {
    Real term(0.0, level);
    const bool odd = k % 2 == 1;
    if (d % 2 == 0 && sloped) term = k == 0 ? square(pi_here) / 2 : Real(odd ? 2.0 : 0.0, level) / (1.0 * k * k);
    if (d % 2 == 0 && !sloped) term = k == 0 ? pi_here : Real(0.0, level);
    if (d % 2 == 1 && sloped)
      term = k == 1 ? pi_here / 4 : pi_here / 2 * (Real(1.0, level) / (k + 1) - Real(1.0, level) / (k - 1));
    if (d % 2 == 1 && !sloped && !odd) term = Real(2.0, level) / (1.0 - 1.0 * k * k);
    sum += c[at(k)] * term;
  }
  return sum;
}

/// The Funk-Hecke integral.
Real integrated_eigenvalue(int d, int degree, Level level) {
  const Real turn = 2 * pi(level);
  const Real weight = weighted_integral({Real(1.0, level)}, d, false, level);
  return weighted_integral(times_cosine(harmonic(d, degree, level)), d, true, level) / (turn * weight);
}

//! ## The closed form
/// kappa_l for odd l; the Gamma ratio telescopes in steps of two from Gamma(d/2) Gamma(1/2) / Gamma((d+1)/2).
Real step_eigenvalue(int d, int degree, const Examination& exam) {
  Real root = gamma(Real(d / 2.0, exam.level())) * gamma(exam.real(0.5)) /
              (2 * exam.pi() * gamma(Real((d + 1) / 2.0, exam.level())));
  for (int l = 1; l < degree; l += 2) root = root * l / (l + d);
  return square(root);
}
Real closed_form(int d, int l, const Examination& exam) {
  if (l == 0) return step_eigenvalue(d, 1, exam);
  if (l == 1) return 1 / exam.real(exam.replaced("lambda_1 = 1/(2d)") ? 2.0 * d : 4.0 * d);
  if (l % 2 == 1) return exam.real(0.0);
  const Real below = step_eigenvalue(d, l - 1, exam), above = step_eigenvalue(d, l + 1, exam);
  if (exam.replaced("equal weights")) return (below + above) / 2;
  const Real first = l * below, second = exam.replaced("no kappa above") ? exam.real(0.0) : (l + d - 2) * above;
  return (first + second) / (exam.replaced("2l + d - 1") ? 2 * l + d - 1 : 2 * l + d - 2);
}

struct Spectrum {
  using Instance = Degree;
  static Instance instance(Sampler& draw) {
    if (draw.chance(0.3)) return {draw.integer(41, 1500), 2 * draw.integer(0, 200)};
    return {draw.integer(2, 8 + draw.size() / 3), draw.chance(0.8) ? 2 * draw.integer(0, 10) : draw.integer(0, 9)};
  }
  static std::vector<Instance> witnesses() {
    return {{2, 0}, {2, 1}, {2, 2}, {3, 0}, {3, 1}, {3, 2}, {3, 3}, {40, 20}, {1500, 1}, {1500, 0}};
  }

  //! ## Conclusions
  static void examine(const Instance& c, Examination& exam) {
    const auto [d, l] = c;
    const Level level = exam.level();
    exam.dimension("d", d), exam.dimension("degree", l);
    const bool integrated = d <= most_integrated_dimension && l <= most_integrated_degree;
    if (integrated) {
      exam.label(l % 2 == 0 ? "integrated, even degree" : "integrated, odd degree");
      const Real closed = closed_form(d, l, exam), scale = 4 * Real(d, level);
      const Real integral = integrated_eigenvalue(d, l, level);
      exam.conclusion().agrees("4d times the Funk-Hecke integral", scale * integral, scale * closed, "1e-20");
      exam.conclusion().agrees("the eigenvalue that other pages use", scale * arc_cosine_eigenvalue(d, l, level),
                               scale * closed, "1e-12");
      exam.conclusion().equal("number of harmonics up to the degree", harmonics_up_to(d, l, exam),
                              polynomials_up_to(d, l, exam));
    }
    if (d > 100) exam.label("more than 100 dimensions");
    const Real here = arc_cosine_eigenvalue(d, l % 2 == 0 ? l : 0, level);
    exam.conclusion().below("degree 1 before all others", 4 * d * here, 1);
    if (l % 2 == 0) exam.conclusion().below("decreasing", arc_cosine_eigenvalue(d, l + 2, level), here);
  }

  /// N(d, 0) + ... + N(d, l), and the dimension of the polynomials of degree l on the sphere,
  /// C(l+d-1, d-1) + C(l+d-2, d-1).
  static Real harmonics_up_to(int d, int l, const Examination& exam) {
    Real sum = exam.real(0.0);
    for (int k = 0; k <= l; ++k) {
      // In doubles, exactly while below 2^53; beyond it both counts stop at the same degree.
      const std::int64_t count = harmonics_multiplicity(d, k);
      if (count >= countable) break;
      sum += exam.real(1.0 * static_cast<double>(count));
    }
    return sum;
  }
  static Real polynomials_up_to(int d, int l, const Examination& exam) {
    int last = 0;
    while (last < l && harmonics_multiplicity(d, last + 1) < countable) ++last;
    const auto binomial = [](int n, int k) {
      double value = 1;
      for (int i = 1; i <= k; ++i) value = value * (n - k + i) / i;
      return value;
    };
    return exam.real(binomial(last + d - 1, last) + (last > 0 ? binomial(last + d - 2, last - 1) : 0.0));
  }
  static constexpr std::int64_t countable = std::int64_t{1} << 40;
};

//! ## Mutants
//! Each changes the closed form at one place, and the integral finds all of them.
const Registered<Spectrum> statement{{
    .id = "xie2017.spectrum",
    .title = "The kernel's spectrum on the sphere",
    .kind = Kind::theorem,
    .place = "AISTATS 2017, (10); supplement, (29)-(32); closed form and order ours",
    .uses = {"xie2017.kernel"},
    .labels = {"integrated, even degree", "integrated, odd degree", "more than 100 dimensions"},
    .mutants = {{"without the next kappa", replace("no kappa above")},
                {"denominator 2l + d - 1", replace("2l + d - 1")},
                {"equal weights", replace("equal weights")},
                {"lambda_1 = 1/(2d)", replace("lambda_1 = 1/(2d)")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
