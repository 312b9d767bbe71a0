// The squared loss of the network, its residual and its gradient in the units.
//
// paper           identifier            shape    meaning
// y_l             targets               m x 1    labels
// f(x_l)          outputs               m x 1    sum_k v_k relu(w_k . x_l)
// r_l             residual              m x 1    f(x_l) - y_l, m times the paper's r
// L(W)            loss                  1        |r|^2 / (2m)
// dL/dW           gradient              n x d    row k is dL/dw_k; D r / m, read by units
#pragma once

#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {

/// A network and labels of its inputs: n x d, m x d, n x 1, m x 1.
struct Regression {
  DyadicMatrix weights, directions, outer, targets;
};
LEMMACHECK_DESCRIBE(Regression, weights, directions, outer, targets)
/// As for Network; and `targets` is m x 1.
void validate(const Regression& regression);
/// One unit, one input or one coordinate fewer, wherever everything stays nonzero; two inputs and two coordinates stay.
std::vector<Regression> smaller_regressions(const Regression& regression);

/// Number of pairs (k, l) with w_k . x_l = 0, exactly.
int ties_of(const DyadicMatrix& weights, const DyadicMatrix& directions);
/// relu' with the other value at 0: whether w_k . x_l > 0. n x m, entries 0 and 1.
DyadicMatrix strict_activations(const DyadicMatrix& weights, const DyadicMatrix& directions);

/// f(x_l), m x 1. `weights` n x d, `inputs` m x d (the x_l themselves), `active` and `outer` n x m and n x 1.
Vector outputs(const Matrix& weights, const Matrix& inputs, const Matrix& active, const Matrix& outer);
/// (1/m) sum_l r_l v_k relu'(w_k . x_l) x_l, row by row: n x d. Not by multiplying D, which has dn rows.
Matrix gradient_of(const Matrix& inputs, const Matrix& active, const Matrix& outer, const Vector& residual);
/// The dn x 1 vector as n x d: entry kd + a becomes (k, a).
Matrix read_by_units(const Vector& stacked, int d);
/// |r|^2 / (2m).
Real loss_of(const Vector& residual);
/// s_m(D)^2 for unit inputs and output weights +1 and -1: the least eigenvalue of D'D, 0 where D has fewer than m rows.
Real squared_least_singular_value(const Matrix& inputs, const DyadicMatrix& weights, const DyadicMatrix& directions);
/// D'D, m x m: <x_i, x_j> times the number of units active on both, for output weights +1 and -1 (`xie2017.gram-id`).
Matrix squared_features(const Matrix& inputs, const DyadicMatrix& weights, const DyadicMatrix& directions);

}  // namespace lemmacheck::xie2017
