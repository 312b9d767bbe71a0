// Both sides of what was compared, as numbers whose digits show which is larger.
#pragma once

#include <string>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

/// "0.0512 <= 0.0436": with the fewest digits, three at least, at which the numbers as they are shown stand in the
/// relation that was certified, each rounded to the side that makes this harder. Where the enclosures in the record
/// overlap, nothing can be shown so, and it is about the middle of each.
std::string sides_text(const Sides& sides);
/// The same as code, followed by " is false" where it `fails`; and where the record's doubles are too coarse to show
/// that, by how little the sides differ (`slack_lower`, `slack_upper`).
std::string compared_text(const Sides& sides, bool fails, double slack_lower, double slack_upper);

}  // namespace lemmacheck
