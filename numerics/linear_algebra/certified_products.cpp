// Matrix products: Eigen's product of the midpoints and one more product for the radii.
#include <Eigen/Core>
#include <algorithm>

#include "numerics/linear_algebra/certified_kernels.hpp"
#include "numerics/linear_algebra/matrix_views.hpp"

namespace lemmacheck::certified::kernels {

namespace {

/// Upper bounds of sums of n nonnegative products, computed by Eigen in some order: see above_sum.
void round_up(Numbers& sums, double n, double factor, const ErrorModel& model) {
  const double grow = factor * (1 + relative_error(n + 4, model)), floor = 2 * n * model.underflow;
  for (double& x : sums) x = x * grow + floor;
}

/// The radii of a product. Up to `most` rows and columns, the temporaries live on the stack.
template <int most>
void product_radii(const Matrix& a, const Matrix& b, Numbers& rad, const ErrorModel& model) {
  using Scratch = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, most, most>;
  const double n = a.cols(), gamma = relative_error(n, model);
  const Scratch size_a = midpoint_view(a).cwiseAbs();
  auto radii = view(rad, a.rows(), b.cols());
  if (is_exact(a) && is_exact(b)) {
    // gamma |A||B|: the sums are scaled last, so no product of gamma underflows before they are formed.
    const Scratch size_b = midpoint_view(b).cwiseAbs();
    radii.noalias() = size_a * size_b;
    round_up(rad, n, gamma * (1 + 4 * model.unit_roundoff), model);
    return;
  }
  // |A| (gamma |B| + R_B) + R_A (|B| + R_B); one underflow more per entry covers that of gamma |B|.
  const double share = model.radius_share;
  Scratch right = gamma * midpoint_view(b).cwiseAbs();
  right.array() += model.underflow;
  if (!is_exact(b)) right += share * radius_view(b);
  radii.noalias() = size_a * right;
  if (!is_exact(a)) {
    right = midpoint_view(b).cwiseAbs();
    if (!is_exact(b)) right += radius_view(b);
    radii.noalias() += share * radius_view(a) * right;
  }
  round_up(rad, 2 * n + 4, 1, model);
}

}  // namespace

// |fl(AB) - AB| <= gamma_n |A||B| + n underflow, in any order of summation (Higham, ASNA, 3.5; underflow: (2.8)).
// With radii: |A'B' - AB| <= |A| R_B + R_A (|B| + R_B) (Rump, "Fast and parallel interval arithmetic", BIT 1999).
Matrix multiply(const Matrix& a, const Matrix& b, const ErrorModel& model) {
  if (a.cols() != b.rows()) throw OutsideDomain("product: the inner dimensions differ");
  const int rows = a.rows(), cols = b.cols(), inner_size = a.cols();
  const std::size_t entries = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
  Numbers mid(entries);
  if (entries == 0 || inner_size == 0) return {rows, cols, std::move(mid), {}};
  Numbers rad(entries);
  view(mid, rows, cols).noalias() = midpoint_view(a) * midpoint_view(b);

  constexpr int on_stack = 64;
  if (std::max({rows, cols, inner_size}) <= on_stack)
    product_radii<on_stack>(a, b, rad, model);
  else
    product_radii<Eigen::Dynamic>(a, b, rad, model);
  return {rows, cols, std::move(mid), std::move(rad)};
}

}  // namespace lemmacheck::certified::kernels
