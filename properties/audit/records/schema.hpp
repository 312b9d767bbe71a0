// JSON Schemas (draft 7) of what a run writes, made from the descriptions that it is written by.
#pragma once

#include <string>

namespace lemmacheck {

/// Of one line of records.jsonl.
std::string records_schema();
/// Of summary.json.
std::string summary_schema();

}  // namespace lemmacheck
