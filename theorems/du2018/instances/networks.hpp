// Small two-layer networks that are written out, and what one step does to them.
#pragma once

#include <optional>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck::du2018 {

/// A network at one moment, with data: inputs x_i (rows, not normalised), weights w_r (rows), outer weights a_r = +-1.
struct NetworkPoint {
  DyadicMatrix inputs;     ///< n x d, no zero row
  DyadicMatrix weights;    ///< m x d
  std::vector<int> outer;  ///< m of 1 or -1
  DyadicMatrix labels;     ///< n x 1
};
LEMMACHECK_DESCRIBE(NetworkPoint, inputs, weights, outer, labels)

/// The same with a direction of weights in which it is moved.
struct MovedPoint {
  NetworkPoint point;
  DyadicMatrix direction;  ///< m x d
};
LEMMACHECK_DESCRIBE(MovedPoint, point, direction)

/// A step of descent, and the initial weights that the sets A_ri = {|w_r(0).x_i| < R} are made from.
struct DescentStep {
  NetworkPoint point;    ///< W(k)
  DyadicMatrix initial;  ///< m x d: W(0)
  double radius = 1;     ///< R > 0
  double step = 0.125;   ///< eta > 0
};
LEMMACHECK_DESCRIBE(DescentStep, point, initial, radius, step)

/// Each throws Malformed with the field and the reason.
void validate(const NetworkPoint& point);
void validate(const MovedPoint& moved);
void validate(const DescentStep& step);

/// Candidates with an input or a neuron less; `by_squares`: the width stays a square.
std::vector<NetworkPoint> smaller_points(const NetworkPoint& point, bool by_squares);
std::vector<MovedPoint> smaller_moved(const MovedPoint& moved);
std::vector<DescentStep> smaller_steps(const DescentStep& step, bool by_squares);

/// A network in one arithmetic.
struct TwoLayer {
  Matrix inputs, weights;         ///< n x d, m x d
  Matrix scores;                  ///< m x n: w_r.x_i
  std::vector<bool> active;       ///< m n, row by row: w_r.x_i >= 0, exactly
  Vector outer, labels, outputs;  ///< m x 1, n x 1, n x 1
  Vector residual;                ///< y - u, n x 1
  Real root_width;                ///< sqrt(m)
  int size() const { return inputs.rows(); }
  int width() const { return weights.rows(); }
  bool is_active(int r, int i) const {
    return active[static_cast<std::size_t>(r) * static_cast<std::size_t>(size()) + static_cast<std::size_t>(i)];
  }
};
/// Inputs as they are written. In exact arithmetic the width must be a square (OutsideDomain).
TwoLayer two_layer(const NetworkPoint& point, Level level);
/// Inputs divided by their norms. Not in exact arithmetic.
TwoLayer normalised_two_layer(const NetworkPoint& point, Level level);
/// The same network with other weights. NeedsMorePrecision where the sign of a score is not known.
TwoLayer with_weights(const TwoLayer& net, const Matrix& weights);

/// -dL/dW, m x d: row r is (a_r / sqrt m) sum_i (y_i - u_i) 1{w_r.x_i >= 0} x_i.
Matrix velocity(const TwoLayer& net);
/// H_ij = (x_i.x_j / m) sum_r 1{w_r.x_i >= 0} 1{w_r.x_j >= 0}, n x n.
Matrix empirical_kernel(const TwoLayer& net);
/// The largest of h, h/2, h/4, ... for which no nonzero score changes its sign between W and W + h V and no zero score
/// moves; nothing where a zero score moves.
std::optional<Real> within_pattern(const TwoLayer& net, const Matrix& direction, Real h);
/// The m n flags of A_ri: |w_r(0).x_i| < radius, exactly decided by precision; row by row.
std::vector<bool> near_boundary(const Matrix& initial_scores, const Real& radius);

/// Quarters of integers; m in {1, 4, 9, 16, 25}, n 2 to 6, d 2 to 6. Zero scores occur.
NetworkPoint network_point(Sampler& draw);
/// Widths to 64 of any size, inputs of nearly any direction.
NetworkPoint wider_point(Sampler& draw);
/// A step from a point near its initialisation, with the smallest power-of-two radius whose sets contain every change of
/// pattern.
DescentStep descent_step(Sampler& draw);

}  // namespace lemmacheck::du2018
