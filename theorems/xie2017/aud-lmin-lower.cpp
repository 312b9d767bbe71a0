//! # A lower bound for the kernel's least eigenvalue from the coherence
//! For unit inputs $x_1,\dots,x_m$ with coherence $\mu=\max_{i\ne j}\lvert\langle x_i,x_j\rangle\rvert$,
//! $$ \lambda_{\min}(G)\ \ge\ \sum_{k\ge1}a_k\,\max\{0,\,1-(m-1)\mu^k\}, $$
//! where $g(t)=\sum_k a_kt^k$: $a_1=\tfrac14$, $a_k=0$ for odd $k\ge3$, $a_{2j+2}=\binom{2j}j\big/\bigl(4^j(2j+1)\,2\pi\bigr)$.
//!
//! It replaces Lemma 6 (see `xie2017.lemma-6`), which bounds $\lambda_{\min}(G)$ for random inputs through the kernel's spectrum and promises nothing
//! (see `xie2017.aud-trace-bound`). This bound is deterministic, and it is positive for *every* set of inputs no two of which are parallel,
//! because $(m-1)\mu^k<1$ for large $k$.
//!
//! **Proof.** All $a_k\ge0$, so $G=\sum_ka_k\,(XX^\top)^{\circ k}$ is a sum of positive semidefinite matrices (Schur). Each Hadamard power has ones on its diagonal
//! and entries of size at most $\mu^k$ off it; by Gershgorin its least eigenvalue is at least $1-(m-1)\mu^k$.
//!
//! For $m=2$ and $\langle x_1,x_2\rangle\ge0$ the bound is an equality. Since no term is negative, every partial sum is a bound too, and a strictly
//! smaller one; so the statement is made for partial sums, with their length in the instance.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Inputs, and how many terms of the series.
struct Truncation {
  DyadicMatrix directions;
  int terms = 1;
};
LEMMACHECK_DESCRIBE(Truncation, directions, terms)

void validate(const Truncation& t) {
  require_nonzero_rows("directions", t.directions);
  require_between("terms", t.terms, 1, 5000);
}

Real mean_off_diagonal(const Matrix& gram) {
  Real sum = Real(0.0, gram.level());
  for (int i = 0; i < gram.rows(); ++i)
    for (int j = 0; j < i; ++j) sum += abs(gram(i, j));
  return 2 * sum / (gram.rows() * (gram.rows() - 1));
}

/// Two inputs at an acute angle, and so many terms that the bound is within a few percent of equality.
Truncation nearly_equal(Sampler& draw) {
  const double angle = draw.uniform(0.7, 1.3);
  DyadicMatrix x(2, 2);
  x(0, 0) = 1, x(1, 0) = 1, x(1, 1) = draw.sign() * angle;
  return {x, 400};
}
/// Exactly the first two inputs have more than 9/10 as their squared cosine; an approximate reading of doubles.
bool shows_one_close_pair(const DyadicMatrix& x) {
  const auto dot = [&](int i, int j) {
    double sum = 0;
    for (int a = 0; a < x.cols; ++a) sum += x(i, a) * x(j, a);
    return sum;
  };
  int close = 0;
  for (int i = 0; i < x.rows; ++i)
    for (int j = 0; j < i; ++j) close += dot(i, j) * dot(i, j) > 0.9 * dot(i, i) * dot(j, j);
  return close == 1;
}

struct LowerBound {
  using Instance = Truncation;
  static Instance instance(Sampler& draw) {
    const int m = draw.integer(2, 5 + draw.size() / 4), d = draw.integer(2, 4 + draw.size());
    const int terms = static_cast<int>(draw.log_uniform(2, 400));
    switch (draw.integer(0, 4)) {
      case 4:
        return nearly_equal(draw);
      case 0:
        return {clustered_rows(draw, m, d, draw.log_uniform(1e-2, 1)), terms};
      case 1:
        return {nearly_orthogonal_rows(draw, m, draw.log_uniform(1e-6, 0.3)), terms};
      case 2:
        return {repelling_rows(draw, m, draw.uniform(0.05, 0.5) / m, 1e-3), terms};
      default:
        return {sphere_rows(draw, m, d), terms};
    }
  }
  static std::vector<Instance> smaller_shapes(const Instance& t) {
    std::vector<Instance> list;
    for (auto& directions : smaller_rows(t.directions)) list.push_back({std::move(directions), t.terms});
    return list;
  }

  //! ## Conclusion
  static void examine(const Instance& t, Examination& exam) {
    const auto kernels = sphere_kernels(exam.lift(t.directions));
    const int m = t.directions.rows;
    exam.dimension("m", m), exam.dimension("d", t.directions.cols), exam.dimension("terms", t.terms);
    exam.label(m <= 2 ? "two inputs" : "three or more inputs");
    if (m > 2 && shows_one_close_pair(t.directions)) exam.label("one close pair");
    Real coherence = largest_off_diagonal(kernels.gram);
    if (exam.replaced("mean for the largest inner product") && m > 1) coherence = mean_off_diagonal(kernels.gram);
    if (exam.replaced("squared coherence")) coherence = square(coherence);
    const int others = exam.replaced("m - 2 for m - 1") ? m - 2 : m - 1;
    const Real bound = coherence_series(coherence, others, t.terms);
    exam.conclusion()
        .at_most("least eigenvalue of G", exam.constant("factor") * bound, smallest_eigenvalue(kernels.arc_cosine))
        .trivially_at_least(0);
    exam.observe("coherence", coherence);
  }
};

/// Two inputs close together, the others nearly orthogonal to all.
Truncation one_close_pair(Sampler& draw) {
  const int m = draw.integer(4, 7);
  auto x = nearly_orthogonal_rows(draw, m, 1e-2);
  for (int k = 0; k < m; ++k) x(1, k) = x(0, k) + 0.05 * x(1, k);
  return {x, 100};
}

//! ## Mutants
//! Five percent more, or $m-2$ in place of $m-1$, or the squared coherence: two inputs at an acute angle refute each. The mean inner product
//! in place of the largest overlooks a single close pair.
const Registered<LowerBound> statement{{
    .id = "xie2017.aud-lmin-lower",
    .title = "The kernel's least eigenvalue from the coherence",
    .kind = Kind::lemma,
    .origin = Origin::repaired,
    .wording = Wording::exact,
    .uses = {"xie2017.kernel-psd"},
    .labels = {"two inputs", "three or more inputs"},
    .constants = {{"factor", "1"}},
    .mutants = {{"five percent more", set("factor", "1.05"), from(nearly_equal)},
                {"m - 2 for m - 1", replace("m - 2 for m - 1"), from(nearly_equal)},
                {"squared coherence", replace("squared coherence"), from(nearly_equal)},
                {"mean for the largest inner product", replace("mean for the largest inner product"),
                 from(one_close_pair)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
