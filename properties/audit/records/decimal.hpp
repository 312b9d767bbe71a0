// Numbers as people and programs write them, read as the doubles that instances are made of.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lemmacheck {

/// A number that no double stands for as it is written; `what()` has the number and the reason.
struct NoDouble : std::runtime_error {
  using runtime_error::runtime_error;
};

struct ReadDecimal {
  double value = 0;
  bool rounded = false;  ///< the value is the nearest double, and not the number itself
};

/// The double that a decimal means: digits with at most one point, a sign in front, an exponent behind (`1.4`, `-7`,
/// `+.5`, `2e-3`). A decimal that is no double is rounded to the nearest one, with exceptions that throw NoDouble: a
/// whole number written without exponent that is no double (all up to 2^53 are), a number beyond the largest double,
/// one other than zero that would become zero, and one below the smallest normal double 2^-1022 that is not the
/// shortest decimal of its double (there a double holds fewer digits than were written). NoDouble, too, for what is no
/// decimal.
ReadDecimal read_decimal(std::string_view text);

/// The decimals that were rounded while something was read: how many, and where the first stood.
struct RoundedDecimals {
  std::int64_t count = 0;
  std::string first;  ///< "directions[0][0]: 1.4 as 1.3999999999999999112"

  void add(const std::string& place, std::string_view text, double value);
};

}  // namespace lemmacheck
