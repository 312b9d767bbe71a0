//! # Definition 1: approximate balance
//! The layers $W_1,\dots,W_N$ are *$\delta$-balanced*, $\delta\ge0$, if
//! $$ \lVert\Delta_j\rVert_F\le\delta,\qquad\Delta_j=W_{j+1}^\top W_{j+1}-W_jW_j^\top,\qquad j=1,\dots,N-1 . $$
//! With $\delta=0$ neighbouring layers have the same singular values, and the left singular vectors of each are the
//! right ones of the next, up to rotations among equal ones. One layer is always balanced. The norm is the Frobenius
//! norm, and the largest over the pairs counts.
//!
//! ## What is examined
//! The function that all statements of this paper call, on layers whose defects are known in closed form. For diagonal
//! $D_j$ and orthogonal $Q_j$ the layers $W_j=Q_jD_jQ_{j-1}^\top$ have
//! $$ \Delta_j=Q_j\bigl(D_{j+1}^\top D_{j+1}-D_jD_j^\top\bigr)Q_j^\top,\qquad
//!    \lVert\Delta_j\rVert_F^2=\sum_i\bigl(D_{j+1,ii}^2-D_{j,ii}^2\bigr)^2 , $$
//! where an entry that a layer has not counts as zero. Everything is rational. Examined are the largest of these
//! numbers, that the defects turn with the frames and are symmetric, and that scaling all layers by $a$ scales them by
//! $a^2$.
#include <algorithm>

#include "theorems/arora2018/instances/chains.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct ApproximateBalance {
  using Instance = Chain;
  static Instance instance(Sampler& draw) { return diagonal_chain(draw); }
  static std::vector<Instance> witnesses() {  // one layer; two numbers
    return {{{padded(1, 2, {3})}, {}}, {{padded(1, 1, {1}), padded(1, 1, {2})}, {}}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& chain) { return smaller_chain(chain); }

  static void examine(const Instance& chain, Examination& exam) {
    const auto widths = widths_of(chain.layers);
    record_dimensions(exam, widths);
    //! ## Hypothesis
    exam.guard().equal("diagonal layers", off_diagonal(chain), 0);

    //! ## Conclusions
    const auto layers = layers_of(chain, exam.level());
    const auto defects = balance_defects(layers);
    const auto q = frames(widths, chain.reflections, exam.level());
    Real largest = 0, known = 0;
    std::vector<Matrix> turned, expected, asymmetries;
    for (std::size_t j = 0; j < defects.size(); ++j) {
      const Vector entries = diagonal_defect(chain, j, exam);
      largest = max(largest, squared_norm(defects[j]));
      known = exam.replaced("sum over the pairs") ? known + size_of(entries, exam) : max(known, size_of(entries, exam));
      turned.push_back(defects[j] * q[j + 1]);
      expected.push_back(q[j + 1] * diagonal(entries));
      asymmetries.push_back(defects[j] - transpose(defects[j]));
    }
    exam.conclusion().equal("square of the imbalance", largest, known);
    exam.conclusion().equal("defects", entries_of(turned, exam.level()), entries_of(expected, exam.level()));
    const Vector asymmetry = entries_of(asymmetries, exam.level());
    exam.conclusion().equal("symmetric", asymmetry, exam.zeros(asymmetry.rows(), 1));
    auto scaled = layers;
    for (Matrix& layer : scaled) layer = exam.constant("scale") * layer;
    exam.conclusion().equal("scaled layers", entries_of(balance_defects(scaled), exam.level()),
                            square(exam.constant("scale")) * entries_of(defects, exam.level()));
  }

  static Real off_diagonal(const Instance& chain) {
    Real sum = 0;
    for (const auto& layer : chain.layers)
      for (int i = 0; i < layer.rows; ++i)
        for (int j = 0; j < layer.cols; ++j)
          if (i != j) sum += abs(Real(layer(i, j)));
    return sum;
  }
  /// D_{j+1,ii}^2 - D_{j,ii}^2 for i = 1..d_j, j from 0.
  static Vector diagonal_defect(const Instance& chain, std::size_t j, const Examination& exam) {
    const auto entry = [&exam](const DyadicMatrix& layer, int i) {
      return square(exam.real(i < std::min(layer.rows, layer.cols) ? layer(i, i) : 0.0));
    };
    Vector defect(chain.layers[j].rows, 1, exam.level());
    for (int i = 0; i < defect.rows(); ++i) {
      const Real above = entry(chain.layers[j + 1], i), below = entry(chain.layers[j], i);
      defect.set(i, exam.replaced("sum of the Gram matrices") ? above + below : above - below);
    }
    return defect;
  }
  /// Square of the norm that the definition takes, or a mutant does, of a diagonal matrix.
  static Real size_of(const Vector& entries, const Examination& exam) {
    return exam.replaced("spectral norm") ? square(largest_entry(entries)) : squared_norm(entries);
  }
};

//! ## Instances
//! One to eight diagonal layers of random multiples of $\tfrac18$ in exactly orthogonal rational frames, with
//! bottlenecks, and with a space of 32 units.
//!
//! ## Mutants
//! The spectral norm in place of Frobenius', where two entries of a defect are not zero; the sum over the pairs in
//! place of the largest; the sum of the two Gram matrices in place of their difference.
const Registered<ApproximateBalance> statement{{
    .id = "arora2018.def-1",
    .title = "Approximate balance",
    .kind = Kind::definition,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .place = "ICLR 2019 version, Section 3.1, Definition 1",
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "bottleneck", "depth 8", "width 32"},
    .constants = {{"scale", "3/2"}},
    .mutants = {{"spectral norm", replace("spectral norm"), from(twofold_defect)},
                {"sum over the pairs", replace("sum over the pairs"), from(twofold_defect)},
                {"sum of the Gram matrices", replace("sum of the Gram matrices")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
