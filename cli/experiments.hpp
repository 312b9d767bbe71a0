// Experiments: which ones are meant, and their run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "properties/experiment.hpp"

namespace lemmacheck::cli {

/// Experiments that a filter names: an id, a paper, or a glob. No filter: all. Throws UsageError with the nearest ids
/// for a filter that names none.
std::vector<const Experiment*> selected_experiments(const std::vector<std::string>& filters);
/// Those among `filters`, without a word where one names none: what `thorough` runs.
std::vector<const Experiment*> experiments_among(const std::vector<std::string>& filters);

/// Measures what the folder does not have yet, and says what could not be measured. 0; 5 where one went wrong; 3 where
/// data were not given.
int measure_into(const std::filesystem::path& directory, const std::vector<const Experiment*>& experiments,
                 const AuditOptions& options);

int show_experiment(const Experiment& experiment, bool json);

}  // namespace lemmacheck::cli
