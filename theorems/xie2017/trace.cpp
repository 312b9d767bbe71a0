//! # The spectrum adds up to $g(1)=\tfrac12$, and its squares to $\mathbb E\,g^2$
//! With $N(d,\ell)$ the number of independent spherical harmonics of degree $\ell$ and $\lambda_\ell$ the eigenvalue of $g(\langle x,y\rangle)$ on them (`xie2017.spectrum`),
//! $$ \sum_\ell N(d,\ell)\lambda_\ell=\sum_u\gamma_u=g(1)=\tfrac12,\qquad
//!    \sum_\ell N(d,\ell)\lambda_\ell^2=\mathbb E\,g(\langle x,y\rangle)^2=c_d-\tfrac{d-1}d\,c_{d+2}, $$
//! $c_d=\tfrac1{16}+\psi_1(d/2)/(8\pi^2)=\mathbb E\,\kappa^2$ (`xie2017.stolarsky`). This fixes the normalisation: $A$ is the uniform *probability* measure.
//!
//! The first is Mercer's theorem, the second Parseval's. Its right side: $g=t\kappa$ and $t^2=1-\sin^2\theta$, where the weight $\sin^2\theta$ turns the density of dimension $d$ into that of $d+2$, with the factor
//! $\mathbb E\sin^2\theta=\tfrac{d-1}d$.
//!
//! ## How a tail is bounded
//! Let $T_\ell=N(d,\ell)\kappa_\ell$, $\ell$ odd, for the eigenvalues $\kappa_\ell$ of the step kernel $\kappa$. By the recurrence of $t\,P_\ell(t)$, $T_\ell$ is shared between $N\lambda$ at $\ell-1$ and $\ell+1$, in parts
//! $\tfrac{\ell}{2\ell+d-2}$ and $\tfrac{\ell+d-2}{2\ell+d-2}$. So what degrees above an even $L$ hold is $\tfrac{L+d-1}{2L+d}T_{L+1}+\sum_{\ell\ge L+3}T_\ell$. With $s=\ell+\tfrac{d-2}2$ and $a=\tfrac{d-2}2$,
//! $$ \frac{T_{\ell+2}}{T_\ell}=\frac{(s+2)(s+a+1)(s+a)(s-a)^2}{s\,(s-a+2)(s-a+1)(s+a+2)^2} . $$
//! $s^2T_\ell$ does not increase: with $u=s+1$ the difference of the two products in $(s+2)^2T_{\ell+2}\le s^2T_\ell$ is
//! $-2a\bigl[(3a+1)u^4-(3a^3+3a^2+4a+2)u^2+(1+a)(1-a^2)\bigr]\le0$ for $u\ge a+2$. Its limit is $C=2^{d-1}\Gamma(d/2)^2/(\pi^2(d-2)!)$. Hence, by convexity of $s^{-2}$,
//! $$ C\Bigl(\frac1{2s}+\frac1{2s^2}\Bigr)\le\sum_{j\ge0}T_{\ell+2j}\le\frac{s^2T_\ell}{2(s-1)} . $$
#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Dimension, and the last degree that is summed, even.
struct Degrees {
  int dimension = 2, degree = 2;
};
LEMMACHECK_DESCRIBE(Degrees, dimension, degree)
constexpr std::int64_t most_harmonics = std::int64_t{1} << 53;
void validate(const Degrees& c) {
  if (c.dimension < 2 || c.dimension > 1500) throw Malformed("dimension", "wanted is 2 to 1500");
  if (c.degree < 2 || c.degree > 4000 || c.degree % 2 != 0) throw Malformed("degree", "wanted is even, 2 to 4000");
  if (harmonics_multiplicity(c.dimension, c.degree) >= most_harmonics)
    throw Malformed("degree", "has more harmonics than a double can count");
}

//! ## The sums, and what is left
struct Sums {
  Real trace, squares, next;  // over degrees 0..L; lambda_{L+2}
};
Sums sums_to(const Degrees& c, const Examination& exam) {
  Sums s{exam.real(0.0), exam.real(0.0), arc_cosine_eigenvalue(c.dimension, c.degree + 2, exam.level())};
  const auto add = [&](int degree) {
    std::int64_t count = harmonics_multiplicity(c.dimension, degree);
    if (exam.replaced("harmonics of all lower degrees too") && degree >= 2)
      count += harmonics_multiplicity(c.dimension, degree - 2);
    const Real lambda = arc_cosine_eigenvalue(c.dimension, degree, exam.level()), number(count);
    s.trace += number * lambda, s.squares += number * square(lambda);
  };
  add(1);
  for (int degree = 0; degree <= c.degree; degree += 2) add(degree);
  return s;
}

/// T_{L+1} and T_{L+3}, and C.
struct Tail {
  Real here, next, limit;
};
Tail tail_after(const Degrees& c, const Examination& exam) {
  const int d = c.dimension;
  // T_1 = d kappa_1 = d lambda_0; the ratio in whole numbers: 2s = 2l + d - 2, s + a = l + d - 2, s - a = l.
  Real t = d * arc_cosine_eigenvalue(d, 0, exam.level());
  Tail tail;
  for (int l = 1; l <= c.degree + 1; l += 2) {
    tail.here = t;
    t = t * (2 * l + d + 2) / (2 * l + d - 2) * (l + d - 1) / (l + 2) * (l + d - 2) / (l + 1) *
        square(Real(l, exam.level()) / (l + d));
  }
  tail.next = t;
  // C_2 = 2 / pi^2, C_3 = 1 / pi, C_{d+2} / C_d = d / (d - 1).
  tail.limit = d % 2 == 0 ? 2 / square(exam.pi()) : 1 / exam.pi();
  for (int k = d % 2 == 0 ? 2 : 3; k < d; k += 2) tail.limit = tail.limit * k / (k - 1);
  return tail;
}

struct TraceIdentities {
  using Instance = Degrees;
  static Instance instance(Sampler& draw) {
    const bool low = draw.chance(0.5);
    draw.label(low ? "d < 6" : "d >= 6");
    const int d = low ? draw.integer(2, 5) : draw.integer(6, 10 + draw.size() / 2);
    int degree = 2 * draw.integer(1, low ? 20 + draw.size() : 10);
    while (harmonics_multiplicity(d, degree) >= most_harmonics) degree -= 2;
    return {d, degree};
  }
  static std::vector<Instance> witnesses() { return {{2, 400}, {3, 400}, {5, 400}, {100, 6}, {1500, 2}}; }

  //! ## Conclusions
  static void examine(const Instance& c, Examination& exam) {
    const int d = c.dimension, L = c.degree;
    exam.dimension("d", d), exam.dimension("degree", L);
    const Sums sums = sums_to(c, exam);
    const Tail tail = tail_after(c, exam);
    const Real s = exam.real(L + 3 + (d - 2) / 2.0), share = Real(L + d - 1, exam.level()) / (2 * L + d);
    const Real least = share * tail.here + tail.limit * (1 / (2 * s) + 1 / (2 * square(s)));
    const Real most = share * tail.here + square(s) * tail.next / (2 * (s - 1));
    const Real whole = exam.constant("trace");
    exam.conclusion().at_most("trace from below", sums.trace + least, whole);
    exam.conclusion().at_most("trace from above", whole, sums.trace + exam.constant("tail") * most);

    const Real drop = exam.replaced("no factor (d-1)/d") ? exam.real(1.0) : Real(d - 1, exam.level()) / d;
    const Real squared = mean_squared_slice(d, exam.level()) - drop * mean_squared_slice(d + 2, exam.level());
    exam.conclusion().at_most("squares from below", sums.squares, squared);
    exam.conclusion().at_most("squares from above", squared, sums.squares + sums.next * most);
    exam.observe("what is left of the trace", exam.real(0.5) - sums.trace);
  }
};

//! ## Mutants
//! The enclosure of the trace is narrow enough for one thousandth; a tail that is smaller by a tenth is too small. Counting the harmonics of lower degrees again, and a wrong factor in the second moment, fail at once.
const Registered<TraceIdentities> statement{{
    .id = "xie2017.trace",
    .title = "The spectrum adds up to one half",
    .kind = Kind::identity,
    .origin = Origin::ours,
    .uses = {"xie2017.spectrum", "xie2017.stolarsky"},
    .labels = {"d < 6", "d >= 6"},
    .constants = {{"trace", "1/2"}, {"tail", "1"}},
    .mutants = {{"trace 0.5005", set("trace", "0.5005")},
                {"trace 0.4995", set("trace", "0.4995")},
                {"nine tenths of the tail", set("tail", "0.9")},
                {"harmonics counted twice", replace("harmonics of all lower degrees too")},
                {"no factor (d-1)/d", replace("no factor (d-1)/d")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
