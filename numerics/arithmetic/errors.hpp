// The ways in which an evaluation can stop without a value.
#pragma once

#include <stdexcept>

namespace lemmacheck {

/// A branch, a divisor or a bound could not be decided at this precision: the caller escalates.
struct NeedsMorePrecision : std::runtime_error {
  using runtime_error::runtime_error;
};

/// The operation is certainly undefined for this argument (root of a certainly negative number,
/// shapes that do not fit, a root in exact arithmetic). A fault of the statement, never a verdict.
struct OutsideDomain : std::domain_error {
  using domain_error::domain_error;
};

}  // namespace lemmacheck
