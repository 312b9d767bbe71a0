//! # The gradient of the loss
//! For $f(W,a,x)=\frac1{\sqrt m}\sum_ra_r\max(w_r\cdot x,0)$, $u_i=f(W,a,x_i)$ and $L(W)=\frac12\lVert y-u\rVert^2$, wherever no $w_r\cdot x_i$ is zero,
//! $$ \frac{\partial L}{\partial w_r}=\frac1{\sqrt m}\sum_i(u_i-y_i)\,a_r\,x_i\,\mathbb 1\{w_r\cdot x_i\ge0\} . $$
//! At ties the paper *defines* the update by the right side.
//!
//! **How it is decided.** As long as no score changes its sign, $u$ is linear along a direction $V$ of weights and $L$ is a quadratic polynomial in $h$. So, exactly and in rational arithmetic,
//! $$ L(W+hV)-L(W)-\tfrac12\lVert u(W+hV)-u(W)\rVert^2=h\,\Bigl\langle\frac{\partial L}{\partial W},V\Bigr\rangle . $$
//! The left side knows nothing of a gradient. Directions in which a tie moves are left out: there the loss has two one-sided derivatives.
#include "theorems/du2018/instances/networks.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct Gradient {
  using Instance = MovedPoint;
  static MovedPoint instance(Sampler& draw) {
    MovedPoint moved{network_point(draw), {}};
    moved.direction = draw.integer_matrix(moved.point.weights.rows, moved.point.weights.cols, -3, 3);
    return moved;
  }
  static std::vector<MovedPoint> smaller_shapes(const MovedPoint& moved) { return smaller_moved(moved); }
  static std::vector<MovedPoint> witnesses() {
    return {
        {{matrix({{1}}), matrix({{1}}), {1}, matrix({{-1}})}, matrix({{1}})},
        {{matrix({{1, 0}, {0, 1}}), matrix({{1, -1}, {2, 1}, {-1, -1}, {-1, 3}}), {1, -1, 1, 1}, matrix({{1}, {2}})},
         matrix({{1, 1}, {0, 1}, {1, 0}, {-1, 2}})}};
  }

  static void examine(const MovedPoint& moved, Examination& exam) {
    const TwoLayer net = two_layer(moved.point, exam.level());
    const Matrix direction = exam.lift(moved.direction);
    exam.dimension("n", net.size()), exam.dimension("d", net.inputs.cols()), exam.dimension("m", net.width());
    //! ## Hypothesis
    const auto h = within_pattern(net, direction, exam.real(1.0));
    exam.guard().at_most("no tie moves", h ? 0 : 1, 0);

    //! ## Conclusion
    const TwoLayer after = with_weights(net, net.weights + *h * direction);
    const Real change = (squared_norm(after.residual) - squared_norm(net.residual)) / 2,
               curvature = squared_norm(after.outputs - net.outputs) / 2;
    Matrix slope = -velocity(net);
    if (exam.replaced("outer weights forgotten"))
      for (int r = 0; r < net.width(); ++r)
        for (int k = 0; k < slope.cols(); ++k) slope.set(r, k, net.outer(r) * slope(r, k));
    if (exam.replaced("1/m for 1/sqrt m")) slope = slope / net.root_width;
    if (exam.replaced("inactive neurons learn")) slope = slope_of_a_linear_network(net);
    exam.conclusion().equal("change of the loss", change - curvature, *h * inner(slope, direction));
  }

 private:
  static Matrix slope_of_a_linear_network(const TwoLayer& net) {
    TwoLayer linear = net;
    std::fill(linear.active.begin(), linear.active.end(), true);
    return -velocity(linear);
  }
};

const Registered<Gradient> statement{{
    .id = "du2018.claim-gradient",
    .title = "The gradient of the loss",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 1, (4); footnote 2 on ties",
    .mutants = {{"outer weights forgotten", replace("outer weights forgotten")},
                {"1/m for 1/sqrt m", replace("1/m for 1/sqrt m")},
                {"inactive neurons learn too", replace("inactive neurons learn")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
