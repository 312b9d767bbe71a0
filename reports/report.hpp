// Summary to Markdown and SVG. Evaluates nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// Writes index.md, verdicts.svg, and for every paper <paper>/index.md, notation.md, summaries.md, <statement>.md, the
/// plots and the witness files under `directory`. Pure: same summary, registered statements and `sources`, same bytes.
/// `current_digest` is that of the program that writes: where it is not the records' own, the index says so. `sources`
/// leads from `directory` to the top of the source tree, "../../", for links to it; without it, it is looked for.
/// Throws CannotWrite naming the path.
/// `measured` are the experiments that it shows.
void write_reports(const Summary& summary, const std::filesystem::path& directory, const std::string& current_digest,
                   const std::vector<ExperimentRecords>& measured = {});
void write_reports(const Summary& summary, const std::filesystem::path& directory, const std::string& current_digest,
                   const std::string& sources, const std::vector<ExperimentRecords>& measured = {});
/// "../../" for a folder two levels inside the tree of the statements that are linked in; empty where it is outside.
std::string path_to_sources(const std::filesystem::path& directory);

}  // namespace lemmacheck
