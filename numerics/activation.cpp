#include "numerics/activation.hpp"

#include <bit>
#include <cmath>

#include "numerics/real.hpp"

namespace lemmacheck {
namespace {

constexpr int block = 64;

/// In any order of summation and with or without FMA, the computed dot product of length d differs from the exact one
/// by at most gamma_d sum |a_k b_k| + d eta, gamma_d = d u/(1-d u), u = 2^-53, eta = 2^-1074 for the underflows
/// (Higham, ASNA, 3.1). (d+4) u covers gamma_d and the roundings of the size itself for d < 2^26.
double error_bound(int d, double size) { return (d + 4) * 0x1p-53 * size + d * 0x1p-1073; }

int exact_sign_of_dot(std::span<const double> a, std::span<const double> b) {
  Real sum(0.0, Level::rational());
  for (std::size_t k = 0; k < a.size(); ++k) sum += Real(a[k], Level::rational()) * Real(b[k], Level::rational());
  return sign(sum);
}

/// Upper bound of the Euclidean norm: d roundings, each at most a factor 1 + u, and the root. Infinity is a bound too.
double norm_bound(std::span<const double> v) {
  double sum = 0;
  for (const double x : v) sum += x * x;
  return std::sqrt(sum) * (1 + (static_cast<double>(v.size()) + 4) * 0x1p-52) +
         static_cast<double>(v.size()) * 0x1p-537;  // squares that underflowed: each at most 2^-1074
}

std::span<const double> row_of(const DyadicMatrix& m, int i) {
  return std::span(m.entries).subspan(static_cast<std::size_t>(i) * static_cast<std::size_t>(m.cols),
                                      static_cast<std::size_t>(m.cols));
}

double plain_dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

}  // namespace

int sign_of_dot(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) throw OutsideDomain("sign_of_dot: vectors of different lengths");
  double sum = 0, size = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k], size += std::abs(a[k] * b[k]);
  const double bound = error_bound(static_cast<int>(a.size()), size);
  if (std::isfinite(size)) {
    if (sum > bound) return 1;
    if (sum < -bound) return -1;
  }
  return exact_sign_of_dot(a, b);
}

ActivationCounter::ActivationCounter(const DyadicMatrix& inputs)
    : inputs_(inputs),
      patterns_(static_cast<std::size_t>(inputs.rows)),
      pairs_(static_cast<std::size_t>(inputs.rows) * static_cast<std::size_t>(inputs.rows)) {
  for (int i = 0; i < inputs.rows; ++i) sizes_.push_back(norm_bound(row_of(inputs_, i)));
}

bool ActivationCounter::active(std::span<const double> weights, double weight_bound, int i) {
  const auto x = row_of(inputs_, i);
  const double dot = plain_dot(weights, x);
  // Cauchy-Schwarz: sum |w_k x_k| <= |w| |x|.
  const double size = weight_bound * sizes_[static_cast<std::size_t>(i)];
  const double bound = error_bound(inputs_.cols, size);
  if (std::isfinite(size)) {  // the dot product is then finite too
    if (dot > bound) return true;
    if (dot < -bound) return false;
  }
  ++exact_decisions_;
  return exact_sign_of_dot(weights, x) >= 0;
}

void ActivationCounter::add(std::span<const double> weights) {
  if (static_cast<int>(weights.size()) != inputs_.cols)
    throw OutsideDomain("ActivationCounter::add: a neuron's weights do not fit the inputs");
  const double weight_bound = norm_bound(weights);
  for (int i = 0; i < inputs_.rows; ++i)
    if (active(weights, weight_bound, i)) patterns_[static_cast<std::size_t>(i)] |= std::uint64_t{1} << in_block_;
  if (++in_block_ == block) flush();
}

void ActivationCounter::flush() {
  const auto n = static_cast<std::size_t>(inputs_.rows);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) pairs_[i * n + j] += std::popcount(patterns_[i] & patterns_[j]);
  for (auto& word : patterns_) word = 0;
  in_block_ = 0;
}

DyadicMatrix ActivationCounter::counts() {
  flush();
  const int n = inputs_.rows;
  DyadicMatrix both(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j <= i; ++j)
      both(i, j) = both(j, i) = static_cast<double>(
          pairs_[static_cast<std::size_t>(i) * static_cast<std::size_t>(n) + static_cast<std::size_t>(j)]);
  return both;
}

DyadicMatrix activation_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs) {
  ActivationCounter counter(inputs);
  for (int r = 0; r < weights.rows; ++r) counter.add(row_of(weights, r));
  return counter.counts();
}

}  // namespace lemmacheck
