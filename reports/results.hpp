// The sections of a statement's page that come from records alone.
#pragma once

#include <string>

#include "properties/audit/records/summary.hpp"
#include "properties/statement.hpp"
#include "reports/pages.hpp"

namespace lemmacheck {

/// The first screen: verdict, both sides where it was found, the instance, the command, what is not as expected, what it
/// rests on, how sure the wording is.
std::string first_screen(const Report& report, const StatementSummary& s, const Statement* statement);
/// "## Results": counts, hypotheses, conclusions, instances, draws, mutants, why each phase stopped, assumptions, the line to quote.
std::string results_section(const Report& report, const StatementSummary& s, const Statement* statement);
/// "### Draws" of a probable statement, or empty.
std::string draws_section(const StatementSummary& s);

/// A file of `write_reports`, seen from the paper's folder: "witnesses/lemma-1-counterexample.json".
std::string witness_file(const std::string& id, const std::string& what);
std::string slack_plots_file(const std::string& id);
std::string scatter_file(const std::string& id);

}  // namespace lemmacheck
