//! # One step of descent splits along the sets of neurons near a boundary
//! Let $S_i^\perp$ be the neurons with $|w_r(0)\cdot x_i|<R$. If outside $S_i^\perp$ no neuron changes its activity on $x_i$ from step $k$ to $k+1$, then a step of gradient descent of size $\eta$ changes the predictions by
//! $$ u(k+1)-u(k)=I_1+I_2,\qquad I_1=\eta\,(H(k)-H(k)^\perp)(y-u(k)), $$
//! $$ H_{ij}^\perp=\frac{x_i\cdot x_j}m\sum_{r\in S_i^\perp}\mathbb 1\{w_r\cdot x_i\ge0\}\mathbb 1\{w_r\cdot x_j\ge0\},\qquad
//!    I_{2,i}=\frac1{\sqrt m}\sum_{r\in S_i^\perp}a_r\bigl(\sigma(w_r(k+1)\cdot x_i)-\sigma(w_r(k)\cdot x_i)\bigr) . $$
//! $H^\perp$ is not symmetric. The identity is decided in rational arithmetic, on steps whose radius covers every change of activity (a hypothesis, checked exactly).
#include "theorems/du2018/instances/networks.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct Decomposition {
  using Instance = DescentStep;
  static DescentStep instance(Sampler& draw) { return descent_step(draw); }
  static std::vector<DescentStep> smaller_shapes(const DescentStep& step) { return smaller_steps(step, true); }
  static std::vector<DescentStep> witnesses() {
    const NetworkPoint p{matrix({{1, 0}, {0, 1}}),
                         matrix({{0.125, -1}, {2, 0.125}, {-1, -1}, {-0.125, 3}}),
                         {1, -1, 1, 1},
                         matrix({{4}, {-4}})};
    return {{p, p.weights, 0.5, 0.5}, {p, p.weights, 8, 0.5}};
  }

  static void examine(const DescentStep& step, Examination& exam) {
    const TwoLayer net = two_layer(step.point, exam.level());
    exam.dimension("n", net.size()), exam.dimension("d", net.inputs.cols()), exam.dimension("m", net.width());
    const Real eta = exam.real(step.step);
    const TwoLayer after = with_weights(net, net.weights + eta * velocity(net));
    const auto near = near_boundary(exam.lift(step.initial) * transpose(net.inputs), exam.real(step.radius));
    const int n = net.size();
    const auto is_near = [&](int r, int i) { return near[static_cast<std::size_t>(r * n + i)]; };

    //! ## Hypothesis
    int uncovered = 0, covered = 0, changes = 0;
    for (int r = 0; r < net.width(); ++r)
      for (int i = 0; i < n; ++i) {
        const bool changed = net.is_active(r, i) != after.is_active(r, i);
        uncovered += changed && !is_near(r, i), changes += changed, covered += is_near(r, i);
      }
    exam.hypothesis().at_most("activity changes in the sets only", uncovered, 0);
    if (changes > 0) exam.label("activity changes");
    if (covered == 0) exam.label("no neuron near");

    //! ## Conclusion
    const Matrix gram = net.inputs * transpose(net.inputs);
    Vector split = exam.zeros(n, 1);
    for (int i = 0; i < n; ++i) {
      Real far = exam.real(0.0), flipped = exam.real(0.0);
      for (int r = 0; r < net.width(); ++r) {
        if (is_near(r, i)) {
          if (after.is_active(r, i)) flipped += net.outer(r) * after.scores(r, i);
          if (net.is_active(r, i)) flipped -= net.outer(r) * net.scores(r, i);
        }
        if (!net.is_active(r, i) || (is_near(r, i) && !exam.replaced("H for H - H-perp"))) continue;
        for (int j = 0; j < n; ++j) {
          if (exam.replaced("symmetric sets") && is_near(r, j)) continue;
          if (net.is_active(r, j)) far += gram(i, j) * net.residual(j);
        }
      }
      split.set(i, eta * far / net.width() + flipped / net.root_width);
    }
    exam.conclusion().equal("u(k+1) - u(k)", after.outputs - net.outputs, split);
    exam.observe("neurons near a boundary", exam.real(covered));
  }
};

const Registered<Decomposition> statement{{
    .id = "du2018.claim-4-decomposition",
    .title = "One step of descent splits along the sets near a boundary",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 4, the proof of Theorem 4.1: I_1 and I_2",
    .uses = {"du2018.claim-gradient"},
    .labels = {"activity changes", "no neuron near"},
    .mutants = {{"H in place of H - H-perp", replace("H for H - H-perp")},
                {"H-perp with symmetric sets", replace("symmetric sets")},
                {"activity changes outside the sets", drop("activity changes in the sets only")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
