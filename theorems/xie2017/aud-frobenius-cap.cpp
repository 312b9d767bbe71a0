//! # No choice of units makes $s_m(D)^2$ larger than $n$
//! For all units, signs $v_k=\pm1$ and inputs with $\lVert x_l\rVert\le1$:
//!
//! 1. $s_m(D)^2\le\min_l\lVert x_l\rVert^2\,\#\{k:w_k^\top x_l\ge0\}\le\tfrac1m\lVert D\rVert_F^2\le n$;
//! 2. a factor $K$ with $L\le K\lVert\partial L/\partial W\rVert_F^2$ for all labels is at least $\tfrac m{2n}$;
//! 3. for independent fair signs $s\in\{-1,1\}^m$, $\mathbb E_s\lVert Ds\rVert^2=\lVert D\rVert_F^2$.
//!
//! **Proof.** The least eigenvalue of $D^\top D$ is at most its least diagonal entry, which is at most their mean; and the diagonal entry of $l$ is $\lVert x_l\rVert^2$ times the number
//! of units active on $x_l$ (`xie2017.gram-id`). For (2) take the residual $e_l$ of the least diagonal entry: $L=\tfrac1{2m}$ and
//! $\lVert\partial L/\partial W\rVert^2=\tfrac1{m^2}\lVert De_l\rVert^2\le\tfrac n{m^2}$. More exactly $K$ serves all labels iff $s_m(D)>0$ and $K\ge m/(2s_m(D)^2)$, by `xie2017.eq-7` and its equality case. For (3)
//! expand the square.
//!
//! No probability and no kernel enter, which makes it strong: it decides the readings of the paper's corollaries in which $\beta<1$ is a number that one may choose. $s_m(D)^2\ge cm$ with $n$ of the order
//! of $m^\beta$ (Corollary 2) is false as soon as $n<cm$; $L\le(cm^\beta/n)\lVert\partial L/\partial W\rVert^2$ for any fixed $W$ (Theorem 3) as soon as $m^{1-\beta}>2c$ for some labels. See `xie2017.corollary-2-free-beta`,
//! `xie2017.theorem-3-free-beta` and `xie2017.corollary-4-free-beta`. Over uniform inputs the mean of $\lVert D\rVert_F^2/m$ is $n/2$: that is the typical cap.
//!
//! Everything is equality for orthonormal inputs on which all units are active; then $L=\tfrac m{2n}\lVert\partial L/\partial W\rVert^2$ for *every* residual.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "theorems/xie2017/instances/regressions.hpp"

namespace lemmacheck::xie2017 {
namespace {

/// Integers, output weights +1 and -1; inputs of any length.
struct SignedNetwork {
  DyadicMatrix weights, directions, outer;
};
LEMMACHECK_DESCRIBE(SignedNetwork, weights, directions, outer)
void validate(const SignedNetwork& net) {
  validate(Network{net.weights, net.directions, net.outer});
  require_shape("outer", net.outer, net.weights.rows, 1);
  require_signs("outer", net.outer);
}

//! ## Instances
//! Integers: orthogonal inputs of one length with all units active, where everything is an equality; units dead on one input; equal units; anything. The bounds are stated in the form that
//! holds for inputs of every length, with $n\max_l\lVert x_l\rVert^2$ for $n$, so nothing has to be divided by a root.
SignedNetwork all_active(Sampler& draw) {
  const int d = draw.integer(2, 4 + draw.size() / 25), m = draw.integer(2, d), n = draw.integer(2, 6 + draw.size() / 2);
  DyadicMatrix w(n, d), x(m, d);
  for (double& entry : w.entries) entry = draw.integer(0, 4);
  for (int k = 0; k < n; ++k) w(k, 0) = 1;
  const int length = draw.integer(1, 3);
  for (int l = 0; l < m; ++l) x(l, l) = length;
  return {w, x, random_signs(draw, n)};
}
SignedNetwork integers(Sampler& draw) {
  const int d = draw.integer(2, 4), m = draw.integer(2, 4 + draw.size() / 25), n = draw.integer(2, 6 + draw.size() / 2);
  SignedNetwork net{odd_rows(draw, n, d), odd_rows(draw, m, d), random_signs(draw, n)};
  const int family = draw.integer(0, 2);
  draw.label(family == 0 ? "units that share a direction" : family == 1 ? "equal units" : "any units");
  if (family == 0)
    for (int k = 0; k < n; ++k)
      for (int a = 0; a < d; ++a) net.weights(k, a) = a == 0 ? std::abs(net.weights(k, a)) : 0;
  if (family == 1)
    for (int k = 1; k < n; k += 2)
      for (int a = 0; a < d; ++a) net.weights(k, a) = net.weights(k - 1, a);
  return net;
}

bool is_all_active_and_orthogonal(const SignedNetwork& net, const DyadicMatrix& active) {
  for (int i = 0; i < net.directions.rows; ++i)
    for (int j = 0; j < i; ++j)
      if (sign_of_dot(row_of(net.directions, i), row_of(net.directions, j)) != 0) return false;
  return std::count(active.entries.begin(), active.entries.end(), 1.0) == std::ssize(active.entries);
}

/// 1 if A - t I is positive definite, that is, if all eigenvalues of A exceed t; 0 if not, by a rational LDL^T.
int all_eigenvalues_exceed(const Matrix& a, const Real& t) {
  if (certainly_positive_definite(a - t * identity(a.rows(), a.level()))) return 1;
  if (a.level() == Level::rational()) return 0;
  throw NeedsMorePrecision("an eigenvalue is near the bound");
}

/// The mean of |Ds|^2 = s'(D'D)s over all s in {-1, 1}^m.
Real mean_over_signs(const Matrix& squared) {
  const int m = squared.rows();
  Real sum(0.0, squared.level());
  for (int pattern = 0; pattern < (1 << m); ++pattern) {
    Vector s(m, 1, squared.level());
    for (int l = 0; l < m; ++l) s.set(l, Real((pattern >> l) & 1 ? 1.0 : -1.0, squared.level()));
    sum += inner(s, squared * s);
  }
  return sum / (1 << m);
}

struct FrobeniusCap {
  using Instance = SignedNetwork;
  static Instance instance(Sampler& draw) { return draw.chance(0.4) ? all_active(draw) : integers(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& net) {
    std::vector<Instance> list;
    for (auto& n : smaller_networks({net.weights, net.directions, net.outer}))
      list.push_back({std::move(n.weights), std::move(n.directions), std::move(n.outer)});
    return list;
  }

  //! ## Conclusions
  //! That the least eigenvalue is at most $t$ is decided as: $D^\top D-t\,I$ is not positive definite. Here $D^\top D$ is multiplied out from $D$.
  static void examine(const Instance& net, Examination& exam) {
    const Matrix inputs = exam.lift(net.directions), outer = exam.lift(net.outer);
    const DyadicMatrix active = activations(net.weights, net.directions);
    const Matrix features = feature_matrix(inputs, active, net.outer, exam.level());
    const Matrix squared = transpose(features) * features;
    record_sizes(exam, net.weights, net.directions);
    const int m = inputs.rows(), n = outer.rows();
    int least = 0;
    for (int l = 1; l < m; ++l)
      if (sign(squared(least, least) - squared(l, l)) > 0) least = l;
    const Real cap = squared(least, least), mean = trace(squared) / (exam.replaced("m squared") ? m * m : m);
    Real longest = exam.real(0.0);
    for (int l = 0; l < m; ++l) longest = max(longest, squared_norm(row(inputs, l)));
    const Real most = exam.constant("units") * n * longest;

    if (is_all_active_and_orthogonal(net, active)) exam.label("orthogonal inputs, all units active");
    exam.conclusion().at_most("eigenvalues all above the least diagonal entry",
                              all_eigenvalues_exceed(squared, exam.constant("cap") * cap), 0);
    exam.conclusion().at_most("least diagonal entry", cap, exam.constant("mean") * mean);
    exam.conclusion().at_most("mean of the diagonal", mean, most);
    Vector residual = exam.zeros(m, 1);
    residual.set(least, exam.real(1.0));
    const Matrix gradient = gradient_of(inputs, exam.lift(active), outer, residual);
    exam.conclusion().at_most("a residual that needs the factor m / (2n)", m / (2 * most) * squared_norm(gradient),
                              loss_of(residual));
    constexpr int enumerable = 7;
    if (m <= enumerable) exam.conclusion().equal("mean over signs", mean_over_signs(squared), trace(squared));
  }
};

//! ## Mutants
//! On orthonormal inputs that all units see, all of it is tight: $n$ cannot become $n/2$, and no constant below $1$ stands before the other bounds. The power of $m$ is seen there too.
const Registered<FrobeniusCap> statement{{
    .id = "xie2017.aud-frobenius-cap",
    .title = "The least singular value is at most the root of n",
    .kind = Kind::lemma,
    .origin = Origin::ours,
    .tier = Tier::exact,
    .uses = {"xie2017.gram-id", "xie2017.eq-7"},
    .labels = {"orthogonal inputs, all units active", "equal units", "any units"},
    .constants = {{"cap", "1"}, {"mean", "1"}, {"units", "1"}},
    .mutants = {{"n/2 for n", set("units", "1/2"), from(all_active)},
                {"0.999 of the mean", set("mean", "0.999"), from(all_active)},
                {"0.999 of the least diagonal entry", set("cap", "0.999"), from(all_active)},
                {"m squared for m", replace("m squared"), from(all_active)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
