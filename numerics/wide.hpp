// What stands behind `Real` and `Matrix` above the double level. Internal to numerics; no statement sees it.
//
// Each arithmetic is a pair of value types (number, matrix) with the same set of free functions; the neutral
// types only look up which pair is meant.
#pragma once

#include <atomic>
#include <variant>

#include "numerics/ball.hpp"
#include "numerics/mpfr.hpp"
#include "numerics/rational.hpp"

namespace lemmacheck {

class Wide {
 public:
  using Number = std::variant<Ball, Mpfr, Rational>;
  explicit Wide(Number number) : number_(std::move(number)) {}
  Wide(Wide&& other) noexcept : number_(std::move(other.number_)) {}
  const Number& number() const { return number_; }
  Level level() const {
    return std::visit([](const auto& x) { return x.level(); }, number_);
  }

 private:
  friend WideOwner;
  Number number_;
  mutable std::atomic<int> owners_{0};
};

class WideMatrix {
 public:
  using Entries = std::variant<BallMatrix, MpfrMatrix, RationalMatrix>;
  explicit WideMatrix(Entries entries) : entries_(std::move(entries)) {}
  const Entries& entries() const { return entries_; }
  Entries& entries() { return entries_; }
  Level level() const {
    return std::visit([](const auto& a) { return a.level(); }, entries_);
  }

 private:
  Entries entries_;
};

/// Two arithmetics met, or an inexact double-level value met another arithmetic: a statement started a
/// computation outside its Examination. std::logic_error.
[[noreturn]] void refuse_mixture(Arithmetic a, Arithmetic b);
[[noreturn]] void refuse_inexact_double(Arithmetic other);

}  // namespace lemmacheck
