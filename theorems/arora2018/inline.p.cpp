//! # The preconditioner of the end-to-end update
//! One step of gradient descent on the layers moves the end-to-end matrix by a *preconditioned* step: with
//! $G=W_{1:N}-\Phi$ and columns stacked by $\mathrm{vec}$,
//! $$ \mathrm{vec}\,W_{1:N}(t+1)=\mathrm{vec}\,W_{1:N}(t)-\eta\,P\,\mathrm{vec}\,G+O(\eta^2),\qquad
//!    P=\sum_{j=1}^N\bigl(W_{1:j-1}^\top W_{1:j-1}\bigr)\otimes\bigl(W_{j+1:N}W_{j+1:N}^\top\bigr) . $$
//! If the layers are exactly balanced, and $\sigma_1,\dots$ are the singular values of $W_{1:N}$, zero beyond its rank,
//! then $P$ has the eigenvalues
//! $$ \sum_{j=1}^N\sigma_r^{2(N-j)/N}\,\sigma_{r'}^{2(j-1)/N},\qquad r=1,\dots,d_N,\; r'=1,\dots,d_0 \qquad(0^0=1), $$
//! so that $\lambda_{\max}(P)=N\,\sigma_{\max}^{2(N-1)/N}$ and $\lambda_{\min}(P)\ge\sigma_{\min}(W_{1:N})^{2(N-1)/N}$,
//! the rate of the descent lemma.
//!
//! The first part is the product rule. For the second, take the bases in which the layers are diagonal: all
//! $W_{1:j-1}^\top W_{1:j-1}$ are diagonal in the basis of right singular vectors, with entries
//! $\sigma_{r'}^{2(j-1)/N}$, and all $W_{j+1:N}W_{j+1:N}^\top$ in that of left ones.
//!
//! ## What is examined
//! Everything is rational. Balanced layers have the form $Q_j\,\mathrm{diag}(\rho)\,Q_{j-1}^\top$ of Procedure 1, where
//! $\rho_r=\sigma_r^{1/N}$ are the data. So $P\,(Q_0\otimes Q_N)=(Q_0\otimes Q_N)\,\Lambda$ is an equation of rational
//! matrices, and it says what the eigenvalues *and* the eigenvectors are. The first part is examined at other layers,
//! that are not balanced: those plus `offsets`. The end-to-end matrix after the step is a polynomial $p(\eta)$ of
//! degree $N$, and $p'(0)$ is not taken from the product rule but from values of $p$, by the central difference of
//! order $2n\ge N$,
//! $$ p'(0)=\sum_{k=1}^n(-1)^{k+1}\frac{(n!)^2}{k\,(n-k)!\,(n+k)!}\,\bigl(p(k)-p(-k)\bigr), $$
//! which has no remainder for polynomials of degree up to $2n$.
#include <algorithm>

#include "theorems/arora2018/instances/factors.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct Preconditioner {
  using Instance = PerturbedFactors;
  static Instance instance(Sampler& draw) { return perturbed_factors(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& data) { return smaller_factors(data); }

  static void examine(const Instance& data, Examination& exam) {
    const auto& widths = data.factors.widths;
    record_dimensions(exam, widths);
    //! ## The first order of a step
    const auto balanced = balanced_layers(data.factors, exam.level());
    auto layers = balanced;
    for (std::size_t j = 0; j < layers.size(); ++j) layers[j] = layers[j] + exam.lift(data.offsets[j]);
    const Matrix residual = end_to_end(layers) - exam.lift(data.target);
    exam.conclusion().equal("first order of a step", derivative_at_zero(layers, layer_gradients(layers, residual)),
                            -(preconditioner(layers, exam) * stacked(residual)));

    //! ## The spectrum at balance
    const auto q = frames(widths, data.factors.reflections, exam.level());
    const Matrix basis = kronecker(q.front(), q.back()), P = preconditioner(balanced, exam);
    const Vector eigenvalues = spectrum(data.factors, exam);
    exam.conclusion().equal("eigenvectors and eigenvalues", P * basis, basis * diagonal(eigenvalues));
    const int N = static_cast<int>(balanced.size());
    const auto [smallest, largest] = std::minmax_element(data.factors.roots.begin(), data.factors.roots.end());
    const Real least = smallest_of(eigenvalues), rate = pow(exam.real(*smallest), 2 * (N - 1));
    exam.conclusion().equal("largest eigenvalue", largest_entry(eigenvalues),
                            N * pow(exam.real(*largest), 2 * (N - 1)));
    exam.conclusion().at_most("least eigenvalue", exam.replaced("N times the rate") ? N * rate : rate, least);
    if (widths.front() == widths.back()) exam.conclusion().equal("least eigenvalue, square", least, N * rate);
    if (widths.front() != widths.back()) exam.conclusion().equal("least eigenvalue, not square", least, rate);
  }

  /// P, or a mutant's, which needs d_0 = d_N; d_0 d_N x d_0 d_N.
  static Matrix preconditioner(const std::vector<Matrix>& layers, const Examination& exam) {
    if (!exam.replaced("factors exchanged")) return lemmacheck::preconditioner(layers);
    std::vector<Matrix> transposed;
    for (std::size_t j = layers.size(); j-- > 0;) transposed.push_back(transpose(layers[j]));
    return lemmacheck::preconditioner(transposed);
  }
  /// The d_0 d_N numbers of the formula, r' slow and r fast, as the columns are stacked.
  static Vector spectrum(const BalancedFactors& factors, const Examination& exam) {
    const int N = static_cast<int>(factors.widths.size()) - 1, inputs = factors.widths.front(),
              outputs = factors.widths.back();
    const auto root = [&](int r) {
      return exam.real(r < static_cast<int>(factors.roots.size()) ? factors.roots[static_cast<std::size_t>(r)] : 0.0);
    };
    Vector values(inputs * outputs, 1, exam.level());
    for (int right = 0; right < inputs; ++right)
      for (int left = 0; left < outputs; ++left) {
        Real sum = exam.real(0.0);
        for (int j = 1; j <= N; ++j)
          sum += power(root(left), 2 * (N - j + (exam.replaced("index shifted") ? 1 : 0))) *
                 power(root(right), 2 * (j - 1));
        values.set(right * outputs + left, sum);
      }
    return values;
  }
  static Real power(const Real& x, int exponent) { return exponent == 0 ? Real(1) : pow(x, exponent); }
  static Real smallest_of(const Vector& values) {
    Real least = values(0);
    for (int i = 1; i < values.rows(); ++i) least = min(least, values(i));
    return least;
  }
  static Vector stacked(const Matrix& a) { return entries_of({transpose(a)}, a.level()); }
  /// p'(0) of the end-to-end matrix p(eta) of the layers W_j - eta G_j, as a stacked vector.
  static Vector derivative_at_zero(const std::vector<Matrix>& layers, const std::vector<Matrix>& gradients) {
    const int n = (static_cast<int>(layers.size()) + 1) / 2;
    const Level level = layers.front().level();
    Vector sum(layers.back().rows() * layers.front().cols(), 1, level);
    Real ratio = Real(1.0, level);  // (n!)^2 / ((n-k)! (n+k)!), k = 0
    for (int k = 1; k <= n; ++k) {
      ratio = ratio * (n - k + 1) / (n + k);
      const Matrix change = end_to_end(after_step(layers, gradients, Real(static_cast<double>(k), level))) -
                            end_to_end(after_step(layers, gradients, Real(static_cast<double>(-k), level)));
      const Real weight = (k % 2 == 1 ? ratio : -ratio) / k;
      sum = sum + weight * stacked(change);
    }
    return sum;
  }
};

//! ## Instances
//! One to eight layers between ends of at most six units, one hidden space now and then of 32; one in ten with a root
//! zero, so that $0^0=1$ matters.
//!
//! ## Mutants
//! $N\,\sigma_{\min}^{2(N-1)/N}$ as a lower bound is false where $d_0\ne d_N$; so is $P$ with the roles of the two
//! factors exchanged, and the formula with $j$ shifted by one.
//!
//! ## Finding
//! The bound on $\lambda_{\min}(P)$ is an equality where $d_0\ne d_N$, and too small by the factor $N$ where $d_0=d_N$.
//! Both are conclusions here. So networks with as many outputs as inputs descend $N$ times as fast as the descent lemma
//! says.
const Registered<Preconditioner> statement{{
    .id = "arora2018.inline.p",
    .title = "The preconditioner of the end-to-end update, and its spectrum",
    .kind = Kind::identity,
    .wording = Wording::reconstructed,
    .tier = Tier::exact,
    .cost = Cost::normal,
    .place = "ICLR 2019 version, Appendix D.2, Eqs. (11) and (29)",
    .compare = "vec W(t+1) = vec W(t) - eta P vec G + vec(star), P = sum_j (W_{1:j-1}^T W_{1:j-1}) (x) (W_{j+1:N} "
               "W_{j+1:N}^T); at balance lambda_min(P) >= sigma_min(W)^{2(N-1)/N}",
    .uses = {"arora2018.eq-14.gradient", "arora2018.inline.spectra-0bal", "arora2018.procedure-1"},
    .labels = {"one layer", "scalar", "regression", "square", "wide", "tall", "rank-deficient", "depth 8", "width 32"},
    .mutants = {{"least eigenvalue N times as large", replace("N times the rate"), from(rectangular_factors)},
                {"factors of P exchanged", replace("factors exchanged"), from(square_factors)},
                {"exponent shifted by one layer", replace("index shifted")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
