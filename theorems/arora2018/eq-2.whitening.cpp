//! # Eq. (2): least squares over whitened data is a distance to one matrix
//! Let the columns of $X\in\mathbb R^{d_x\times m}$ be inputs and those of $Y\in\mathbb R^{d_y\times m}$ their labels,
//! and let the inputs be *whitened*: $\Lambda_{xx}=\frac1mXX^\top=I$. With $\Lambda_{yx}=\frac1mYX^\top$ and
//! $\Lambda_{yy}=\frac1mYY^\top$, the least-squares loss of every $W\in\mathbb R^{d_y\times d_x}$ is
//! $$ \frac1{2m}\lVert WX-Y\rVert_F^2=\frac12\lVert W-\Lambda_{yx}\rVert_F^2+k,\qquad
//!    k=\frac12\operatorname{tr}\Lambda_{yy}-\frac12\lVert\Lambda_{yx}\rVert_F^2\ge0 , $$
//! and $k$ is its smallest value, taken at $W=\Lambda_{yx}$. So a deep linear network that is trained on such data has
//! the loss $L^1(W_{1:N})=\frac12\lVert W_{1:N}-\Phi\rVert_F^2$ with $\Phi=\Lambda_{yx}$, up to a constant that no
//! gradient sees: all of the paper is about this loss.
//!
//! The proof expands the square: $\frac1{2m}\lVert WX-Y\rVert_F^2=\frac12\operatorname{tr}(W\Lambda_{xx}W^\top)-\langle
//! W,\Lambda_{yx}\rangle+\frac12\operatorname{tr}\Lambda_{yy}$, and $\Lambda_{xx}=I$ completes it. That $k\ge0$ is the
//! same equation at $W=\Lambda_{yx}$, where the left side is a sum of squares.
#include "theorems/arora2018/instances/regressions.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct WhitenedLeastSquares {
  using Instance = WhitenedRegression;
  static Instance instance(Sampler& draw) { return whitened_regression(draw); }
  static std::vector<Instance> witnesses() { return {interpolated_regression()}; }
  static std::vector<Instance> smaller_shapes(const Instance& data) { return smaller_regressions(data); }

  static void examine(const Instance& data, Examination& exam) {
    const Matrix X = whitened_inputs(data, exam.level()), Y = exam.lift(data.labels), W = exam.lift(data.weights);
    exam.dimension("d_x", X.rows());
    exam.dimension("d_y", Y.rows());
    exam.dimension("m", X.cols());
    const Real m = X.cols();
    //! ## Hypothesis
    exam.hypothesis().equal("whitened", X * transpose(X) / m, exam.identity(X.rows()));

    //! ## Conclusions
    const Matrix correlation = Y * transpose(X) / m;
    const Real labels = squared_norm(Y) / (2 * m);
    const Real k = exam.replaced("constant without the correlation") ? labels : labels - squared_norm(correlation) / 2;
    const Real half = exam.constant("half");
    exam.conclusion().equal("loss", squared_norm(W * X - Y) / (2 * m), half * squared_norm(W - correlation) + k);
    exam.conclusion().equal("least loss", squared_norm(correlation * X - Y) / (2 * m), k);
    exam.conclusion().at_most("the constant is not negative", 0, k);
  }
};

//! ## Instances
//! $X$ is exactly white without a rounding: its columns come in blocks of $s_b^2$, each block $s_b$ times the first
//! $d_x$ rows of a rational orthogonal matrix (a product of reflections in integer vectors), and $\sum_bs_b^2\,I=m\,I$.
//! $Y$ and $W$ are arbitrary. One case in ten has as many samples as dimensions, so that $X$ is square and $k=0$; in
//! the first instance too every label is met exactly.
//!
//! ## Mutants
//! Without whitening the equation is false: a shear of the inputs shows it. So is $k$ without its second term, and
//! another factor than $\frac12$.
const Registered<WhitenedLeastSquares> statement{{
    .id = "arora2018.eq-2.whitening",
    .title = "Whitened least squares",
    .kind = Kind::identity,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 2, Eq. (2), and Appendix A",
    .labels = {"several blocks", "square inputs", "zero labels"},
    .constants = {{"half", "1/2"}},
    .mutants = {{"inputs that are not whitened", drop("whitened"), from(sheared_regression)},
                {"constant without the correlation", replace("constant without the correlation")},
                {"factor 1/2 becomes 0.501", set("half", "0.501")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
