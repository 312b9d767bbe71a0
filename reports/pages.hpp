// The Markdown pages. Each is a pure function of the summary, the registered statements' metadata and the woven sources.
#pragma once

#include <set>
#include <string>

#include "properties/audit/records/summary.hpp"
#include "properties/statement.hpp"
#include "reports/experiments.hpp"
#include "reports/links.hpp"
#include "reports/proof_graph.hpp"

namespace lemmacheck {

/// What all pages of one report share.
struct Report {
  explicit Report(const Summary& of, std::string path_to_sources = "", UsesOf uses = registered_uses,
                  const std::vector<ExperimentRecords>& measured = {});
  const Summary& summary;
  Links links;
  ProofGraph graph;
  std::string sources;  ///< from the report's top to that of the source tree: "../../"; empty where it is not in reach
  /// Those that were measured, and those of the program that belong to a paper of the summary; sorted by id.
  std::vector<ShownExperiment> experiments;
  bool shows_experiment(const std::string& id) const;
  /// Of its statements and experiments.
  std::set<std::string> papers() const;
};

/// Says so where the records were made by sources of another digest than `current_digest`. The picture of the verdicts
/// is `verdicts.svg`.
std::string index_page(const Report& report, const std::string& current_digest);
std::string verdict_picture(const Report& report);
std::string paper_page(const Report& report, const std::string& paper);
/// Symbols, objects and families of the paper's headers. Empty where it has none.
std::string notation_page(const Report& report, const std::string& paper);
/// What secondary summaries claim of the paper, with the verdicts. Empty where the table has no line of it.
std::string summaries_page(const Report& report, const std::string& paper);
/// `statement` may be null where the records are of a program with other statements.
std::string statement_page(const Report& report, const StatementSummary& s, const Statement* statement);

}  // namespace lemmacheck
