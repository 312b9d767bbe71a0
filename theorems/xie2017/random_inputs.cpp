#include "theorems/xie2017/random_inputs.hpp"

#include "numerics/laws/monotone.hpp"
#include "theorems/xie2017/loss.hpp"

namespace lemmacheck::xie2017 {
void validate(const SampleShape& shape) {
  require_between("dimension", shape.dimension, 2, 5000);
  require_between("samples", shape.samples, 2, 5000);
}

void validate(const Sampling& s) {
  require_nonzero_rows("weights", s.weights);
  if (s.weights.cols < 2) throw Malformed("weights", "have one column, wanted is dimension 2 or more");
  require_shape("outer", s.outer, s.weights.rows, 1);
  require_signs("outer", s.outer);
  require_between("samples", s.samples, 2, 5000);
  require_probability("failure", s.failure);
}

std::vector<Sampling> smaller_samplings(const Sampling& s) {
  std::vector<Sampling> list;
  if (s.samples > 2) list.push_back({s.weights, s.outer, s.samples - 1, s.failure});
  for (int k = 0; k < s.weights.rows && s.weights.rows > 1; ++k)
    list.push_back({without_row(s.weights, k), without_row(s.outer, k), s.samples, s.failure});
  return list;
}

void validate(const FixedUnits& fixed) {
  require_nonzero_rows("weights", fixed.weights);
  if (fixed.weights.cols < 2) throw Malformed("weights", "have one column, wanted is dimension 2 or more");
  require_between("samples", fixed.samples, 2, 5000);
  require_probability("failure", fixed.failure);
}

std::vector<FixedUnits> smaller_fixed_units(const FixedUnits& fixed) {
  std::vector<FixedUnits> list;
  if (fixed.samples > 2) list.push_back({fixed.weights, fixed.samples - 1, fixed.failure});
  for (int k = 0; k < fixed.weights.rows && fixed.weights.rows > 1; ++k)
    list.push_back({without_row(fixed.weights, k), fixed.samples, fixed.failure});
  return list;
}

NoisyInputs noisy_inputs(Sampler& draw, int samples, int d) {
  NoisyInputs noisy{uniform_inputs(draw, samples, d).directions, DyadicMatrix(samples, 1)};
  for (double& s : noisy.signs.entries) s = draw.sign();
  return noisy;
}

void validate(const FreeExponentSampling& s) {
  validate(Sampling{s.weights, s.outer, s.samples, {1, 2}});
  if (s.constant.numerator() <= 0) throw Malformed("constant", "wanted is positive");
  require_probability("beta", s.beta);
  if (s.beta.denominator() > 20) throw Malformed("beta", "has a denominator above 20");
}

Real growth(const FreeExponentSampling& s, Level level) {
  return Real(s.constant, level) * pow(Real(1.0 * s.samples, level), static_cast<int>(s.beta.numerator()),
                                       static_cast<int>(s.beta.denominator()));
}

Real squared_gradient(const DyadicMatrix& weights, const DyadicMatrix& outer, const DyadicMatrix& directions,
                      const Vector& residual) {
  const Level level = residual.level();
  const Matrix inputs = normalised_rows(Matrix(directions, level));
  return squared_norm(
      gradient_of(inputs, Matrix(activations(weights, directions), level), Matrix(outer, level), residual));
}

Inputs uniform_inputs(Sampler& draw, int samples, int d) {
  Inputs inputs{draw.normal_matrix(samples, d)};
  for (int l = 0; l < samples; ++l)
    if (is_zero_row(inputs.directions, l)) inputs.directions(l, 0) = 1;
  return inputs;
}
void assume_uniform_inputs(Examination& exam) {
  exam.assume("rounded Gaussian directions of a counter-based generator stand for independent uniform inputs");
}

Real log_inverse(const Fraction& failure, Level level) { return log(1 / Real(failure, level)); }

Discrepancies discrepancies_of(const DyadicMatrix& weights, Level level) {
  return {weights.cols == 2 ? planar_sup_discrepancy(weights, level) : Real(1.0, level),
          sqrt(squared_l2_discrepancy(weights, level))};
}

Real between(const Real& low, const Real& high) { return hull(low, high); }

Real discrepancy_radius(const Discrepancies& w, const Real& diagonal, int d, int samples, const Real& lambda) {
  const Real m(1.0 * samples, lambda.level()), dimension(1.0 * d, lambda.level()), share = 4 * lambda / m;
  const Real bracket =
      m * w.root_mean_square + m * sqrt(w.sup * w.root_mean_square) * pow(share, 1, 4) + m * w.sup * sqrt(share / 3);
  return diagonal + log(dimension) / sqrt(dimension) * bracket;
}

Real printed_failure(int d, int samples, const Real& gamma_m, const Fraction& failure) {
  const Level level = gamma_m.level();
  const Real m(1.0 * samples, level), dimension(1.0 * d, level);
  return m * exp(-(m * gamma_m / 8)) + 2 * square(m) * exp(-(4 * square(log(dimension)))) + Real(failure, level);
}

}  // namespace lemmacheck::xie2017
