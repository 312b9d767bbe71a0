//! # Lemma 3: singular values move less than the matrix
//! For two matrices $A$, $B$ of one shape let $\mathrm{Sing}(A)$ be the vector of singular values in descending order.
//! Then
//! $$ \lVert\mathrm{Sing}(A)-\mathrm{Sing}(B)\rVert\le\lVert A-B\rVert_F . $$
//! The paper cites it (Mirsky's theorem, from Lidskii's). It is what turns closeness of two matrices into closeness of
//! spectra in the proofs of Lemmas 4 and 5. By expanding both squares it says
//! $\langle A,B\rangle\le\sum_r\sigma_r(A)\sigma_r(B)$, which is von Neumann's trace inequality; equality holds where
//! $A$ and $B$ have the same singular vectors in the same order.
//!
//! Without the lemma one knows that the left side is at most $(\lVert A\rVert_F^2+\lVert B\rVert_F^2)^{1/2}$, because
//! singular values are not negative. So the bound says something where $\langle A,B\rangle>0$.
#include "theorems/arora2018/instances/pairs.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct SingularValuesMoveLess {
  using Instance = MatrixPair;
  static Instance instance(Sampler& draw) { return matrix_pair(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& pair) { return smaller_pairs(pair); }

  //! ## Conclusion
  static void examine(const Instance& pair, Examination& exam) {
    const Matrix A = exam.lift(pair.first), B = exam.lift(pair.second);
    exam.dimension("rows", A.rows());
    exam.dimension("columns", A.cols());
    const Vector of_first = singular_values(A), of_second = singular_values(B);
    const Vector moved = of_first - (exam.replaced("ascending") ? reversed(of_second) : of_second);
    const Real distance = exam.replaced("spectral norm") ? spectral_norm(A - B) : frobenius_norm(A - B);
    exam.conclusion()
        .at_most("singular values", norm(moved), exam.constant("factor") * distance)
        .trivially_at_most(sqrt(squared_norm(A) + squared_norm(B)));
  }

  static Vector reversed(const Vector& x) {
    Vector y = x;
    for (int i = 0; i < x.rows(); ++i) y.set(i, x(x.rows() - 1 - i));
    return y;
  }
};

//! ## Instances
//! Unrelated matrices, near ones, and two families where equality is attained: diagonal ones exactly, ones with common
//! singular vectors up to the rounding of their entries.
//!
//! ## Mutants
//! Where equality is attained no factor below 1 will do, and the order matters: with one of the vectors ascending it is
//! false. So is the spectral norm on the right.
const Registered<SingularValuesMoveLess> statement{{
    .id = "arora2018.lemma-3",
    .title = "Singular values move less than the matrix (Mirsky)",
    .kind = Kind::lemma,
    .wording = Wording::reconstructed,
    .cost = Cost::normal,
    .most_bits = 256,
    .place = "ICLR 2019 version, Appendix D.2, Lemma 3",
    .compare = "|Sing(A) - Sing(B)| <= |A - B|_F, for the vectors of singular values in descending order",
    .labels = {"unrelated", "near", "one basis", "diagonal", "scalar", "row", "width 32"},
    .attained = {{"singular values", "matrices with the same singular vectors, in the same order", "1e-60"}},
    .constants = {{"factor", "1"}},
    .mutants = {{"factor 1 becomes 0.99", set("factor", "0.99"), from(diagonal_pair)},
                {"one of the vectors ascending", replace("ascending"), from(diagonal_pair)},
                {"spectral norm of the difference", replace("spectral norm"), from(diagonal_pair)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
