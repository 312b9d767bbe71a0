// How an operand of one level is read at another. Internal to numerics.
#pragma once

#include <optional>

#include "numerics/matrix.hpp"
#include "numerics/wide.hpp"

namespace lemmacheck {

/// A reference to an operand of number or matrix type T; owns it where it had to be converted: an exact
/// double-level operand adopts the arithmetic that it meets.
template <class T>
class Operand {
 public:
  Operand(const T& there) : there_(&there) {}    // NOLINT: that is its purpose
  Operand(T&& made) : made_(std::move(made)) {}  // NOLINT
  const T& operator*() const { return made_ ? *made_ : *there_; }

 private:
  std::optional<T> made_;
  const T* there_ = nullptr;
};

template <class Number>
Operand<Number> read_as(const Real& x) {
  if (!x.is_double_level()) {
    if (const auto* number = std::get_if<Number>(&x.wide()->number())) return *number;
    refuse_mixture(Number(0.0).level().arithmetic, x.level().arithmetic);
  }
  if (!x.interval().is_point()) refuse_inexact_double(Number(0.0).level().arithmetic);
  return Number(x.interval().lower);
}

/// Whether a double-level matrix has no radius.
bool is_exact(const Matrix& double_level);

template <class Entries>
Operand<Entries> read_as(const Matrix& a) {
  using Number = typename Entries::Number;
  if (!a.is_double_level()) {
    if (const auto* entries = std::get_if<Entries>(&a.wide()->entries())) return *entries;
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
