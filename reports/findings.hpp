// What an audit found, in the words and numbers that all pages share.
#pragma once

#include <string>
#include <vector>

#include "properties/audit/records/summary.hpp"
#include "properties/statement.hpp"
#include "reports/links.hpp"

namespace lemmacheck {

/// 0 for what a reader must not miss, 6 for what is upheld as expected.
int urgency(const StatementSummary& s);
/// "refuted as reconstructed": the verdict, qualified unless the wording is the paper's.
std::string verdict_phrase(const StatementSummary& s);

struct MutantCount {
  std::int64_t killed = 0, equivalent = 0, all = 0;
  std::vector<std::string> at_fault;  ///< "*name* survived", as Markdown
};
MutantCount mutants_of(const StatementSummary& s);
/// "7/7", "3/4 (+1)": killed of those that must be, and how many equivalent ones lived.
std::string mutants_text(const StatementSummary& s);

/// What is not as expected: the expected verdict, mutants that survived by name. Empty where all is.
std::string fault_text(const StatementSummary& s);

/// What refutes it, makes it vacuous or leaves it open, as one sentence of Markdown with numbers.
std::string in_numbers(const StatementSummary& s);

/// Instances that meet the hypotheses, and for probable statements their draws: "2,516", "8 (2,000 draws)".
std::string applicable_text(const StatementSummary& s);
/// The smallest slack among its conclusions: "0.013", "0 within 1e-255"; empty where nothing was concluded.
std::string tightest_text(const StatementSummary& s);
/// A slack or its enclosure; what lies within 1e-12 on both sides of 0 is said so.
std::string slack_text(double lower, double upper);
/// In three digits: not above the lower end, but for a short number that the enclosure contains.
std::string short_slack_text(double lower, double upper);

/// What the table of findings says of each statement of the papers that is refuted or vacuous or has an erratum in its
/// prose; links are seen from the report's top.
std::string findings_table(const Summary& summary, const Links& links);
/// First sentence of the paragraph "**Erratum.** ..." of a statement's prose, as Markdown on one line; or empty.
std::string erratum_of(const Statement& statement);

}  // namespace lemmacheck
