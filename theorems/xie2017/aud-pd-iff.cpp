//! # Which inputs make the kernel singular
//! For unit inputs $x_1,\dots,x_m$ let $p$ be the number of lines $\{u,-u\}$ of which both ends occur. Then
//! $$ \dim\ker G=\bigl(m-\#\{\text{distinct inputs}\}\bigr)+\bigl(p-\operatorname{rank}\{u_1,\dots,u_p\}\bigr) . $$
//! So $\lambda_{\min}(G)>0$ if and only if no input occurs twice and the antipodal pairs have linearly independent directions.
//!
//! The paper uses that $G$ is positive definite only through its spectrum. The usual sufficient condition, that no two inputs are parallel, is too strong: $\pm e_1,\pm e_2$ in the plane have
//! $\lambda_{\min}(G)=\tfrac12$, and only a third antipodal pair makes $G$ singular.
//!
//! **Proof.** $c^\top Gc=\mathbb E\lVert\sum_ic_i\mathbb 1\{w^\top x_i\ge0\}x_i\rVert^2$ (`xie2017.kernel`), so $c$ is in the kernel iff the field vanishes almost everywhere. Across $u^\perp$ it jumps by
//! $(c_u+c_{-u})u$, where $c_u$ sums over copies of $u$: so $c_{-u}=-c_u$, and $c_u=0$ where $-u$ does not occur. What is left is the constant field $\sum c_uu$ over the antipodal pairs.
//!
//! **What is checked.** From above: the system "no jump, and zero on one side" is solved in rational arithmetic, so the dimension of the null vectors is exact. From below: a subset of inputs, chosen by
//! the formula, whose kernel is certified positive definite by its least eigenvalue, which knows nothing of fields.
#include <algorithm>

#include "numerics/linear_algebra/elimination.hpp"
#include "numerics/sphere/half_spaces.hpp"
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## The two counts
/// Rank of "no jump across any line, zero on one side" in the m coefficients: m minus the number of independent null vectors.
int rank_of_cancellation(const DyadicMatrix& x, const Lines& lines) {
  DyadicMatrix system((lines.count + 1) * x.cols, x.rows);
  for (int i = 0; i < x.rows; ++i)
    for (int a = 0; a < x.cols; ++a) {
      system(lines.line[at(i)] * x.cols + a, i) = lines.orientation[at(i)] * x(i, a);
      if (lines.orientation[at(i)] < 0) system(lines.count * x.cols + a, i) = x(i, a);
    }
  return exact_rank(system);
}

/// The first input at either end of each line, or -1.
struct Ends {
  std::vector<int> front, back;
};
Ends ends_of(const Lines& lines) {
  Ends ends{std::vector<int>(at(lines.count), -1), std::vector<int>(at(lines.count), -1)};
  for (int i = static_cast<int>(lines.line.size()) - 1; i >= 0; --i)
    (lines.orientation[at(i)] > 0 ? ends.front : ends.back)[at(lines.line[at(i)])] = i;
  return ends;
}

/// Every distinct input but the back ends of antipodal pairs that depend on earlier pairs.
std::vector<int> maximal_subset(const DyadicMatrix& x, const Lines& lines, const Examination& exam) {
  const Ends ends = ends_of(lines);
  std::vector<int> chosen;
  DyadicMatrix pairs(0, x.cols);
  for (int line = 0; line < lines.count; ++line) {
    const int front = ends.front[at(line)], back = ends.back[at(line)];
    chosen.push_back(front);
    if (back < 0 || exam.replaced("antipodal inputs are parallel")) continue;
    DyadicMatrix longer(pairs.rows + 1, x.cols);
    std::copy(pairs.entries.begin(), pairs.entries.end(), longer.entries.begin());
    for (int a = 0; a < x.cols; ++a) longer(pairs.rows, a) = x(front, a);
    if (!exam.replaced("antipodal pairs never harm") && exact_rank(longer) == pairs.rows) continue;
    chosen.push_back(back);
    pairs = longer;
  }
  return chosen;
}

//! ## Instances
//! Antipodal pairs up to two more than the dimension, copies (as multiples by powers of two), and single inputs, in any order; integers, so that parallel means parallel.
Inputs mixture(Sampler& draw, int d, int pairs, int copies, int singles) {
  std::vector<std::vector<double>> rows;
  const auto fresh = [&] {
    std::vector<double> x(at(d));
    for (double& entry : x) entry = draw.integer(-9, 9);
    if (std::all_of(x.begin(), x.end(), [](double entry) { return entry == 0; })) x[0] = 1;
    return x;
  };
  const auto multiple = [](std::vector<double> x, double factor) {
    for (double& entry : x) entry *= factor;
    return x;
  };
  for (int k = 0; k < singles; ++k) rows.push_back(fresh());
  for (int k = 0; k < pairs; ++k) rows.push_back(fresh()), rows.push_back(multiple(rows.back(), -2));
  for (int k = 0; k < copies; ++k)
    rows.push_back(multiple(rows[at(draw.integer(0, static_cast<int>(rows.size()) - 1))], 4));
  for (std::size_t k = rows.size(); k > 1; --k)
    std::swap(rows[k - 1], rows[at(draw.integer(0, static_cast<int>(k) - 1))]);
  return {matrix(rows)};
}

struct Nullity {
  using Instance = Inputs;
  static Instance instance(Sampler& draw) {
    const int d = draw.integer(2, 3 + draw.size() / 20);
    switch (draw.integer(0, 3)) {
      case 0:
        return mixture(draw, d, 0, 0, draw.integer(2, 4 + draw.size() / 5));
      case 1:
        return mixture(draw, d, draw.integer(1, d), 0, draw.integer(0, 4));
      case 2:
        return mixture(draw, d, draw.integer(d + 1, d + 2), 0, draw.integer(0, 4));
      default:
        return mixture(draw, d, draw.integer(0, d + 2), draw.integer(1, 3), draw.integer(1, 4));
    }
  }
  static std::vector<Instance> witnesses() {
    return {{matrix({{1, 0}, {-1, 0}, {0, 1}, {0, -1}})},
            {matrix({{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}})},
            {matrix({{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}})},
            {matrix({{1, 2}, {2, 4}, {1, -1}})}};
  }
  static std::vector<Instance> smaller_shapes(const Instance& inputs) { return smaller_inputs(inputs); }

  //! ## Conclusions
  static void examine(const Instance& inputs, Examination& exam) {
    const DyadicMatrix& x = inputs.directions;
    const Lines lines = lines_of(x);
    const auto chosen = maximal_subset(x, lines, exam);
    exam.dimension("d", x.cols), exam.dimension("m", x.rows);
    const Ends ends = ends_of(lines);
    const auto pairs = std::count_if(ends.back.begin(), ends.back.end(), [](int end) { return end >= 0; });
    const auto distinct = lines.count + pairs;
    const int nullity = x.rows - rank_of_cancellation(x, lines);
    exam.label(x.rows > distinct ? "repeated inputs" : "distinct inputs");
    if (pairs > 0)
      exam.label(nullity > x.rows - distinct ? "dependent antipodal pairs" : "independent antipodal pairs");
    const int formula = x.rows - static_cast<int>(chosen.size());
    exam.conclusion().equal("dimension of the null vectors", formula, nullity);
    DyadicMatrix subset(static_cast<int>(chosen.size()), x.cols);
    for (int i = 0; i < subset.rows; ++i)
      for (int a = 0; a < x.cols; ++a) subset(i, a) = x(chosen[at(i)], a);
    exam.conclusion().below("kernel of a maximal subset", 0, smallest_eigenvalue(arc_cosine_kernel(exam.lift(subset))));
    exam.observe("dimension of the kernel's null space", exam.real(1.0 * formula));
  }
};

Inputs independent_pairs(Sampler& draw) {
  DyadicMatrix x(4, 2);
  x(0, 0) = draw.integer(1, 9), x(1, 0) = -x(0, 0), x(2, 1) = draw.integer(1, 9), x(3, 1) = -x(2, 1);
  return {x};
}
Inputs dependent_pairs(Sampler& draw) { return mixture(draw, 2, 3, 0, 0); }

//! ## Mutants
//! That parallel inputs always make $G$ singular is refuted by independent antipodal pairs; that antipodal pairs never do, by three of them in the plane.
const Registered<Nullity> statement{{
    .id = "xie2017.aud-pd-iff",
    .title = "Which inputs make the kernel singular",
    .kind = Kind::theorem,
    .origin = Origin::ours,
    .uses = {"xie2017.kernel"},
    .labels = {"repeated inputs", "distinct inputs", "dependent antipodal pairs", "independent antipodal pairs"},
    .mutants = {{"antipodal inputs count as parallel", replace("antipodal inputs are parallel"),
                 from(independent_pairs)},
                {"antipodal pairs never harm", replace("antipodal pairs never harm"), from(dependent_pairs)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
