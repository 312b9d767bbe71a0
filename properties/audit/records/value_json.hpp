// Instances as JSON text.
#pragma once

#include <string>

#include "properties/audit/records/value_json.hpp"
#include "properties/value.hpp"

namespace lemmacheck {

/// JSON text on one line; doubles as shortest round-trip decimals, a matrix as a list of rows, a fraction as "p/q".
/// Throws Malformed for a number that is not finite. A matrix without rows reads back as 0 x 0.
std::string to_json(const Value& value);
/// Reads JSON text in the shape of `pattern` (which settles integer against double, and the fields).
/// Throws Malformed for a missing, unknown or repeated field, a wrong shape, NaN, infinity, or text that is not JSON.
Value from_json(const std::string& text, const Value& pattern);

}  // namespace lemmacheck
