//! # Section 4 with its printed radius: the induction fails
//! Section 4 proves Theorem 4.1 by induction on Condition 4.1, $\lVert y-u(k)\rVert^2\le(1-\tfrac{\eta\lambda_0}2)^k\lVert y-u(0)\rVert^2$. It defines the sets $A_{ri}=\{|w_r(0)\cdot x_i|<R\}$ with
//! $R=c\lambda_0/n^2$, $c$ a constant, *without* $\delta$, and bounds $\sum_i|S_i^\perp|\le CmnR/\delta$.
//!
//! **The reading that is attacked**: the induction, as a statement about the events that it uses. If
//! 1. $\lVert H(0)-H^\infty\rVert\le\lambda_0/4$ and $\lambda_{\min}(H(0))\ge\tfrac34\lambda_0$ (Lemma 3.1),
//! 2. no weights within $c'\delta\lambda_0/n^2$ of the start change $H$ by more than $\lambda_0/4$ (Lemma 3.2's event with its own radius, $c'=\sqrt{2\pi}/16$),
//! 3. $\sum_i|S_i^\perp|\le CmnR/\delta$ with $C=2/\sqrt{2\pi}$ (Lemma 4.1's event, with $R=c\lambda_0/n^2$), and
//! 4. $R'=4\sqrt n\,\lVert y-u(0)\rVert/(\sqrt m\lambda_0)<R$ (Corollary 4.1's movement),
//!
//! then Condition 4.1 holds for all $k$. **This is false, for every constant $0<c\le1$**: the last step needs $2Cc(1+n^{-1/2})/\delta\le\tfrac12-\eta n^2/\lambda_0$, and no constant $c$ serves every $\delta$.
//!
//! **Witness**, rational: $n=d=1$, $x=1$, $\lambda_0=\tfrac12$, $\eta=\tfrac18$, $\delta=c/4$, $m$ an even square. One half of the neurons has $w_r(0)=c/32$, $a_r=-1$, the other half $w_r(0)=-10$; $y=\sqrt m\,c/64$. Then
//! $H(0)=\tfrac12$, $e(0)=\sqrt m\,c/32$, and $e(k)=(15/16)^ke(0)$ until at $k=11$ all active neurons have crossed zero; from then on $H=0$ and the residual stays at $\sqrt m\,c/64$ for ever: one step from $k=11$ no longer contracts, and Condition 4.1
//! itself fails from $k=44$.
//!
//! **What this does not say.** Such a start has a positive but tiny probability: Theorem 4.1 is not refuted (see `du2018.theorem-4.1`). With $R=c\,\delta\lambda_0/n^2$, as in Lemma 3.2, the same data miss hypothesis 4, and the proof goes through; only that radius gives
//! the printed width's $\delta^{-3}$.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// The witness for a constant c, a width m = root^2 (even) and a number of steps.
struct RadiusCase {
  Fraction c{1, 1};
  int root = 2;
  int steps = 44;
};
LEMMACHECK_DESCRIBE(RadiusCase, c, root, steps)
void validate(const RadiusCase& witness) {
  if (witness.c.numerator() <= 0 || witness.c.numerator() > witness.c.denominator())
    throw Malformed("c", "is " + witness.c.text() + ", wanted is 0 < c <= 1");
  if (witness.root < 2 || witness.root > 100 || witness.root % 2 != 0)
    throw Malformed("root", "wanted is an even root of m, 2 to 100");
  if (witness.steps < 1 || witness.steps > 100) throw Malformed("steps", "wanted is 1 to 100 steps");
}

struct PrintedRadius {
  using Instance = RadiusCase;
  static std::vector<RadiusCase> witnesses() {
    return {{{1, 1}, 2, 44},   {{1, 2}, 2, 44}, {{1, 4}, 2, 44}, {{1, 8}, 2, 44},
            {{1, 100}, 2, 44}, {{3, 7}, 4, 44}, {{1, 8}, 10, 44}};
  }

  static void examine(const RadiusCase& witness, Examination& exam) {
    const Real c = exam.real(witness.c), delta = c / 4, lambda = exam.real(Fraction(1, 2)), eta = exam.real(0.125);
    const Real root = exam.real(witness.root), m = square(root);
    const Real near = c / 32, label = root * c / 64;
    const Real radius = exam.replaced("delta in the radius") ? c * delta * lambda : c * lambda;

    //! ## Hypotheses
    //! One half of the neurons is active, so $H(0)=\tfrac12=H^\infty$ exactly: hypothesis 1. $\tfrac34<C=2/\sqrt{2\pi}$ and $c'=\sqrt{2\pi}/16<\tfrac4{25}$, so the rational bounds below imply hypotheses 3 and 2:
    //! no neuron is within $c'\delta\lambda_0$ of zero, and none changes there.
    const Real residual = label + root * c / 64;  // u(0) = -(m/2)(c/32)/sqrt m
    exam.hypothesis().at_most("H(0) is its limit", abs(m / 2 / m - lambda), lambda / 4);
    exam.hypothesis().at_most("no neuron within Lemma 3.2's radius", exam.real(Fraction(4, 25)) * delta * lambda, near);
    const Real close = sign(radius - near) > 0 ? m / 2 : exam.real(0.0);
    exam.hypothesis().at_most("Lemma 4.1's event", close, exam.real(Fraction(3, 4)) * m * radius / delta);
    const Real movement = 4 * residual / (root * lambda);
    exam.hypothesis().below("R' < R", movement, radius);
    exam.hypothesis().at_most("step", eta, lambda / 4);

    //! ## The run
    //! The active neurons share one weight $w$; the others rest.
    const Real rate = 1 - exam.constant("rate") * eta * lambda / 2;
    Real weight = near, allowed = square(residual);
    for (int k = 1; k <= witness.steps; ++k) {
      const bool active = sign(weight) >= 0;
      const Real error = label + (active ? root * weight / 2 : exam.real(0.0));
      if (active) weight = weight - eta * error / root;
      const Real next = label + (sign(weight) >= 0 ? root * weight / 2 : exam.real(0.0));
      allowed = rate * allowed;
      //! ## Conclusion
      exam.conclusion().at_most_throughout("Condition 4.1", k, square(next), allowed);
    }
    exam.observe("movement over the radius", movement / radius);
  }
};

std::vector<RadiusCase> longer_runs() { return {{{1, 1}, 2, 60}}; }

//! ## Mutants
//! Nine tenths of the rate are refuted as well, only later. The control, with $\delta$ put back into $R$, has to live: there hypothesis 4 is certified false on every witness.
const Registered<PrintedRadius> statement{{
    .id = "du2018.section4-radius-printed",
    .title = "The induction of Section 4 with a radius without delta",
    .kind = Kind::claim,
    .form = Form::witnessed,
    .expected = Verdict::refuted,
    .tier = Tier::exact,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 4, the proof of Theorem 4.1: R = c lambda_0 / n^2",
    .uses = {"du2018.lemma-3.1"},
    .constants = {{"rate", "1"}},
    .mutants =
        {{"nine tenths of the rate", set("rate", "9/10"), on(longer_runs)},
         {"delta put back into the radius", replace("delta in the radius"),
          equivalent(
              "with R = c delta lambda_0 / n^2 the movement exceeds R on every witness: no hypothesis set is met")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
