//! # The predictions follow the kernel
//! Along gradient flow on the first layer, $\dot w_r=-\partial L/\partial w_r$, the predictions obey
//! $$ \frac{du}{dt}=H(t)\,(y-u),\qquad H_{ij}=\frac{x_i\cdot x_j}m\sum_r\mathbb 1\{w_r\cdot x_i\ge0\}\,\mathbb 1\{w_r\cdot x_j\ge0\} . $$
//!
//! **How it is decided.** As long as no score changes its sign, $u$ is linear in the weights: with $V=-\partial L/\partial W$ the quotient $(u(W+hV)-u(W))/h$ *is* the derivative, for every such
//! $h$, and it is compared with $H(y-u)$ in rational arithmetic. Inputs need not be unit vectors. At ties the flow is another matter (see `du2018.flow-wellposed`).
#include "theorems/du2018/instances/networks.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct Dynamics {
  using Instance = NetworkPoint;
  static NetworkPoint instance(Sampler& draw) { return network_point(draw); }
  static std::vector<NetworkPoint> smaller_shapes(const NetworkPoint& p) { return smaller_points(p, true); }
  static std::vector<NetworkPoint> witnesses() {
    return {
        {matrix({{1}}), matrix({{1}}), {1}, matrix({{-1}})},
        {matrix({{1, 0}, {0, 1}}), matrix({{1, -1}, {2, 1}, {-1, -1}, {-1, 3}}), {1, -1, 1, 1}, matrix({{1}, {2}})}};
  }

  static void examine(const NetworkPoint& point, Examination& exam) {
    TwoLayer net = two_layer(point, exam.level());
    exam.dimension("n", net.size()), exam.dimension("d", net.inputs.cols()), exam.dimension("m", net.width());
    if (exam.replaced("outer weights of size 2")) net.outer = Real(2) * net.outer, net = with_weights(net, net.weights);
    //! ## Hypothesis
    const Matrix flow = velocity(net);
    const auto h = within_pattern(net, flow, exam.real(1.0));
    exam.guard().at_most("no tie moves", h ? 0 : 1, 0);

    //! ## Conclusion
    const TwoLayer after = with_weights(net, net.weights + *h * flow);
    const Vector rate = (after.outputs - net.outputs) / *h;
    Vector claimed = empirical_kernel(net) * net.residual;
    if (exam.replaced("u - y")) claimed = -claimed;
    if (exam.replaced("1/sqrt m in H")) claimed = net.root_width * claimed;
    exam.conclusion().equal("du/dt", rate, claimed);
    exam.observe("squared residual", squared_norm(net.residual));
  }
};

//! ## Mutants
//! Outer weights of size 2 would enter $H$ by their squares.
const Registered<Dynamics> statement{{
    .id = "du2018.claim-dynamics",
    .title = "The predictions follow the kernel",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 3.1, (5) to (7)",
    .uses = {"du2018.claim-gradient"},
    .mutants = {{"outer weights of size 2", replace("outer weights of size 2")},
                {"u - y in place of y - u", replace("u - y")},
                {"1/sqrt m in place of 1/m in H", replace("1/sqrt m in H")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
