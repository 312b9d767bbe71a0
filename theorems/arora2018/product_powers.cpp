#include "theorems/arora2018/product_powers.hpp"

#include <algorithm>

namespace lemmacheck::arora2018 {
namespace {
Matrix power_of(const Matrix& a, int exponent) {
  Matrix power = a;
  for (int k = 1; k < exponent; ++k) power = power * a;
  return power;
}
}  // namespace

ProductPowers::ProductPowers(std::vector<Matrix> layers, bool spectral)
    : layers_(std::move(layers)),
      leading_(leading_products(layers_)),
      trailing_(trailing_products(layers_)),
      spectral_(spectral) {
  for (const Matrix& layer : layers_) M = max(M, spectral_norm(layer));
  for (const Matrix& defect : balance_defects(layers_)) nu = max(nu, norm_of(defect));
}

Real ProductPowers::norm_of(const Matrix& symmetric) const {
  return spectral_ ? symmetric_spectral_norm(symmetric) : frobenius_norm(symmetric);
}

Real ProductPowers::leading_distance(int j) const {
  const Matrix& product = leading_[static_cast<std::size_t>(j - 1)];
  return norm_of(transpose(product) * product - power_of(transpose(layers_.front()) * layers_.front(), j));
}

Real ProductPowers::trailing_distance(int j) const {
  const Matrix& product = trailing_[layers_.size() - static_cast<std::size_t>(j)];
  return norm_of(product * transpose(product) - power_of(layers_.back() * transpose(layers_.back()), j));
}

Real ProductPowers::trivial(int dimension, int j) const {
  const Real largest = pow(M, 2 * j);
  return spectral_ ? largest : sqrt(Real(static_cast<double>(dimension), M.level())) * largest;
}
Real ProductPowers::trivial_leading_distance(int j) const {
  return trivial(std::min(layers_.front().rows(), layers_.front().cols()), j);
}
Real ProductPowers::trivial_trailing_distance(int j) const {
  return trivial(std::min(layers_.back().rows(), layers_.back().cols()), j);
}

Real ProductPowers::least_of_product() const {
  const Matrix& product = leading_.back();
  const int rank = std::min(product.rows(), product.cols());
  for (const Matrix& layer : layers_)
    if (std::min(layer.rows(), layer.cols()) < rank) return 0;
  return smallest_singular_value(product);
}

Real ProductPowers::least_of_end_layer() const {
  const bool last = leading_.back().rows() <= leading_.back().cols();
  const Matrix& layer = last ? layers_.back() : layers_.front();
  if (last ? layer.cols() < layer.rows() : layer.rows() < layer.cols()) return 0;
  return pow(smallest_singular_value(layer), 2 * depth());
}

}  // namespace lemmacheck::arora2018
