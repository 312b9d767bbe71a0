//! # Lemma 4: diagonal matrices under an orthogonal congruence
//! Let $D_1$, $D_2$ be diagonal with non-negative entries in descending order, $O$ orthogonal, and
//! $e=\lVert D_1-OD_2O^\top\rVert_F$. Then
//! $$ \text{(a)}\quad\lVert D_1-D_2\rVert_F\le e,\qquad\qquad\text{(b)}\quad\lVert D_1-OD_1O^\top\rVert_F\le2e . $$
//! In the proof of Lemma 5, $D_1$ and $D_2$ are the spectra of $W_{j+1}^\top W_{j+1}$ and $W_jW_j^\top$, which
//! approximate balance makes close; (b) says that then $O$ nearly commutes with them. (a) is Lemma 3, for $D_1$ and
//! $OD_2O^\top$ whose singular values are the diagonals. For (b) insert $OD_2O^\top$:
//! $\lVert D_1-OD_1O^\top\rVert_F\le e+\lVert O(D_2-D_1)O^\top\rVert_F\le2e$ by (a).
//!
//! Everything is rational: $O$ is a product of reflections in integer vectors, and norms enter by their squares.
//! Without the lemma one knows $\lVert D_1-OD_1O^\top\rVert_F^2\le2\lVert D_1\rVert_F^2$, because both matrices are
//! positive semidefinite; the page counts where (b) says more.
#include <algorithm>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "theorems/arora2018/instances/pairs.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct RotatedSpectra {
  using Instance = RotatedDiagonals;
  static Instance instance(Sampler& draw) { return rotated_diagonals(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& diagonals) { return smaller_diagonals(diagonals); }

  static void examine(const Instance& diagonals, Examination& exam) {
    const int d = static_cast<int>(diagonals.first.size());
    exam.dimension("d", d);
    //! ## Hypothesis
    exam.hypothesis().at_most("descending", 0,
                              std::min(least_descent(diagonals.first), least_descent(diagonals.second)));

    //! ## Conclusions
    const Matrix D1 = padded_diagonal(d, d, diagonals.first, exam.level());
    const Matrix D2 = padded_diagonal(d, d, diagonals.second, exam.level());
    const Matrix O = product_of_reflections(diagonals.reflections, exam.level());
    const Real e2 = squared_norm(D1 - O * D2 * transpose(O));
    exam.conclusion().at_most("(a), squared", squared_norm(D1 - D2), square(exam.constant("first")) * e2);
    exam.conclusion()
        .at_most("(b), squared", squared_norm(D1 - O * D1 * transpose(O)), square(exam.constant("second")) * e2)
        .trivially_at_most(2 * squared_norm(D1));
  }

  /// The sign of the least of the differences of neighbours: negative where one ascends. Doubles compare exactly.
  static int least_descent(const std::vector<double>& values) {
    return std::is_sorted(values.rbegin(), values.rend()) ? 0 : -1;
  }
};

//! ## Instances
//! $O$ is the identity, one exchange, a small rotation, or arbitrary; the diagonals are near each other, or not, or the
//! second is a multiple of the identity; up to 32 entries.
//!
//! ## Mutants
//! Both constants are attained. With $O=I$ (a) is an equality. For (b) take $D_1=\mathrm{diag}(x,0)$, $D_2=\frac x2I$
//! and the exchange of the two places: $e=x/\sqrt2$, and the left side is $\sqrt2\,x$. So 1.999 in place of 2 is
//! refuted. Without the order, $\mathrm{diag}(x,0)$ and $\mathrm{diag}(0,x)$ with the same exchange have $e=0$.
const Registered<RotatedSpectra> statement{{
    .id = "arora2018.lemma-4",
    .title = "Diagonal matrices under an orthogonal congruence",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Appendix D.2, Lemma 4",
    .compare = "D_1, D_2 diagonal, descending, non-negative, O orthogonal, |D_1 - O D_2 O^T|_F <= e: then "
               "|D_1 - D_2|_F <= e and |D_1 - O D_1 O^T|_F <= 2e",
    .uses = {"arora2018.lemma-3"},
    .labels = {"any rotation", "small rotation", "permutation", "no rotation", "second constant", "one entry",
               "width 32"},
    .constants = {{"first", "1"}, {"second", "2"}},
    .mutants = {{"(a): e becomes 0.999 e", set("first", "0.999"), from(exchanged_halves)},
                {"(b): 2e becomes 1.999 e", set("second", "1.999"), from(exchanged_halves)},
                {"order dropped", drop("descending"), from(unsorted_diagonals)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
