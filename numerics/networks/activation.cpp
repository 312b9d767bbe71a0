#include "numerics/networks/activation.hpp"

#include <vector>

#include "numerics/arithmetic/sign_of_dot.hpp"

namespace lemmacheck {

DyadicMatrix activation_counts(const DyadicMatrix& weights, const DyadicMatrix& inputs) {
  DyadicMatrix counts(inputs.rows, inputs.rows);
  std::vector<int> active;
  for (int r = 0; r < weights.rows; ++r) {
    active.clear();
    for (int i = 0; i < inputs.rows; ++i)
      if (sign_of_dot(row_of(weights, r), row_of(inputs, i)) >= 0) active.push_back(i);
    for (const int i : active)
      for (const int j : active) ++counts(i, j);
  }
  return counts;
}

}  // namespace lemmacheck
