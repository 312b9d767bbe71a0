//! # Lemma 5: products of nearly balanced layers are nearly powers
//! Let all $\lVert\Delta_j\rVert_F\le\nu$, with $\Delta_j=W_{j+1}^\top W_{j+1}-W_jW_j^\top$, and all
//! $\lVert W_j\rVert_s\le M$. Then for $j=1,\dots,N$
//! $$ (16)\quad\bigl\lVert W_{1:j}^\top W_{1:j}-(W_1^\top W_1)^j\bigr\rVert_F\le\tfrac32\,\nu M^{2(j-1)}j^2, $$
//! $$ (17)\quad\bigl\lVert W_{j:N}W_{j:N}^\top-(W_NW_N^\top)^{N-j+1}\bigr\rVert_F
//!    \le\tfrac32\,\nu M^{2(N-j)}(N-j+1)^2, $$
//! $$ (18)\quad\sigma_{\min}(W_N)^{2N}\ge\sigma_{\min}(W_{1:N})^2-\tfrac32\,\nu M^{2(N-1)}N^2\qquad(d_N\le d_0), $$
//! and (18) with $W_1$ in place of $W_N$ where $d_0\le d_N$. With $\nu=0$ these are the equalities of exact balance;
//! the lemma says how fast they are lost. The proof replaces one factor after another:
//! $W_{1:j}^\top W_{1:j}=W_{1:j-1}^\top(W_j^\top W_j)W_{1:j-1}$, and $W_j^\top W_j$ is within $\nu$ of
//! $W_{j-1}W_{j-1}^\top$. (18) follows by Weyl's inequality.
//!
//! $\nu$ and $M$ are the smallest ones that the layers allow. Both sides of (16) and (17) vanish for one factor, so
//! $j=1$, respectively $j=N$, is left out; of all others the worst is kept. Without the lemma the left side of (16) is
//! at most $M^{2j}\sqrt{\min(d_0,d_1)}$, because both matrices are positive semidefinite, with norms at most $M^{2j}$
//! and ranges in one space of that dimension; (17) is alike, and the right side of (18) says something where it is
//! positive.
#include "theorems/arora2018/instances/chains.hpp"
#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/product_powers.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct ProductsNearPowers {
  using Instance = Chain;
  static Instance instance(Sampler& draw) { return nearly_balanced_chain(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& chain) { return smaller_chain(chain); }

  static void examine(const Instance& chain, Examination& exam) {
    record_dimensions(exam, widths_of(chain.layers));
    const ProductPowers powers(layers_of(chain, exam.level()), exam.replaced("spectral norms"));
    const int N = powers.depth();
    //! ## Hypotheses
    exam.hypothesis().below("two layers or more", 1, N);
    exam.guard().below("not exactly balanced", 0, powers.nu);

    //! ## Conclusions
    const auto allowed = [&](int factors) {
      const Real scale = exam.replaced("no power of M") ? Real(1) : pow(powers.M, 2 * (factors - 1));
      return exam.constant("factor") * powers.nu * scale * (factors * factors);
    };
    for (int j = 2; j <= N; ++j) {
      exam.conclusion()
          .at_most_throughout("(16) from the first layer on", j, powers.leading_distance(j), allowed(j))
          .trivially_at_most(powers.trivial_leading_distance(j));
      exam.conclusion()
          .at_most_throughout("(17) up to the last layer", j, powers.trailing_distance(j), allowed(j))
          .trivially_at_most(powers.trivial_trailing_distance(j));
    }
    exam.conclusion()
        .at_most("(18) least singular value", square(powers.least_of_product()) - allowed(N),
                 powers.least_of_end_layer())
        .trivially_at_least(0);
  }
};

//! ## Instances
//! Exactly balanced chains plus noise of relative size $2^{-30}$ to $2^{-3}$; chains whose layers' singular values grow
//! or fall by equal steps; a few that are far from balance. Two to eight layers with and without bottlenecks, up to 32
//! units. The step that is named for a conclusion is the number of factors, $j$ or $N-j+1$.
//!
//! ## Mutants
//! The factor $M^{2(j-1)}$ is needed where layers are large. The constant cannot fall below $j(j-1)/2$ for $j=N$: for
//! $N=8$, layers that are numbers with $w_j^2=1-(N-j)\nu$ refute 0.4 in place of $\frac32$.
//!
//! ## Finding
//! The lemma holds in the spectral norm too, with $\nu$ measured in it: that mutant is equivalent (see
//! `arora2018.lemma-5-sharp` for a proof that works in every unitarily invariant norm, and for the best constant).
const Registered<ProductsNearPowers> statement{{
    .id = "arora2018.lemma-5",
    .title = "Products of nearly balanced layers are nearly powers",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Appendix D.2, Lemma 5, Eqs. (16)-(18)",
    .compare = "|W_{1:j}^T W_{1:j} - (W_1^T W_1)^j|_F <= 3/2 nu M^{2(j-1)} j^2, its mirror image, and "
               "sigma_min(W_N)^{2N} >= sigma_min(W)^2 - 3/2 nu M^{2(N-1)} N^2",
    .uses = {"arora2018.def-1", "arora2018.lemma-4"},
    .labels = {"dense", "monotone", "far", "scalar", "regression", "square", "wide", "tall", "bottleneck", "depth 8",
               "width 32"},
    .constants = {{"factor", "3/2"}},
    .mutants = {{"factor 3/2 becomes 0.4", set("factor", "0.4"), from(eight_monotone_numbers)},
                {"no power of M", replace("no power of M"), from(large_monotone_numbers)},
                {"spectral norms", replace("spectral norms"),
                 equivalent("the proof of arora2018.lemma-5-sharp works in every unitarily invariant norm")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
