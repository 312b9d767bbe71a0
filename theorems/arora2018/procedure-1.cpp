//! # Procedure 1: balanced initialisation
//! Draw a matrix $A\in\mathbb R^{d_N\times d_0}$, take its singular value decomposition $A=U\Sigma V^\top$ with
//! $k=\min(d_0,d_N)$ values, and set
//! $$ W_1\simeq\Sigma^{1/N}V^\top,\qquad W_j\simeq\Sigma^{1/N}\ (1<j<N),\qquad W_N\simeq U\,\Sigma^{1/N}, $$
//! where $\simeq$ is equality up to zero-valued padding. If no hidden layer is narrower than $k$, then
//! $$ W_{1:N}=A\qquad\text{and}\qquad W_{j+1}^\top W_{j+1}=W_jW_j^\top\quad(1\le j<N): $$
//! the network computes $A$, and it is exactly balanced. Footnote 7 adds a freedom of gauge: both stay true for the
//! layers $Q_jW_jQ_{j-1}^\top$ with orthogonal $Q_1,\dots,Q_{N-1}$ (and $Q_0=Q_N=I$).
//!
//! ## What is examined
//! Singular values and roots are irrational for most $A$. So the roots are the data:
//! $A=Q_N\,\mathrm{diag}(r_1^N,\dots,r_k^N)\,Q_0^\top$ with dyadic $r_i\ge0$ and orthogonal matrices that are products
//! of reflections $I-2vv^\top/v^\top v$ in integer vectors. Every such $A$ has this very decomposition, with
//! $\Sigma^{1/N}=\mathrm{diag}(r)$, and everything is rational: the two conclusions are decided exactly.
#include <algorithm>

#include "theorems/arora2018/instances/factors.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct BalancedInitialisation {
  using Instance = BalancedFactors;
  static Instance instance(Sampler& draw) { return some_factors(draw); }
  static std::vector<Instance> witnesses() {  // one layer, rank zero, a wide middle
    return {{{2, 1}, {3}, {}}, {{2, 2, 2}, {0, 0}, {}}, {{1, 3, 2, 1}, {0.5}, {}}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& factors) { return smaller_factors(factors); }

  static void examine(const Instance& factors, Examination& exam) {
    record_dimensions(exam, factors.widths);
    const auto q = frames(factors.widths, factors.reflections, exam.level());
    const int N = static_cast<int>(factors.widths.size()) - 1, inputs = factors.widths.front(),
              outputs = factors.widths.back();
    const int narrowest =
        N == 1 ? std::min(inputs, outputs) : *std::min_element(factors.widths.begin() + 1, factors.widths.end() - 1);

    //! ## Hypothesis
    exam.hypothesis().at_most("no bottleneck", exam.real(std::min(inputs, outputs)), exam.real(narrowest));

    //! ## Conclusions
    Matrix powers = exam.zeros(outputs, inputs);
    for (int i = 0; i < std::min(inputs, outputs); ++i)
      powers.set(i, i, pow(exam.real(factors.roots[static_cast<std::size_t>(i)]), N));
    const auto layers = layers_of(factors, q, exam);
    exam.conclusion().equal("end-to-end matrix", end_to_end(layers), q.back() * powers * transpose(q.front()));
    const Vector defects = entries_of(balance_defects(layers), exam.level());
    exam.conclusion().equal("balanced", defects, exam.zeros(defects.rows(), 1));
  }

  /// The procedure's layers, or a mutant's.
  static std::vector<Matrix> layers_of(const Instance& factors, const std::vector<Matrix>& q, const Examination& exam) {
    const std::vector<double> ones(factors.roots.size(), 1);
    std::vector<Matrix> layers;
    for (std::size_t j = 1; j < q.size(); ++j) {
      const bool bare = j + 1 == q.size() && exam.replaced("no root in the last layer");
      const Matrix diagonal = padded_diagonal(q[j].rows(), q[j - 1].rows(), bare ? ones : factors.roots, exam.level());
      layers.push_back(q[j] * diagonal * transpose(q[j - 1]));
    }
    if (exam.replaced("gauge on one side only")) layers.front() = transpose(q[1]) * layers.front();
    if (exam.replaced("gauge that is not orthogonal")) {
      layers.front() = 2 * layers.front();
      layers.back() = layers.back() / 2;
    }
    return layers;
  }
};

//! One to eight layers; scalar, regression, square, wide and tall data, a hidden layer of 32 units; one in ten has a
//! root zero, so that $A$ has not full rank.
//!
//! ## Mutants
//! A root forgotten in one layer (then $W_{1:N}\ne A$), a gauge that turns one of its two neighbours only, a gauge that
//! rescales instead of turning (the product stays $A$, the balance is lost), and a hidden layer narrower than $k$,
//! which cannot carry rank $k$.
const Registered<BalancedInitialisation> statement{{
    .id = "arora2018.procedure-1",
    .title = "Balanced initialisation",
    .kind = Kind::claim,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.3, Procedure 1 with footnotes 6 and 7",
    .uses = {"arora2018.def-1"},
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "rank-deficient", "depth 8", "width 32"},
    .mutants = {{"a root forgotten in the last layer", replace("no root in the last layer")},
                {"gauge on one side only", replace("gauge on one side only")},
                {"gauge that is not orthogonal", replace("gauge that is not orthogonal")},
                {"bottleneck allowed", drop("no bottleneck"), from(bottleneck_factors)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
