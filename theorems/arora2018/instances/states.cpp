// Families of states near balance, and their smaller shapes.
#include "theorems/arora2018/instances/states.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "theorems/arora2018/instances/shapes.hpp"

namespace lemmacheck::arora2018 {
namespace {

constexpr int paper_balance = 256;

/// What an exactly balanced state is made of; the state is in its own frames, so W_{1:N} is diagonal.
struct Skeleton {
  std::vector<int> widths;
  std::vector<double> roots;
  int depth() const { return static_cast<int>(widths.size()) - 1; }
  int least() const { return static_cast<int>(std::min_element(roots.begin(), roots.end()) - roots.begin()); }
  double singular_value(int i) const { return std::pow(roots[static_cast<std::size_t>(i)], depth()); }
};

/// Singular values of W within a factor of `condition`; exactly that far apart, up to rounding, where `spread`.
Skeleton skeleton(Sampler& draw, std::vector<int> widths, double condition, bool spread = false) {
  Skeleton s{std::move(widths), {}};
  const double scale = std::ldexp(1, draw.integer(-2, 2)), least = std::pow(condition, -1.0 / s.depth());
  const int rank = rank_of(s.widths);
  for (int i = 0; i < rank; ++i) {
    double root = draw.log_uniform(least, 1);
    if (spread && i == 0) root = 1;
    if (spread && i == rank - 1) root = least;
    s.roots.push_back(scale * std::ldexp(std::max(1.0, std::round(std::ldexp(root, 20))), -20));
  }
  return s;
}

/// Exactly balanced, with target W_{1:N} (rounded) + offset.
DescentState state_of(const Skeleton& s, const DyadicMatrix& offset) {
  DescentState state;
  for (std::size_t j = 1; j < s.widths.size(); ++j)
    state.layers.push_back(padded(s.widths[j], s.widths[j - 1], s.roots));
  state.target = offset;
  for (int i = 0; i < static_cast<int>(s.roots.size()); ++i) state.target(i, i) += s.singular_value(i);
  return state;
}

DyadicMatrix single_entry(int rows, int cols, int i, int j, double value) {
  DyadicMatrix matrix(rows, cols);
  matrix(i, j) = value;
  return matrix;
}

bool has_margin(const DescentState& state) {
  const auto net = network(state, {});
  return lower(deficiency_margin(net.target, net.residual)) > 0;
}

/// The state with target W + offset, the offset halved until there is a deficiency margin: an offset below
/// sigma_min(W) / 2 leaves one, so this ends.
DescentState with_margin(const Skeleton& s, DyadicMatrix offset) {
  DescentState state = state_of(s, offset);
  while (!has_margin(state)) {
    for (double& x : offset.entries) x /= 2;
    state = state_of(s, offset);
  }
  return state;
}

/// Upper end of max |Delta_j| / (2 delta); infinite where no margin is certified.
double share_of_balance(const DescentState& state) {
  const auto net = network(state, {});
  const Real margin = deficiency_margin(net.target, net.residual);
  if (!(lower(margin) > 0)) return std::numeric_limits<double>::infinity();
  return upper(imbalance(net.layers) /
               (2 * balance_bound(paper_balance, net.depth(), margin, frobenius_norm(net.target))));
}

/// max |Delta_j| = theta 2 delta up to rounding, and never above 2 delta.
DescentState unbalanced_by(const DescentState& balanced, double theta, Sampler& draw) {
  DescentState state = balanced;
  const auto share = [&state](const std::vector<DyadicMatrix>& layers) {
    return share_of_balance({layers, {}, state.target, 1});
  };
  state.layers = moved_to_share(balanced.layers, theta, 0x1p-30, share, draw);
  return state;
}

enum class Direction { dense, outward, inward, orthogonal };

DyadicMatrix offset(const Skeleton& s, Direction direction, Sampler& draw) {
  const int rows = s.widths.back(), cols = s.widths.front(), k = s.least(), rank = std::min(rows, cols);
  const double sigma = s.singular_value(k);
  switch (direction) {
    case Direction::dense: {
      draw.label("dense residual");
      DyadicMatrix matrix = draw.normal_matrix(rows, cols);
      double squares = 0;
      for (double x : matrix.entries) squares += x * x;
      const double size = sigma * draw.log_uniform(0x1p-12, 0.49) / std::sqrt(squares);
      for (double& x : matrix.entries) x *= size;
      return matrix;
    }
    case Direction::outward:
      draw.label("residual outwards");
      return single_entry(rows, cols, k, k, sigma * draw.log_uniform(0x1p-12, 8));
    case Direction::inward:
      draw.label("residual inwards");
      // margin sigma (1 - 2x): c -> 0 as x -> 1/2
      return single_entry(rows, cols, k, k, -sigma * (0.5 - draw.log_uniform(0x1p-12, 0.5 - 0x1p-12)));
    case Direction::orthogonal:
      draw.label("orthogonal residual");
  }
  const double size = sigma * draw.log_uniform(0x1p-12, 8);
  if (cols > rows) return single_entry(rows, cols, k, draw.integer(rank, cols - 1), size);
  return single_entry(rows, cols, draw.integer(rank, rows - 1), k, size);
}

Skeleton some_skeleton(Sampler& draw, std::vector<int> widths) {
  if (rank_of(widths) > 1 && draw.chance(0.08)) {
    draw.label("condition 1000");
    return skeleton(draw, std::move(widths), 1000, true);
  }
  return skeleton(draw, std::move(widths), draw.log_uniform(1, 30));
}

std::vector<int> widths_between(Sampler& draw, int depth, int inputs, int outputs) {
  std::vector<int> widths{inputs};
  for (int j = 1; j < depth; ++j) widths.push_back(std::min(inputs, outputs) + draw.integer(0, 2));
  widths.push_back(outputs);
  return widths;
}

/// Depth N, widths 1, every weight 1, target 1 + 2^-12.
DescentState nearly_optimal(int depth) {
  DescentState state;
  state.layers.assign(static_cast<std::size_t>(depth), padded(1, 1, {1}));
  state.target = padded(1, 1, {1 + 0x1p-12});
  return state;
}

}  // namespace

DescentState balanced_state(Sampler& draw) {
  const Skeleton s = some_skeleton(draw, some_widths(draw, 1, Wide::every_space));
  std::vector<Direction> directions{Direction::dense, Direction::outward, Direction::inward};
  if (s.widths.front() != s.widths.back()) directions.insert(directions.end(), 2, Direction::orthogonal);
  DescentState state = with_margin(s, offset(s, draw.one_of(directions), draw));
  const int balance = draw.integer(0, 3);
  if (balance > 0 && s.depth() > 1) {
    draw.label(balance == 1 ? "imbalance below 2 delta" : "imbalance 2 delta");
    state = unbalanced_by(state, balance == 1 ? draw.uniform(0, 1) : 1 - 0x1p-20, draw);
  } else {
    draw.label("exactly balanced");
  }
  if (draw.chance(0.5)) state.reflections = random_reflections(draw, s.widths);
  state.step_fraction = draw.chance(0.75) ? 1 : draw.dyadic(0x1p-10, 1, 10);
  return state;
}

std::vector<DescentState> boundary_states() {
  const DyadicMatrix one = padded(1, 1, {1}), eye = padded(2, 2, {1, 1});
  DescentState single{{one}, {}, padded(1, 1, {2}), 1};
  DescentState residual_network{{eye, eye, eye}, {}, padded(2, 2, {1, 1.25}), 1};
  DescentState regression{{padded(1, 2, {1}), one}, {}, padded(1, 2, {1}), 1};
  regression.target(0, 1) = 0.25;
  return {single, residual_network, regression};
}

DescentState orthogonal_residual(Sampler& draw) {
  const int outputs = draw.integer(1, 4), inputs = outputs + draw.integer(1, 2);
  const Skeleton s = skeleton(draw, widths_between(draw, draw.integer(1, 6), inputs, outputs), draw.log_uniform(1, 30));
  return with_margin(s, offset(s, Direction::orthogonal, draw));
}

DescentState unbalanced_state(Sampler& draw) {
  // W_2 W_1 = (s, 0) with s = a b and the residual (0, -e): the decrease per step is a^2 e^2, against s e^2 / 2
  // claimed; b > 2 a makes it too small. |Delta_1| = b^2 - a^2 > 3/2 s, and 2 delta = s / 1024 as e -> 0.
  const double a = std::ldexp(1, draw.integer(-2, 2)), b = a * (2 + draw.dyadic(0x1p-8, 0x1p-5, 10));
  DescentState state;
  state.layers = {padded(1, 2, {b}), padded(1, 1, {a})};
  state.target = padded(1, 2, {a * b});
  state.target(0, 1) = a * b * 0x1p-12;
  return state;
}

DescentState nearly_optimal_scalar(Sampler& draw) {
  DescentState state = nearly_optimal(2);
  state.target(0, 0) = 1 + std::ldexp(1, -draw.integer(10, 20));
  return state;
}

DescentState overlong_step(Sampler& draw) {
  const int depth = draw.integer(1, 4);
  DescentState state = nearly_optimal(depth);
  state.step_fraction = 1.125 * 6144 * depth * (2 * depth - 1);
  return state;
}

DescentState spread_spectrum(Sampler& draw) {
  const int width = draw.integer(2, 4);
  Skeleton s = skeleton(draw, widths_between(draw, draw.integer(2, 3), width, width), 1);
  s.roots.front() *= 64;
  return with_margin(s, single_entry(width, width, 1, 1, s.singular_value(1) * 0x1p-4));
}

DescentState far_target(Sampler& draw) {
  const Skeleton s = skeleton(draw, widths_between(draw, draw.integer(2, 4), 1, 1), 1);
  return with_margin(s, padded(1, 1, {s.singular_value(0) * draw.dyadic(15, 31, 4)}));
}

std::vector<DescentState> smaller_states(const DescentState& state) { return smaller_chains(state); }

Network network(const DescentState& state, Level level) {
  return framed_network(state.layers, state.reflections, state.target, level);
}

void validate(const DescentState& state) {
  require_network(state.layers, state.target);
  require_frames(state.reflections, widths_of(state.layers));
  if (!(state.step_fraction > 0)) throw Malformed("step_fraction", "must be positive");
}

}  // namespace lemmacheck::arora2018
