//! # The expected kernel in closed form
//! For unit $x,y\in\mathbb R^d$, $t=\langle x,y\rangle$, and $w$ uniform on the sphere (or of any rotation-invariant law without an atom at $0$),
//! $$ \mathbb E\bigl[\sigma'(w^\top x)\,\sigma'(w^\top y)\,\langle x,y\rangle\bigr]=g(t)=t\,\kappa(t),\qquad
//!    \kappa(t)=A(S_{xy})=\frac12-\frac{\arccos t}{2\pi}=\frac14+\frac{\arcsin t}{2\pi} . $$
//!
//! So $\mathbb E\,G_n=G=[g(\langle x_i,x_j\rangle)]$, the arc-cosine kernel of order 0 times the inner product, which is the $H^\infty$ of du2018 (see `du2018.hinf-closed-form`).
//!
//! **Proof.** Only the projection of $w$ to the plane of $x$ and $y$ matters; its direction is uniform on a circle, and two half-planes whose normals are $\theta$ apart share an arc of length $\pi-\theta$.
//!
//! **What is checked.** That measure, by a count that knows no formula: $M$ directions at equal angles in the plane of $x$ and $y$, turned by a fifth of a step so that none is a tie. An arc of length $\ell$ of the circle
//! holds $M\ell/(2\pi)$ of them up to less than one. And the two formulas against each other, as $\cos(2\pi\kappa)=-t$. The first step of the proof, that a projection of a rotation-invariant law is one, is not
//! checked here.
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// x and y, and the number M of directions that are counted.
struct Pair {
  DyadicMatrix directions;
  int polygon = 60;
};
LEMMACHECK_DESCRIBE(Pair, directions, polygon)
void validate(const Pair& pair) {
  require_nonzero_rows("directions", pair.directions);
  if (pair.directions.rows != 2) throw Malformed("directions", "wanted are two rows");
  if (pair.polygon < 3 || pair.polygon > 100000) throw Malformed("polygon", "wanted is 3 to 100000");
}

//! ## The count
//! With $e_1=x/|x|$ and $e_2\perp e_1$, the direction at $\varphi$ is on the positive side of $x$ iff $\cos\varphi\ge0$, and of $y$ iff $x^\top y\cos\varphi+\ell\sin\varphi\ge0$, where $\ell^2$ is the sum of the
//! squared $2\times2$ minors of $x$ and $y$. No sign is a tie for exact data: a tie makes $\tan^2\varphi$ rational or infinite, so by Niven's theorem $\varphi$ a multiple of $\pi/12$, and
//! $24(k+\tfrac15)/M$ is no integer.
int active_on_both(const Examination& exam, const Matrix& x, int polygon) {
  Real dot = exam.real(0.0), minors = exam.real(0.0);
  for (int a = 0; a < x.cols(); ++a) {
    dot += x(0, a) * x(1, a);
    for (int b = 0; b < a; ++b) minors += square(x(0, a) * x(1, b) - x(0, b) * x(1, a));
  }
  const Real across = sqrt(minors), step = 2 * exam.pi() / polygon, offset = exam.real(Fraction(1, 5));
  int count = 0;
  for (int k = 0; k < polygon; ++k) {
    const Real angle = step * (k + offset), c = cos(angle);
    if (sign(c) > 0 && sign(c * dot + sin(angle) * across) > 0) ++count;
  }
  return count;
}

Pair generic(Sampler& draw) {
  draw.label("any angle");
  return {sphere_rows(draw, 2, draw.integer(2, 3 + draw.size() / 4)), draw.integer(10, 20 + 2 * draw.size())};
}
Pair nearly_parallel(Sampler& draw) {
  auto pair = generic(draw);
  const double angle = draw.log_uniform(1e-6, 1), side = draw.sign();
  draw.label(side > 0 ? "nearly parallel" : "nearly opposite");
  for (int a = 0; a < pair.directions.cols; ++a)
    pair.directions(1, a) = side * pair.directions(0, a) + angle * pair.directions(1, a);
  return pair;
}
Pair orthogonal(Sampler& draw) {
  draw.label("orthogonal");
  const int d = draw.integer(2, 20);
  DyadicMatrix x(2, d);
  x(0, 0) = draw.integer(1, 5), x(1, 1) = draw.sign() * draw.integer(1, 5);
  return {x, draw.integer(10, 200)};
}

struct ExpectedKernel {
  using Instance = Pair;
  static Instance instance(Sampler& draw) {
    const int family = draw.integer(0, 4);
    if (family == 0) return orthogonal(draw);
    return family < 3 ? nearly_parallel(draw) : generic(draw);
  }
  static std::vector<Instance> smaller_shapes(const Instance& pair) {
    std::vector<Instance> list;
    for (auto& rows : smaller_rows(pair.directions))
      if (rows.rows == 2) list.push_back({std::move(rows), pair.polygon});
    return list;
  }

  //! ## Conclusions
  static void examine(const Instance& pair, Examination& exam) {
    const Matrix x = exam.lift(pair.directions);
    const SphereKernels kernels = sphere_kernels(x);
    const Real t = kernels.gram(1, 0), theta = kernels.angles(1, 0);
    Real kappa = exam.real(0.5) - theta / (2 * exam.pi());
    if (exam.replaced("twice")) kappa = 2 * kappa;
    if (exam.replaced("3/4 - theta / pi")) kappa = exam.real(0.75) - theta / exam.pi();
    if (exam.replaced("(1 + t)/4")) kappa = (1 + t) / 4;
    exam.dimension("d", x.cols()), exam.dimension("M", pair.polygon);
    const Real share = Real(active_on_both(exam, x, pair.polygon), exam.level()) / pair.polygon;
    exam.conclusion().at_most("count", abs(share - kappa), exam.constant("directions") / pair.polygon);
    exam.conclusion().agrees("the two formulas", cos(2 * exam.pi() * kappa), -t, "1e-13");
    exam.conclusion().agrees("g", kernels.arc_cosine(1, 0), t * kappa, "1e-13");
    exam.observe("angle", theta);
  }
};

//! ## Mutants
//! Twice the kernel, another line in $\theta$ with the right value at one angle, and the polynomial $(1+t)/4$ with the right values at $-1$, $0$ and $1$. Three quarters of a direction are not enough for the count.
const Registered<ExpectedKernel> statement{{
    .id = "xie2017.kernel",
    .title = "The expected kernel in closed form",
    .kind = Kind::identity,
    .place = "AISTATS 2017, (8), (9), (19), (20); supplement, Lemma 13",
    .labels = {"any angle", "nearly parallel", "nearly opposite", "orthogonal"},
    .constants = {{"directions", "1"}},
    .mutants = {{"twice the kernel", replace("twice")},
                {"3/4 - theta/pi", replace("3/4 - theta / pi")},
                {"(1 + t)/4", replace("(1 + t)/4")},
                {"three quarters of a direction", set("directions", "3/4"), from(orthogonal)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
