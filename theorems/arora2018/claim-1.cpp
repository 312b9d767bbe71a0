//! # Claim 1: the deficiency margin bounds the least singular value
//! $W$ has deficiency margin $c>0$ with respect to $\Phi$ if $\lVert W-\Phi\rVert_F\le\sigma_{\min}(\Phi)-c$
//! (Definition 2). Then every $W'$ with $\lVert W'-\Phi\rVert_F\le\lVert W-\Phi\rVert_F$ has
//! $$ \sigma_{\min}(W')\ge c . $$
//! So as long as the loss does not grow, the end-to-end matrix stays away from the rank-deficient ones: the margin at
//! the start serves every later step. The reason is $\sigma_{\min}(\Phi+R)\ge\sigma_{\min}(\Phi)-\lVert R\rVert_s$ and
//! $\lVert R\rVert_s\le\lVert R\rVert_F$.
//!
//! ## What is examined
//! The margin is the largest one, $c=\sigma_{\min}(\Phi)-\lVert W-\Phi\rVert_F$. The hypothesis on $W'$ is taken
//! strictly, $\lVert W'-\Phi\rVert_F<\lVert W-\Phi\rVert_F$. Nothing is lost: both sides of the conclusion are
//! continuous in $W'$, and every point of the sphere is a limit of points inside. But then the conclusion is never an
//! exact tie, and enclosures decide every instance at some precision, although
//! $W'=\Phi-\lVert W-\Phi\rVert_F\,u v^\top$ ($u,v$ the least singular vectors of $\Phi$) attains $c$ on the sphere.
#include "theorems/arora2018/instances/points.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// |a - b|_F^2, entry by entry: differences, squares and sums of doubles are exact at enough bits, so that equal
/// distances are seen to be equal.
Real squared_distance(const Matrix& a, const Matrix& b) {
  Real sum = 0;
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) sum += square(a(i, j) - b(i, j));
  return sum;
}

struct MarginBoundsSigmaMin {
  using Instance = NearTarget;
  static Instance instance(Sampler& draw) { return near_target(draw); }
  static std::vector<Instance> witnesses() {  // W' = Phi, and numbers
    DyadicMatrix eye(2, 2), start(2, 2), one(1, 1), half(1, 1), between(1, 1);
    eye(0, 0) = eye(1, 1) = start(0, 0) = one(0, 0) = 1;
    start(1, 1) = half(0, 0) = 0.5, between(0, 0) = 0.75;
    return {{eye, start, eye}, {one, half, between}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& points) { return smaller_points(points); }

  static void examine(const Instance& points, Examination& exam) {
    const Matrix target = exam.lift(points.target), start = exam.lift(points.start), point = exam.lift(points.point);

    //! ## Hypotheses
    const Real radius = squared_distance(start, target);
    const Real distance = exam.replaced("spectral norm in the margin") ? spectral_norm(start - target) : sqrt(radius);
    const Real margin = smallest_singular_value(target) - distance;
    exam.guard().below("deficiency margin", 0, margin);
    if (exam.replaced("spectral norm in the ball"))
      exam.hypothesis().below("nearer to the target", spectral_norm(point - target), distance);
    else
      exam.hypothesis().below("nearer to the target", squared_distance(point, target),
                              square(exam.constant("radius")) * radius);

    //! ## Conclusion
    exam.conclusion().at_most("least singular value", exam.constant("margin") * margin, smallest_singular_value(point));
    exam.observe("margin over the target's least singular value", margin / (margin + distance));
  }
};

//! ## Instances
//! $\Phi$ is dense with condition number up to 1000 and any shape, $c/\sigma_{\min}(\Phi)$ goes from 0.001 to 0.999,
//! $W$ is random on its sphere; $W'$ lies on a random ray or on the extremal one, inside the ball by a relative gap
//! between $2^{-40}$ and 1.
//!
//! ## Mutants
//! The bound is attained, so it cannot be raised and the ball cannot grow: $c$ times $1+10^{-6}$ and a radius times
//! $1.01$ are refuted, and so is dropping the ball. A margin measured in the spectral norm, with the Frobenius ball
//! kept, is refuted where $W-\Phi$ has rank two.
//!
//! ## Finding
//! Claim 1 is stronger than it looks: the ball may be the spectral one,
//! $\lVert W'-\Phi\rVert_s\le\sigma_{\min}(\Phi)-c$. That mutant is equivalent, because the proof uses nothing else.
const Registered<MarginBoundsSigmaMin> statement{{
    .id = "arora2018.claim-1",
    .title = "The deficiency margin bounds the least singular value on the sublevel set",
    .kind = Kind::claim,
    .wording = Wording::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.1, Claim 1; proof in Appendix D.1",
    .uses = {"arora2018.def-2"},
    .constants = {{"margin", "1"}, {"radius", "1"}},
    .mutants = {{"c becomes 1.000001 c", set("margin", "1.000001"), from(extremal_point)},
                {"radius becomes 1.01 of it", set("radius", "1.01"), from(just_outside)},
                {"ball dropped", drop("nearer to the target"), from(just_outside)},
                {"margin in the spectral norm", replace("spectral norm in the margin"), from(spread_start)},
                {"ball in the spectral norm", replace("spectral norm in the ball"),
                 equivalent("sigma_min(A + R) >= sigma_min(A) - |R|_s needs the spectral norm of R only")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
