// Families of inputs. Their doubles are the exact instance; nothing here has to be accurate.
#include <algorithm>
#include <cmath>
#include <utility>

#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

constexpr double pi_approximately = 3.141592653589793;

void shuffle_rows(Sampler& draw, DyadicMatrix& m) {
  for (int i = m.rows - 1; i > 0; --i) {
    const int j = draw.integer(0, i);
    for (int k = 0; k < m.cols; ++k) std::swap(m(i, k), m(j, k));
  }
}

void set_multiple(DyadicMatrix& m, int i, int of, double factor) {
  for (int k = 0; k < m.cols; ++k) m(i, k) = factor * m(of, k);
}

/// Few bits, so that products with them stay exact and instances readable.
double short_factor(Sampler& draw) { return draw.one_of(std::vector<double>{1, 1, 2, 0.5, 3, 0.75}); }

/// Directions with few bits; the first coordinate keeps them from being zero.
DyadicMatrix short_inputs(Sampler& draw, int n, int d) {
  auto m = draw.integer_matrix(n, d, -9, 9);
  for (int i = 0; i < n; ++i)
    if (m(i, 0) == 0) m(i, 0) = draw.one_of(std::vector<double>{-1, 1});
  return m;
}

int number_of_inputs(Sampler& draw) { return draw.integer(2, 3 + draw.size() / 20); }

}  // namespace

DyadicMatrix orthogonal_inputs(Sampler& draw, int n) {
  DyadicMatrix x(n, n + n % 2);
  for (int i = 0; i < n; i += 2) {
    const double a = draw.integer(0, 5), b = draw.integer(1, 5), s = short_factor(draw);
    x(i, i) = a, x(i, i + 1) = b;
    if (i + 1 < n) x(i + 1, i) = -s * b, x(i + 1, i + 1) = s * a;
  }
  shuffle_rows(draw, x);
  return x;
}

DyadicMatrix circle_inputs(int n) {
  DyadicMatrix x(n, 2);
  for (int k = 0; k < n; ++k)
    x(k, 0) = std::cos(pi_approximately * k / n), x(k, 1) = std::sin(pi_approximately * k / n);
  return x;
}

DyadicMatrix equicorrelated_inputs(int n, double cosine) {
  // x_i = e_i + s (1, ..., 1) with (2 s + n s^2) (1 - cosine) = cosine.
  const double share = cosine / (1 - cosine), s = (std::sqrt(1 + n * share) - 1) / n;
  DyadicMatrix x(n, n);
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k) x(i, k) = s + (i == k ? 1 : 0);
  return x;
}

DyadicMatrix sphere_inputs(Sampler& draw, int n, int d) { return draw.normal_matrix(n, d); }

DyadicMatrix nearly_parallel_inputs(Sampler& draw, int n, int d, double side, double angle) {
  auto x = sphere_inputs(draw, n, d);
  for (int k = 0; k < d; ++k) x(n - 1, k) = side * x(0, k) + angle * x(n - 1, k);
  return x;
}

DyadicMatrix barely_separated_inputs(Sampler& draw, int n, int d, double side, double height) {
  auto x = sphere_inputs(draw, n, d);
  for (int k = 0; k < d; ++k) x(n - 1, k) = side * x(0, k);
  x(0, d - 1) = 0;
  x(n - 1, d - 1) = height;
  return x;
}

double cosine_with_lambda(double lambda_0) {
  double low = 0, high = 1;  // lambda_0 falls from 1/2 to 0 as the cosine grows
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    const double lambda = 0.5 - middle * (pi_approximately - std::acos(middle)) / (2 * pi_approximately);
    (lambda > lambda_0 ? low : high) = middle;
  }
  return low;
}

Inputs separated_inputs(Sampler& draw) {
  const int n = number_of_inputs(draw), d = draw.integer(2, 3 + draw.size() / 25);
  switch (draw.integer(0, 7)) {
    case 0:
      return {orthogonal_inputs(draw, n)};
    case 1:
      return {circle_inputs(n)};
    case 2:
      return {equicorrelated_inputs(n, draw.uniform(0, 0.99))};
    case 3:
      return {nearly_parallel_inputs(draw, n, d, 1, draw.log_uniform(1e-12, 1))};
    case 4:
      return {nearly_parallel_inputs(draw, n, d, -1, draw.log_uniform(1e-12, 1))};
    case 5:
      return {barely_separated_inputs(draw, n, d, draw.sign(), draw.log_uniform(1e-60, 1))};
    case 6:
      return {sphere_inputs(draw, n, 2)};
    default:
      return {sphere_inputs(draw, n, d)};
  }
}

Inputs inputs_with_one_antiparallel_pair(Sampler& draw) {
  const int n = number_of_inputs(draw), d = draw.integer(1, 4);
  auto x = short_inputs(draw, n, d);
  set_multiple(x, n - 1, 0, -short_factor(draw));
  return {x};
}

Inputs inputs_with_dependent_antiparallel_pairs(Sampler& draw) {
  // d + 1 pairs in R^d, d >= 2; now and then in a subspace, so that there are no more of them than coordinates.
  const int span = draw.integer(2, 3), d = span + draw.integer(0, 2), pairs = span + 1;
  DyadicMatrix x(2 * pairs, d);
  const auto half = short_inputs(draw, pairs, span);
  for (int i = 0; i < pairs; ++i) {
    for (int k = 0; k < span; ++k) x(2 * i, k) = half(i, k);
    set_multiple(x, 2 * i + 1, 2 * i, -short_factor(draw));
  }
  shuffle_rows(draw, x);
  return {x};
}

Inputs inputs_with_parallel_pairs(Sampler& draw) {
  switch (draw.integer(0, 3)) {
    case 0:
      return inputs_with_one_antiparallel_pair(draw);
    case 1:
      return inputs_with_dependent_antiparallel_pairs(draw);
    case 2: {  // independent antiparallel pairs
      const int pairs = draw.integer(1, 3);
      auto x = DyadicMatrix(2 * pairs, pairs + draw.integer(0, 1));
      for (int i = 0; i < pairs; ++i) {
        for (int k = 0; k <= i; ++k) x(2 * i, k) = k == i ? draw.integer(1, 5) : draw.integer(-5, 5);
        set_multiple(x, 2 * i + 1, 2 * i, -short_factor(draw));
      }
      return {x};
    }
    default: {  // a positive multiple
      const int n = number_of_inputs(draw);
      auto x = short_inputs(draw, n, draw.integer(1, 4));
      set_multiple(x, n - 1, 0, short_factor(draw));
      return {x};
    }
  }
}

}  // namespace lemmacheck::du2018
