// What was measured: one file of JSON Lines for each experiment, a header and a line for each finished series.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/fields.hpp"
#include "properties/experiment.hpp"

namespace lemmacheck {

struct RecordedPoint {
  LEMMACHECK_FIELDS(RecordedPoint, (double, x), (double, median), (double, low), (double, high),
                    (std::int64_t, runs),    ///< 0 where the experiment gave the three itself
                    (std::int64_t, finite))  ///< of the runs: those that got there
};
struct SeriesRecord {
  LEMMACHECK_FIELDS(SeriesRecord, (std::string, plot), (std::string, series), (std::vector<RecordedPoint>, points),
                    (double, core_seconds))  ///< what it took, in tenths
};
struct PlannedAxis {
  LEMMACHECK_FIELDS(PlannedAxis, (std::string, name), (bool, is_logarithmic))
};
struct PlannedPlot {
  LEMMACHECK_FIELDS(PlannedPlot, (std::string, title), (PlannedAxis, x), (PlannedAxis, y),
                    (std::vector<std::string>, series))
};
/// The first line: what was measured, and of which sources.
struct ExperimentHeader {
  LEMMACHECK_FIELDS(ExperimentHeader, (std::string, experiment), (std::string, version),
                    (std::string, digest),  ///< see digest_of_experiment
                    (std::uint64_t, seed), (std::vector<std::string>, trusted_base), (std::vector<PlannedPlot>, plots))
};
struct ExperimentRecords : ExperimentHeader {
  std::vector<SeriesRecord> series;  ///< in the order of the plots
  std::string sha256;                ///< of the file
  std::size_t complete_bytes = 0;    ///< without a torn last line
  const SeriesRecord* find(const std::string& plot, const std::string& name) const;
};

/// Digest of the sources that its numbers depend on: numerics, what an author of experiments sees of properties, its
/// paper's setting and instances, what papers share, its own file.
std::string digest_of_experiment(const Experiment& experiment);
ExperimentHeader planned(const Experiment& experiment, std::uint64_t seed);

/// One JSON line each, no newline at the end.
std::string to_line(const ExperimentHeader& header);
std::string to_line(const SeriesRecord& series);

/// DIR/experiments/ID.jsonl.
std::filesystem::path experiment_file(const std::filesystem::path& directory, const std::string& id);
/// Nothing where there is no file, or none with a whole header. A torn last line is dropped. Throws std::runtime_error
/// naming file and line for one that is no record of an experiment.
std::optional<ExperimentRecords> read_experiment(const std::filesystem::path& directory, const std::string& id);
/// All that the folder has, sorted by id.
std::vector<ExperimentRecords> read_experiments(const std::filesystem::path& directory);

std::string experiments_schema();

}  // namespace lemmacheck
