#include "numerics/networks/networks.hpp"

#include <random>

#include "numerics/linear_algebra/orthogonal.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

const Level exact = Level::rational();

/// Entries in {-2, -15/8, ..., 2}, from a fixed stream.
DyadicMatrix random_matrix(int rows, int cols, std::mt19937& bits) {
  DyadicMatrix matrix(rows, cols);
  for (double& x : matrix.entries) x = (static_cast<double>(bits() % 33) - 16) / 8;
  return matrix;
}

struct Example {
  std::vector<DyadicMatrix> layers;
  DyadicMatrix target;
  std::vector<Matrix> at(Level level) const {
    std::vector<Matrix> lifted;
    for (const auto& layer : layers) lifted.emplace_back(layer, level);
    return lifted;
  }
  Matrix residual(Level level) const { return end_to_end(at(level)) - Matrix(target, level); }
};

Example random_network(std::mt19937& bits) {
  Example net;
  const int depth = 1 + static_cast<int>(bits() % 4);
  std::vector<int> widths;
  for (int j = 0; j <= depth; ++j) widths.push_back(1 + static_cast<int>(bits() % 3));
  for (int j = 1; j <= depth; ++j)
    net.layers.push_back(
        random_matrix(widths[static_cast<std::size_t>(j)], widths[static_cast<std::size_t>(j - 1)], bits));
  net.target = random_matrix(widths.back(), widths.front(), bits);
  return net;
}

Real loss(const std::vector<Matrix>& layers, const Matrix& target) {
  return squared_norm(end_to_end(layers) - target) / 2;
}

bool is_zero(const Matrix& matrix) { return certainly_zero(largest_entry(matrix)); }

}  // namespace

TEST_CASE("layer gradients are the exact derivatives of the factored loss") {
  std::mt19937 bits(1);
  for (int k = 0; k < 40; ++k) {
    const Example net = random_network(bits);
    const auto layers = net.at(exact);
    const Matrix target(net.target, exact);
    const auto gradients = layer_gradients(layers, net.residual(exact));
    for (std::size_t j = 0; j < layers.size(); ++j) {
      const Matrix direction(random_matrix(layers[j].rows(), layers[j].cols(), bits), exact);
      auto forwards = layers, backwards = layers;
      forwards[j] = layers[j] + direction, backwards[j] = layers[j] - direction;
      // The loss is a quadratic polynomial along one layer, so the central difference is its derivative.
      const Real slope = (loss(forwards, target) - loss(backwards, target)) / 2;
      CHECK(certainly_zero(slope - inner(gradients[j], direction)));
    }
  }
}

TEST_CASE("gradients of neighbouring layers agree where gradient flow conserves balance") {
  std::mt19937 bits(2);
  for (int k = 0; k < 40; ++k) {
    const Example net = random_network(bits);
    const auto layers = net.at(exact), gradients = layer_gradients(layers, net.residual(exact));
    for (std::size_t j = 0; j + 1 < layers.size(); ++j)
      CHECK(is_zero(transpose(layers[j + 1]) * gradients[j + 1] - gradients[j] * transpose(layers[j])));
  }
}

TEST_CASE("the preconditioner is what the layers' gradients do to the product, to first order") {
  std::mt19937 bits(7);
  for (int k = 0; k < 40; ++k) {
    const Example net = random_network(bits);
    const auto layers = net.at(exact), trailing = trailing_products(layers);
    CHECK(is_zero(trailing.front() - end_to_end(layers)));
    const Matrix residual = net.residual(exact);
    const auto gradients = layer_gradients(layers, residual), leading = leading_products(layers);
    Matrix first_order(residual.rows(), residual.cols(), exact);
    for (std::size_t j = 0; j < layers.size(); ++j) {
      Matrix term = gradients[j];
      if (j + 1 < layers.size()) term = trailing[j + 1] * term;
      if (j > 0) term = term * leading[j - 1];
      first_order = first_order + term;
    }
    const Matrix P = preconditioner(layers);
    REQUIRE(P.rows() == residual.rows() * residual.cols());
    for (int r = 0; r < P.rows(); ++r) {
      Real sum(0.0, exact);
      for (int c = 0; c < P.cols(); ++c) sum += P(r, c) * residual(c % residual.rows(), c / residual.rows());
      CHECK(certainly_zero(sum - first_order(r % residual.rows(), r / residual.rows())));
    }
  }
}

TEST_CASE("the telescoped decrease is the difference of the losses") {
  std::mt19937 bits(3);
  for (int k = 0; k < 40; ++k) {
    const Example net = random_network(bits);
    const auto layers = net.at(exact);
    const Matrix residual = net.residual(exact), target(net.target, exact);
    const Real step(Fraction(1, 3), exact);
    const auto updated = after_step(layers, layer_gradients(layers, residual), step);
    CHECK(certainly_zero(loss(layers, target) - loss(updated, target) - decrease_in_step(layers, residual, step)));
  }
}

TEST_CASE("the decrease of a step of 2^-60 keeps its relative precision") {
  std::mt19937 bits(4);
  const Example net{{random_matrix(3, 3, bits), random_matrix(3, 3, bits), random_matrix(2, 3, bits)},
                    random_matrix(2, 3, bits)};
  const Real decrease = decrease_in_step(net.at({}), net.residual({}), 0x1p-60);
  CHECK(lower(decrease) > 0);
  CHECK(upper(decrease) - lower(decrease) < 1e-12 * lower(decrease));
  const Real reference = decrease_in_step(net.at(exact), net.residual(exact), Real(0x1p-60, exact));
  CHECK(lower(decrease) <= upper(reference));
  CHECK(upper(decrease) >= lower(reference));
}

TEST_CASE("leading products end in the end-to-end matrix") {
  std::mt19937 bits(5);
  const Example net = random_network(bits);
  const auto layers = net.at(exact), products = leading_products(layers);
  REQUIRE(products.size() == layers.size());
  CHECK(is_zero(products.front() - layers.front()));
  CHECK(is_zero(products.back() - end_to_end(layers)));
}

TEST_CASE("one layer has no balance defect, and a scalar pair has b^2 - a^2") {
  const Matrix one(1, 1, exact);
  CHECK(balance_defects({one}).empty());
  CHECK(certainly_zero(imbalance({one})));
  Matrix a = one, b = one;
  a.set(0, 0, Real(2.0, exact)), b.set(0, 0, Real(5.0, exact));
  CHECK(certainly_zero(balance_defects({a, b}).front()(0, 0) - 21));
  CHECK(certainly_zero(imbalance({b, a}) - 21));
}

TEST_CASE("layers and gradients that do not fit are refused") {
  CHECK_THROWS_AS(end_to_end({}), OutsideDomain);
  CHECK_THROWS_AS(end_to_end({Matrix(2, 2), Matrix(2, 3)}), OutsideDomain);
  CHECK_THROWS_AS(after_step({Matrix(2, 2)}, {}, 1), OutsideDomain);
}

TEST_CASE("a product of reflections is exactly orthogonal, and turns the first vector over") {
  std::mt19937 bits(6);
  for (int k = 0; k < 20; ++k) {
    const int n = 1 + static_cast<int>(bits() % 4), h = 1 + static_cast<int>(bits() % 3);
    const DyadicMatrix vectors = random_matrix(n, h, bits);
    const Matrix q = product_of_reflections(vectors, exact);
    CHECK(is_zero(transpose(q) * q - identity(n, exact)));
    const DyadicMatrix single = random_matrix(n, 1, bits);
    CHECK(is_zero(product_of_reflections(single, exact) * Matrix(single, exact) + Matrix(single, exact)));
  }
}

TEST_CASE("reflecting in zero changes nothing, in tiny vectors as in their multiples") {
  CHECK(is_zero(product_of_reflections(DyadicMatrix(3, 2), exact) - identity(3, exact)));
  DyadicMatrix tiny(2, 1), large(2, 1);
  tiny(0, 0) = 0x1p-1000, tiny(1, 0) = 0x1p-999, large(0, 0) = 1, large(1, 0) = 2;
  for (const Level& level : {Level::certified_double(), Level::ball(64)})
    CHECK(upper(largest_entry(product_of_reflections(tiny, level) - product_of_reflections(large, level))) < 1e-14);
}
