// Labelled samples that a line through the origin separates, and what runs on them: gradient descent from a start, rays,
// perturbed directions. The families are made from a separating direction, never by rejection.
#pragma once

#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck::xu2018 {

/// Samples in R^d with labels 1 or -1.
struct Labelled {
  DyadicMatrix samples;     ///< n x d, no zero row
  std::vector<int> labels;  ///< n, some of them 1
};
LEMMACHECK_DESCRIBE(Labelled, samples, labels)

/// Gradient descent w_{t+1} = w_t - step grad L(w_t), t < horizon.
struct Descent {
  Labelled data;
  DyadicMatrix start;  ///< d x 1
  double step = 1;
  int horizon = 1;
};
LEMMACHECK_DESCRIBE(Descent, data, start, step, horizon)

/// A point of weights on labelled data.
struct WeightCase {
  Labelled data;
  DyadicMatrix weights;  ///< d x 1
};
LEMMACHECK_DESCRIBE(WeightCase, data, weights)

/// One step of gradient descent from a point.
struct WeightStep {
  Labelled data;
  DyadicMatrix weights;  ///< d x 1
  double step = 1;
};
LEMMACHECK_DESCRIBE(WeightStep, data, weights, step)

/// A direction u of weights, a point on its ray, and a perturbation of it.
struct Ray {
  Labelled data;
  DyadicMatrix direction;     ///< d x 1, not zero
  int length = 1;             ///< alpha: the point alpha u, alpha >= 1
  DyadicMatrix perturbation;  ///< d x 1: shrunk below the radius of the neighbourhood before it is used
};
LEMMACHECK_DESCRIBE(Ray, data, direction, length, perturbation)

/// Each throws Malformed with the field and the reason. At most 12 samples in 8 dimensions, entries 0 or between 2^-20
/// and 64 in magnitude, steps between 2^-20 and 64, scores at most 32 at the start.
void validate(const Labelled& data);
void validate(const Descent& run);
void validate(const WeightCase& c);
void validate(const WeightStep& step);
void validate(const Ray& ray);

std::vector<Descent> smaller_descents(const Descent& run);
std::vector<WeightCase> smaller_weight_cases(const WeightCase& c);
std::vector<WeightStep> smaller_steps(const WeightStep& step);
std::vector<Ray> smaller_rays(const Ray& ray);

/// y_i x_i, n x d.
DyadicMatrix signed_samples(const Labelled& data);
/// The chosen rows: those of the given label.
DyadicMatrix samples_of_label(const Labelled& data, int label);

/// Integer samples with |entries| <= 4, 2 to 8 of them (12 at the largest sizes) in 2 to 8 dimensions, labelled by the
/// side of an integer direction; multiples and negated multiples of earlier samples are frequent, so that scores tie.
Labelled separable_data(Sampler& draw);
/// Two equal samples of opposite labels among others: no direction separates them.
Labelled inseparable_data(Sampler& draw);
/// A start near a separating direction, off it, or on its negative: of about `scale` times the unit length.
DyadicMatrix start_for(Sampler& draw, const Labelled& data, double scale);
/// A run from any start, with steps of any size.
Descent any_descent(Sampler& draw);
/// All positive samples active at the start, no negative one, and steps so small that eta R^2 F_0 <= 1/2 for the loss
/// F_0 of the positive samples.
Descent descent_in_cell(Sampler& draw);
/// The same under assumption A, y_i y_j x_i.x_j >= 0: every y_i x_i in the orthant of the start, so that the cell is never
/// left.
Descent descent_in_orthant(Sampler& draw);

}  // namespace lemmacheck::xu2018
