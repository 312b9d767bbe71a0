//! # Lemma 9: tails of the chi-square law
//! Let $V\in\mathbb R^d$ have independent $N(0,s^2)$ entries. For every $k>0$
//! $$ P\bigl(\lVert V\rVert^2\ge s^2(d+2\sqrt{kd}+2k)\bigr)\le e^{-k},\qquad
//!    P\bigl(\lVert V\rVert^2\le s^2(d-2\sqrt{kd})\bigr)\le e^{-k} . $$
//! This is Lemma 1 of Laurent and Massart (Annals of Statistics, 2000). The paper uses it with $k=d/16$, where it gives
//! $$ P\bigl(\tfrac12s^2d\le\lVert V\rVert^2\le2s^2d\bigr)\ \ge\ 1-2e^{-d/16} , $$
//! because $2\sqrt{kd}+2k=\frac58d$. The number $s$ drops out.
//!
//! **Proof.** $E\,e^{t\lVert V\rVert^2}=(1-2t)^{-d/2}$ for $s=1$. By Markov's inequality and
//! $-\frac12\log(1-2t)-t\le t^2/(1-2t)$ the logarithm of the upper tail at $d+x$ is at most $\frac{d\,t^2}{1-2t}-tx$ for all
//! $t<\frac12$, and its least value over $t$ is $-k$ at $x=2\sqrt{kd}+2k$. For the lower tail $t<0$, and the
//! denominator may be left out.
//!
//! Both sides are computed: the law is known, nothing is drawn. The first two bounds are below 1 for every $k$; the third
//! says nothing for $d\le11$, because $16\log2>11$.
#include "numerics/laws/chi_square.hpp"
#include "theorems/arora2018/setting.hpp"

namespace lemmacheck::arora2018 {
namespace {

struct Tails {
  int degrees = 1;   ///< d
  double level = 1;  ///< k
};
LEMMACHECK_DESCRIBE(Tails, degrees, level)
void validate(const Tails& t) {
  if (t.degrees < 1 || t.degrees > 1000000) throw Malformed("degrees", "wanted is 1 to 1000000");
  if (!(t.level > 0) || t.level > 10000) throw Malformed("level", "wanted is above 0, and 10000 at most");
}

struct ChiSquareTails {
  using Instance = Tails;
  static Tails instance(Sampler& draw) {
    const int kind = draw.integer(0, 19);
    if (kind == 0) return {1, draw.log_uniform(0x1p-10, 1000)};
    const int degrees = static_cast<int>(kind < 5 ? draw.log_uniform(1000, 10000) : draw.log_uniform(2, 1000));
    return {degrees, draw.chance(0.3) ? draw.log_uniform(degrees / 4.0, 1000 + degrees / 2.0)
                                      : draw.log_uniform(0x1p-10, degrees / 4.0)};
  }
  static std::vector<Tails> smaller_shapes(const Tails& t) {
    if (t.degrees == 1) return {};
    return {{t.degrees / 2, t.level}, {t.degrees - 1, t.level}};
  }

  //! ## Conclusions
  static void examine(const Tails& t, Examination& exam) {
    exam.dimension("d", t.degrees);
    exam.label(t.degrees == 1 ? "one degree" : t.degrees < 1000 ? "two to 999 degrees" : "1000 degrees or more");
    exam.label(4 * t.level < t.degrees ? "the lower threshold is positive" : "the lower threshold is not positive");
    const ChiSquare law(t.degrees);
    const Real d = exam.real(1.0 * t.degrees), k = exam.real(t.level);
    const Real deviation = exam.constant("deviation") * sqrt(k * d), bound = exam.constant("probability") * exp(-k);
    exam.conclusion()
        .at_most("upper tail", law.survival(d + deviation + exam.constant("linear") * k), bound)
        .trivially_at_most(1);
    exam.conclusion().at_most("lower tail", law.cdf(d - deviation), bound).trivially_at_most(1);
    exam.conclusion()
        .at_most("not between half and twice the mean", law.cdf(d / 2) + law.survival(2 * d),
                 2 * exp(-(d / exam.constant("exponent"))))
        .trivially_at_most(1);
  }
};

//! ## Instances
//! $d$ from 1 to 10,000, one degree in one of twenty; $k$ on both sides of $d/4$, where the lower threshold becomes negative and
//! its tail empty.
Tails many_degrees(Sampler& draw) { return {100000, draw.uniform(50, 80)}; }
Tails one_degree_far_out(Sampler& draw) { return {1, draw.uniform(900, 1000)}; }
Tails low_level(Sampler& draw) { return {draw.integer(50, 500), draw.log_uniform(0x1p-20, 0x1p-10)}; }
Tails forty_degrees(Sampler& draw) { return {draw.integer(20, 60), 1}; }

//! ## Mutants
//! Neither term of the threshold can be much smaller: the first counts for many degrees, where the law is nearly a Gaussian one, the
//! second for one degree and large $k$. A third of the bound is too little for small $k$, where a tail has nearly half of the
//! mass. The exponent of the third bound is not the best, but it cannot be $d/4$: $d/2$ has the rate
//! $\frac12(\log2-\frac12)<\frac1{10}$.
const Registered<ChiSquareTails> statement{{
    .id = "arora2018.lemma-9",
    .title = "Tails of the chi-square law",
    .kind = Kind::lemma,
    .wording = Wording::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, Appendix D.3, Lemma 9; Laurent and Massart, Annals of Statistics 28 (2000), Lemma 1",
    .labels = {"one degree", "two to 999 degrees", "1000 degrees or more", "the lower threshold is positive",
               "the lower threshold is not positive"},
    .constants = {{"deviation", "2"}, {"linear", "2"}, {"probability", "1"}, {"exponent", "16"}},
    .mutants = {{"2 sqrt(kd) becomes 1.85 sqrt(kd)", set("deviation", "1.85"), from(many_degrees)},
                {"2k becomes 1.9 k", set("linear", "1.9"), from(one_degree_far_out)},
                {"a third of the bound", set("probability", "1/3"), from(low_level)},
                {"d/16 becomes d/4", set("exponent", "4"), from(forty_degrees)}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018

//! @results
