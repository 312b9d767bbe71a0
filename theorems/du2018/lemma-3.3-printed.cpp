//! # Lemma 3.3 with the printed movement bound
//! If $\lambda_{\min}(H(s))\ge\tfrac12\lambda_0$ for $0\le s\le t$, then gradient flow satisfies
//! $$ \lVert y-u(t)\rVert^2\le e^{-\lambda_0t}\lVert y-u(0)\rVert^2 \qquad\text{and}\qquad
//!    \lVert w_r(t)-w_r(0)\rVert\le \frac{c \sqrt n \lVert y-u(0)\rVert}{\sqrt m \lambda_0}\text{ for every } r . $$
//! With $c=1$, as it is printed, the second half is **false**. With $c=2$ it is true
//! (see `du2018.lemma-3.3`).
//!
//! **Erratum.** The proof integrates $\lVert\dot w_r\rVert\le\sqrt{n/m} \lVert y-u(s)\rVert$ with $e^{-\lambda_0s}$
//! in place of $\lVert y-u(s)\rVert/\lVert y-u(0)\rVert$, but $e^{-\lambda_0s}$ bounds the *square* of it. With the
//! root the integral is $2/\lambda_0$, not $1/\lambda_0$. Only constants change downstream: the width of Theorem 3.2
//! grows by a factor of four.
//!
//! **Counterexample**, all rational: $n=1$, $x=1$, $m=4$, $w=(10,-1,-1,-1)$, $a=(1,1,-1,1)$, $y=6$. One neuron is
//! active, so $H=\tfrac14=\tfrac12\lambda_0$ for ever, $u(0)=5$, the bound with $c=1$ is $1$, and the active weight
//! moves by $2(1-e^{-t/4})$, which exceeds $1$ as soon as $t>4\ln2$ and tends to $2$: the constant $2$ is attained in
//! the limit.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// One input x = 1 in R^1 with its label; m neurons, m x 1 each; a dyadic time t > 0.
struct SingleInputFlow {
  DyadicMatrix weights, signs;
  double label = 0, time = 0;
};
LEMMACHECK_DESCRIBE(SingleInputFlow, weights, signs, label, time)
void validate(const SingleInputFlow& flow) {
  if (flow.weights.rows < 1 || flow.weights.cols != 1) throw Malformed("weights", "wanted is an m x 1 column, m >= 1");
  if (flow.signs.rows != flow.weights.rows || flow.signs.cols != 1)
    throw Malformed("signs", "wanted is one sign for every neuron");
  for (const double a : flow.signs.entries)
    if (a != 1 && a != -1) throw Malformed("signs", "wanted is 1 or -1");
  if (!(flow.time > 0)) throw Malformed("time", "wanted is a positive time");
}

SingleInputFlow rational_witness(double time) {
  SingleInputFlow flow{DyadicMatrix(4, 1), DyadicMatrix(4, 1), 6, time};
  flow.weights.entries = {10, -1, -1, -1};
  flow.signs.entries = {1, 1, -1, 1};
  return flow;
}

struct PrintedMovement {
  using Instance = SingleInputFlow;
  static std::vector<Instance> witnesses() { return {rational_witness(3)}; }

  //! ## The flow in closed form
  //! With one input, $x=1$, a neuron is active iff $w_r\ge0$. As long as no neuron changes sign, $H$ is the share of
  //! active neurons, the residual is $e(t)=e(0) e^{-Ht}$, an active weight moves by
  //! $a_r e(0) (1-e^{-Ht})/(\sqrt m H)$, and an inactive one rests. That no neuron changes sign up to time $t$ is
  //! checked, not assumed: paths are monotone, so the ends settle it, and the flow is then a classical solution.
  static void examine(const Instance& flow, Examination& exam) {
    const int m = flow.weights.rows;
    const Real root_m = sqrt(exam.real(static_cast<double>(m))), t = exam.real(flow.time);
    int active = 0;
    Real prediction = exam.real(0.0);
    for (int r = 0; r < m; ++r)
      if (flow.weights(r, 0) >= 0) {
        ++active;
        prediction += exam.real(flow.signs(r, 0)) * exam.real(flow.weights(r, 0));
      }
    const Real kernel = exam.real(static_cast<double>(active)) / m,
               residual = exam.real(flow.label) - prediction / root_m;
    exam.guard().below("some neuron is active", 0, kernel);
    const Real decayed = exp(-(kernel * t));
    const Real displacement = residual * (1 - decayed) / (root_m * kernel);

    //! ## Hypotheses
    //! $\lambda_0$ is $H^\infty=\tfrac12$ of the single unit input.
    Real closest = abs(exam.real(flow.weights(0, 0)));  // smallest |w_r| over the path, negative after a change of sign
    for (int r = 0; r < m; ++r) {
      const Real start = exam.real(flow.weights(r, 0));
      closest = min(closest, abs(start));
      if (flow.weights(r, 0) >= 0) closest = min(closest, start + exam.real(flow.signs(r, 0)) * displacement);
    }
    DyadicMatrix input(1, 1);
    input(0, 0) = 1;
    const Real lambda_0 = arc_cosine_kernel(exam.lift(input))(0, 0);
    exam.hypothesis().below("no neuron changes sign", 0, closest);
    exam.hypothesis().below("not yet fitted", 0, abs(residual));
    exam.hypothesis().at_most("kernel stays above lambda_0/2", lambda_0 / 2, kernel);

    //! ## Conclusions
    //! The decay is compared in its exponents, where the witness meets it with equality:
    //! $\lVert e(t)\rVert^2=e^{-2Ht}\lVert e(0)\rVert^2$ and $2H=\lambda_0$.
    exam.conclusion().at_most("decay of the residual", exam.constant("rate") * lambda_0 * t, 2 * kernel * t);
    exam.conclusion().at_most("movement of the weights", abs(displacement),
                              exam.constant("movement") * abs(residual) / (root_m * lambda_0));
    exam.observe("time", t);
  }
};

std::vector<SingleInputFlow> much_later() { return {rational_witness(16)}; }

//! ## Mutants
//! A constant of $\tfrac{19}{10}$ is still false, only later. The repaired constant $2$ is true, and has to live on
//! the same witnesses. With it, a rate of $1.05 \lambda_0$ is refuted by the decay alone.
const Registered<PrintedMovement> statement{{
    .id = "du2018.lemma-3.3-printed",
    .title = "Movement of the weights with the printed constant",
    .kind = Kind::lemma,
    .expected = Verdict::refuted,
    .place = "ICLR 2019 version, Section 3.1, Lemma 3.3",
    .uses = {"du2018.hinf-closed-form"},
    .constants = {{"movement", "1"}, {"rate", "1"}},
    .mutants = {{"constant 19/10", set("movement", "19/10"), on(much_later)},
                {"constant 2, rate 1.05 lambda_0", set("movement", "2"), set("rate", "1.05")},
                {"constant 2, the repaired bound", set("movement", "2"), on(much_later),
                 equivalent("the repaired lemma is true: the integral of the root of the decay is 2/lambda_0")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
