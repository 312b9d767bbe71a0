//! # Lemma 3.2 without a width: refuted
//! Lemma 3.2 says that with probability at least $1-\delta$ over the start, for *all* weights within $R=c\,\delta\lambda_0/n^2$ of it, $\lVert H-H(0)\rVert<\lambda_0/4$ and $\lambda_{\min}(H)>\lambda_0/2$. Printed, it asks for no width $m$. The start itself
//! is among those weights, so the second half contains
//! $$ P\bigl(\lambda_{\min}(H(0))>\tfrac12\lambda_0\bigr)\ \ge\ 1-\delta\qquad\text{for every }m\ge1 . $$
//! **This is false.** For orthonormal inputs $\lambda_0=\tfrac12$ and $H(0)=\mathrm{diag}(B_i/m)$ with independent $B_i\sim\mathrm{Bin}(m,\tfrac12)$: it fails if some $B_i\le m/4$. The exact probabilities are
//! $\tfrac12$ for $n=m=1$, $\tfrac7{16}$ for $n=m=2$ and $1-(11/16)^2=\tfrac{135}{256}$ for $n=2$, $m=4$, each above every $\delta\le\tfrac25$.
//!
//! **What remains true.** The first half, and the second with Lemma 3.1's width and event, which the paper's later proofs have at hand: see `du2018.lemma-3.2`.
//!
//! The page counts failures of independent draws by the sequential exact test.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

struct AnyWidth {
  DyadicMatrix directions;
  int width = 1;
  Fraction failure{1, 10};
};
LEMMACHECK_DESCRIBE(AnyWidth, directions, width, failure)
void validate(const AnyWidth& a) {
  require_nonzero_rows("directions", a.directions);
  require_between("width", a.width, 1, 4096);
  require_probability("failure", a.failure);
}
struct InitialWeights {
  DyadicMatrix weights;
};
LEMMACHECK_DESCRIBE(InitialWeights, weights)

struct LiteralStability {
  using Instance = AnyWidth;
  static AnyWidth instance(Sampler& draw) {
    const int n = draw.integer(2, 4), width = draw.integer(1, 8);
    draw.label(width <= 4 ? "narrow" : "wider");
    return {orthogonal_inputs(draw, n), width, draw.one_of(std::vector<Fraction>{{1, 10}, {1, 5}, {2, 5}})};
  }
  static std::vector<AnyWidth> witnesses() {
    return {{matrix({{1}}), 1, {1, 10}}, {matrix({{1, 0}, {0, 1}}), 2, {2, 5}}, {matrix({{1, 0}, {0, 1}}), 4, {1, 10}}};
  }
  static std::vector<AnyWidth> smaller_shapes(const AnyWidth& a) {
    std::vector<AnyWidth> list;
    for (auto& rows : smaller_inputs(a.directions)) list.push_back({std::move(rows), a.width, a.failure});
    return list;
  }

  using Draw = InitialWeights;
  static Draw draw(const AnyWidth& a, Sampler& sampler) { return {sampler.normal_matrix(a.width, a.directions.cols)}; }

  //! ## Once per instance
  struct Prepared {
    DyadicMatrix directions;
    LimitingKernel limit;
  };
  static Prepared prepare(const AnyWidth& a, Examination& exam) {
    exam.dimension("n", a.directions.rows), exam.dimension("m", a.width);
    const LimitingKernel limit = limiting_kernel(exam, a.directions);
    exam.guard().below("lambda_0 is positive", 0, limit.lambda_0);
    exam.fails_with_probability_at_most(exam.constant("failure") * exam.real(a.failure));
    exam.assume("rounded Gaussians of a counter-based generator stand for independent N(0, 1) weights");
    return {a.directions, limit};
  }
  //! ## Conclusion, for one draw of the start
  static void examine(const Prepared& p, const Draw& start, Examination& exam) {
    const Matrix counts = exam.lift(activation_counts(start.weights, p.directions));
    const Matrix initial = hadamard(p.limit.gram, counts) / start.weights.rows;
    exam.conclusion().below("least eigenvalue at the start", p.limit.lambda_0 / 2, smallest_eigenvalue(initial));
  }
};

//! ## Mutants
//! Twice the failure probability is exceeded as well by a single neuron.
const Registered<LiteralStability> statement{{
    .id = "du2018.lemma-3.2-literal",
    .title = "The least eigenvalue in Lemma 3.2, without a width",
    .kind = Kind::lemma,
    .expected = Verdict::refuted,
    .cost = Cost::light,
    .place = "arXiv 1810.02054v2 (ICLR 2019), Section 3.1, Lemma 3.2",
    .uses = {"du2018.hinf-closed-form"},
    .constants = {{"failure", "1"}},
    .mutants = {{"twice the failure probability", set("failure", "2")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
