//! # Balanced layers share their singular values
//! If the layers are exactly balanced, $W_{j+1}^\top W_{j+1}=W_jW_j^\top$ for all $j<N$, and no hidden layer is
//! narrower than $\min(d_0,d_N)$, then all layers have the same non-zero singular values, and they are the $N$-th roots
//! of those of the end-to-end matrix:
//! $$ \sigma_r(W_j)=\sigma_r(W_{1:N})^{1/N}\qquad\text{for all } j \text{ and all } r\text{ up to the rank.} $$
//! This is why Theorem 1 has the exponents $2(N-1)/N$: the preconditioner $P$ of the end-to-end update is made of
//! $W_{1:j-1}$ and $W_{j+1:N}$.
//!
//! $W_jW_j^\top$ and $W_j^\top W_j$ have the same non-zero eigenvalues, so by balance all $W_j$ have the same non-zero
//! singular values. And $W_{1:N}^\top W_{1:N}=W_{1:N-1}^\top(W_{N-1}W_{N-1}^\top)W_{1:N-1}$, where $W_N^\top W_N$ has
//! been replaced; going on like this down to $W_1$ gives $W_{1:N}^\top W_{1:N}=(W_1^\top W_1)^N$.
//!
//! ## What is examined
//! Singular values are irrational, sums of their powers are not. Two lists of non-negative numbers are the same up to
//! zeros if and only if their sums of $k$-th powers agree for $k=1,2,\dots$ up to the number of them. So the
//! conclusion, for all layers at once, is
//! $$ \operatorname{tr}\bigl((W_j^\top W_j)^{N}\bigr)^{k}=\operatorname{tr}\bigl(W_{1:N}^\top W_{1:N}\bigr)^k,\qquad
//!    k=1,\dots,\max_j\min(d_{j-1},d_j), $$
//! in rational arithmetic, with no singular value computed.
#include <algorithm>

#include "theorems/arora2018/instances/chains.hpp"
#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct EqualSpectra {
  using Instance = Chain;
  static Instance instance(Sampler& draw) { return balanced_chain(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& chain) { return smaller_chain(chain); }

  static void examine(const Instance& chain, Examination& exam) {
    const auto widths = widths_of(chain.layers);
    record_dimensions(exam, widths);
    const auto layers = layers_of(chain, exam.level());
    //! ## Hypotheses
    const Vector defects = entries_of(balance_defects(layers), exam.level());
    exam.hypothesis().equal("balanced", defects, exam.zeros(defects.rows(), 1));
    exam.hypothesis().at_most("no bottleneck", exam.real(rank_of(widths)),
                              exam.real(*std::min_element(widths.begin(), widths.end())));

    //! ## Conclusion
    const int N = static_cast<int>(layers.size());
    const int power = exam.replaced("exponent 1/(N-1)") ? std::max(1, N - 1) : N;
    int number = 1;
    for (const Matrix& layer : layers) number = std::max(number, std::min(layer.rows(), layer.cols()));
    const Vector product = power_sums(gram(end_to_end(layers)), number, exam.level());
    std::vector<Matrix> of_layers, of_product;
    for (const Matrix& layer : layers) {
      of_layers.push_back(power_sums(power_of(gram(layer), power), number, exam.level()));
      of_product.push_back(product);
    }
    exam.conclusion().equal("sums of powers", entries_of(of_layers, exam.level()),
                            entries_of(of_product, exam.level()));
  }

  /// The smaller one of A^T A and A A^T.
  static Matrix gram(const Matrix& a) { return a.rows() < a.cols() ? a * transpose(a) : transpose(a) * a; }
  static Matrix power_of(const Matrix& a, int exponent) {
    Matrix power = a;
    for (int k = 1; k < exponent; ++k) power = power * a;
    return power;
  }
  /// tr A, tr A^2, ..., tr A^number.
  static Vector power_sums(const Matrix& a, int number, Level level) {
    Vector sums(number, 1, level);
    Matrix power = a;
    for (int k = 0; k < number; ++k, power = power * a) sums.set(k, trace(power));
    return sums;
  }
};

//! ## Instances
//! Exactly balanced by construction, and verified to be: all layers have one diagonal, in rational orthogonal frames.
//! One to eight layers, a space of 32 units, one in ten with a singular value zero.
//!
//! ## Mutants
//! The exponent $1/(N-1)$, which is right for one layer less; and balance dropped, with one singular value of one layer
//! doubled.
//!
//! ## Finding
//! That no hidden layer is a bottleneck is not needed for this. A bottleneck of width $h$ leaves at most $h$ non-zero
//! singular values to every layer and to the product, and the proof above never asks for more. That mutant, run on
//! chains with a bottleneck, is equivalent.
const Registered<EqualSpectra> statement{{
    .id = "arora2018.inline.spectra-0bal",
    .title = "Equal singular values under balance",
    .kind = Kind::lemma,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .place = "ICLR 2019 version, Section 3.1, after Definition 1, citing Arora, Cohen and Hazan (2018)",
    .uses = {"arora2018.def-1"},
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "rank-deficient", "depth 8", "width 32"},
    .mutants = {{"exponent 1/(N-1)", replace("exponent 1/(N-1)"), from(deep_balanced_chain)},
                {"balance dropped", drop("balanced"), from(unbalanced_chain)},
                {"bottleneck allowed", drop("no bottleneck"), from(balanced_bottleneck),
                 equivalent("W^T W = (W_1^T W_1)^N follows from balance alone")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
