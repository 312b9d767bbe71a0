//! # The Gram matrix of the features counts common activations
//! Let $D\in\mathbb R^{dn\times m}$ have the blocks $D_{(k,l)}=v_k\,\sigma'(w_k^\top x_l)\,x_l$, where $\sigma'(z)=\mathbb 1\{z\ge0\}$ and
//! $v_k\in\{-1,1\}$. Then
//! $$ D^\top D = n\,G_n,\qquad (G_n)_{ij}=\langle x_i,x_j\rangle\,\frac1n\,\#\{k: w_k^\top x_i\ge0,\ w_k^\top x_j\ge0\}. $$
//!
//! $D$ is what the gradient sees: with residual $r$, $\operatorname{vec}(\partial L/\partial W)=\tfrac1m D\,r$, so that $s_m(D)$, the least
//! singular value, decides whether a small gradient forces a small loss. The identity turns it into an eigenvalue,
//! $s_m(D)^2=n\,\lambda_{\min}(G_n)$, of a matrix that depends neither on the signs $v_k$ nor on the lengths $\lVert w_k\rVert>0$.
//!
//! Both sides are formed by different means: the left one multiplies out the $dn\times m$ matrix, the right one counts bits of
//! activation patterns. The inputs need not have unit norm here, and ties $w_k^\top x_l=0$ are welcome: both sides call them active.
#include "numerics/networks/activation.hpp"
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## Instances
//! Small integers: everything is decided by exact rational arithmetic, and ties happen.
Network integer_network(Sampler& draw) {
  const int d = draw.integer(1, 4), m = draw.integer(1, 2 + draw.size() / 20),
            n = draw.integer(1, 2 + draw.size() / 10);
  Network net{draw.integer_matrix(n, d, -4, 4), draw.integer_matrix(m, d, -4, 4), random_signs(draw, n)};
  for (DyadicMatrix* rows : {&net.weights, &net.directions})
    for (int i = 0; i < rows->rows; ++i)
      if ((*rows)(i, 0) == 0) (*rows)(i, 0) = draw.sign();
  return net;
}

struct GramIdentity {
  using Instance = Network;
  static Instance instance(Sampler& draw) { return integer_network(draw); }
  static std::vector<Instance> smaller_shapes(const Instance& net) { return smaller_networks(net); }

  //! ## Hypothesis
  static void examine(const Instance& net, Examination& exam) {
    const int n = net.weights.rows;
    const Matrix outer = exam.lift(net.outer);
    Matrix ones = exam.zeros(n, 1);
    for (int k = 0; k < n; ++k) ones.set(k, exam.real(1.0));
    exam.hypothesis().equal("output weights are signs", hadamard(outer, outer), ones);

    //! ## Conclusion
    DyadicMatrix active = activations(net.weights, net.directions);
    if (exam.replaced("a tie is inactive in D")) {
      DyadicMatrix opposite = net.weights;
      for (double& w : opposite.entries) w = -w;
      const DyadicMatrix not_positive = activations(opposite, net.directions);
      for (std::size_t i = 0; i < active.entries.size(); ++i) active.entries[i] = 1 - not_positive.entries[i];
    }
    const Matrix inputs = exam.lift(net.directions);
    const Matrix features = feature_matrix(inputs, active, net.outer, exam.level());
    const Matrix counted =
        hadamard(inputs * transpose(inputs), exam.lift(activation_counts(net.weights, net.directions)));
    const Real scale = exam.real(static_cast<double>(exam.replaced("the factor n is forgotten") ? n : 1));
    exam.conclusion().equal("Gram matrix of the features", transpose(features) * features, counted / scale);
    exam.observe("units", exam.real(static_cast<double>(n)));
  }
};

Network with_weights_minus_two(Sampler& draw) {
  Network net = integer_network(draw);
  for (double& v : net.outer.entries) v = draw.chance(0.5) ? -2 : 1;
  return net;
}

//! ## Mutants
//! Output weights in $\{-2,1\}$: the identity needs $v_k^2=1$. The other convention at ties, $\sigma'(0)=0$, on one side only. And the factor $n$ left
//! out, which any network with two units refutes.
const Registered<GramIdentity> statement{{
    .id = "xie2017.gram-id",
    .title = "The Gram matrix of the features counts common activations",
    .kind = Kind::identity,
    .tier = Tier::exact,
    .place = "AISTATS 2017, (18)",
    .mutants = {{"output weights in {-2, 1}", drop("output weights are signs"), from(with_weights_minus_two)},
                {"a tie is inactive in D", replace("a tie is inactive in D")},
                {"the factor n is forgotten", replace("the factor n is forgotten")}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
