// Families of units and inputs. Their doubles are the exact instance; nothing here has to be accurate.
#include "theorems/xie2017/instances/families.hpp"

#include <cmath>

#include "numerics/arithmetic/sign_of_dot.hpp"

namespace lemmacheck::xie2017 {
namespace {

constexpr double pi_approximately = 3.141592653589793;

void keep_rows_nonzero(DyadicMatrix& m) {
  for (int i = 0; i < m.rows; ++i) {
    bool nonzero = false;
    for (int k = 0; k < m.cols; ++k) nonzero = nonzero || m(i, k) != 0;
    if (!nonzero) m(i, 0) = 1;
  }
}

DyadicMatrix absolute(DyadicMatrix m) {
  for (double& x : m.entries) x = std::abs(x);
  return m;
}

}  // namespace

DyadicMatrix sphere_rows(Sampler& draw, int rows, int d) {
  auto m = draw.normal_matrix(rows, d);
  keep_rows_nonzero(m);
  return m;
}

DyadicMatrix short_rows(Sampler& draw, int rows, int d, int bits) {
  auto m = draw.normal_matrix(rows, d);
  for (double& x : m.entries) x = std::ldexp(std::round(std::ldexp(x, bits)), -bits);
  keep_rows_nonzero(m);
  return m;
}

DyadicMatrix clustered_rows(Sampler& draw, int rows, int d, double angle) {
  const auto centre = sphere_rows(draw, 1, d);
  auto m = sphere_rows(draw, rows, d);
  for (int i = 0; i < rows; ++i)
    for (int k = 0; k < d; ++k) m(i, k) = centre(0, k) + angle * m(i, k);
  keep_rows_nonzero(m);
  return m;
}

DyadicMatrix nearly_orthogonal_rows(Sampler& draw, int m, double eps) {
  auto x = draw.normal_matrix(m, m);
  for (int i = 0; i < m; ++i)
    for (int k = 0; k < m; ++k) x(i, k) = eps * x(i, k) + (i == k ? 1 : 0);
  keep_rows_nonzero(x);
  return x;
}

DyadicMatrix repelling_rows(Sampler& draw, int m, double shift, double jitter) {
  auto x = nearly_orthogonal_rows(draw, m, jitter);
  for (double& entry : x.entries) entry -= shift;
  return x;
}

DyadicMatrix with_opposites(const DyadicMatrix& rows) {
  DyadicMatrix both(2 * rows.rows, rows.cols);
  for (int i = 0; i < rows.rows; ++i)
    for (int k = 0; k < rows.cols; ++k) both(2 * i, k) = rows(i, k), both(2 * i + 1, k) = -rows(i, k);
  return both;
}

DyadicMatrix equispaced_rows(int n) {
  DyadicMatrix w(n, 2);
  for (int k = 0; k < n; ++k) {
    const double angle = 2 * pi_approximately * (k + 0.25) / n;
    w(k, 0) = std::cos(angle), w(k, 1) = std::sin(angle);
  }
  return w;
}

DyadicMatrix mixed_units(Sampler& draw, int n, int d) {
  constexpr int bits = 6;
  switch (draw.integer(0, 4)) {
    case 0:
      return absolute(short_rows(draw, n, d, bits));
    case 1:
      return clustered_rows(draw, n, d, draw.log_uniform(1e-3, 1));
    case 2:
      return with_opposites(short_rows(draw, (n + 1) / 2, d, bits));
    default:
      return short_rows(draw, n, d, bits);
  }
}

DyadicMatrix random_signs(Sampler& draw, int n) {
  DyadicMatrix v(n, 1);
  for (double& x : v.entries) x = draw.sign();
  return v;
}

DyadicMatrix ones(int n) {
  DyadicMatrix v(n, 1);
  for (double& x : v.entries) x = 1;
  return v;
}

Units mixed_instance(Sampler& draw, int least_inputs) {
  const int m = draw.integer(least_inputs, least_inputs + 1 + draw.size() / 15),
            n = draw.integer(1, 10 + draw.size() / 2);
  switch (draw.integer(0, 5)) {
    case 0:
      return dead_input_instance(draw, least_inputs);
    case 1:
      return repelling_instance(draw);
    case 2:
      return {mixed_units(draw, n, m), nearly_orthogonal_rows(draw, m, draw.log_uniform(1e-6, 0.3))};
    case 3: {
      const int d = draw.integer(2, 6);
      return {mixed_units(draw, n, d), clustered_rows(draw, m, d, draw.log_uniform(1e-6, 1))};
    }
    default: {
      const int d = draw.integer(2, 4 + draw.size() / 10);
      return {mixed_units(draw, n, d), sphere_rows(draw, m, d)};
    }
  }
}

Units dead_input_instance(Sampler& draw, int least_inputs) {
  const int m = draw.integer(least_inputs, least_inputs + 3), n = 2 * draw.integer(0, 10) + 1;
  auto w = short_rows(draw, n, m, 6);
  for (int k = 0; k < n; ++k) w(k, 0) = -8;  // far enough on the other side of x_1 = e_1 + small
  return {w, nearly_orthogonal_rows(draw, m, draw.log_uniform(1e-6, 1e-2))};
}

Units repelling_instance(Sampler& draw) {
  const int m = draw.integer(3, 8);
  DyadicMatrix w(1, m);
  for (double& x : w.entries) x = 1;
  const auto jitter = draw.log_uniform(1e-6, 1e-3);
  return {with_opposites(w), repelling_rows(draw, m, draw.uniform(0.1, 0.3) / m, jitter)};
}

namespace {

bool all_repel(const DyadicMatrix& directions) {
  for (int i = 0; i < directions.rows; ++i)
    for (int j = 0; j < i; ++j)
      if (sign_of_dot(row_of(directions, i), row_of(directions, j)) >= 0) return false;
  return true;
}

}  // namespace

void label_extremes(Examination& exam, const DyadicMatrix& weights, const DyadicMatrix& directions) {
  const DyadicMatrix active = activations(weights, directions);
  bool dead = false, together = false;
  for (int l = 0; l < active.cols; ++l) {
    bool seen = false;
    for (int k = 0; k < active.rows; ++k) seen = seen || active(k, l) != 0;
    dead = dead || !seen;
  }
  for (int k = 0; k < active.rows; ++k) {
    bool sees_all = true;
    for (int l = 0; l < active.cols; ++l) sees_all = sees_all && active(k, l) != 0;
    together = together || sees_all;
  }
  const bool repelling = directions.rows > 2 && together && all_repel(directions);
  exam.label(dead ? "dead input" : repelling ? "repelling inputs" : "other inputs");
}

}  // namespace lemmacheck::xie2017
