#include "numerics/networks/networks.hpp"

namespace lemmacheck {
namespace {

void require_layers(const std::vector<Matrix>& layers) {
  if (layers.empty()) throw OutsideDomain("a network needs at least one layer");
}
void require_same_number(const std::vector<Matrix>& layers, const std::vector<Matrix>& others) {
  require_layers(layers);
  if (layers.size() != others.size()) throw OutsideDomain("as many gradients as layers are needed");
}

}  // namespace

Matrix end_to_end(const std::vector<Matrix>& layers) {
  require_layers(layers);
  Matrix product = layers.front();
  for (std::size_t j = 1; j < layers.size(); ++j) product = layers[j] * product;
  return product;
}

std::vector<Matrix> leading_products(const std::vector<Matrix>& layers) {
  require_layers(layers);
  std::vector<Matrix> products{layers.front()};
  for (std::size_t j = 1; j < layers.size(); ++j) products.push_back(layers[j] * products.back());
  return products;
}

std::vector<Matrix> trailing_products(const std::vector<Matrix>& layers) {
  require_layers(layers);
  std::vector<Matrix> products(layers.size());
  products.back() = layers.back();
  for (std::size_t j = layers.size() - 1; j-- > 0;) products[j] = products[j + 1] * layers[j];
  return products;
}

std::vector<Matrix> layer_gradients(const std::vector<Matrix>& layers, const Matrix& residual) {
  const auto leading = leading_products(layers);
  std::vector<Matrix> gradients(layers.size());
  Matrix pulled_back = residual;  // W_{j+1:N}^T G
  for (std::size_t j = layers.size(); j-- > 1;) {
    gradients[j] = pulled_back * transpose(leading[j - 1]);
    pulled_back = transpose(layers[j]) * pulled_back;
  }
  gradients[0] = pulled_back;
  return gradients;
}

std::vector<Matrix> balance_defects(const std::vector<Matrix>& layers) {
  std::vector<Matrix> defects;
  for (std::size_t j = 0; j + 1 < layers.size(); ++j)
    defects.push_back(transpose(layers[j + 1]) * layers[j + 1] - layers[j] * transpose(layers[j]));
  return defects;
}

Real imbalance(const std::vector<Matrix>& layers) {
  Real largest = 0;
  for (const Matrix& defect : balance_defects(layers)) largest = max(largest, frobenius_norm(defect));
  return largest;
}

std::vector<Matrix> after_step(const std::vector<Matrix>& layers, const std::vector<Matrix>& gradients,
                               const Real& step) {
  require_same_number(layers, gradients);
  std::vector<Matrix> updated;
  for (std::size_t j = 0; j < layers.size(); ++j) updated.push_back(layers[j] - step * gradients[j]);
  return updated;
}

Matrix preconditioner(const std::vector<Matrix>& layers) {
  const auto leading = leading_products(layers), trailing = trailing_products(layers);
  const Level level = layers.front().level();
  const Matrix inputs = identity(layers.front().cols(), level), outputs = identity(layers.back().rows(), level);
  Matrix sum(inputs.rows() * outputs.rows(), inputs.rows() * outputs.rows(), level);
  for (std::size_t j = 0; j < layers.size(); ++j)
    sum = sum + kronecker(j == 0 ? inputs : transpose(leading[j - 1]) * leading[j - 1],
                          j + 1 == layers.size() ? outputs : trailing[j + 1] * transpose(trailing[j + 1]));
  return sum;
}

Matrix change_of_product(const std::vector<Matrix>& layers, const std::vector<Matrix>& changes) {
  require_same_number(layers, changes);
  // W'_{1:j} - W_{1:j} = W'_j (W'_{1:j-1} - W_{1:j-1}) + change_j W_{1:j-1}.
  Matrix change = changes.front(), before = layers.front();
  for (std::size_t j = 1; j < layers.size(); ++j) {
    change = (layers[j] + changes[j]) * change + changes[j] * before;
    if (j + 1 < layers.size()) before = layers[j] * before;
  }
  return change;
}

Real decrease_of_loss(const Matrix& residual, const Matrix& change) {
  return -inner(residual, change) - squared_norm(change) / 2;
}

Real decrease_in_step(const std::vector<Matrix>& layers, const Matrix& residual, const Real& step) {
  std::vector<Matrix> changes;
  for (const Matrix& gradient : layer_gradients(layers, residual)) changes.push_back(-step * gradient);
  return decrease_of_loss(residual, change_of_product(layers, changes));
}

}  // namespace lemmacheck
