// What stands behind `Matrix` above the double level, and how an operand of one level is read at another. Internal to
// numerics.
#pragma once

#include <variant>

#include "numerics/arithmetic/multiprecision_operand.hpp"
#include "numerics/linear_algebra/ball_matrix.hpp"
#include "numerics/linear_algebra/matrix.hpp"
#include "numerics/linear_algebra/mpfr_matrix.hpp"
#include "numerics/linear_algebra/rational_matrix.hpp"

namespace lemmacheck {

class MultiprecisionMatrix {
 public:
  using Entries = std::variant<BallMatrix, MpfrMatrix, RationalMatrix>;
  explicit MultiprecisionMatrix(Entries entries) : entries_(std::move(entries)) {}
  const Entries& entries() const { return entries_; }
  Entries& entries() { return entries_; }
  Level level() const {
    return std::visit([](const auto& a) { return a.level(); }, entries_);
  }

 private:
  Entries entries_;
};

/// Whether a double-level matrix has no radius.
bool is_exact(const Matrix& double_level);

template <class Entries>
Operand<Entries> read_as(const Matrix& a) {
  using Number = typename Entries::Number;
  if (!a.is_double_level()) {
    if (const auto* entries = std::get_if<Entries>(&a.multiprecision()->entries())) return *entries;
    refuse_mixture(Number(0.0).level().arithmetic, a.level().arithmetic);
  }
  if (!is_exact(a)) refuse_inexact_double(Number(0.0).level().arithmetic);
  Entries entries(a.rows(), a.cols());
  auto midpoint = a.midpoints().begin();
  for (int j = 0; j < a.cols(); ++j)
    for (int i = 0; i < a.rows(); ++i) entries.set(i, j, Number(*midpoint++));
  return entries;
}

}  // namespace lemmacheck
