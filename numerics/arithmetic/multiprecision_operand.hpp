// How an operand of one level is read at another. Internal to numerics.
#pragma once

#include <optional>

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

/// A reference to an operand of type T; owns it where it had to be converted: an exact
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
    if (const auto* number = std::get_if<Number>(&x.multiprecision()->number())) return *number;
    refuse_mixture(Number(0.0).level().arithmetic, x.level().arithmetic);
  }
  if (!x.interval().is_point()) refuse_inexact_double(Number(0.0).level().arithmetic);
  return Number(x.interval().lower);
}

}  // namespace lemmacheck
