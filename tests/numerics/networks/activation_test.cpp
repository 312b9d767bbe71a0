#include "numerics/networks/activation.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/sign_of_dot.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

using Exact = boost::multiprecision::cpp_rational;

/// Independent of the library: the dot product over the rationals.
int naive_sign(const std::vector<double>& a, const std::vector<double>& b) {
  Exact sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += Exact(a[k]) * Exact(b[k]);
  return sum.sign();
}

std::vector<double> copied_row(const DyadicMatrix& m, int i) {
  std::vector<double> row;
  for (int k = 0; k < m.cols; ++k) row.push_back(m(i, k));
  return row;
}

DyadicMatrix naive_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs) {
  DyadicMatrix counts(inputs.rows, inputs.rows);
  for (int r = 0; r < weights.rows; ++r)
    for (int i = 0; i < inputs.rows; ++i)
      for (int j = 0; j < inputs.rows; ++j)
        counts(i, j) += naive_sign(copied_row(weights, r), copied_row(inputs, i)) >= 0 &&
                        naive_sign(copied_row(weights, r), copied_row(inputs, j)) >= 0;
  return counts;
}

int sign_of(const std::vector<double>& a, const std::vector<double>& b) { return sign_of_dot(a, b); }

}  // namespace

TEST_CASE("signs of dot products that double arithmetic gets wrong") {
  CHECK(sign_of({3, 4}, {4, -3}) == 0);
  CHECK(sign_of({1e16, 1, -1e16}, {1, 1, 1}) == 1);
  CHECK(sign_of({0.1, 1}, {10, -1}) == 1);      // the double 0.1 is a little more than 1/10
  CHECK(sign_of({0.7, 1}, {10, -7}) == -1);     // and the double 0.7 a little less than 7/10
  CHECK(sign_of({0x1p-600}, {0x1p-600}) == 1);  // underflows to zero
  CHECK(sign_of({0x1p-1074, 1}, {0x1p-1074, 0}) == 1);
  CHECK(sign_of({1e308, 1e308}, {1e308, -1e308}) == 0);  // overflows to NaN
  CHECK(sign_of({1e308, 1}, {-1e308, 5}) == -1);
  CHECK(sign_of({}, {}) == 0);
  CHECK_THROWS_AS(sign_of({1, 2}, {1}), OutsideDomain);
}

TEST_CASE("signs agree with rational arithmetic on nearly cancelling vectors") {
  std::mt19937_64 random(11);
  std::normal_distribution<double> normal;
  int ties = 0;
  for (int instance = 0; instance < 3000; ++instance) {
    const auto d = static_cast<std::size_t>(1 + instance % 6);
    std::vector<double> a(d), b(d);
    for (auto& x : a) x = normal(random) * std::ldexp(1.0, instance % 3 ? 0 : static_cast<int>(random() % 200) - 100);
    for (auto& x : b) x = normal(random);
    // Make the last term cancel the others up to rounding, or exactly.
    double rest = 0;
    for (std::size_t k = 0; k + 1 < d; ++k) rest += a[k] * b[k];
    a[d - 1] = 1, b[d - 1] = -rest;
    if (instance % 5 == 0 && d == 4) a[2] = -a[0], b[2] = b[0], a[3] = -a[1], b[3] = b[1];
    const int expected = naive_sign(a, b);
    ties += expected == 0;
    REQUIRE(sign_of_dot(a, b) == expected);
  }
  CHECK(ties > 50);
}

TEST_CASE("pair counts equal a naive exact count, ties included") {
  std::mt19937_64 random(13);
  for (int instance = 0; instance < 20; ++instance) {
    const int n = 1 + instance % 5, d = 1 + instance % 3, m = 1 + 17 * instance;
    DyadicMatrix inputs(n, d), weights(m, d);
    for (auto& x : inputs.entries) x = static_cast<double>(random() % 5) - 2;
    for (auto& x : weights.entries) x = static_cast<double>(random() % 5) - 2;
    CHECK(activation_counts(weights, inputs) == naive_counts(weights, inputs));
  }
}

TEST_CASE("a neuron on the hyperplane of an input is active") {
  DyadicMatrix inputs(2, 2), weights(1, 2);
  inputs.entries = {3, 4, 0, 1};
  weights.entries = {4, -3};
  const auto counts = activation_counts(weights, inputs);
  CHECK(counts.entries == std::vector<double>{1, 0, 0, 0});
}

TEST_CASE("Gaussian neurons of any scale are counted right") {
  std::mt19937_64 random(17);
  std::normal_distribution<double> normal;
  DyadicMatrix inputs(4, 3), weights(500, 3);
  for (auto& x : inputs.entries) x = normal(random);
  for (auto& x : weights.entries) x = normal(random);
  CHECK(activation_counts(weights, inputs) == naive_counts(weights, inputs));
  for (auto& x : weights.entries) x *= 0x1p-540;
  for (auto& x : inputs.entries) x *= 0x1p-540;
  CHECK(activation_counts(weights, inputs) == naive_counts(weights, inputs));
  for (auto& x : weights.entries) x *= 0x1p+1000, x *= 0x1p+500;
  for (auto& x : inputs.entries) x *= 0x1p+1000, x *= 0x1p+500;
  CHECK(activation_counts(weights, inputs) == naive_counts(weights, inputs));
}
