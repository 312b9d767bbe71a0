//! # The gradient is $\tfrac1mDr$
//! Let $L(W)=\tfrac1{2m}\sum_l(f(x_l)-y_l)^2$ with $f(x)=\sum_kv_k\,\sigma(w_k^\top x)$, and $r_l=f(x_l)-y_l$. If no $w_k^\top x_l$ is $0$, then $L$ is
//! differentiable at $W$, and
//! $$ \frac{\partial L}{\partial w_k}=\frac1m\sum_{l=1}^m r_l\,v_k\,\sigma'(w_k^\top x_l)\,x_l,\qquad\text{that is}\qquad
//!    \operatorname{vec}\Bigl(\frac{\partial L}{\partial W}\Bigr)=\frac1m\,D\,r, $$
//! where $D\in\mathbb R^{dn\times m}$ has the blocks $D_{(k,l)}=v_k\,\sigma'(w_k^\top x_l)\,x_l$. (The paper takes $\tfrac1m$ into $r$.)
//!
//! This is where everything starts: the gradient is a linear image of the residual, so a small gradient forces a small loss as soon as $D$ has a large least
//! singular value (see `xie2017.eq-7`).
//!
//! **Why it holds.** Where no $w_k^\top x_l$ vanishes, no activation changes near $W$; $f(x_l)$ is linear there with derivative $v_k\,\sigma'(w_k^\top x_l)\,x_l$ in
//! $w_k$, and $L$ is a quadratic polynomial.
//!
//! **What is checked.** That polynomial is differenced: for a step $h$ that stays within the cell, $0<h\max|x_l|_\infty<\min|w_k^\top x_l|$,
//! $$ \frac{L(W+hE_{ka})-L(W-hE_{ka})}{2h}=\frac{\partial L}{\partial w_{ka}} $$
//! holds *exactly*, whatever the size of $h$. The losses are computed from $\sigma(z)=\max(z,0)$ alone, the formula from activation patterns, both in
//! rational arithmetic. Neither unit inputs nor $v_k=\pm1$ are needed.
#include "theorems/xie2017/instances/regressions.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## Differences of the loss
//! Only one unit moves, so only its share $v_k(\sigma(w_k^\top x_l\pm hx_{la})-\sigma(w_k^\top x_l))$ is added to each residual.
Real moved_loss(const Matrix& products, const Matrix& inputs, const Real& outer, const Vector& residual, int k, int a,
                const Real& step) {
  Vector moved = residual;
  for (int l = 0; l < inputs.rows(); ++l) {
    const Real before = products(k, l), zero(0.0, inputs.level());
    moved.set(l, moved(l) + outer * (max(before + step * inputs(l, a), zero) - max(before, zero)));
  }
  return loss_of(moved);
}

/// (L(W + h E_ka) - L(W - h E_ka)) / (2h), n x d.
Matrix central_differences(const Matrix& products, const Matrix& inputs, const Matrix& outer, const Vector& residual,
                           const Real& step) {
  Matrix slopes(outer.rows(), inputs.cols(), inputs.level());
  for (int k = 0; k < slopes.rows(); ++k)
    for (int a = 0; a < slopes.cols(); ++a) {
      const Real ahead = moved_loss(products, inputs, outer(k), residual, k, a, step),
                 behind = moved_loss(products, inputs, outer(k), residual, k, a, -step);
      slopes.set(k, a, (ahead - behind) / (2 * step));
    }
  return slopes;
}

Real smallest_entry(const Matrix& a) {
  Real least = abs(a(0, 0));
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j) least = min(least, abs(a(i, j)));
  return least;
}

struct Gradient {
  using Instance = Regression;
  static Instance instance(Sampler& draw) { return integer_regression(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& regression) { return smaller_regressions(regression); }

  //! ## Hypothesis
  static void examine(const Instance& regression, Examination& exam) {
    const auto& [weights, directions, signs, targets] = regression;
    record_sizes(exam, weights, directions);
    const Matrix inputs = exam.lift(directions), outer = exam.lift(signs);
    const Matrix products = exam.lift(weights) * transpose(inputs);  // w_k . x_l, n x m
    const Real distance = smallest_entry(products);
    exam.hypothesis().below("no ties", 0, distance);

    //! ## Conclusion
    const DyadicMatrix active =
        exam.replaced("relu'(0) = 0") ? strict_activations(weights, directions) : activations(weights, directions);
    const Vector residual = outputs(exam.lift(weights), inputs, exam.lift(active), outer) - exam.lift(targets);
    const Matrix features =
        feature_matrix(inputs, active, exam.replaced("v_k forgotten") ? ones(outer.rows()) : signs, exam.level());
    const Real samples = exam.real(exam.replaced("1/m forgotten") ? 1.0 : 1.0 * inputs.rows());
    const Vector formula = features * residual / samples;
    const Real reach = sign(distance) > 0 ? distance : exam.real(1.0);
    const Real step = reach / (2 * largest_entry(inputs));
    const Matrix slopes = central_differences(products, inputs, outer, residual, step);
    exam.conclusion().equal("partial derivatives", read_by_units(formula, inputs.cols()), slopes);
    exam.conclusion().equal("unit by unit", gradient_of(inputs, exam.lift(active), outer, residual), slopes);
  }
};

std::vector<Regression> one_tie() { return {{matrix({{1, 0}}), matrix({{0, 1}}), ones(1), ones(1)}}; }

//! ## Mutants
//! At a tie the formula is not the derivative: for one unit $w=(1,0)$, one input $x=(0,1)$ and $y=v=1$, the one-sided derivatives in $w_2$ are $0$ and $-1$. Without
//! $\tfrac1m$ two inputs are enough, without $v_k$ one negative unit. The value of $\sigma'(0)$ does not matter: the hypothesis excludes it.
const Registered<Gradient> statement{{
    .id = "xie2017.eq-grad",
    .title = "The gradient is D r / m",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "AISTATS 2017, (5) and (6)",
    .labels = {"dead unit", "equal units", "any units"},
    .mutants = {{"ties are allowed", drop("no ties"), on(one_tie)},
                {"1/m is forgotten", replace("1/m forgotten")},
                {"v_k is forgotten", replace("v_k forgotten")},
                {"the derivative of relu at 0 is 0", replace("relu'(0) = 0"),
                 equivalent("where no w_k . x_l is 0, both conventions give the same D and the same residual")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
