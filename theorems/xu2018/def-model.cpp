//! # The model, its loss and its gradient
//! One ReLU neuron without intercept on samples $x_i\in\mathbb R^d\setminus\{0\}$ with labels $y_i=\pm1$, under the exponential loss:
//! $$ L(w)=\frac1n\sum_i\ell_i(w),\qquad \ell_i(w)=e^{-y_i\max(w\cdot x_i,0)},\qquad
//!    \nabla L(w)=-\frac1n\sum_{w\cdot x_i>0}y_i\,\ell_i(w)\,x_i . $$
//! The derivative of $\max(s,0)$ at $s=0$ is a convention, 0 here.
//!
//! 1. **The formula is the gradient** wherever no score is zero. Along a direction $v$, as long as no score changes its sign, $L$ is a sum of
//!    exponentials, and Taylor's formula with its remainder gives
//!    $$ \Bigl|\frac{L(w+hv)-L(w)}h-\nabla L(w)\cdot v\Bigr|\ \le\ \frac h{2n}\sum_{w\cdot x_i>0}(x_i\cdot v)^2\max\bigl(\ell_i(w),\ell_i(w+hv)\bigr) . $$
//! 2. **The infimum** of $L$ over separable data is $L^*=n_-/n$, the share of negative samples: an inactive negative sample has loss 1, an inactive
//!    *positive* sample has loss 1 too, and only positive samples can be fitted below 1. On every $w$, $L(w)\ge L^*$.
//! 3. **Along a ray** $\alpha u$ the excess $L-L^*$ goes to zero exactly if $u\cdot x_i>0$ on the positive samples and $u\cdot x_j\le0$ on the
//!    negative ones: then it is at most $\frac{n_+}ne^{-\alpha\min_{+}u\cdot x_i}$; else it is at least $\frac1n$, for all $\alpha$, where a
//!    positive sample has $u\cdot x_i\le0$, and more than $0$ and increasing in $\alpha$ where a negative one has $u\cdot x_j>0$. What is examined is
//!    the point $w=\alpha u$.
#include <optional>

#include "theorems/xu2018/instances/descents.hpp"
#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

struct ModelDefinition {
  using Instance = Ray;

  static Ray instance(Sampler& draw) {
    Ray ray;
    ray.data = separable_data(draw);
    ray.direction = start_for(draw, ray.data, draw.uniform(0.1, 1));
    if (draw.chance(0.25)) ray.direction = draw.integer_matrix(ray.data.samples.cols, 1, -2, 2);
    for (int k = 0; k < ray.direction.rows && ray.direction == DyadicMatrix(ray.direction.rows, 1); ++k)
      ray.direction(k, 0) = 1;
    ray.length = draw.integer(1, 8);
    ray.perturbation = draw.dyadic_matrix(ray.data.samples.cols, 1, -1, 1, 4);
    return ray;
  }
  static std::vector<Ray> smaller_shapes(const Ray& ray) { return smaller_rays(ray); }
  static std::vector<Ray> witnesses() {
    return {{{matrix({{1, 0}}), {1}}, matrix({{1}, {0}}), 1, matrix({{1}, {1}})},
            {{matrix({{1, 1}, {1, -1}}), {1, -1}}, matrix({{0}, {1}}), 3, matrix({{0.5}, {-0.25}})},
            {{matrix({{1, 0}, {-0.5, 1}}), {1, 1}}, matrix({{1}, {-1}}), 4, matrix({{1}, {1}})},
            {{matrix({{1, 0}, {1, -1}}), {1, -1}}, matrix({{2}, {1}}), 2, matrix({{0}, {1}})}};
  }

  static void examine(const Ray& ray, Examination& exam) {
    DyadicMatrix point = ray.direction;
    for (double& entry : point.entries) entry *= ray.length;
    const ReluNeuron neuron(ray.data.samples, ray.data.labels, point, exam.level());
    const NeuronState state = neuron.start();
    const int n = neuron.size();

    //! ## The infimum
    const Real excess = neuron.excess(state);
    exam.conclusion().at_most("the loss is at least its infimum", 0, excess);

    //! ## Along the ray
    std::optional<Real> least;
    bool correct = true, idle_positive = false;
    int positives = 0;
    for (int i = 0; i < n; ++i) {
      const Real& score = state.scores[static_cast<std::size_t>(i)];
      const bool active = neuron.active(state, i);
      if (neuron.label(i) > 0) {
        ++positives;
        idle_positive = idle_positive || !active;
        if (active) least = least ? min(*least, score) : score;
      } else {
        correct = correct && !active;
      }
    }
    correct = correct && !idle_positive;
    if (correct) {
      const Real bound = exam.constant("decay") * positives * exp(-*least) / n;
      exam.conclusion().at_most("excess of a correct direction", excess, bound);
    }
    if (idle_positive)
      exam.conclusion().at_most("excess with an idle positive sample", exam.constant("idle") / n, excess);

    //! ## The gradient
    //! $h=2^{-20}$, halved until no score changes its sign: the fraction is fixed by the instance.
    if (const auto quotient = difference_quotient(ray, point, exam)) {
      exam.conclusion().at_most("difference quotient", abs(quotient->quotient - quotient->formula),
                                exam.constant("remainder") * quotient->remainder);
    }
    exam.dimension("d", neuron.samples().cols());
    exam.dimension("n", neuron.size());
    exam.observe("excess loss", excess);
  }

 private:
  struct Quotient {
    Real quotient, formula, remainder;
  };
  /// Nothing where a score is zero, for there is no gradient, nor where no active score moves: all is 0 then.
  static std::optional<Quotient> difference_quotient(const Ray& ray, const DyadicMatrix& point,
                                                     const Examination& exam) {
    const Matrix samples = exam.lift(ray.data.samples);
    const auto scores = row_products(samples, exam.lift(point));
    const auto slopes = row_products(samples, exam.lift(ray.perturbation));
    Real h = exam.real(0x1p-20);
    const int n = samples.rows();
    bool moves = false;
    for (int i = 0; i < n; ++i) {
      moves =
          moves || (sign(scores[static_cast<std::size_t>(i)]) > 0 && sign(slopes[static_cast<std::size_t>(i)]) != 0);
      if (sign(scores[static_cast<std::size_t>(i)]) == 0) return std::nullopt;
      while (sign(abs(scores[static_cast<std::size_t>(i)]) - h * abs(slopes[static_cast<std::size_t>(i)])) <= 0)
        h = h / 2;
    }
    if (!moves) return std::nullopt;
    Quotient q{exam.real(0.0), exam.real(0.0), exam.real(0.0)};
    for (int i = 0; i < n; ++i) {
      const auto k = static_cast<std::size_t>(i);
      if (sign(scores[k]) < 0 && !exam.replaced("linear neuron")) continue;
      const Real label = exam.real(ray.data.labels[k]), before = exp(-label * scores[k]),
                 after = exp(-label * (scores[k] + h * slopes[k]));
      if (sign(scores[k]) > 0) q.quotient += (after - before) / h;
      q.formula -= label * before * slopes[k];
      q.remainder += square(slopes[k]) * max(before, after);
    }
    return Quotient{q.quotient / n, q.formula / n, h * q.remainder / (2 * n)};
  }
};

//! ## Mutants
//! A linear neuron's gradient, which lets inactive samples pull; a remainder of nine tenths; an excess of 3/2 for one idle positive sample; a decay of
//! half the bound, which a single positive sample refutes.
const Registered<ModelDefinition> statement{{
    .id = "xu2018.def-model",
    .title = "The model, its infimum and its gradient",
    .kind = Kind::identity,
    .wording = Wording::reconstructed,
    .place = "arXiv 1806.04339, v1 and v2, the model and problem (P)",
    .compare = "L(w) = (1/n) sum_i exp(-y_i max(w.x_i, 0)), no intercept; the derivative of max(s, 0) at 0",
    .attained = {{"excess of a correct direction", "equality for a single positive sample", "1e-200"},
                 {"excess with an idle positive sample", "equality where all else is inactive", "1e-200"}},
    .constants = {{"remainder", "1"}, {"decay", "1"}, {"idle", "1"}},
    .mutants = {{"the gradient of a linear neuron", replace("linear neuron")},
                {"nine tenths of the remainder", set("remainder", "9/10")},
                {"excess 3/2 over n for one idle positive sample", set("idle", "3/2")},
                {"half of the bound on the ray", set("decay", "1/2")}},
}};

}  // namespace
}  // namespace lemmacheck::xu2018

//! @results
