// The draws of a statement about means.
#pragma once

#include <string>

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// A row for each claim on each instance: the bound, the draws, and where the mean lies at the stated confidence.
std::string mean_table(const StatementSummary& summary);

}  // namespace lemmacheck
