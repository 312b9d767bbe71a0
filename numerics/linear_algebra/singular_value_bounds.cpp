// Singular values by the residual of an approximate decomposition.
#include <cmath>

#include "numerics/arithmetic/interval_functions.hpp"
#include "numerics/linear_algebra/residual_bounds.hpp"

namespace lemmacheck::certified {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

Interval nonnegative(const Interval& x) { return {x.lower < 0 ? 0 : x.lower, x.upper}; }

/// At least the Frobenius norm of a finite matrix of doubles of moderate size.
double frobenius_above(const MatrixXd& x, const ErrorModel& model) {
  return rounding::up_sum(std::sqrt(above_sum(x.squaredNorm(), static_cast<double>(x.size()), model)));
}

/// At least |V'V - I| (Frobenius): fl(V'V) is within gamma |V'||V|.
double nonorthogonality(const MatrixXd& v, const ErrorModel& model) {
  const double terms = static_cast<double>(v.rows()), size = frobenius_above(v, model);
  MatrixXd gram = v.transpose() * v;
  gram.diagonal().array() -= 1;
  return above_sum(frobenius_above(gram, model) * model.nonorthogonality_share +
                       relative_error(terms + 2, model) * (size * size + static_cast<double>(v.cols())),
                   8, model);
}

}  // namespace

// With E = A V - U S: |sigma_i(A V) - sigma_i(U S)| <= |E| (Weyl), and multiplying by U, or by the square V,
// moves a singular value by a factor in [sqrt(1 - d), sqrt(1 + d)], d = |U'U - I| resp. |V'V - I| < 1
// (Ostrowski; Horn, Johnson, Topics in Matrix Analysis, 3.3.16). The spread adds (Weyl).
std::vector<Interval> singular_values_from(const MatrixXd& a, double spread, const ApproximateDecomposition& guess,
                                           const ErrorModel& model) {
  const auto& [u, s, v] = guess;
  const double size = frobenius_above(a, model), cols = static_cast<double>(a.cols());
  const Interval trivial = Interval(0, size) + Interval(0, spread);
  const std::vector<Interval> unknown(static_cast<std::size_t>(a.cols()), trivial);
  if (!s.allFinite() || !u.allFinite() || !v.allFinite()) return unknown;
  const double of_u = nonorthogonality(u, model), of_v = nonorthogonality(v, model);
  if (!(of_v < 0.5 && of_u < 0.5)) return unknown;
  MatrixXd residual = a * v;
  residual -= u * s.asDiagonal();
  // One rounding more than there are: it covers the underflow, as the largest entry is at least 2^-302; else the
  // spread is, and the outward rounding of the sums with it covers the underflow.
  const double error =
      relative_error(cols + 4, model) * (size * frobenius_above(v, model) + s[0] * frobenius_above(u, model));
  const Interval distance(0, above_sum(frobenius_above(residual, model) * model.residual_share + error, 8, model));
  const Interval low_u = sqrt(1 - Interval(of_u)), high_u = sqrt(1 + Interval(of_u));
  const Interval low_v = sqrt(1 - Interval(of_v)), high_v = sqrt(1 + Interval(of_v));
  std::vector<Interval> result;
  for (Eigen::Index i = 0; i < s.size(); ++i) {
    const double lower = (nonnegative(Interval(s[i]) * low_u - distance) / high_v - Interval(spread)).lower;
    const double upper = ((Interval(s[i]) * high_u + distance) / low_v + Interval(spread)).upper;
    result.push_back({std::max(0.0, lower), std::min(upper, trivial.upper)});
  }
  return result;
}

}  // namespace lemmacheck::certified
