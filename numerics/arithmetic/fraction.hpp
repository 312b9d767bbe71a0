// Exact rational constants: the 3/4, 256 and 29.207 of a statement.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace lemmacheck {

/// Exact rational number with 64-bit parts, always reduced, denominator positive.
/// For constants and data only: arithmetic is done by `Real` after `Examination::real(fraction)`.
class Fraction {
 public:
  constexpr Fraction() = default;
  Fraction(std::int64_t whole) : numerator_(whole) {}  // NOLINT: a whole number is a fraction
  Fraction(int whole) : numerator_(whole) {}           // NOLINT
  /// Reduces. Throws std::invalid_argument if the denominator is 0 or a part does not fit.
  Fraction(std::int64_t numerator, std::int64_t denominator);
  /// "3/4", "-7", "29.207", "1e-3": read exactly. Throws std::invalid_argument naming the text.
  static Fraction parse(std::string_view text);

  std::int64_t numerator() const { return numerator_; }
  std::int64_t denominator() const { return denominator_; }
  /// "p/q", or "p" where q = 1; reads back exactly.
  std::string text() const;
  /// Nearest double: for generators and plots, never for a verdict.
  double approximate() const;

  bool operator==(const Fraction&) const = default;

 private:
  std::int64_t numerator_ = 0, denominator_ = 1;
};

}  // namespace lemmacheck
