//! # Joint training: two kernels, and a conserved quantity
//! Along gradient flow on both layers, from outer weights of any size,
//! $$ \frac{du}{dt}=(H+G)(y-u),\quad H_{ij}=\frac{x_i\cdot x_j}m\sum_ra_r^2\,\mathbb 1\{w_r\cdot x_i\ge0\}\mathbb 1\{w_r\cdot x_j\ge0\},\quad
//!    G_{ij}=\frac1m\sum_r\max(w_r\cdot x_i,0)\max(w_r\cdot x_j,0), $$
//! both positive semidefinite. Ours: $\lVert w_r\rVert^2-a_r^2$ does not change, for every neuron.
//!
//! **How it is decided.** With the velocities $V$ of $W$ and $b$ of $a$, and as long as no score changes its sign, $u(W+hV,a+hb)$ is a quadratic polynomial in $h$ whose last term is
//! $\frac{h^2}{\sqrt m}\sum_rb_r\mathbb 1\{w_r\cdot x_i\ge0\}V_r\cdot x_i$; taken off, what is left over $h$ is the derivative, in rational arithmetic.
#include "theorems/du2018/instances/networks.hpp"
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// The network with outer weights of any size.
struct JointPoint {
  NetworkPoint point;      ///< its outer signs are the signs of the outer weights
  DyadicMatrix magnitude;  ///< m x 1
};
LEMMACHECK_DESCRIBE(JointPoint, point, magnitude)
void validate(const JointPoint& joint) {
  validate(joint.point);
  require_shape("magnitude", joint.magnitude, joint.point.weights.rows, 1);
}

struct JointDynamics {
  using Instance = JointPoint;
  static JointPoint instance(Sampler& draw) {
    JointPoint joint{network_point(draw), {}};
    joint.magnitude = draw.dyadic_matrix(joint.point.weights.rows, 1, 0, 2, 2);
    return joint;
  }
  static std::vector<JointPoint> witnesses() {
    return {
        {{matrix({{1}}), matrix({{1}}), {1}, matrix({{-1}})}, matrix({{1}})},
        {{matrix({{1, 0}, {0, 1}}), matrix({{1, -1}, {2, 1}, {-1, -1}, {-1, 3}}), {1, -1, 1, 1}, matrix({{1}, {2}})},
         matrix({{1}, {0}, {2}, {0.5}})}};
  }

  static void examine(const JointPoint& joint, Examination& exam) {
    TwoLayer net = two_layer(joint.point, exam.level());
    net.outer = hadamard(net.outer, exam.lift(joint.magnitude));
    net = with_weights(net, net.weights);
    exam.dimension("n", net.size()), exam.dimension("d", net.inputs.cols()), exam.dimension("m", net.width());
    //! ## Hypothesis
    const Matrix flow = velocity(net);
    const auto h = within_pattern(net, flow, exam.real(1.0));
    exam.guard().at_most("no tie moves", h ? 0 : 1, 0);

    //! ## The two kernels
    const Matrix features = relu_features(net);  // m x n
    const Vector outer_flow = features * net.residual / net.root_width;
    const Matrix second = transpose(features) * features / net.width();
    Matrix first = exam.zeros(net.size(), net.size());
    for (int r = 0; r < net.width(); ++r) first = first + square(net.outer(r)) * kernel_of_neuron(net, r);

    //! ## Conclusions
    TwoLayer after = net;
    after.outer = net.outer + *h * outer_flow;
    after = with_weights(after, net.weights + *h * flow);
    const Vector rate = (after.outputs - net.outputs) / *h - *h * bilinear_term(net, flow, outer_flow);
    Vector claimed = (first + second) * net.residual;
    if (exam.replaced("G forgotten")) claimed = first * net.residual;
    if (exam.replaced("a_r^2 forgotten")) claimed = (empirical_kernel(net) + second) * net.residual;
    exam.conclusion().equal("du/dt", rate, claimed);
    exam.conclusion().at_most("H is positive semidefinite", 0, inner(net.residual, first * net.residual));
    exam.conclusion().at_most("G is positive semidefinite", 0, inner(net.residual, second * net.residual));
    const Real share = exam.constant("share");
    Vector drift = exam.zeros(net.width(), 1);
    for (int r = 0; r < net.width(); ++r)
      drift.set(r, inner(row(net.weights, r), row(flow, r)) - share * net.outer(r) * outer_flow(r));
    exam.conclusion().equal("|w_r|^2 - a_r^2 is conserved", drift, exam.zeros(net.width(), 1));
  }

 private:
  static Matrix relu_features(const TwoLayer& net) {
    Matrix features(net.width(), net.size(), net.labels.level());
    for (int r = 0; r < net.width(); ++r)
      for (int i = 0; i < net.size(); ++i)
        if (net.is_active(r, i)) features.set(r, i, net.scores(r, i));
    return features;
  }
  static Matrix kernel_of_neuron(const TwoLayer& net, int r) {
    Matrix pattern(net.size(), 1, net.labels.level());
    for (int i = 0; i < net.size(); ++i)
      if (net.is_active(r, i)) pattern.set(i, Real(1));
    return hadamard(net.inputs * transpose(net.inputs), pattern * transpose(pattern)) / net.width();
  }
  static Vector bilinear_term(const TwoLayer& net, const Matrix& flow, const Vector& outer_flow) {
    const Matrix slopes = flow * transpose(net.inputs);
    Vector term(net.size(), 1, net.labels.level());
    for (int i = 0; i < net.size(); ++i) {
      Real sum(0.0, net.labels.level());
      for (int r = 0; r < net.width(); ++r)
        if (net.is_active(r, i)) sum += outer_flow(r) * slopes(r, i);
      term.set(i, sum / net.root_width);
    }
    return term;
  }
};

const Registered<JointDynamics> statement{{
    .id = "du2018.claim-joint-dynamics",
    .title = "Joint training: two kernels and a conserved quantity",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 3.2; the conserved quantity is ours",
    .uses = {"du2018.claim-gradient", "du2018.claim-dynamics"},
    .constants = {{"share", "1"}},
    .mutants = {{"the outer layer's kernel forgotten", replace("G forgotten")},
                {"a_r^2 forgotten in H", replace("a_r^2 forgotten")},
                {"twice a_r^2 conserved", set("share", "2")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
