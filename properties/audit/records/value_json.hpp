// Instances as JSON text.
#pragma once

#include <string>

#include "properties/audit/records/decimal.hpp"
#include "properties/audit/records/written_json.hpp"
#include "properties/value.hpp"

namespace lemmacheck {

/// JSON text on one line; doubles as shortest round-trip decimals, a matrix as a list of rows, a fraction as "p/q".
/// Throws Malformed for a number that is not finite. A matrix without rows reads back as 0 x 0.
std::string to_json(const Value& value);

/// Reads JSON in the shape of `pattern` (which settles integer against double, and the fields). Numbers that are to be
/// doubles are read by read_decimal; those that were rounded are added to `rounded`. A field may be missing where the
/// pattern says what stands in for it. Throws MalformedText for a missing, unknown or repeated field, a wrong shape, a
/// number that does not fit, NaN, infinity, or text that is not JSON.
Value from_json(const WrittenJson& json, const Value& pattern, RoundedDecimals& rounded);
/// The same of a text that is one JSON value, without a word about what was rounded: for what `to_json` wrote.
Value from_json(const std::string& text, const Value& pattern);

}  // namespace lemmacheck
