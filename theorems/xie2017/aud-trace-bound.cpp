//! # The trace bounds the tail: $m\gamma_m\le\tfrac12$
//! Let $\gamma_1\ge\gamma_2\ge\dots$ be the eigenvalues of the kernel $g(\langle x,y\rangle)$, $g(t)=t\bigl(\tfrac14+\tfrac{\arcsin t}{2\pi}\bigr)$, on the sphere of $\mathbb R^d$ with its
//! uniform probability measure. For every $d\ge2$ and $m\ge1$
//! $$ m\,\gamma_m\le\sum_{u\le m}\gamma_u\le g(1)=\tfrac12 . $$
//!
//! This is our audit, not a statement of the paper. Lemmas 5 and 6 and Theorems 1 and 3 promise their bounds with probability at least
//! $1-m\,e^{-m\gamma_m/8}-\cdots$, and $m\gamma_m\le\tfrac12$ gives
//! $$ m\,e^{-m\gamma_m/8}\ \ge\ m\,e^{-1/16}\ >\ 0.93\,m . $$
//! For $m\ge2$ the promised probability is negative, in every dimension and for every number of samples: Lemmas 5 and 6 are vacuous (see
//! `xie2017.lemma-5` and `xie2017.lemma-6`). Other constants in the matrix Chernoff bound behind it do not help: with the sharpest radius
//! $R=g(1)=\tfrac12$ and in the limit of an empty conclusion ($\varepsilon\to1$) the term is $m\,e^{-2m\gamma_m}$, which is at least $m/e>1$ for $m\ge3$, and
//! at least $2e^{-1/2}>1$ for $m=2$, where $\gamma_2=\tfrac1{4d}\le\tfrac18$.
//!
//! **Proof.** $\gamma_u$ does not increase, so the mean of the first $m$ is at least the last of them; eigenvalues are not negative, so any partial sum is at most the
//! trace; and by Mercer's theorem the trace is $\int g(\langle x,x\rangle)\,dA(x)=g(1)$.
//!
//! ## The spectrum
//! It is known in closed form (`xie2017.spectrum`): degree 1 comes first, $\gamma_1=\dots=\gamma_d=\tfrac1{4d}$, then degree 0, then the even degrees $2,4,\dots$, each as often as
//! there are independent spherical harmonics of that degree. So both inequalities are evaluated for the true spectrum. Everything is in units of
//! $\gamma_1$, in which the first $d$ eigenvalues are exactly 1 and the ties at $m\le d$, where the first inequality is an equality, are exact.
#include <algorithm>

#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Dimension d of the sphere's space, and which eigenvalue.
struct Cell {
  int dimension = 2;
  std::int64_t position = 1;
};
LEMMACHECK_DESCRIBE(Cell, dimension, position)

void validate(const Cell& cell) {
  constexpr int most = 20000;  // the spectrum is computed shell by shell
  if (cell.dimension < 2 || cell.dimension > most)
    throw Malformed("dimension", "is " + std::to_string(cell.dimension) + ", wanted is 2 to 20000");
  if (cell.position < 1 || cell.position > most)
    throw Malformed("position", "is " + std::to_string(cell.position) + ", wanted is 1 to 20000");
}

//! ## Instances
//! $(d,m)$ with $d$ up to 80. Half of the positions are the last of a shell, where $m\gamma_m$ is largest; the others lie anywhere.
std::int64_t shell_end(int d, int shells) {
  std::int64_t end = d;
  for (int degree = 0, s = 1; s < shells; ++s, degree += 2) {
    const std::int64_t more = harmonics_multiplicity(d, degree);
    if (more > 5000 - end) break;
    end += more;
  }
  return end;
}

struct TraceBound {
  using Instance = Cell;
  static Instance instance(Sampler& draw) {
    const int d = draw.chance(0.3) ? draw.integer(2, 4) : draw.integer(2, 80);
    const std::int64_t end = shell_end(d, draw.integer(1, d < 5 ? 40 : 6));
    if (draw.chance(0.5)) return {d, end};
    return {d, draw.integer(1, static_cast<int>(end) + d)};
  }
  static std::vector<Instance> witnesses() { return {{2, 1}, {2, 2}, {2, 3}, {3, 4}, {3, 9}, {1500, 3000}}; }

  //! ## Conclusions
  static void examine(const Instance& cell, Examination& exam) {
    const std::int64_t m = cell.position;
    const KernelSpectrum spectrum(cell.dimension, m, exam.level());
    Real last = spectrum.relative_eigenvalue(m), sum = spectrum.relative_partial_sum(m);
    if (exam.replaced("the first eigenvalue for the last")) last = exam.real(1.0);
    if (exam.replaced("lambda_1 = 1/(2d)")) sum += Real(std::min<std::int64_t>(m, cell.dimension));
    if (exam.replaced("degree 0 before degree 1")) sum = with_degree_0_first(spectrum, cell, exam);
    const Real scaled = exam.real(static_cast<double>(m)) * last, gamma_1 = 1 / exam.real(4.0 * cell.dimension);
    exam.conclusion().at_most("m gamma_m is at most the partial sum", scaled, sum);
    exam.conclusion().at_most("the partial sum is at most the trace", sum, exam.constant("trace") / gamma_1);
    exam.conclusion().at_most("m gamma_m is at most 1/2", scaled, exam.constant("bound") / gamma_1);
    exam.observe("m gamma_m", scaled * gamma_1);
  }

  static Real with_degree_0_first(const KernelSpectrum& spectrum, const Cell& cell, const Examination& exam) {
    if (cell.position > cell.dimension) return spectrum.relative_partial_sum(cell.position);
    const Real lambda_0 = KernelSpectrum(cell.dimension, cell.dimension + 1, exam.level()).shells()[1].relative;
    return lambda_0 + Real(cell.position - 1);
  }
};

std::vector<Cell> third_in_the_plane() { return {{2, 3}}; }

//! ## Mutants
//! $m\gamma_m\le\tfrac14$ is what one measures in dimensions 3 and above; it is false in the plane, where $3\gamma_3=3/\pi^2$. A trace of $0.49$ is passed after
//! finitely many shells, and $m\gamma_1$ outgrows everything. An order that puts the constants before the linear functions breaks the first inequality, because
//! $\lambda_0<\lambda_1$; and $\lambda_1=\tfrac1{2d}$ would make the trace too large.
const Registered<TraceBound> statement{{
    .id = "xie2017.aud-trace-bound",
    .title = "The trace bounds the tail of the spectrum",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .wording = Wording::exact,
    .uses = {"xie2017.spectrum", "xie2017.trace"},
    .constants = {{"trace", "1/2"}, {"bound", "1/2"}},
    .mutants = {{"m gamma_m at most 1/4", set("bound", "1/4"), on(third_in_the_plane)},
                {"trace 0.49", set("trace", "0.49")},
                {"the first eigenvalue for the last", replace("the first eigenvalue for the last")},
                {"degree 0 before degree 1", replace("degree 0 before degree 1")},
                {"lambda_1 = 1/(2d)", replace("lambda_1 = 1/(2d)")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
