// Summary to Markdown and SVG. Evaluates nothing.
#pragma once

#include <filesystem>
#include <string>

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// Writes index.md, <paper>/index.md, <paper>/<statement>.md, the SVG plots and the witness files under
/// `directory`. Pure: same summary and same registered statements, same bytes. `current_digest` is that of the program
/// that writes: where it is not the records' own, the index says so. Throws CannotWrite naming the path.
void write_reports(const Summary& summary, const std::filesystem::path& directory, const std::string& current_digest);

}  // namespace lemmacheck
