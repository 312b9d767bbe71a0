//! # Critical points have zero loss where $D$ has full column rank
//! If $\partial L/\partial W=0$, no $w_k^\top x_l$ is $0$ and $\operatorname{rank}D=m$, then $L(W)=0$. Without full rank there are critical points of positive loss.
//!
//! The first sentence is the paper's, after (6): $Dr=0$ and independent columns give $r=0$. The second one says that the rank is needed; its witnesses are ours.
//!
//! 1. *Equal units.* Three units $w_k=(1,0)$, $v_k=1$, inputs $(1,1),(1,-1),(2,1)$ and labels with residual $(-3,-1,2)$: the gradient is $0$, $L=\tfrac73$, and $D$ has rank $2<3$. The
//!    same with 64 equal units in $\mathbb R^8$ and 15 inputs.
//! 2. *Dead units.* All $w_k^\top x_l<0$: $D=0$, a plateau of height $\lVert y\rVert^2/(2m)$.
//! 3. *Too few parameters.* $dn<m$.
//!
//! They are local minima: no tie means that no activation changes near $W$, there $f$ is linear in $W$ and $L$ convex, so a critical point is a minimum. Inputs need not have unit norm for
//! any of this; dividing them by their norms changes neither ranks nor activations.
//!
//! A critical point here is one where the gradient formula vanishes and $L$ is differentiable. At ties the loss can have minima that are no such points (`xie2017.eq-7`).
#include "numerics/linear_algebra/elimination.hpp"
#include "theorems/xie2017/instances/regressions.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// D itself as exact data: integers for integer inputs and signs.
DyadicMatrix exact_features(const Regression& r) {
  const auto active = activations(r.weights, r.directions);
  const int d = r.directions.cols;
  DyadicMatrix features(r.weights.rows * d, r.directions.rows);
  for (int k = 0; k < r.weights.rows; ++k)
    for (int l = 0; l < features.cols; ++l)
      for (int a = 0; a < d; ++a) features(k * d + a, l) = r.outer(k, 0) * active(k, l) * r.directions(l, a);
  return features;
}

//! ## Witnesses
/// The labels with which the network has that residual: y = f - r, exactly for small integers.
Regression with_residual(DyadicMatrix weights, DyadicMatrix directions, DyadicMatrix outer,
                         const std::vector<double>& residual) {
  DyadicMatrix targets(directions.rows, 1);
  const auto active = activations(weights, directions);
  for (int l = 0; l < directions.rows; ++l) {
    for (int k = 0; k < weights.rows; ++k)
      for (int a = 0; a < weights.cols; ++a)
        targets(l, 0) += outer(k, 0) * active(k, l) * weights(k, a) * directions(l, a);
    targets(l, 0) -= residual[static_cast<std::size_t>(l)];
  }
  return {std::move(weights), std::move(directions), std::move(outer), std::move(targets)};
}

/// `units` times (1, 0, ..., 0).
DyadicMatrix equal_units(int units, int d) {
  DyadicMatrix w(units, d);
  for (int k = 0; k < units; ++k) w(k, 0) = 1;
  return w;
}

/// 2 e_1 with residual -7, and e_1 + e_j, e_1 - e_j for j = 2..8 with residual 1: sum r_l x_l = 0.
Regression equal_units_in_eight_dimensions() {
  DyadicMatrix x(15, 8);
  std::vector<double> residual(15, 1);
  x(0, 0) = 2, residual[0] = -7;
  for (int j = 1; j < 8; ++j) x(2 * j - 1, 0) = x(2 * j, 0) = x(2 * j - 1, j) = 1, x(2 * j, j) = -1;
  return with_residual(equal_units(64, 8), x, ones(64), residual);
}

/// Units e_j + e_1 / 2 and inputs 4 e_l + e_1, all of them active: D has the n d x m blocks x_l, of rank m = d.
Regression interpolating(int d) {
  DyadicMatrix w(d, d), x(d, d);
  for (int j = 0; j < d; ++j) w(j, j) += 1, w(j, 0) += 0.5, x(j, j) += 4, x(j, 0) += 1;
  return with_residual(w, x, ones(d), std::vector<double>(static_cast<std::size_t>(d), 0));
}

const DyadicMatrix& three_inputs() {
  static const DyadicMatrix inputs = matrix({{1, 1}, {1, -1}, {2, 1}});
  return inputs;
}

struct CriticalPoints {
  using Instance = Regression;
  static std::vector<Instance> witnesses() {
    return {with_residual(equal_units(3, 2), three_inputs(), ones(3), {-3, -1, 2}),
            equal_units_in_eight_dimensions(),
            with_residual(matrix({{-4, 1}, {-3, 0}}), three_inputs(), ones(2), {1, 2, -3}),
            with_residual(matrix({{2, 1}}), three_inputs(), ones(1), {-3, -1, 2}),
            with_residual(matrix({{1, 0}, {-1, 3}, {0, -1}}), three_inputs(), matrix({{1}, {-1}, {1}}), {0, 0, 0}),
            interpolating(3),
            interpolating(20)};
  }

  //! ## Hypotheses
  static void examine(const Instance& r, Examination& exam) {
    const Matrix inputs = exam.lift(r.directions), active = exam.lift(activations(r.weights, r.directions)),
                 outer = exam.lift(r.outer);
    const Vector residual = outputs(exam.lift(r.weights), inputs, active, outer) - exam.lift(r.targets);
    const Matrix gradient = gradient_of(inputs, active, outer, residual);
    exam.hypothesis().at_most("no ties", ties_of(r.weights, r.directions), 0);
    exam.hypothesis().equal("critical", gradient, exam.zeros(gradient.rows(), gradient.cols()));

    //! ## Conclusions
    record_sizes(exam, r.weights, r.directions);
    const bool full_rank = exact_rank(exact_features(r)) == r.directions.rows;
    exam.label(full_rank ? "full rank" : r.weights.rows * r.weights.cols < r.directions.rows ? "dn < m" : "deficient");
    const Real loss = loss_of(residual);
    if (full_rank || exam.replaced("rank is not asked for"))
      exam.conclusion().equal("loss at full rank", loss, 0);
    else
      exam.conclusion().below("loss without full rank is positive", 0, loss);
  }
};

std::vector<Regression> not_critical() {
  return {with_residual(matrix({{1, 0}, {-1, 3}, {0, -1}}), three_inputs(), matrix({{1}, {-1}, {1}}), {0, 1, 0})};
}

//! ## Mutants
const Registered<CriticalPoints> statement{{
    .id = "xie2017.cor-critical",
    .title = "Critical points have zero loss where D has full column rank",
    .kind = Kind::corollary,
    .tier = Tier::exact,
    .place = "AISTATS 2017, text after (6); witnesses of the converse ours",
    .uses = {"xie2017.eq-grad", "xie2017.eq-7"},
    .labels = {"full rank", "deficient", "dn < m"},
    .mutants = {{"the rank is not asked for", replace("rank is not asked for")},
                {"the gradient need not vanish", drop("critical"), on(not_critical)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
