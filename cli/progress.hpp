// What a terminal sees of a run.
#pragma once

#include <cstddef>
#include <string>

#include "properties/audit/records/summary.hpp"

namespace lemmacheck::cli {

/// One line that rewrites itself, on a terminal only, never wider than it.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(std::size_t done, std::size_t all, const std::string& key) const;

 private:
  bool shown_;
};

/// A line for each statement, the verdict in its colour, and a closing one with the totals.
std::string table_of(const Summary& summary);

}  // namespace lemmacheck::cli
