#include "theorems/xie2017/instances/regressions.hpp"

#include <algorithm>
#include <cmath>

namespace lemmacheck::xie2017 {
namespace {
double middle(const Real& x) { return lower(x) + (upper(x) - lower(x)) / 2; }

DyadicMatrix rounded(const Matrix& a) {
  DyadicMatrix m(a.rows(), a.cols());
  for (int i = 0; i < m.rows; ++i)
    for (int j = 0; j < m.cols; ++j) m(i, j) = middle(a(i, j));
  return m;
}
DyadicMatrix scaled_to_one(DyadicMatrix m) {
  double largest = 0;
  for (const double x : m.entries) largest = std::max(largest, std::abs(x));
  for (double& x : m.entries) x /= largest;
  return m;
}

bool is_nearly_singular(const Regression& net) {
  constexpr double share = 1e-9;  // of the trace
  const Matrix squared = squared_features(normalised_rows(Matrix(net.directions, {})), net.weights, net.directions);
  return !(lower(smallest_eigenvalue(squared)) > share * upper(trace(squared)));
}

}  // namespace

DyadicMatrix odd_rows(Sampler& draw, int rows, int d) {
  auto m = draw.integer_matrix(rows, d, -2, 2);
  for (double& x : m.entries) x *= 2;
  for (int i = 0; i < rows; ++i) m(i, 0) += draw.sign();
  return m;
}

Regression integer_regression(Sampler& draw) {
  const bool larger = draw.chance(0.02);
  const int d = larger ? 8 : draw.integer(2, 4), m = larger ? 12 : draw.integer(2, 3 + draw.size() / 30),
            n = larger ? 60 : draw.integer(2, 3 + draw.size() / 15);
  Regression net{odd_rows(draw, n, d), odd_rows(draw, m, d), draw.integer_matrix(n, 1, -2, 2),
                 draw.integer_matrix(m, 1, -5, 5)};
  const int family = draw.integer(0, 3);
  draw.label(family == 0 ? "dead unit" : family == 1 ? "equal units" : "any units");
  if (larger) draw.label("sixty units");
  if (family == 0)  // the second unit is dead: it points away from inputs that all lie on one side
    for (int l = 0; l < m; ++l) net.directions(l, 0) = 9;
  for (int a = 0; a < d && family == 0; ++a) net.weights(1, a) = a == 0 ? -9 : 0;
  for (int a = 0; a < d && family == 1; ++a) net.weights(1, a) = net.weights(0, a);
  return net;
}

Regression full_rank_regression(Sampler& draw) {
  const int d = draw.integer(2, 5 + draw.size() / 6), n = draw.integer(2, 10 + draw.size()),
            m = draw.integer(2, std::min(n * d / 2 + 1, 6 + draw.size() / 5));
  const auto weights = draw.chance(0.5) ? sphere_rows(draw, n, d) : with_opposites(sphere_rows(draw, n / 2, d));
  Regression net{weights, sphere_rows(draw, m, d), random_signs(draw, weights.rows), DyadicMatrix(m, 1)};
  for (int k = 0; k < weights.rows; ++k) {
    const double length = draw.log_uniform(1e-2, 1e2);
    for (int a = 0; a < d; ++a) net.weights(k, a) *= length;
  }
  if (is_nearly_singular(net)) {
    // An opposite pair sees every input, and min(m, d) inputs in general position are then enough.
    for (int a = 0; a < d; ++a) net.weights(1, a) = -net.weights(0, a);
    while (net.directions.rows > d) net.directions = without_row(net.directions, d);
    net.targets = DyadicMatrix(net.directions.rows, 1);
  }
  return net;
}

Regression noisy_regression(Sampler& draw) {
  draw.label("random labels");
  auto net = full_rank_regression(draw);
  const double scale = draw.log_uniform(1e-2, 1e2);
  for (double& y : net.targets.entries) y = scale * draw.normal();
  return net;
}

Regression aligned_regression(Sampler& draw) {
  draw.label("residual along the last singular vector");
  auto net = full_rank_regression(draw);
  const auto direction = last_singular_vector(net.weights, net.directions);
  net.targets = rounded_outputs(net);
  const double size = draw.log_uniform(1e-2, 1e2);
  for (int l = 0; l < net.targets.rows; ++l) net.targets(l, 0) -= size * direction(l, 0);
  return net;
}

DyadicMatrix last_singular_vector(const DyadicMatrix& weights, const DyadicMatrix& directions) {
  constexpr double shift = 1e-9;  // of the trace: keeps the inverse within reach where D'D is nearly singular
  constexpr int squarings = 12;
  const Matrix inputs = normalised_rows(Matrix(directions, {}));
  const Matrix squared = squared_features(inputs, weights, directions);
  const int m = squared.rows();
  const Matrix shifted = squared + Real(shift * upper(trace(squared))) * identity(m, {});
  DyadicMatrix power = scaled_to_one(rounded(solve(shifted, identity(m, {}))));
  for (int k = 0; k < squarings; ++k) power = scaled_to_one(rounded(Matrix(power, {}) * Matrix(power, {})));
  DyadicMatrix v(m, 1);
  double norm = 0;
  int best = 0;
  for (int i = 0; i < m; ++i)
    if (power(i, i) > power(best, best)) best = i;
  for (int i = 0; i < m; ++i) v(i, 0) = power(i, best), norm = std::hypot(norm, v(i, 0));
  for (double& x : v.entries) x /= norm;
  return v;
}

DyadicMatrix rounded_outputs(const Regression& r) {
  return rounded(outputs(Matrix(r.weights, {}), normalised_rows(Matrix(r.directions, {})),
                         Matrix(activations(r.weights, r.directions), {}), Matrix(r.outer, {})));
}

}  // namespace lemmacheck::xie2017
