// Statements about inputs drawn from the sphere: what an instance fixes, what a draw is, the printed probability and radius.
#pragma once

#include "properties/sampler.hpp"
#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {

/// Dimension d >= 2 and number m >= 2 of independent uniform inputs.
struct SampleShape {
  int dimension = 2, samples = 2;
};
LEMMACHECK_DESCRIBE(SampleShape, dimension, samples)
void validate(const SampleShape& shape);

/// Fixed units and signs, how many inputs are drawn, and delta.
struct Sampling {
  DyadicMatrix weights, outer;
  int samples = 2;
  Fraction failure = {1, 10};
};
LEMMACHECK_DESCRIBE(Sampling, weights, outer, samples, failure)
/// Throws Malformed unless d >= 2, the outputs are signs, 2 <= samples <= 5000 and 0 < failure < 1.
void validate(const Sampling& sampling);
/// One input or one unit fewer.
std::vector<Sampling> smaller_samplings(const Sampling& sampling);

/// Fixed units, how many inputs are drawn, and delta; d >= 2 and the same ranges.
struct FixedUnits {
  DyadicMatrix weights;
  int samples = 2;
  Fraction failure = {1, 10};
};
LEMMACHECK_DESCRIBE(FixedUnits, weights, samples, failure)
void validate(const FixedUnits& fixed);
std::vector<FixedUnits> smaller_fixed_units(const FixedUnits& fixed);

/// Inputs with noise labels +1 and -1: m x d and m x 1.
struct NoisyInputs {
  DyadicMatrix directions, signs;
};
LEMMACHECK_DESCRIBE(NoisyInputs, directions, signs)
NoisyInputs noisy_inputs(Sampler& draw, int samples, int d);

/// Fixed units, m, and the constants c > 0 and 0 < beta < 1 of a display L <= (c m^beta / n) |dL/dW|^2.
struct FreeExponentSampling {
  DyadicMatrix weights, outer;
  int samples = 2;
  Fraction constant = 1, beta = {1, 2};
};
LEMMACHECK_DESCRIBE(FreeExponentSampling, weights, outer, samples, constant, beta)
void validate(const FreeExponentSampling& s);
/// c m^beta.
Real growth(const FreeExponentSampling& s, Level level);
/// Squared norm of the gradient for residual r at unit inputs.
Real squared_gradient(const DyadicMatrix& weights, const DyadicMatrix& outer, const DyadicMatrix& directions,
                      const Vector& residual);

/// Rounded independent uniform directions, and the assumption that they rest on.
Inputs uniform_inputs(Sampler& draw, int samples, int d);
void assume_uniform_inputs(Examination& exam);

/// log(1/delta).
Real log_inverse(const Fraction& failure, Level level);

/// L_inf and L_2. L_inf is exact in the plane; for d >= 3 it is replaced by its bound 1.
struct Discrepancies {
  Real sup, root_mean_square;
};
Discrepancies discrepancies_of(const DyadicMatrix& weights, Level level);

/// What is known to lie between two numbers, low <= high. For mpfr: their middle.
Real between(const Real& low, const Real& high);

/// (log d / sqrt d) [sqrt(L_inf L_2) m (4 Lambda / m)^(1/4) + m L_inf sqrt(4 Lambda / (3m)) + m L_2] + diagonal, Lambda = log(1/delta): rho(W)
/// for diagonal = L_inf. The paper's (17).
Real discrepancy_radius(const Discrepancies& w, const Real& diagonal, int d, int samples, const Real& lambda);

/// m e^(-m gamma_m / 8) + 2 m^2 e^(-4 log^2 d) + delta, which Lemma 5, Theorem 1 and Theorem 3 subtract from 1.
Real printed_failure(int d, int samples, const Real& gamma_m, const Fraction& failure);

}  // namespace lemmacheck::xie2017
