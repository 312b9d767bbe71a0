#include "theorems/du2018/instances/networks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "numerics/arithmetic/sign_of_dot.hpp"

namespace lemmacheck::du2018 {
namespace {

/// Rounded: for sizes of instances only.
double score(const DyadicMatrix& w, int r, const DyadicMatrix& x, int i) {
  double sum = 0;
  for (int k = 0; k < x.cols; ++k) sum += w(r, k) * x(i, k);
  return sum;
}
double length(const DyadicMatrix& x, int i) { return std::sqrt(score(x, i, x, i)); }

DyadicMatrix scaled(DyadicMatrix a, double factor) {
  for (double& x : a.entries) x *= factor;
  return a;
}
NetworkPoint without_neuron(const NetworkPoint& p, int r) {
  NetworkPoint smaller{p.inputs, without_row(p.weights, r), p.outer, p.labels};
  smaller.outer.erase(smaller.outer.begin() + r);
  return smaller;
}
bool is_square(int m) {
  const int root = static_cast<int>(std::lround(std::sqrt(m)));
  return root * root == m;
}
/// The least number of trailing neurons whose removal leaves a square.
int surplus(int m) {
  int fewer = m - 1;
  while (fewer > 0 && !is_square(fewer)) --fewer;
  return m - fewer;
}

TwoLayer assembled(const NetworkPoint& point, Matrix inputs, Level level) {
  TwoLayer net;
  net.inputs = std::move(inputs);
  net.labels = Matrix(point.labels, level);
  net.outer = Matrix(point.weights.rows, 1, level);
  for (int r = 0; r < point.weights.rows; ++r) net.outer.set(r, Real(point.outer[at(r)], level));
  net.root_width = sqrt(Real(point.weights.rows, level));
  return with_weights(net, Matrix(point.weights, level));
}

}  // namespace

void validate(const NetworkPoint& p) {
  if (p.inputs.rows < 1 || p.inputs.rows > 16 || p.inputs.cols < 1 || p.inputs.cols > 16)
    throw Malformed("point.inputs", "is " + shape_text(p.inputs) + ", wanted is 1 to 16 inputs in 1 to 16 dimensions");
  if (has_zero_row(p.inputs)) throw Malformed("point.inputs", "holds a zero input");
  if (p.weights.rows < 1 || p.weights.rows > 1024)
    throw Malformed("point.weights", "is " + shape_text(p.weights) + ", wanted is 1 to 1024 neurons (rows)");
  require_shape("point.weights", p.weights, p.weights.rows, p.inputs.cols);
  require_shape("point.labels", p.labels, p.inputs.rows, 1);
  if (p.outer.size() != at(p.weights.rows)) throw Malformed("point.outer", "wanted is one sign for every neuron");
  for (const int a : p.outer)
    if (a != 1 && a != -1) throw Malformed("point.outer", "wanted is 1 or -1");
}
void validate(const MovedPoint& moved) {
  validate(moved.point);
  require_shape("direction", moved.direction, moved.point.weights.rows, moved.point.weights.cols);
}
void validate(const DescentStep& step) {
  validate(step.point);
  require_shape("initial", step.initial, step.point.weights.rows, step.point.weights.cols);
  if (!(step.radius > 0)) throw Malformed("radius", "wanted is a positive radius");
  if (!(step.step > 0)) throw Malformed("step", "wanted is a positive step");
}

std::vector<NetworkPoint> smaller_points(const NetworkPoint& p, bool by_squares) {
  std::vector<NetworkPoint> list;
  if (p.inputs.rows > 1)
    for (int i = 0; i < p.inputs.rows; ++i)
      list.push_back({without_row(p.inputs, i), p.weights, p.outer, without_row(p.labels, i)});
  if (!by_squares) {
    for (int r = 0; r < p.weights.rows && p.weights.rows > 1; ++r) list.push_back(without_neuron(p, r));
  } else if (p.weights.rows > 1) {
    NetworkPoint fewer = p;
    for (int k = surplus(p.weights.rows); k > 0; --k) fewer = without_neuron(fewer, fewer.weights.rows - 1);
    list.push_back(std::move(fewer));
  }
  return list;
}
std::vector<MovedPoint> smaller_moved(const MovedPoint& moved) {
  std::vector<MovedPoint> list;
  for (auto& p : smaller_points(moved.point, true)) {
    DyadicMatrix direction = moved.direction;
    while (direction.rows > p.weights.rows) direction = without_row(direction, direction.rows - 1);
    list.push_back({std::move(p), std::move(direction)});
  }
  return list;
}
std::vector<DescentStep> smaller_steps(const DescentStep& step, bool by_squares) {
  std::vector<DescentStep> list;
  for (auto& p : smaller_points(step.point, true)) {
    if (!by_squares && p.weights.rows == step.point.weights.rows && p.inputs.rows == step.point.inputs.rows) continue;
    DyadicMatrix initial = step.initial;
    while (initial.rows > p.weights.rows) initial = without_row(initial, initial.rows - 1);
    list.push_back({std::move(p), std::move(initial), step.radius, step.step});
  }
  return list;
}

TwoLayer two_layer(const NetworkPoint& point, Level level) {
  return assembled(point, Matrix(point.inputs, level), level);
}
TwoLayer normalised_two_layer(const NetworkPoint& point, Level level) {
  Matrix inputs(point.inputs, level);
  for (int i = 0; i < inputs.rows(); ++i) {
    const Real size = norm(transpose(row(inputs, i)));
    for (int k = 0; k < inputs.cols(); ++k) inputs.set(i, k, inputs(i, k) / size);
  }
  return assembled(point, std::move(inputs), level);
}
TwoLayer with_weights(const TwoLayer& net, const Matrix& weights) {
  TwoLayer other = net;
  other.weights = weights;
  other.scores = weights * transpose(net.inputs);
  other.active.assign(at(weights.rows()) * at(net.size()), false);
  other.outputs = Matrix(net.size(), 1, net.labels.level());
  for (int i = 0; i < net.size(); ++i) {
    Real sum(0.0, net.labels.level());
    for (int r = 0; r < weights.rows(); ++r) {
      if (sign(other.scores(r, i)) < 0) continue;
      other.active[at(r) * at(net.size()) + at(i)] = true;
      sum += net.outer(r) * other.scores(r, i);
    }
    other.outputs.set(i, sum / net.root_width);
  }
  other.residual = net.labels - other.outputs;
  return other;
}

Matrix velocity(const TwoLayer& net) {
  Matrix pulls(net.width(), net.size(), net.labels.level());
  for (int r = 0; r < net.width(); ++r)
    for (int i = 0; i < net.size(); ++i)
      if (net.is_active(r, i)) pulls.set(r, i, net.outer(r) * net.residual(i) / net.root_width);
  return pulls * net.inputs;
}
Matrix empirical_kernel(const TwoLayer& net) {
  const Matrix gram = net.inputs * transpose(net.inputs);
  Matrix kernel(net.size(), net.size(), net.labels.level());
  for (int i = 0; i < net.size(); ++i)
    for (int j = 0; j < net.size(); ++j) {
      int both = 0;
      for (int r = 0; r < net.width(); ++r) both += net.is_active(r, i) && net.is_active(r, j);
      kernel.set(i, j, gram(i, j) * both / net.width());
    }
  return kernel;
}
std::optional<Real> within_pattern(const TwoLayer& net, const Matrix& direction, Real h) {
  const Matrix slopes = direction * transpose(net.inputs);
  for (int r = 0; r < net.width(); ++r)
    for (int i = 0; i < net.size(); ++i) {
      if (sign(slopes(r, i)) == 0) continue;
      if (sign(net.scores(r, i)) == 0) return std::nullopt;
      while (sign(abs(net.scores(r, i)) - h * abs(slopes(r, i))) <= 0) h = h / 2;
    }
  return h;
}
std::vector<bool> near_boundary(const Matrix& initial_scores, const Real& radius) {
  std::vector<bool> near;
  for (int r = 0; r < initial_scores.rows(); ++r)
    for (int i = 0; i < initial_scores.cols(); ++i) near.push_back(sign(radius - abs(initial_scores(r, i))) > 0);
  return near;
}

namespace {
NetworkPoint point_of(Sampler& draw, int n, int d, int m) {
  NetworkPoint p{scaled(draw.integer_matrix(n, d, -6, 6), 0.25),
                 scaled(draw.integer_matrix(m, d, -8, 8), 0.25),
                 {},
                 scaled(draw.integer_matrix(n, 1, -8, 8), 0.25)};
  for (int i = 0; i < n; ++i)
    if (is_zero_row(p.inputs, i)) p.inputs(i, draw.integer(0, d - 1)) = draw.sign();
  for (int r = 0; r < m; ++r) p.outer.push_back(draw.chance(0.5) ? 1 : -1);
  return p;
}
}  // namespace

NetworkPoint network_point(Sampler& draw) {
  const int root = draw.integer(1, 2 + draw.size() / 34);
  return point_of(draw, draw.integer(2, 3 + draw.size() / 34), draw.integer(2, 3 + draw.size() / 34), root * root);
}
NetworkPoint wider_point(Sampler& draw) {
  return point_of(draw, draw.integer(2, 4 + draw.size() / 25), draw.integer(2, 4 + draw.size() / 25),
                  draw.integer(4, 8 + draw.size() / 2));
}

DescentStep descent_step(Sampler& draw) {
  DescentStep s;
  s.point = draw.chance(0.5) ? network_point(draw) : wider_point(draw);
  const int root = static_cast<int>(std::lround(std::floor(std::sqrt(s.point.weights.rows))));
  while (s.point.weights.rows > root * root) s.point = without_neuron(s.point, s.point.weights.rows - 1);
  s.step = std::exp2(-draw.integer(1, 6));
  s.initial = s.point.weights;
  for (double& w : s.initial.entries) w += 0.0625 * draw.integer(-2, 2);
  // A radius that covers every change of pattern, rounded as it may be: what is not covered is inapplicable.
  double moved = 0, farthest = 0;
  const DyadicMatrix &w = s.point.weights, &x = s.point.inputs;
  std::vector<double> residual;
  for (int i = 0; i < x.rows; ++i) {
    double u = 0;
    for (int r = 0; r < w.rows; ++r) u += s.point.outer[at(r)] * std::max(0.0, score(w, r, x, i));
    residual.push_back(s.point.labels(i, 0) - u / root);
  }
  for (int i = 0; i < x.rows; ++i) moved += s.step * std::abs(residual[at(i)]) * length(x, i) / root;
  for (int i = 0; i < x.rows; ++i) farthest = std::max(farthest, length(x, i) * (moved + 0.25));
  s.radius = std::exp2(std::ceil(std::log2(farthest)) - draw.integer(0, 2));
  return s;
}

}  // namespace lemmacheck::du2018
