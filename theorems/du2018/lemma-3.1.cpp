//! # Lemma 3.1: the initial kernel is close to its limit
//! Let $\lambda_0>0$ and $w_r\sim N(0,I)$ independently, $r=1,\dots,m$. If
//! $m=\Omega\bigl(\lambda_0^{-2}n^2\log(n/\delta)\bigr)$, then with probability at least $1-\delta$
//! $$ \lVert H(0)-H^\infty\rVert_2\le\tfrac14\lambda_0 \qquad\text{and}\qquad \lambda_{\min}(H(0))\ge\tfrac34\lambda_0 . $$
//!
//! It is the first of the two lemmas that carry the paper's induction: $H(0)$ starts out positive definite (here) and
//! then hardly moves (Lemmas 3.2 to 3.4). The paper leaves the constant in $\Omega(\cdot)$ open; a statement that can
//! be checked needs one. Four widths are enough, each by a classical inequality, and the field `route` of an instance
//! says which one is used:
//!
//! | route | sufficient width $m$ | promises |
//! |---|---|---|
//! | `hoeffding` | $\frac{8n^2}{\lambda_0^2}\ln\frac{n(n+1)}{\delta}$ | both |
//! | `range` | $\frac{8\lVert K\rVert_F^2}{\lambda_0^2}\ln\frac{2N}{\delta}$, with $N$ the number of $i\le j$ where $K_{ij}\ne0$ | both |
//! | `bernstein` | $\bigl(\frac{32 s^2}{\lambda_0^2}+\frac{8\kappa}{3\lambda_0}\bigr)\ln\frac{2n}{\delta}$ | both |
//! | `chernoff` | $29.207 \frac{\kappa}{\lambda_0}\ln\frac n\delta$ | $\lambda_{\min}$ alone |
//!
//! Here $K=XX^\top$ and $\kappa=\lVert K\rVert_2$. `hoeffding` is the paper's route: Hoeffding's inequality for each
//! of the entries, a union bound, the Frobenius norm. `range` notes that entry $(i,j)$ lies between $0$ and $K_{ij}$.
//! The other two see $H(0)$ as the mean of independent matrices $D_rKD_r$ with $0\preceq D_rKD_r\preceq\kappa I$,
//! $D_r$ the diagonal of activations. `chernoff` is linear in $1/\lambda_0$, and it promises exactly the half that
//! the rest of the paper uses; $29.207$ is $1/(\tfrac14+\tfrac34\ln\tfrac34)$ rounded up.
//!
//! **Erratum.** The paper's proof sets $\delta'=n^2\delta$ before its union bound; it must be $\delta'=\delta/n^2$.
//! The statement is unaffected.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// n inputs, the width m, which width formula it is to satisfy, and the failure probability delta.
struct InitialKernel {
  DyadicMatrix directions;
  std::string route = "chernoff";
  int width = 1;
  Fraction failure = {1, 10};
};
LEMMACHECK_DESCRIBE(InitialKernel, directions, route, width, failure)
void validate(const InitialKernel& instance) {
  require_nonzero_rows("directions", instance.directions);
  if (instance.route != "hoeffding" && instance.route != "range" && instance.route != "bernstein" &&
      instance.route != "chernoff")
    throw Malformed("route", "is \"" + instance.route + "\", wanted is hoeffding, range, bernstein or chernoff");
  if (instance.width < 1) throw Malformed("width", "wanted is at least one neuron");
  require_probability("failure", instance.failure);
}

/// Pairs i <= j whose cosine is not zero, exactly.
int nonzero_entries(const DyadicMatrix& directions) {
  int count = 0;
  for (int i = 0; i < directions.rows; ++i)
    for (int j = 0; j <= i; ++j) count += sign_of_dot(row_of(directions, i), row_of(directions, j)) != 0;
  return count;
}

//! ## The variance in Bernstein's inequality
//! With $X=DKD$ for one neuron, $s^2=\lVert\mathbb E X^2-(H^\infty)^2\rVert_2$ and
//! $$ (\mathbb E X^2)_{ij}=\sum_k K_{ik}K_{kj} P_{ikj},\qquad P_{ikj}=\frac18+\frac{\frac{3\pi}2-\theta_{ik}-\theta_{kj}-\theta_{ij}}{4\pi}, $$
//! $P_{ikj}$ being the probability that a neuron is active on all three inputs (the solid angle of three half-spaces).
Real matrix_variance(const Examination& exam, const LimitingKernel& k) {
  const int n = k.gram.rows();
  Matrix second_moment = exam.zeros(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      Real sum = exam.real(0.0);
      for (int l = 0; l < n; ++l) {
        const Real excess = 3 * exam.pi() / 2 - k.angles(i, l) - k.angles(l, j) - k.angles(i, j);
        sum += k.gram(i, l) * k.gram(l, j) * (exam.real(Fraction(1, 8)) + excess / (4 * exam.pi()));
      }
      second_moment.set(i, j, sum);
    }
  return symmetric_spectral_norm(second_moment - k.kernel * k.kernel);
}

//! ## The four widths
Real sufficient_width(const Examination& exam, const InitialKernel& in, const LimitingKernel& k) {
  const int n = in.directions.rows;
  const Real delta = exam.real(in.failure);
  if (in.route == "hoeffding")
    return exam.constant("hoeffding") * n * n / square(k.lambda_0) * log(n * (n + 1) / delta);
  if (in.route == "range")
    return exam.constant("range") * squared_norm(k.gram) / square(k.lambda_0) *
           log(2 * nonzero_entries(in.directions) / delta);
  const Real kappa = largest_eigenvalue(k.gram);
  if (in.route == "bernstein")
    return (exam.constant("bernstein variance") * matrix_variance(exam, k) / square(k.lambda_0) +
            exam.constant("bernstein range") * kappa / k.lambda_0) *
           log(2 * n / delta);
  return exam.constant("chernoff") * kappa / k.lambda_0 * log(n / delta);
}

const DeclaredConstants width_constants = {{"hoeffding", "8"},
                                           {"range", "8"},
                                           {"bernstein variance", "32"},
                                           {"bernstein range", "8/3"},
                                           {"chernoff", "29.207"},
                                           {"norm", "1/4"},
                                           {"least", "3/4"}};

//! ## Instances
//! $\lambda_0$ is a parameter of the generator: equicorrelated inputs reach any value in $(0,\tfrac12]$ for every
//! $n$. The width is the smallest *odd* number that suffices: for orthogonal inputs both bounds are dyadic and an
//! even width could meet them with equality, which no enclosure of an eigenvalue decides. A double is good enough to
//! choose the width; that it suffices is a hypothesis.
int smallest_odd_width(const InitialKernel& in, const Constants& constants) {
  const Alteration none;
  const Examination exam(Level::certified_double(), constants, none);
  const int m = static_cast<int>(upper(sufficient_width(exam, in, limiting_kernel(exam, in.directions)))) + 1;
  return m + 1 - m % 2;
}
Constants constants_with(const std::string& name, const std::string& value) {
  Constants constants = width_constants;
  constants.insert_or_assign(name, Fraction::parse(value));
  return constants;
}
InitialKernel at_its_width(DyadicMatrix directions, const std::string& route,
                           const Constants& constants = constants_with("chernoff", "29.207")) {
  InitialKernel in{std::move(directions), route, 1, Fraction(1, 10)};
  in.width = smallest_odd_width(in, constants);
  return in;
}

//! ## The random draw
//! $H(0)$ is $K$ times an integer matrix over $m$: how many neurons are active on both inputs. A draw is that matrix.
//! The weights are single-precision floats made by Box and Muller's transform from a counter-based generator, a function
//! of a 64-bit seed, the neuron and the coordinate; they are never stored. The instance is these floats: every sign is
//! certified, by a filter with a proved bound and exact arithmetic where it cannot tell, and a draw is never redrawn.
struct PairCounts {
  DyadicMatrix both;
};
LEMMACHECK_DESCRIBE(PairCounts, both)

struct KernelAtInitialisation {
  using Instance = InitialKernel;
  static Instance instance(Sampler& draw) {
    const std::string route = draw.one_of(std::vector<std::string>{"hoeffding", "range", "bernstein", "chernoff"});
    const int n = draw.integer(1, 8);
    switch (draw.integer(0, 3)) {
      case 0:
        return at_its_width(orthogonal_inputs(draw, n), route);
      case 1:
        return at_its_width(circle_inputs(draw.integer(1, 3)), route);
      default:
        return at_its_width(equicorrelated_inputs(n, cosine_with_lambda(draw.uniform(0.12, 0.49))), route);
    }
  }

  using Draw = PairCounts;
  static Draw draw(const Instance& in, Sampler& sampler) {
    const GaussianNeurons neurons{sampler.bits(), in.width, in.directions.cols};
    return {activation_counts(neurons, in.directions)};
  }

  //! ## Hypotheses, once per instance
  struct Prepared {
    LimitingKernel limit;
    Real width;
    bool promises_norm = false;
  };
  static Prepared prepare(const Instance& in, Examination& exam) {
    Prepared p{limiting_kernel(exam, in.directions), exam.real(static_cast<double>(in.width)), in.route != "chernoff"};
    if (exam.replaced("norm at every route")) p.promises_norm = true;
    exam.guard().below("lambda_0 is positive", 0, p.limit.lambda_0);
    exam.hypothesis().at_most("width suffices", sufficient_width(exam, in, p.limit), p.width);
    exam.fails_with_probability_at_most(exam.real(in.failure));
    exam.assume("single-precision Box-Muller weights from Philox4x32-10 stand for independent N(0, 1) weights");
    exam.observe("width", p.width);
    return p;
  }

  //! ## Conclusions, for one draw
  static void examine(const Prepared& p, const Draw& drawn, Examination& exam) {
    const Matrix initial = hadamard(p.limit.gram, exam.lift(drawn.both)) / p.width;
    if (p.promises_norm)
      exam.conclusion().at_most("H(0) is near its limit", symmetric_spectral_norm(initial - p.limit.kernel),
                                exam.constant("norm") * p.limit.lambda_0);
    exam.conclusion().at_most("least eigenvalue of H(0)", exam.constant("least") * p.limit.lambda_0,
                              smallest_eigenvalue(initial));
  }
};

//! ## Mutants
//! A sharper conclusion at an unchanged width ($\lambda_0/16$ at Bernstein's, $0.999\lambda_0$ at Chernoff's), and an
//! unchanged conclusion at too small a width (Chernoff's constant $1$ instead of $29.207$; a tenth instead of $8$ for
//! Hoeffding). The last one lets Chernoff's width promise the norm as well: it does not, because $H(0)$ fluctuates
//! like $\kappa/\sqrt m$ in its largest eigenvalue, and strongly correlated inputs with small $\lambda_0$ exceed
//! $\lambda_0/4$ there far more often than $\delta$.
InitialKernel orthogonal_pair_at_bernstein(Sampler& draw) {
  return at_its_width(orthogonal_inputs(draw, 2), "bernstein");
}
InitialKernel orthogonal_pair_at_chernoff(Sampler& draw) {
  return at_its_width(orthogonal_inputs(draw, 2), "chernoff");
}
InitialKernel narrow_chernoff(Sampler& draw) {
  return at_its_width(orthogonal_inputs(draw, 2), "chernoff", constants_with("chernoff", "1"));
}
InitialKernel narrow_hoeffding(Sampler& draw) {
  return at_its_width(orthogonal_inputs(draw, 4), "hoeffding", constants_with("hoeffding", "1/10"));
}
InitialKernel correlated_pair_at_chernoff(Sampler& draw) {
  return at_its_width(equicorrelated_inputs(2, cosine_with_lambda(draw.uniform(0.04, 0.06))), "chernoff");
}

const Registered<KernelAtInitialisation> statement{{
    .id = "du2018.lemma-3.1",
    .title = "The initial kernel is close to its limit and positive definite",
    .kind = Kind::lemma,
    .place = "ICLR 2019 version, Section 3.1, Lemma 3.1",
    .uses = {"du2018.hinf-closed-form", "du2018.theorem-3.1"},
    .constants = width_constants,
    .mutants = {{"within lambda_0/16 at Bernstein's width", set("norm", "1/16"), from(orthogonal_pair_at_bernstein)},
                {"3/4 becomes 0.999", set("least", "0.999"), from(orthogonal_pair_at_chernoff)},
                {"Chernoff's 29.207 becomes 1", set("chernoff", "1"), from(narrow_chernoff)},
                {"Hoeffding's 8 becomes 1/10", set("hoeffding", "1/10"), from(narrow_hoeffding)},
                {"Chernoff's width promises the norm", replace("norm at every route"),
                 from(correlated_pair_at_chernoff)}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
