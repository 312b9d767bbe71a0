//! # A reading of Corollary 2: $\beta<1$ as a number that one may choose
//! *This is our reading, not the paper's words.* For a given $\beta\in(0,1)$, with no condition on $\gamma$: there are $c,C>0$, $a\ge0$ and $m_0$ such that for all $m\ge m_0$, all $n\ge C\,m^\beta\log_+^am$ and $d\ge C\,m^\beta\log_+^am$ with
//! $nd>m$, and all $W$ with $L_2(W)\le(nd)^{-1/4}$ up to logarithms, $\mathbb P(s_m(D)^2\ge cm)>0$. ($\log_+m=\max(1,\log m)$; $nd>m$ is the paper's standing assumption. Positive probability is the least that one can ask for.)
//!
//! **Refuted for all constants.** Given $(\beta,c,C,a,m_0)$, let $n=d=\max(\lceil C\,m^\beta\log_+^am\rceil,\lfloor\sqrt m\rfloor+1)$ and take $m$ the first power of two from $m_0$ on with $n<cm$; it exists because $n/m\to0$. Then
//! $s_m(D)^2\le n<cm$ for *every* $W$ and all inputs (`xie2017.aud-frobenius-cap`): the probability is $0$. The condition on $L_2$ does not help, because some $W$ meets it: independent units have $\mathbb E\,L_2^2\le\tfrac3{16n}$ (see `xie2017.rand-l2`),
//! which is at most $(nd)^{-1/2}$ for $n=d$.
//!
//! An instance is a choice of all constants, with $n$ and $m$ as above; the hypotheses check that $n$ is large enough, $m\ge m_0$ and $n^2>m$. The conclusion is $cm\le n$, what any $W$ with $s_m(D)^2\ge cm$ would need.
//!
//! **What remains true**: $s_m(D)^2\ge cn$ for diverse units and incoherent inputs (see `xie2017.aud-repaired`); so for $s_m(D)^2\ge cm$ one needs $n$ of the order of $m$.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {
namespace {

struct Orders {
  Fraction beta = {1, 2}, constant = 1, factor = 1;  // beta, c, C
  int power = 0;                                     // a
  std::int64_t first = 2, samples = 4, units = 3;    // m_0, m, n
};
LEMMACHECK_DESCRIBE(Orders, beta, constant, factor, power, first, samples, units)
void validate(const Orders& o) {
  if (o.beta.numerator() <= 0 || o.beta.numerator() >= o.beta.denominator() || o.beta.denominator() > 20)
    throw Malformed("beta", "wanted is strictly between 0 and 1, denominator at most 20");
  if (o.constant.numerator() <= 0) throw Malformed("constant", "wanted is positive");
  if (o.factor.numerator() <= 0) throw Malformed("factor", "wanted is positive");
  if (o.power < 0 || o.power > 10) throw Malformed("power", "wanted is 0 to 10");
  if (o.samples < 2 || o.units < 1 || o.first < 2) throw Malformed("samples", "wanted are at least 2, and one unit");
}

//! ## The witness as a function of the constants
Orders witness_for(Orders o) {
  const double beta = o.beta.approximate(), c = o.constant.approximate(), C = o.factor.approximate();
  for (o.samples = 2;; o.samples *= 2) {
    const double m = static_cast<double>(o.samples);
    const double asked = C * std::pow(m, beta) * std::pow(std::max(1.0, std::log(m)), o.power);
    if (!(asked < 1e15) || m > 1e15) throw std::logic_error("the constants ask for numbers beyond 10^15");
    // A little more than asked for: the hypothesis is decided by enclosures.
    o.units = static_cast<std::int64_t>(std::max(std::ceil(asked * (1 + 1e-9)), std::floor(std::sqrt(m)) + 1));
    if (o.samples >= o.first && static_cast<double>(o.units) < c * m) return o;
  }
}

struct FreeExponent {
  using Instance = Orders;
  static Instance instance(Sampler& draw) {
    const int q = draw.integer(2, 10);
    Orders o;
    o.beta = Fraction(draw.integer(1, std::max(1, q / 2)), q);
    o.constant = Fraction(draw.integer(1, 20), 10), o.factor = Fraction(draw.integer(1, 50), 10);
    o.power = draw.integer(0, 2), o.first = draw.integer(2, 1000);
    return witness_for(o);
  }
  static std::vector<Instance> witnesses() {
    return {witness_for({{1, 2}, 1, 1, 0, 2, 0, 0}), witness_for({{1, 2}, 1, 1, 2, 2, 0, 0}),
            witness_for({{1, 2}, {1, 2}, 10, 3, 2, 0, 0}), witness_for({{9, 10}, {1, 10}, 1, 0, 2, 0, 0}),
            witness_for({{1, 4}, {1, 1000}, 100, 1, 1000000, 0, 0})};
  }

  //! ## Hypotheses and conclusion
  static void examine(const Instance& o, Examination& exam) {
    const Real m(o.samples), n(o.units), level_m = exam.real(static_cast<double>(o.samples));
    exam.dimension("m", o.samples), exam.dimension("n", o.units);
    const Real logarithm = max(exam.real(1.0), log(level_m));
    const Real asked = exam.real(o.factor) *
                       pow(level_m, static_cast<int>(o.beta.numerator()), static_cast<int>(o.beta.denominator())) *
                       pow(logarithm, o.power);
    exam.hypothesis().at_most("n of the order of m^beta", asked, n);
    exam.hypothesis().at_most("m from m_0 on", Real(o.first), m);
    exam.hypothesis().below("nd > m", m, square(exam.real(static_cast<double>(o.units))));
    const Real wanted = exam.replaced("n / m for c") ? n : exam.real(o.constant) * level_m;
    exam.conclusion().at_most("c m is within reach of n units", wanted, n);
    exam.observe("n / m", exam.real(static_cast<double>(o.units)) / level_m);
  }
};

//! ## A control
//! With $n/m$ for $c$ the conclusion is the cap itself, and holds.
const Registered<FreeExponent> statement{{
    .id = "xie2017.corollary-2-free-beta",
    .title = "A reading of Corollary 2: beta < 1 as a number that one may choose",
    .kind = Kind::claim,
    .origin = Origin::ours,
    .expected = Verdict::refuted,
    .place = "reading of AISTATS 2017, Corollary 2",
    .uses = {"xie2017.aud-frobenius-cap"},
    .mutants = {{"control: n/m for c", replace("n / m for c"),
                 equivalent("it is s_m(D)^2 <= n, xie2017.aud-frobenius-cap")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
