// Xu, Zhou, Ji, Liang: when will gradient methods converge to max-margin classifier under ReLU models? arXiv
// 1806.04339. The objects that the statements share, the notation, and the families that instances are drawn from.
//
// paper            here                  shape    meaning
// x_i              samples (row i)       d        samples, none of them zero
// y_i              labels                n        labels, 1 or -1
// I^+, n_+         positives(), count    -        the positive samples
// w_0              start                 d x 1    where a run starts
// eta_t            step, steps           -        step sizes
// w.x_i            scores                n        scores; a sample is active where its score is positive
// l_i(w)           ReluNeuron::loss      1        exp(-y_i max(w.x_i, 0))
// L(w) - L*        ReluNeuron::excess    1        mean loss over its infimum n_-/n
// W_J              "cell"                -        weights whose active samples are exactly J
// R, r             Sizes                 1        largest and smallest |x_i| over the positive samples
// p, gamma, w-hat  point, gamma, best    d        least point of the hull, |p|, p/|p|
// lambda           Margin::weights       n_+      dual solution, p = sum lambda_i x_i
// S, T             support, tight        -        positive weight somewhere; p.x_i = p.p
// exp(H)           entropy_factor        1        exp of the Shannon entropy of lambda
//
// The derivative of max(s, 0) at 0 is 0 here, unless a statement says otherwise.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "numerics/classifiers/max_margin.hpp"
#include "numerics/classifiers/relu_neuron.hpp"
#include "numerics/classifiers/sgd_paths.hpp"
#include "numerics/linear_algebra/exact.hpp"
#include "properties/statement.hpp"

namespace lemmacheck::xu2018 {

// --- instances ----------------------------------------------------------------------------------

/// Labelled samples and a start.
struct Scene {
  DyadicMatrix samples;     ///< n x d
  std::vector<int> labels;  ///< n
  DyadicMatrix start;       ///< d x 1
};
LEMMACHECK_DESCRIBE(Scene, samples, labels, start)

/// Samples of one label, a subset of them, a point of their hull, and a competing direction.
struct HullCase {
  DyadicMatrix samples;      ///< m x d
  std::vector<int> subset;   ///< m of 0 or 1, not all 0
  std::vector<int> weights;  ///< m, nonnegative, not all 0: the point sum weights_i x_i / sum weights_i
  DyadicMatrix direction;    ///< d x 1, not zero
};
LEMMACHECK_DESCRIBE(HullCase, samples, subset, weights, direction)

struct DirectionCase {
  DyadicMatrix samples;    ///< m x d
  DyadicMatrix direction;  ///< d x 1, not zero
};
LEMMACHECK_DESCRIBE(DirectionCase, samples, direction)

/// Stochastic gradient descent with one given size per step.
struct AnyStepRun {
  Scene scene;
  std::vector<double> steps;
};
LEMMACHECK_DESCRIBE(AnyStepRun, scene, steps)

/// Step s has size step (s+1)^(-decay), s < horizon.
struct DecayingRun {
  Scene scene;
  double step = 1;
  Fraction decay;  ///< 0, 1/4, 1/2, 3/4 or 1
  int horizon = 1;
};
LEMMACHECK_DESCRIBE(DecayingRun, scene, step, decay, horizon)

struct ConstantRun {
  Scene scene;
  double step = 1;
  int horizon = 1;
};
LEMMACHECK_DESCRIBE(ConstantRun, scene, step, horizon)

// Each throws Malformed with the field and the reason. Sizes are bounded so that a run can be enumerated:
// at most `most_classes` merged sample paths if all and only the positive samples stay active.
constexpr int most_samples = 6, most_coordinates = 6, most_steps = 64;
constexpr std::int64_t most_classes = 4096;
void validate(const Scene& scene);
void validate(const HullCase& c);
void validate(const DirectionCase& c);
void validate(const AnyStepRun& run);
void validate(const DecayingRun& run);
void validate(const ConstantRun& run);

// Candidates with a sample, a coordinate or steps less.
std::vector<Scene> smaller_scenes(const Scene& scene);
std::vector<HullCase> smaller_cases(const HullCase& c);
std::vector<DirectionCase> smaller_cases(const DirectionCase& c);
std::vector<AnyStepRun> smaller_runs(const AnyStepRun& run);
std::vector<DecayingRun> smaller_runs(const DecayingRun& run);
std::vector<ConstantRun> smaller_runs(const ConstantRun& run);

// --- objects at a level -------------------------------------------------------------------------

/// The rows of the samples with label 1.
DyadicMatrix positives(const Scene& scene);
ReluNeuron neuron_of(Level level, const Scene& scene);

/// Over the positive samples: how many, R^2 and r^2.
struct Sizes {
  int count = 0;
  Real largest, smallest;
};
Sizes positive_sizes(const ReluNeuron& neuron);

/// The exact max-margin of some samples, brought to the level of an examination.
struct Margin {
  Real squared, gamma;        ///< p.p and its root
  Vector point, best;         ///< p and w-hat, d x 1
  std::vector<Real> weights;  ///< lambda
  Real entropy_factor;        ///< exp(-sum lambda_i ln lambda_i), between 1 and the size of the support
  MaxMargin exact;
};
/// Not in exact arithmetic (the root). OutsideDomain if not separable.
Margin margin_of(Level level, const DyadicMatrix& samples);

/// a_i.v for the rows of a, entry by entry: points where products and sums of the exact data are.
std::vector<Real> row_products(const Matrix& a, const Vector& v);

/// min_{i,j} y_i y_j x_i.x_j: assumption A says that it is not negative.
Real smallest_correlation(const ReluNeuron& neuron);
/// The guards of the statements on stochastic gradient descent. Replaced by the variant "any data", assumption A is
/// not asked for.
void assume_correlation(Examination& exam, const ReluNeuron& neuron);
/// w_0 in W_{I+}: all positive samples active, all negative ones not.
void assume_start_in_cell(Examination& exam, const ReluNeuron& neuron);

// --- families of instances ----------------------------------------------------------------------

/// Integer samples, m x d, all on the positive side of some direction; duplicates, ties and multiples are frequent.
DyadicMatrix separable_samples(Sampler& draw);
/// A direction close to the best one half of the time, otherwise any integer one. Never zero.
DyadicMatrix direction_for(Sampler& draw, const DyadicMatrix& samples);

/// Data under assumption A with at most `most_positives` positive samples: positive samples in an orthant, negative
/// ones in the opposite orthant. For n <= 4 that is all data under A up to an isometric embedding: a nonnegative
/// positive semidefinite Gram matrix of order at most 4 is completely positive (Maxfield and Minc 1962). The start
/// lies in the cell of the positive samples. Zero inner products and equal samples are frequent.
Scene correlated_scene(Sampler& draw, int most_positives, int most_negatives);
/// Two positive samples at an obtuse angle, both active at the start: assumption A fails.
Scene obtuse_scene(Sampler& draw);
/// The largest horizon <= `most` for which the run has at most `classes` merged paths.
int horizon_within(const Scene& scene, std::int64_t classes, int most);

}  // namespace lemmacheck::xu2018
