//! # Two layers: the exact threshold of the balance
//! Let $N=2$, $\lVert\Delta_1\rVert_s\le\nu$ for $\Delta_1=W_2^\top W_2-W_1W_1^\top$, $s=\sigma_{\min}(W_2W_1)$, and no
//! bottleneck. Then the preconditioner $P=I\otimes W_2W_2^\top+W_1^\top W_1\otimes I$ satisfies
//! $$ \lambda_{\min}(P)\ge\frac{-\nu+\sqrt{\nu^2+4s^2}}2 . $$
//! This is ours. In particular $\lambda_{\min}(P)\ge s/2$, which for small steps is what the descent lemma asks for,
//! holds whenever $\nu\le\frac32s$, and $\frac32$ cannot be raised. Theorem 1's $\delta=c^2/(2048\,B)$ is far from
//! that: it is of the order of $c^2$ where $c$ would do.
//!
//! **Proof.** Let $d_2\le d_0$; the other case is the mirror image. $P\succeq I\otimes X$ for $X=W_2W_2^\top$, and
//! $W_2W_1W_1^\top W_2^\top\preceq W_2(W_2^\top W_2+\nu I)W_2^\top=X^2+\nu X$. So $s^2\le x^2+\nu x$ for
//! $x=\lambda_{\min}(X)$, and $x$ is at least the positive root. It is half of $s$ or more if and only if
//! $s^2\ge s^2/4+\nu s/2$, that is $\nu\le\frac32s$. Equality holds for $W_1=(b,0)$, $W_2=a$ with $b>a$: $s=ab$,
//! $\nu=b^2-a^2$ and $\lambda_{\min}(P)=a^2$.
#include <algorithm>

#include "theorems/arora2018/instances/chains.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct TwoLayerThreshold {
  using Instance = Chain;
  static Instance instance(Sampler& draw) { return two_layers(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& chain) { return smaller_chain(chain); }

  static void examine(const Instance& chain, Examination& exam) {
    const auto widths = widths_of(chain.layers);
    record_dimensions(exam, widths);
    //! ## Hypotheses
    exam.guard().equal("two layers", static_cast<int>(widths.size()), 3);
    exam.hypothesis().at_most("no bottleneck", rank_of(widths), *std::min_element(widths.begin(), widths.end()));
    const auto layers = layers_of(chain, exam.level());
    const Real s = smallest_singular_value(end_to_end(layers));
    exam.guard().below("full rank", 0, s);
    const Real nu = symmetric_spectral_norm(balance_defects(layers).front());

    //! ## Conclusions
    const Real least = smallest_eigenvalue(preconditioner(layers));
    const Real loss = exam.replaced("half of the imbalance") ? nu / 2 : nu;
    const Real root = 2 * square(s) / (loss + sqrt(square(loss) + 4 * square(s)));
    exam.conclusion().at_most("least eigenvalue", root, least).trivially_at_least(0);
    if (sign(exam.constant("threshold") * s - nu) >= 0) {
      exam.label("within the threshold");
      exam.conclusion().at_most("half of the least singular value", s / 2, least);
    }
  }
};

//! ## Instances
//! Two layers between ends of at most six units, hidden spaces up to 32: random and far from balance; balanced with
//! noise; and the extremal family in frames of its own, $b/a$ from 1 to 8, half of it just inside the threshold. The
//! second conclusion is examined where $\nu\le\frac32s$.
//!
//! ## Mutants
//! The threshold 1.51 is refuted, and so is half of the imbalance in the root.
const Registered<TwoLayerThreshold> statement{{
    .id = "arora2018.n2-threshold",
    .title = "Two layers: the exact threshold of the balance",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .wording = Wording::exact,
    .cost = Cost::light,
    .most_bits = 256,
    .place = "ours; compare ICLR 2019 version, Theorem 1 for N = 2",
    .uses = {"arora2018.inline.p", "arora2018.def-1"},
    .labels = {"within the threshold", "random layers", "balanced and noise", "extremal", "inside the threshold",
               "square", "wide", "tall", "width 32"},
    .attained = {{"least eigenvalue", "W_1 = (b, 0), W_2 = a", "1e-60"}},
    .constants = {{"threshold", "3/2"}},
    .mutants = {{"threshold 3/2 becomes 1.51", set("threshold", "1.51"), from(over_the_threshold)},
                {"half of the imbalance", replace("half of the imbalance"), from(over_the_threshold)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
