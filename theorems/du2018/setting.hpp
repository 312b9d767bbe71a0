// Du, Zhai, Poczos, Singh, "Gradient descent provably optimizes over-parameterized neural networks" (1810.02054).
//
// The network is f(W, a, x) = m^{-1/2} sum_r a_r relu(w_r . x); only W is trained. An instance holds directions, and
// the inputs are x_i = direction_i / |direction_i|, so |x_i| = 1 holds exactly and not up to rounding.
//
// paper          identifier               shape    meaning
// n, d, m        rows, cols, width        -        data, input dimension, neurons
// x_i            directions (row i)       n x d    inputs, before normalisation
// K = X X^T      gram                     n x n    x_i . x_j
// theta_ij       angles                   n x n    angle between x_i and x_j, in [0, pi]
// H-infinity     kernel                   n x n    E[x_i . x_j 1{w.x_i >= 0} 1{w.x_j >= 0}], the arc-cosine kernel
// lambda_0       lambda_0                 1        least eigenvalue of H-infinity; at most 1/2, by the trace
// kappa          kappa                    1        largest eigenvalue of K, between 1 and n
// H(0)           initial                  n x n    K_ij times the share of neurons active on both i and j
// delta          failure                  1        probability that the statement may fail
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/linear_algebra/elimination.hpp"
#include "numerics/networks/activation.hpp"
#include "numerics/sphere/half_spaces.hpp"
#include "numerics/sphere/sphere.hpp"
#include "numerics/wide_networks/gaussian_neurons.hpp"
#include "properties/statement.hpp"

namespace lemmacheck::du2018 {

/// n >= 1 nonzero inputs in R^d, d >= 1, as directions.
struct Inputs {
  DyadicMatrix directions;
};
LEMMACHECK_DESCRIBE(Inputs, directions)
/// Throws Malformed unless there is an input and every one of them is nonzero.
void validate(const Inputs& inputs);
/// One input or one coordinate fewer, wherever all inputs stay nonzero.
std::vector<DyadicMatrix> smaller_inputs(const DyadicMatrix& directions);
std::vector<Inputs> smaller_shapes_of(const Inputs& inputs);

/// How many pairs i < j of inputs are parallel; all three counts are exact.
struct ParallelPairs {
  int identical = 0;     ///< direction_i == direction_j
  int positive = 0;      ///< x_i == x_j, the identical ones among them
  int antiparallel = 0;  ///< x_i == -x_j
  int all() const { return positive + antiparallel; }
};
ParallelPairs parallel_pairs(const DyadicMatrix& directions);
/// An exact count as a number of the arithmetic at hand.
inline Real number(const Examination& exam, int count) { return exam.real(static_cast<double>(count)); }

/// For each line that carries inputs on both sides of the origin one of them: k x d.
DyadicMatrix antiparallel_representatives(const DyadicMatrix& directions);

/// Everything that H-infinity says about the inputs. lambda_0 is exactly 0 where a rational null vector proves it
/// (half_spaces.hpp), else an enclosure of the least eigenvalue.
struct LimitingKernel {
  Matrix gram, angles, kernel;
  Real lambda_0;
};
LimitingKernel limiting_kernel(const Examination& exam, const DyadicMatrix& directions);
/// The smallest angle between two of the lines that carry the inputs, pi/2 for a single input.
Real smallest_line_angle(const Examination& exam, const LimitingKernel& limit);

// --- families of inputs -------------------------------------------------------------------------------------------

/// Pairwise orthogonal and exactly so: rows of (a, b; -b, a) blocks, shuffled and scaled. Here lambda_0 = 1/2.
DyadicMatrix orthogonal_inputs(Sampler& draw, int n);
/// Directions t_k = pi k / n in the plane, n of them: equally spaced lines.
DyadicMatrix circle_inputs(int n);
/// n inputs whose cosines are all `cosine`, in [0, 1), up to the rounding of the directions.
DyadicMatrix equicorrelated_inputs(int n, double cosine);
/// Independent Gaussian directions.
DyadicMatrix sphere_inputs(Sampler& draw, int n, int d);
/// Sphere, but the last input is off `side` (+1 or -1) times the first by an angle of about `angle`.
DyadicMatrix nearly_parallel_inputs(Sampler& draw, int n, int d, double side, double angle);
/// Sphere, but the last input is exactly `side` times the first up to its last coordinate, where they differ by
/// `height`: no angle is too small for it. d >= 2.
DyadicMatrix barely_separated_inputs(Sampler& draw, int n, int d, double side, double height);
/// The cosine in [0, 1) of equicorrelated inputs with about this lambda_0, 0 < lambda_0 <= 1/2:
/// lambda_0 = 1/2 - cos(t) (pi - t) / (2 pi), for every n >= 2.
double cosine_with_lambda(double lambda_0);

/// A mixture of the families above with angles down to 1e-60; no two inputs are parallel, but for bad luck.
Inputs separated_inputs(Sampler& draw);
/// Some two inputs are parallel: duplicates, multiples, antiparallel pairs that are independent or not.
Inputs inputs_with_parallel_pairs(Sampler& draw);
/// x and -c x, and a few others.
Inputs inputs_with_one_antiparallel_pair(Sampler& draw);
/// More antiparallel pairs than their span has dimensions.
Inputs inputs_with_dependent_antiparallel_pairs(Sampler& draw);

}  // namespace lemmacheck::du2018
