//! # Lemma 1: descent
//! Gradient descent on a deep linear network, $W_j(t+1)=W_j(t)-\eta\,\partial L^N/\partial W_j$, decreases the loss
//! $L^1(W)=\tfrac12\lVert W-\Phi\rVert_F^2$ of the end-to-end matrix $W_{1:N}=W_N\cdots W_1$ at every step $t$ by
//! $$ L^1(W_{1:N}(t))-L^1(W_{1:N}(t+1))\;\ge\;\frac\eta2\,\sigma_{\min}(W_{1:N}(t))^{2(N-1)/N}\,
//!    \Bigl\lVert\frac{dL^1}{dW}(W_{1:N}(t))\Bigr\rVert_F^2 , $$
//! under the hypotheses of Theorem 1: with $B=\lVert\Phi\rVert_F$ and some $c>0$, the start has deficiency margin $c$,
//! that is $\lVert W_{1:N}(0)-\Phi\rVert_F\le\sigma_{\min}(\Phi)-c$; it is $\delta$-balanced,
//! $\lVert W_{j+1}^\top W_{j+1}-W_jW_j^\top\rVert_F\le\delta$; and
//! $$ \delta=\frac{c^2}{256\,N^3B^{2(N-1)/N}},\qquad 0<\eta\le\frac{c^{(4N-2)/N}}{6144\,N^3B^{(6N-4)/N}} . $$
//!
//! ## What is examined: one step, from any state that a run can be in
//! The lemma speaks of all $t$ along a run. Lemma 2 and the lemma itself say what is known of the state at step $t$:
//! the loss has not grown, so the margin is still at least $c$; the layers are $2\delta$-balanced. The instance is such
//! a state, and only these facts are its hypotheses:
//!
//! 1. margin: $c=\sigma_{\min}(\Phi)-\lVert W_{1:N}-\Phi\rVert_F>0$, the largest margin that the state has. Both
//!    $\delta$ and the largest $\eta$ increase with $c$, so no smaller $c$ need be tried;
//! 2. balance: $\lVert\Delta_j\rVert_F\le2\delta$ for all $j$, twice what the start may have;
//! 3. step: $\eta$ is at most the bound above; the instance holds the fraction of it that is used.
//!
//! The optimum $W_{1:N}=\Phi$ itself, where both sides vanish, is left out: it would pass for a tight instance.
//!
//! Lemma 7, which proves the step, asks for three things more. They follow from these, so that to list them as
//! hypotheses would only hide a failure: $\lVert W_{1:N}-\Phi\rVert_s\le\sigma_{\min}(\Phi)-c<B$;
//! $\sigma_{\min}(W_{1:N})\ge c$ by Claim 1; and $\lVert W_j\rVert_s\le(4B)^{1/N}$ by Lemma 6 with $C=2B$, because
//! $\lVert W_{1:N}\rVert_s\le2B$ and $2\delta\le B^{2/N}/(128N^3)\le C^{2/N}/(30N^2)$. Lemma 1 as printed follows from
//! the one-step form by Lemma 2.
#include "theorems/arora2018/instances/states.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct DescentLemma {
  using Instance = DescentState;
  static Instance instance(Sampler& draw) { return balanced_state(draw); }
  static std::vector<Instance> witnesses() { return boundary_states(); }
  static std::vector<Instance> smaller_shapes(const Instance& state) { return smaller_states(state); }

  //! ## Hypotheses
  static void examine(const Instance& state, Examination& exam) {
    const Network net = network(state, exam.level());
    const int N = net.depth();
    const Real margin = deficiency_margin(net.target, net.residual);
    exam.guard().below("deficiency margin", 0, margin);
    const Real B =
        exam.replaced("spectral norm of the target") ? spectral_norm(net.target) : frobenius_norm(net.target);
    const Real delta = balance_bound(exam.constant("balance"), N, margin, B);
    exam.hypothesis().below("not at the optimum", 0, squared_norm(net.residual));
    exam.hypothesis().at_most("balance", imbalance(net.layers), 2 * delta);
    exam.hypothesis().at_most("step", exam.real(state.step_fraction), 1);

    //! ## Conclusion
    //! The relative decrease of the loss is of the order of $\eta$, which is tiny: two losses are never subtracted.
    //! With the layers $W_j'$ after the step, the end-to-end matrix changes by exactly
    //! $$ D=-\eta\sum_{j=1}^N W'_{j+1:N}\,\frac{\partial L^N}{\partial W_j}\,W_{1:j-1},\qquad
    //!    L^1(W)-L^1(W+D)=-\langle W-\Phi,D\rangle-\tfrac12\lVert D\rVert_F^2 . $$
    const Real step = exam.real(state.step_fraction) * largest_step(exam.constant("step"), N, margin, B);
    const Real sigma = rate_of(net, exam);
    const Real claimed = exam.constant("rate") * step * pow(sigma, 2 * (N - 1), N) * squared_norm(net.residual);
    exam.conclusion().at_most("descent", claimed, decrease_in_step(net.layers, net.residual, step));
    exam.observe("margin over norm of the target", margin / B);
  }

  /// sigma_min(W_{1:N}), or what a mutant puts in its place.
  static Real rate_of(const Network& net, const Examination& exam) {
    if (exam.replaced("largest singular value")) return spectral_norm(net.product);
    if (exam.replaced("target's singular value")) return smallest_singular_value(net.target);
    return smallest_singular_value(net.product);
  }
};

//! ## Instances
//! A network has the layers $Q_jW_jQ_{j-1}^\top$. Half of the time the $Q_j$ are products of reflections, exactly
//! orthogonal, else the identity; they change none of the quantities above. The $W_j$ are diagonal with entries
//! $r_1,\dots,r_k$ where balance is to be exact. A perturbation of the $W_j$, dense or of single singular directions,
//! then brings the imbalance to $\theta\,2\delta$ with $\theta=0$, uniform, or $1-2^{-20}$. Scalar, regression
//! ($d_N=1$), square, wide and tall networks take turns; $\Phi-W_{1:N}$ is dense, along the least singular direction
//! outwards or inwards ($c\to0$ and $c/B\to1$ are its ends), or orthogonal to the row or column space of $W_{1:N}$. All
//! of them meet the hypotheses by construction. One layer, layers that start as the identity, and the slowest
//! regression come first.
//!
//! ## Mutants
//! - *The rate.* Write $f$ for the decrease over $\eta\,\sigma_{\min}^{2(N-1)/N}\lVert dL^1/dW\rVert_F^2$; the lemma
//!   says $f\ge\tfrac12$. Where the residual is orthogonal to the row space, $f=1-O(\eta)<1$: a rate of 1 or more is
//!   refuted there, a smaller one only as far as $\eta$ allows.
//! - *The constants.* For $c/B\to1$ the scalar network breaks the lemma as soon as $\eta$ exceeds $6144\,N(2N-1)$ times
//!   the paper's bound (constant $\tfrac16$ for $N=2$; the mutant has $0.15$), and no network is known that needs less.
//!   For balance, $N=2$ with $W_1=(b,0)$, $W_2=a$, $b>2a$ breaks the one-step form at constant $\tfrac16$ in place of
//!   256, because then $\lambda_{\min}=a^2<\tfrac12ab$: an imbalance of $3072\,\delta$.
//! - *The hypotheses.* Dropping balance or the bound on the step is refuted by the same two families. The margin cannot
//!   be dropped: without $c>0$ neither $\delta$ nor $\eta$ is defined.
//! - *The norm of $\Phi$.* Putting the spectral norm for $B$ weakens both hypotheses and keeps the lemma true.
//!
//! ## Findings
//! 1. With the paper's constants the factor is never near $\tfrac12$: the "$\tfrac12$" could be any number below 1 that
//!    leaves room for $O(\eta)$ (0.998 is proved), and 1 is the supremum where $d_0\ne d_N$.
//! 2. For $d_0=d_N$ the least eigenvalue of the preconditioner is $N\sigma_{\min}^{2(N-1)/N}$, so $f$ is close to $N$:
//!    square networks converge $N$ times as fast as stated.
const Registered<DescentLemma> statement{{
    .id = "arora2018.lemma-1",
    .title = "Descent lemma",
    .kind = Kind::lemma,
    .wording = Wording::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.2, Lemma 1 and Eq. (9); constants from Theorem 1; proof in Appendix D.2",
    .uses = {"arora2018.claim-1", "arora2018.lemma-2", "arora2018.lemma-6", "arora2018.lemma-7"},
    .constants = {{"rate", "1/2"}, {"balance", "256"}, {"step", "6144"}},
    .mutants = {{"rate 1/2 becomes 1.01", set("rate", "1.01"), from(orthogonal_residual)},
                {"balance 256 becomes 0.16", set("balance", "0.16"), from(unbalanced_state)},
                {"step 6144 becomes 0.15", set("step", "0.15"), from(nearly_optimal_scalar)},
                {"balance dropped", drop("balance"), from(unbalanced_state)},
                {"bound on the step dropped", drop("step"), from(overlong_step)},
                {"largest singular value in the rate", replace("largest singular value"), from(spread_spectrum)},
                {"the target's singular value in the rate", replace("target's singular value"), from(far_target)},
                {"spectral norm of the target for B", replace("spectral norm of the target"),
                 equivalent("the lemma holds with the spectral norm and even with the constants 1 and 8 "
                            "(arora2018.theorem-1-sharp)")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
