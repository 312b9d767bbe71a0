//! # Lemma 9: random units are diverse, as printed for every $\delta\in(0,1)$
//! **The lemma is true for $\delta\le\tfrac12$**, even with the explicit constant $c_g=1.3$ and without its first term (see `xie2017.lemma-9-repaired`). What fails is a corner. Printed: there is a constant $c_g$ such that for any
//! $0<\delta<1$, with probability at least $1-\delta$ over $W$ with independent uniform units,
//! $$ L_2(W)^2\ \le\ c_g\Bigl(\sqrt{\frac{\log d}{nd}\log\frac1\delta}+\frac{\log(1/\delta)}n\Bigr) . $$
//!
//! ## The reading that is attacked
//! Literally: every $\delta\in(0,1)$, every $n\ge1$, one $c_g$. As $\delta\to1$ the right side goes to $0$, and $L_2(W)^2$ does not. **Witness for a given $c_g$**: $n=1$, any $d$, $\delta=1-1/(101\max(1,c_g)^2)$. Then
//! $\log\tfrac1\delta\le1/(100\max(1,c_g)^2)$, the right side is at most $0.0606+0.01$ (the largest $\log d/d$ is $0.3663$, at $d=3$), and every unit has
//! $$ L_2(w)^2=s_d^2=\tfrac14-c_d\ge\tfrac16 $$
//! (`xie2017.stolarsky`; $\tfrac16$ in the plane). The event is empty: its probability is $0$ and not $1-\delta>0$.
//!
//! Not only $n=1$: for every $(n,d)$ the least $L_2(W)^2$ is positive, for $d\ge n$ explicitly (see `xie2017.aud-l2-floor`), and then $\delta\to1$.
//!
//! Where the proof slips: the $\tfrac1{4n}$ that is split off after (74) is dropped, and Bernstein's deviation is used without the mean, $s_d^2/n$. For small $\delta$ both are covered by the constant.
#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// One unit; c_g, and delta.
struct Corner {
  DyadicMatrix weights;
  Fraction constant, failure;
};
LEMMACHECK_DESCRIBE(Corner, weights, constant, failure)
void validate(const Corner& c) {
  require_nonzero_rows("weights", c.weights);
  if (c.weights.cols < 2) throw Malformed("weights", "wanted is dimension 2 or more");
  if (c.failure.numerator() <= 0 || c.failure.numerator() >= c.failure.denominator())
    throw Malformed("failure", "wanted is strictly between 0 and 1");
}

//! ## Witnesses
Corner corner(int d, const Fraction& constant) {
  DyadicMatrix w(1, d);
  for (int a = 0; a < d; ++a) w(0, a) = a % 2 == 0 ? 1 : -0.5;
  const std::int64_t most = constant.approximate() > 1 ? constant.numerator() : 1;
  const std::int64_t large = 101 * most * most;
  return {w, constant, Fraction(large - 1, large)};
}

struct RandomUnits {
  using Instance = Corner;
  static std::vector<Instance> witnesses() {
    std::vector<Instance> list;
    for (const Fraction& constant : std::vector<Fraction>{{1, 10}, 1, 10, 1000, 1000000})
      for (const int d : {2, 3, 30, 1000}) list.push_back(corner(d, constant));
    return list;
  }

  //! ## Conclusion
  //! The event of the lemma, for this unit; since $L_2$ is the same for every single unit, its probability is 0 or 1.
  static void examine(const Instance& c, Examination& exam) {
    const bool control = exam.replaced("delta = 1/2 and c_g = 1.3");
    const int n = c.weights.rows, d = c.weights.cols;
    exam.dimension("d", d);
    const Real lambda = log(1 / exam.real(control ? Fraction(1, 2) : c.failure));
    const Real constant = exam.real(control ? Fraction(13, 10) : c.constant), dimension = exam.real(1.0 * d);
    const Real bound = constant * (sqrt(log(dimension) / (n * dimension) * lambda) + lambda / n);
    exam.conclusion().at_most("discrepancy of one unit", squared_l2_discrepancy(c.weights, exam.level()), bound);
  }
};

//! ## A control
const Registered<RandomUnits> statement{{
    .id = "xie2017.lemma-9",
    .title = "Lemma 9: random units are diverse, as printed for every delta",
    .kind = Kind::lemma,
    .expected = Verdict::refuted,
    .place = "AISTATS 2017, Lemma 9 and (27); supplement, Lemma 12",
    .uses = {"xie2017.stolarsky"},
    .mutants = {{"control: delta = 1/2 and c_g = 1.3", replace("delta = 1/2 and c_g = 1.3"),
                 equivalent("xie2017.lemma-9-repaired proves it for delta <= 1/2")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
