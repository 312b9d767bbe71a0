//! # Definition 2: the deficiency margin
//! $W$ has *deficiency margin* $c>0$ with respect to $\Phi$ if
//! $$ \lVert W-\Phi\rVert_F\le\sigma_{\min}(\Phi)-c , $$
//! where $\sigma_{\min}$ is the $\min(d_0,d_N)$-th singular value. The abstract of the paper says it in words: the loss
//! at the start is smaller than the loss of any rank-deficient solution. That is what is examined here, as an
//! equivalence. Some $c>0$ exists if and only if
//! $$ \lVert W-\Phi\rVert_F<\lVert W'-\Phi\rVert_F\qquad
//!    \text{for every } W'\text{ with }\operatorname{rank}W'<\min(d_0,d_N), $$
//! because the nearest rank-deficient matrix is at distance $\sigma_{\min}(\Phi)$ (Eckart and Young). A margin also
//! forces $c\le\sigma_{\min}(\Phi)\le\lVert\Phi\rVert_s\le\lVert\Phi\rVert_F$, and $\Phi$ to have full rank (the
//! paper's footnote 3).
//!
//! ## What is examined
//! $\Phi=Q\,\mathrm{diag}(\sigma)R^\top$ has the singular values $\sigma$ by construction, with rational orthogonal
//! $Q$, $R$. So $\sigma_{\min}(\Phi)$ is a rational number, all distances enter by their squares, and every inequality
//! is decided exactly, equality included. A rank-deficient matrix is one that has lost a direction:
//! $W'=Z-uu^\top Z/u^\top u$ for any $Z$ and any $u\ne0$, or the mirror image where there are more rows than columns;
//! each is of this form.
//!
//! Where $\lVert W-\Phi\rVert_F<\sigma_{\min}(\Phi)$, so that there is a margin, $W'$ must be strictly farther from
//! $\Phi$ than $W$. Where not, one rank-deficient matrix that is no farther is enough: $\Phi$ without its least
//! singular direction, at distance $\sigma_{\min}(\Phi)$ exactly.
#include <algorithm>

#include "theorems/arora2018/instances/deficient.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct DeficiencyMargin {
  using Instance = DeficientPoint;
  static Instance instance(Sampler& draw) { return deficient_point(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& point) { return smaller_points(point); }

  //! ## Conclusions
  static void examine(const Instance& point, Examination& exam) {
    const int rows = point.offset.rows, cols = point.offset.cols;
    exam.dimension("d_0", cols);
    exam.dimension("d_N", rows);
    const auto& sigma = point.singular_values;
    const auto [smallest, largest] = std::minmax_element(sigma.begin(), sigma.end());
    const Matrix left = left_frame(point, exam.level()), right = transpose(right_frame(point, exam.level()));
    const Matrix target = left * padded_diagonal(rows, cols, sigma, exam.level()) * right;
    const Real least = square(exam.real(*smallest)), squared_target = squared_norm(target);
    exam.conclusion().at_most("least singular value at most the spectral norm", least, square(exam.real(*largest)));
    exam.conclusion().at_most("spectral norm at most the Frobenius norm", square(exam.real(*largest)), squared_target);

    const Matrix deficient = exam.replaced("any matrix for a deficient one") ? exam.lift(point.other)
                                                                             : deficient_matrix(point, exam.level());
    const Real to_deficient = squared_norm(deficient - target);
    exam.conclusion().at_most("distance of a deficient matrix", square(exam.constant("distance")) * least,
                              to_deficient);
    auto truncated = sigma;
    truncated[static_cast<std::size_t>(smallest - sigma.begin())] = 0;
    const Matrix nearest = left * padded_diagonal(rows, cols, truncated, exam.level()) * right;
    const Real to_nearest = squared_norm(nearest - target);
    exam.conclusion().equal("distance of the nearest one", to_nearest, least);

    const Matrix offset = left * exam.lift(point.offset) * right;  // W - Phi
    const Real to_start = squared_norm(offset);
    const Real measured =
        exam.replaced("spectral norm of a diagonal offset") ? square(largest_entry(exam.lift(point.offset))) : to_start;
    const Real room = square(exam.constant("radius")) * least - measured;
    const int side = sign(room);
    if (exam.replaced("margin zero allowed") ? side >= 0 : side > 0)
      exam.conclusion().below("margin: every deficient matrix is farther", to_start, to_deficient);
    else
      exam.conclusion().at_most("no margin: the nearest one is not", to_nearest, to_start);
  }
};

//! ## Instances
//! Any shape, one side now and then 32; condition numbers of $\Phi$ up to 1000; offsets $W-\Phi$ up to
//! $0.99\,\sigma_{\min}(\Phi)$, and from $1.01\,\sigma_{\min}(\Phi)$ on; $W'$ random, or the nearest one.
//!
//! ## Mutants
//! The strict inequality is the point: $c=0$ is refuted by a $W$ at distance $\sigma_{\min}(\Phi)$. So is any larger
//! radius, a distance larger than $\sigma_{\min}(\Phi)$ for deficient matrices, a margin measured in the spectral norm,
//! and leaving out that $W'$ be deficient.
const Registered<DeficiencyMargin> statement{{
    .id = "arora2018.def-2",
    .title = "Deficiency margin",
    .kind = Kind::definition,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Section 3.1, Definition 2, Eq. (6) and footnote 3; abstract",
    .labels = {"scalar", "regression", "width 32", "condition 1000", "margin", "no margin", "best approximation"},
    .constants = {{"radius", "1"}, {"distance", "1"}},
    .mutants = {{"margin zero allowed", replace("margin zero allowed"), from(on_the_edge)},
                {"radius becomes 1.01 of it", set("radius", "1.01"), from(over_the_edge)},
                {"distance of deficient matrices 1.001 times as large", set("distance", "1.001"), from(on_the_edge)},
                {"margin in the spectral norm", replace("spectral norm of a diagonal offset"), from(twofold_offset)},
                {"any matrix for a deficient one", replace("any matrix for a deficient one"), from(near_other)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
