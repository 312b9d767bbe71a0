// The verdict on a statement, from its folded counts.
#pragma once

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// Sets verdict, evidence, alpha and because; everything else of `summary` is in place. The first that applies: error,
/// refuted, undecided, vacuous, upheld.
void give_verdict(StatementSummary& summary, const PlannedStatement& statement);

}  // namespace lemmacheck
