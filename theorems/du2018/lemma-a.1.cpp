//! # Lemma A.1: every hyperplane has a point off the others
//! Let $x_1,\dots,x_n$ be nonzero and no two of them parallel, and $D_i=\{w: w\cdot x_i=0\}$. Then no $D_i$ lies in the union of the others: there is a $z\in D_i$ with $z\cdot x_j\ne0$ for all
//! $j\ne i$. At such a point the features of $x_i$ jump and no other's do, which makes the kernel positive definite.
//!
//! **How it is decided.** By construction, in rational arithmetic. The points $c_k=(1,k,k^2,\dots,k^{d-1})$ are projected onto $D_i$, $z_k=(x_i\cdot x_i)\,c_k-(c_k\cdot x_i)\,x_i$. For $j\ne i$ the product
//! $z_k\cdot x_j=c_k\cdot\bigl((x_i\cdot x_i)x_j-(x_i\cdot x_j)x_i\bigr)$ is a polynomial in $k$ of degree below $d$, not zero because $x_j$ is not parallel to $x_i$: each $j$ spoils fewer than $d$ of the $k$, so one of $k=0,\dots,(n-1)(d-1)$
//! serves. That is a proof too; the page runs it.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// (x_i.x_i) c - (c.x_i) x_i: the projection of c onto the hyperplane of x_i, without a division.
Vector projected(const Vector& c, const Vector& x) { return inner(x, x) * c - inner(c, x) * x; }

struct PointOffTheOthers {
  using Instance = Inputs;
  //! ## Instances
  //! Lines in the plane, down to angles of $2^{-40}$; unit vectors and their sums; Gaussian directions in up to 16 dimensions, rounded; antiparallel pairs are not allowed.
  static std::vector<Inputs> witnesses() {
    std::vector<Inputs> list{{matrix({{1, 0}, {0, 1}})}, {matrix({{1, 0}, {1, 0x1p-40}, {1, -0x1p-40}})}};
    for (const int n : {3, 5, 8, 16}) list.push_back({circle_inputs(n)});
    for (int d = 2; d <= 16; d += 2) {
      Sampler draw(static_cast<std::uint64_t>(d), 50);
      list.push_back({sphere_inputs(draw, d + 4, d)});
      DyadicMatrix sums(2 * d - 1, d);
      for (int k = 0; k < d; ++k) sums(k, k) = 1;
      for (int k = 0; k + 1 < d; ++k) sums(d + k, k) = sums(d + k, k + 1) = 1;
      list.push_back({sums});
    }
    return list;
  }

  static void examine(const Inputs& inputs, Examination& exam) {
    const int n = inputs.directions.rows, d = inputs.directions.cols;
    exam.dimension("n", n), exam.dimension("d", d);
    //! ## Hypothesis
    const ParallelPairs pairs = parallel_pairs(inputs.directions);
    const int parallel = exam.replaced("equal inputs only excluded") ? pairs.identical : pairs.all();
    exam.hypothesis().at_most("no two inputs parallel", parallel, 0);

    //! ## Conclusion
    //! The least over $i$ of the best $\min_{j\ne i}|z\cdot x_j|$ over the candidates.
    const Matrix x = exam.lift(inputs.directions);
    Real worst = exam.real(1.0);
    for (int i = 0; i < n; ++i) {
      const Vector normal = transpose(row(x, i));
      Real best = exam.real(0.0);
      for (int k = 0; k <= (n - 1) * (d - 1) && sign(best) == 0; ++k) {
        const Vector z = projected(moment_point(k, d, exam), normal);
        Real least = exam.real(1.0);
        for (int j = 0; j < n; ++j)
          if (j != i) least = min(least, abs(inner(z, transpose(row(x, j)))));
        best = max(best, least);
      }
      worst = min(worst, best);
    }
    exam.conclusion().below("off every other hyperplane", 0, worst);
  }

 private:
  static Vector moment_point(int k, int d, const Examination& exam) {
    Vector c = exam.zeros(d, 1);
    Real power = exam.real(1.0);
    for (int coordinate = 0; coordinate < d; ++coordinate) c.set(coordinate, power), power = power * k;
    return c;
  }
};

//! ## Mutants
//! Two parallel inputs, or an antiparallel pair, have one hyperplane: no candidate is off it.
std::vector<Inputs> one_hyperplane_twice() {
  return {{matrix({{1, 2}, {2, 4}, {0, 1}})}, {matrix({{1, 2}, {-1, -2}, {0, 1}})}};
}

const Registered<PointOffTheOthers> statement{{
    .id = "du2018.lemma-a.1",
    .title = "Every hyperplane has a point off the others",
    .kind = Kind::lemma,
    .form = Form::witnessed,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Appendix A, Lemma A.1",
    .mutants = {{"parallel inputs allowed", drop("no two inputs parallel"), on(one_hyperplane_twice)},
                {"only equal inputs excluded", replace("equal inputs only excluded"), on(one_hyperplane_twice)}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
