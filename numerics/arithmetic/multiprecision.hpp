// What stands behind `Real` and `Matrix` above the double level. Internal to numerics; no statement sees it.
//
// Each arithmetic is a pair of value types (number, matrix) with the same set of free functions; the neutral
// types only look up which pair is meant.
#pragma once

#include <atomic>
#include <variant>

#include "numerics/arithmetic/ball.hpp"
#include "numerics/arithmetic/mpfr.hpp"
#include "numerics/arithmetic/rational.hpp"
#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {

class Multiprecision {
 public:
  using Number = std::variant<Ball, Mpfr, Rational>;
  explicit Multiprecision(Number number) : number_(std::move(number)) {}
  Multiprecision(Multiprecision&& other) noexcept : number_(std::move(other.number_)) {}
  const Number& number() const { return number_; }
  Level level() const {
    return std::visit([](const auto& x) { return x.level(); }, number_);
  }

 private:
  friend MultiprecisionOwner;
  Number number_;
  mutable std::atomic<int> owners_{0};
};

/// Two arithmetics met, or an inexact double-level value met another arithmetic: a statement started a
/// computation outside its Examination. std::logic_error.
[[noreturn]] void refuse_mixture(Arithmetic a, Arithmetic b);
[[noreturn]] void refuse_inexact_double(Arithmetic other);

}  // namespace lemmacheck
