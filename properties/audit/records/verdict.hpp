// The verdict on a statement, from its folded counts.
#pragma once

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// Sets verdict, evidence, alpha and because; everything else of `summary` is in place. The first that applies: error,
/// refuted, undecided, vacuous, upheld.
void give_verdict(StatementSummary& summary, const PlannedStatement& statement);

/// Takes back what is vacuous by the proof of a statement that this audit itself does not uphold. `planned` in the order
/// of `summaries`.
void require_proofs(std::vector<StatementSummary>& summaries, const std::vector<PlannedStatement>& planned);

}  // namespace lemmacheck
