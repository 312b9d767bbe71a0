// Records from text, and how much of the text is complete.
#pragma once

#include <string>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

struct ReadRecords {
  Records records;
  std::string header;              ///< the first line; empty if even that one is torn
  std::size_t complete_bytes = 0;  ///< the header and the lines up to the last tally: where a resumed run goes on
};
/// Throws std::runtime_error naming `name` and the line that is no record.
ReadRecords read_record_text(const std::string& text, const std::string& name);

}  // namespace lemmacheck
