#include "numerics/linear_algebra/tridiagonal.hpp"

#include <algorithm>
#include <cmath>

namespace lemmacheck::certified {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double roundoff = 0x1p-53;

/// The ends of Gershgorin's discs.
struct Range {
  double lower, upper;
  double size() const { return std::max(std::abs(lower), std::abs(upper)); }
};
Range spectrum(const Tridiagonal& t) {
  VectorXd radii = VectorXd::Zero(t.diagonal.size());
  radii.head(t.couplings.size()) += t.couplings.cwiseAbs();
  radii.tail(t.couplings.size()) += t.couplings.cwiseAbs();
  return {(t.diagonal - radii).minCoeff(), (t.diagonal + radii).maxCoeff()};
}

/// Sums over the eigenvalues: of 1 / (lambda - x), and of its square.
struct ReciprocalSums {
  double first = 0, second = 0;
};
/// From det(T - x) = q_1(x) ... q_n(x), the pivots of L D L': first = -(log det)', second = -(log det)''. False if a
/// pivot is not positive: then x is not below all eigenvalues.
bool reciprocal_sums(const Tridiagonal& t, double x, ReciprocalSums& sums) {
  sums = {};
  double pivot = t.diagonal[0] - x, slope = -1, curvature = 0;
  for (Index k = 0;; ++k) {
    if (!(pivot > 0)) return false;
    const double reciprocal = 1 / pivot, relative_slope = slope * reciprocal, squared = relative_slope * relative_slope;
    sums.first -= relative_slope;
    sums.second += squared - curvature * reciprocal;
    if (k == t.couplings.size()) return true;
    const double coupling = t.couplings[k], eliminated = coupling * coupling * reciprocal;
    pivot = t.diagonal[k + 1] - x - eliminated;
    slope = eliminated * relative_slope - 1;
    curvature = eliminated * (curvature * reciprocal - 2 * squared);
  }
}

/// Laguerre's iteration from below all eigenvalues; NaN if it does not end.
double climb_to_smallest(const Tridiagonal& t, const Range& range) {
  const auto n = static_cast<double>(t.diagonal.size());
  double x = range.lower - 4 * roundoff * range.size();
  ReciprocalSums sums;
  for (int step = 0; step < 200; ++step) {
    if (!reciprocal_sums(t, x, sums)) return x;  // roundoff carried the last step beyond it
    const double spread = std::max(0.0, n * sums.second - sums.first * sums.first);
    const double climb = n / (sums.first + std::sqrt((n - 1) * spread));
    x += climb;
    if (!(climb > roundoff * range.size())) return x;
  }
  return std::nan("");
}

/// How many eigenvalues lie below x, by the signs of the pivots (Sylvester).
int count_below(const Tridiagonal& t, double x) {
  constexpr double tiny = 0x1p-900;
  int count = 0;
  double pivot = t.diagonal[0] - x;
  for (Index k = 0;; ++k) {
    if (std::abs(pivot) < tiny) pivot = -tiny;
    count += pivot < 0;
    if (k == t.couplings.size()) return count;
    pivot = t.diagonal[k + 1] - x - t.couplings[k] * t.couplings[k] / pivot;
  }
}

/// Halves the distance to the smallest eigenvalue until no second one is closer.
double below_second(const Tridiagonal& t, double smallest, const Range& range) {
  double gap = range.upper - smallest;
  while (gap > 16 * roundoff * range.size() && count_below(t, smallest + gap) > 1) gap /= 2;
  return smallest + gap;
}

/// Inverse iteration from a shift just below the eigenvalue; false if the factorisation breaks down.
bool inverse_iteration(const Tridiagonal& t, double shift, VectorXd& x) {
  const Index n = t.diagonal.size();
  VectorXd reciprocals(n), factors(n - 1);
  for (Index k = 0; k < n; ++k) {
    const double eliminated = k == 0 ? 0 : factors[k - 1] * t.couplings[k - 1];
    const double pivot = t.diagonal[k] - shift - eliminated;
    if (!(pivot > 0)) return false;
    reciprocals[k] = 1 / pivot;
    if (k + 1 < n) factors[k] = t.couplings[k] * reciprocals[k];
  }
  x = VectorXd::LinSpaced(n, 1, static_cast<double>(n)).array().sin();  // orthogonal to it by bad luck only
  for (int step = 0; step < 3; ++step) {
    for (Index k = 1; k < n; ++k) x[k] -= factors[k - 1] * x[k - 1];
    x.array() *= reciprocals.array();
    for (Index k = n - 1; k-- > 0;) x[k] -= factors[k] * x[k + 1];
    x /= x.norm();
  }
  return x.allFinite();
}

}  // namespace

bool approximate_smallest(const Tridiagonal& matrix, SmallestEigenpair& guess) {
  const Range range = spectrum(matrix);
  guess.value = climb_to_smallest(matrix, range);
  if (!std::isfinite(guess.value)) return false;
  guess.below_second = below_second(matrix, guess.value, range);
  const double n = static_cast<double>(matrix.diagonal.size());
  return inverse_iteration(matrix, guess.value - 2 * n * roundoff * range.size(), guess.vector);
}

}  // namespace lemmacheck::certified
