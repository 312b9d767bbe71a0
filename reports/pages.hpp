// The Markdown pages. Each is a pure function of the summary and the registered statements' metadata.
#pragma once

#include <string>
#include <vector>

#include "properties/audit/records/count_text.hpp"
#include "properties/audit/records/summary.hpp"
#include "properties/statement.hpp"

namespace lemmacheck {

/// Says so where the records were made by sources of another digest than `current_digest`.
std::string index_page(const Summary& summary, const std::string& current_digest);
std::string paper_page(const Summary& summary, const std::string& paper);
/// `statement` may be null where the records are of a program with other statements.
std::string statement_page(const Summary& summary, const StatementSummary& s, const Statement* statement);

/// "refuted as reconstructed": the verdict, qualified unless the wording is the paper's.
std::string verdict_phrase(const StatementSummary& s);
/// The enclosure in six digits, rounded outward: "[0.499583, 0.499584]".
std::string enclosure_text(double lower, double upper);
/// Text for a cell of a Markdown table.
std::string cell(const std::string& text);
/// `digest`'s first 12 letters.
std::string short_digest(const Summary& summary);

}  // namespace lemmacheck
