// Measures experiments: their series, several at a time, each kept as soon as it is finished.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "properties/experiment.hpp"

namespace lemmacheck {

struct MeasureOptions {
  std::filesystem::path directory;  ///< of the audit: records go to DIRECTORY/experiments
  std::uint64_t seed = 1;
  int workers = 1;
  std::filesystem::path data = {};  ///< where files are looked for, by their SHA-256; empty: none are given
  /// Called after each point, one call at a time: series finished, series in all, where it is ("x: layerwise").
  std::function<void(std::size_t, std::size_t, const std::string&)> progress = {};
};

/// A series that was not measured: its data were not given, or it went wrong.
struct NotMeasured {
  std::string experiment, plot, series, why;
  bool is_error = false;
};

/// A series that the folder has, of the same sources, seed, compiler and libraries, is not measured again; the other ones
/// of a file with another header are replaced. What is measured depends on the seed and the sources, never on `workers`.
/// Returns what could not be measured. Throws CannotWrite; std::runtime_error for a file there that is no record.
std::vector<NotMeasured> measure(const std::vector<const Experiment*>& experiments, const MeasureOptions& options);

}  // namespace lemmacheck
