// What pages say of experiments. They decide nothing: no verdict, no evidence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/experiment_records.hpp"

namespace lemmacheck {

struct Report;

/// An experiment of a report: of the program, of the records, or of both.
struct ShownExperiment {
  std::string id;
  const Experiment* experiment = nullptr;    ///< null where the records are of another program
  std::optional<ExperimentRecords> records;  ///< none: not run

  std::string title() const;
  std::size_t planned_series() const;
  bool is_measured() const;  ///< every series is there
  /// "measured", "measured in part (3 of 6 series)", "not run".
  std::string state() const;
};

/// The plots of an experiment, as pictures of at most `most_lines` series, and the names of their files.
struct Picture {
  std::string file, svg, title;
};
std::vector<Picture> pictures(const ShownExperiment& shown);

std::string experiment_page(const Report& report, const ShownExperiment& shown);
/// "## Experiments": a table of those of the paper, or of all papers (""); empty where there is none.
std::string experiments_section(const Report& report, const std::string& paper);

}  // namespace lemmacheck
