#include "numerics/linear_algebra/orthogonal.hpp"

#include <algorithm>
#include <cmath>

namespace lemmacheck {
namespace {

/// Column j scaled by a power of two to entries in [-1, 1]: the reflection is the same, and no square underflows
/// unless it is negligible beside the largest.
DyadicMatrix scaled_column(const DyadicMatrix& vectors, int j) {
  DyadicMatrix v(vectors.rows, 1);
  double largest = 0;
  for (int i = 0; i < vectors.rows; ++i) largest = std::max(largest, std::abs(vectors(i, j)));
  if (largest == 0) return v;
  const int shift = -std::ilogb(largest) - 1;
  for (int i = 0; i < vectors.rows; ++i) {
    v(i, 0) = std::ldexp(vectors(i, j), shift);
    if (std::ldexp(v(i, 0), -shift) != vectors(i, j)) {  // a bit was lost: keep the exact data instead
      for (int k = 0; k < vectors.rows; ++k) v(k, 0) = vectors(k, j);
      return v;
    }
  }
  return v;
}

}  // namespace

Matrix product_of_reflections(const DyadicMatrix& vectors, Level level) {
  Matrix q = identity(vectors.rows, level);
  for (int j = 0; j < vectors.cols; ++j) {
    const DyadicMatrix data = scaled_column(vectors, j);
    if (std::all_of(data.entries.begin(), data.entries.end(), [](double x) { return x == 0; })) continue;
    const Vector v(data, level);
    q = q - (2 / squared_norm(v)) * ((q * v) * transpose(v));
  }
  return q;
}

}  // namespace lemmacheck
