// Matrix products: Eigen's product of the midpoints and one more product for the radii.
#include <Eigen/Core>

#include "numerics/certified_kernels.hpp"
#include "numerics/matrix_views.hpp"

namespace lemmacheck::certified::kernels {

namespace {

using Eigen::MatrixXd;

/// Upper bounds of sums of n nonnegative products, computed by Eigen in some order: see above_sum.
void round_up(Numbers& sums, double n, double factor, const ErrorModel& model) {
  const double grow = factor * (1 + relative_error(n + 4, model)), floor = 2 * n * model.underflow;
  for (double& x : sums) x = x * grow + floor;
}

}  // namespace

// |fl(AB) - AB| <= gamma_n |A||B| + n underflow, in any order of summation (Higham, ASNA, 3.5; underflow: 2.8).
// With radii: |A'B' - AB| <= |A| R_B + R_A (|B| + R_B) (Rump, "Fast and parallel interval arithmetic", BIT 1999).
Matrix multiply(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  if (a.cols() != b.rows()) throw OutsideDomain("product: the inner dimensions differ");
  const int rows = a.rows(), cols = b.cols(), inner_size = a.cols();
  const std::size_t entries = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
  Numbers mid(entries);
  if (entries == 0 || inner_size == 0) return {rows, cols, std::move(mid), {}};
  Numbers rad(entries);
  const MatrixView am = midpoint_view(a), bm = midpoint_view(b);
  auto midpoints = view(mid, rows, cols), radii = view(rad, rows, cols);
  const double n = inner_size, gamma = relative_error(n, model), floor = model.underflow;
  midpoints.noalias() = am * bm;

  const MatrixXd size_a = am.cwiseAbs(), size_b = bm.cwiseAbs();
  if (is_exact(a) && is_exact(b)) {
    // gamma |A||B|: the sums are scaled last, so no product of gamma underflows before they are formed.
    radii.noalias() = size_a * size_b;
    round_up(rad, n, gamma * (1 + 4 * model.unit_roundoff), model);
  } else {
    // |A| (gamma |B| + R_B) + R_A (|B| + R_B); `floor` covers the underflow of gamma |B|.
    const double share = model.radius_share;
    MatrixXd right = gamma * size_b;
    right.array() += floor;
    if (!is_exact(b)) right += share * radius_view(b);
    radii.noalias() = size_a * right;
    if (!is_exact(a)) {
      const MatrixXd far = is_exact(b) ? size_b : MatrixXd(size_b + radius_view(b));
      radii.noalias() += share * radius_view(a) * far;
    }
    round_up(rad, 2 * n + 4, 1, model);
  }
  return {rows, cols, std::move(mid), std::move(rad)};
}

}  // namespace lemmacheck::certified::kernels
