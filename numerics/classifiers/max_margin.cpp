#include "numerics/classifiers/max_margin.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/multiprecision.hpp"

namespace lemmacheck {
namespace {

using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;
using Row = std::vector<RationalNumber>;

Real exact_real(RationalNumber q) { return Real(Multiprecision(Rational(std::move(q)))); }

RationalNumber dot(const Row& a, const Row& b) {
  RationalNumber sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The solution of a y = 1 (all ones), or nothing where `a` is singular. Gauss-Jordan over the rationals.
std::optional<Row> solve_for_ones(std::vector<Row> a) {
  const std::size_t n = a.size();
  for (auto& r : a) r.emplace_back(1);
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t pivot = c;
    while (pivot < n && a[pivot][c] == 0) ++pivot;
    if (pivot == n) return std::nullopt;
    std::swap(a[pivot], a[c]);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == c || a[r][c] == 0) continue;
      const RationalNumber factor = a[r][c] / a[c][c];
      for (std::size_t k = c; k <= n; ++k) a[r][k] -= factor * a[c][k];
    }
  }
  Row y;
  for (std::size_t c = 0; c < n; ++c) y.push_back(a[c][n] / a[c][c]);
  return y;
}

struct Hull {
  std::vector<Row> samples, gram;
};

Hull hull_of(const DyadicMatrix& samples) {
  constexpr int most_samples = 12;
  if (samples.rows < 1 || samples.rows > most_samples) throw OutsideDomain("max_margin: 1 to 12 samples");
  Hull h;
  for (int i = 0; i < samples.rows; ++i) {
    Row x;
    for (int k = 0; k < samples.cols; ++k) {
      if (!std::isfinite(samples(i, k))) throw OutsideDomain("max_margin: an entry is not finite");
      x.emplace_back(samples(i, k));
    }
    h.samples.push_back(std::move(x));
  }
  for (const auto& x : h.samples) {
    Row products;
    for (const auto& z : h.samples) products.push_back(dot(x, z));
    h.gram.push_back(std::move(products));
  }
  return h;
}

std::vector<int> members(unsigned set, int m) {
  std::vector<int> list;
  for (int i = 0; i < m; ++i)
    if (set >> i & 1u) list.push_back(i);
  return list;
}

std::vector<Row> gram_of(const Hull& h, const std::vector<int>& subset) {
  std::vector<Row> gram;
  for (const int i : subset) {
    gram.emplace_back();
    for (const int j : subset) gram.back().push_back(h.gram[at(i)][at(j)]);
  }
  return gram;
}

struct Candidate {
  Row weights;             ///< m, zero off the subset
  RationalNumber squared;  ///< p.p
  Row products;            ///< p.x_i, m
};

/// The point of least norm of the subset's affine hull, if it lies strictly inside the subset's hull and the KKT
/// conditions certify it for all samples.
std::optional<Candidate> certified(const Hull& h, const std::vector<int>& subset) {
  const auto mu = solve_for_ones(gram_of(h, subset));
  if (!mu) return std::nullopt;
  RationalNumber total = 0;
  for (const auto& x : *mu) {
    if (x <= 0) return std::nullopt;
    total += x;
  }
  Candidate c;
  c.weights.assign(h.samples.size(), RationalNumber(0));
  for (std::size_t k = 0; k < subset.size(); ++k) c.weights[at(subset[k])] = (*mu)[k] / total;
  c.squared = 1 / total;
  for (const auto& row : h.gram) {
    c.products.push_back(dot(c.weights, row));
    if (c.products.back() < c.squared) return std::nullopt;
  }
  return c;
}

std::vector<Integer> common_multiples(const Row& weights) {
  Integer scale = 1;
  for (const auto& w : weights) scale = lcm(scale, Integer(denominator(w)));
  std::vector<Integer> whole;
  Integer divisor = 0;
  for (const auto& w : weights) {
    whole.push_back(Integer(numerator(w)) * (scale / Integer(denominator(w))));
    divisor = gcd(divisor, whole.back());
  }
  for (auto& z : whole) z /= divisor;
  return whole;
}

MaxMargin described(const Hull& h, const Candidate& c, std::vector<int> support) {
  MaxMargin result;
  for (const auto& w : c.weights) result.weights.push_back(exact_real(w));
  for (const auto& z : common_multiples(c.weights)) result.multipliers.push_back(exact_real(RationalNumber(z)));
  Row point(h.samples.front().size(), RationalNumber(0));
  for (std::size_t i = 0; i < h.samples.size(); ++i)
    for (std::size_t k = 0; k < point.size(); ++k) point[k] += c.weights[i] * h.samples[i][k];
  for (const auto& p : point) result.point.push_back(exact_real(p));
  result.squared_margin = exact_real(c.squared);
  result.support = std::move(support);
  for (std::size_t i = 0; i < c.products.size(); ++i)
    if (c.products[i] == c.squared) result.tight.push_back(static_cast<int>(i));
  result.nondegenerate = result.support == result.tight && solve_for_ones(gram_of(h, result.tight)).has_value();
  return result;
}

}  // namespace

bool linearly_separable(const DyadicMatrix& samples) {
  const Hull h = hull_of(samples);
  for (unsigned set = 1; set < (1u << samples.rows); ++set)
    if (certified(h, members(set, samples.rows))) return true;
  return false;
}

MaxMargin max_margin(const DyadicMatrix& samples) {
  const Hull h = hull_of(samples);
  std::optional<Candidate> best;
  std::vector<bool> supports(at(samples.rows), false);
  for (unsigned set = 1; set < (1u << samples.rows); ++set) {
    const auto subset = members(set, samples.rows);
    auto candidate = certified(h, subset);
    if (!candidate) continue;
    for (const int i : subset) supports[at(i)] = true;
    // All candidates have the same point; keep the widest support, the first one of its size.
    const auto size = [](const Row& w) {
      return std::count_if(w.begin(), w.end(), [](const auto& x) { return x > 0; });
    };
    if (!best || size(candidate->weights) > size(best->weights)) best = std::move(candidate);
  }
  if (!best) throw OutsideDomain("max_margin: the samples are not linearly separable");
  std::vector<int> support;
  for (int i = 0; i < samples.rows; ++i)
    if (supports[at(i)]) support.push_back(i);
  return described(h, *best, std::move(support));
}

}  // namespace lemmacheck
