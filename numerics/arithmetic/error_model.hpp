// The constants of every a-priori error bound of the double level, in one place.
#pragma once

#include <cmath>

namespace lemmacheck::certified {

/// fl(a op b) = (a op b)(1 + d) + e with |d| <= unit_roundoff and |e| <= underflow / 2, e = 0 for sums
/// (Higham, ASNA 2nd ed., 2.2 and (2.8)). The shares are 1 in every proof. Nothing but the tests passes
/// another model than `ieee`: they show that a broken constant is caught.
struct ErrorModel {
  double unit_roundoff = 0x1p-53;
  double underflow = 0x1p-1074;
  double radius_share = 1;            ///< of the operands' radii
  double residual_share = 1;          ///< of residuals
  double nonorthogonality_share = 1;  ///< of |V'V - I|
  double contraction_share = 1;       ///< of |G| |e| in linear systems
  double cholesky_share = 1;          ///< of the backward error of the verified Cholesky
};
inline constexpr ErrorModel ieee;

/// gamma_n = n u / (1 - n u): relative error of n roundings, and of a sum of products of n terms against the
/// sum of absolute values, in any order and with or without FMA (Higham, ASNA, 3.1 and 3.3). The last factor
/// covers the roundings of this formula.
inline double relative_error(double n, const ErrorModel& model = ieee) {
  const double nu = n * model.unit_roundoff;
  return nu / (1 - nu) * (1 + 0x1p-50);
}

/// At least the sum of n nonnegative true numbers (or products) of which x is the computed sum, in any
/// order: x (1 + gamma_(n+4)) + 2 n underflow.
inline double above_sum(double x, double n, const ErrorModel& model = ieee) {
  return x * (1 + relative_error(n + 4, model)) + 2 * n * model.underflow;
}

}  // namespace lemmacheck::certified
