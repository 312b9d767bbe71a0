//! # The kernel's least eigenvalue from above
//! For unit inputs, with $g_{ij}=g(\langle x_i,x_j\rangle)$ and $g(t)=t\bigl(\tfrac14+\tfrac{\arcsin t}{2\pi}\bigr)$,
//! $$ \lambda_{\min}(G)\le\tfrac12-\max_{i\ne j}\lvert g_{ij}\rvert . $$
//!
//! **Proof.** The least eigenvalue of a principal submatrix is not smaller (Cauchy), and that of $\begin{pmatrix}1/2&g\\g&1/2\end{pmatrix}$ is $\tfrac12-\lvert g\rvert$.
//!
//! One close pair is enough to make $\lambda_{\min}(G)$ small, however many dimensions there are: among $m$ random inputs in $\mathbb R^d$, $d$ fixed, the closest pair decides, and this is why
//! $\lambda_{\min}(G)\ge m\gamma_m/2$ fails for large $m$ (see `xie2017.lemma-6-whp`). Equality for $m=2$, and for one pair that is orthogonal to all other inputs. Trivially $\lambda_{\min}(G)\le\tfrac12$,
//! the mean of the eigenvalues; the bound is below it unless all inputs are orthogonal.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Two inputs at an angle, the others nearly orthogonal to both and to each other.
Inputs one_pair(Sampler& draw) {
  draw.label("one pair");
  const int m = draw.integer(3, 5 + draw.size() / 5);
  auto x = nearly_orthogonal_rows(draw, m, draw.log_uniform(1e-6, 1e-2));
  const double angle = draw.log_uniform(1e-2, 1), side = draw.sign();
  for (int k = 0; k < m; ++k) x(1, k) = side * x(0, k) + angle * x(1, k);
  return {x};
}
Inputs cluster(Sampler& draw) {
  draw.label("cluster");
  const int m = draw.integer(3, 5 + draw.size() / 5), d = draw.integer(2, 4 + draw.size() / 5);
  return {clustered_rows(draw, m, d, draw.log_uniform(1e-3, 1))};
}
Inputs independent(Sampler& draw) {
  draw.label("independent");
  const int m = draw.integer(3, 5 + draw.size() / 4), d = draw.integer(2, 4 + draw.size() / 2);
  return {sphere_rows(draw, m, d)};
}

Inputs two_inputs(Sampler& draw) {
  draw.label("two inputs");
  return {sphere_rows(draw, 2, draw.integer(2, 20))};
}

struct UpperBound {
  using Instance = Inputs;
  static Instance instance(Sampler& draw) {
    switch (draw.integer(0, 3)) {
      case 0:
        return one_pair(draw);
      case 1:
        return cluster(draw);
      case 2:
        return two_inputs(draw);
      default:
        return independent(draw);
    }
  }
  static std::vector<Instance> smaller_shapes(const Instance& inputs) { return smaller_inputs(inputs); }

  //! ## Conclusion
  static void examine(const Instance& inputs, Examination& exam) {
    const Matrix kernel = arc_cosine_kernel(exam.lift(inputs.directions));
    const int m = kernel.rows();
    exam.guard().at_most("two inputs", 2, m);
    exam.dimension("d", inputs.directions.cols), exam.dimension("m", m);
    Real largest = largest_off_diagonal(kernel);
    if (exam.replaced("sum over a row")) {
      largest = exam.real(0.0);
      for (int i = 0; i < m; ++i) {
        Real sum = exam.real(0.0);
        for (int j = 0; j < m; ++j)
          if (j != i) sum += abs(kernel(i, j));
        largest = max(largest, sum);
      }
    }
    const Real half = exam.real(0.5);
    exam.conclusion()
        .at_most("least eigenvalue", smallest_eigenvalue(kernel), half - exam.constant("factor") * largest)
        .trivially_at_most(half);
    exam.observe("largest entry off the diagonal", largest);
  }
};

//! ## Mutants
//! A fifth more is too much for one pair that is nearly orthogonal to the rest. With the sum over a row in place of the largest entry the right side is Gershgorin's *lower* bound, which clustered
//! inputs show.
const Registered<UpperBound> statement{{
    .id = "xie2017.aud-lmin-upper",
    .title = "The kernel's least eigenvalue from above",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .uses = {"xie2017.kernel"},
    .labels = {"one pair", "cluster", "independent", "two inputs"},
    .attained = {{"least eigenvalue", "two inputs: 1/2 - |g| is an eigenvalue of the 2 x 2 matrix", "1e-200"}},
    .constants = {{"factor", "1"}},
    .mutants = {{"a fifth more", set("factor", "1.2"), from(one_pair)},
                {"a row's sum for the largest entry", replace("sum over a row"), from(cluster)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
