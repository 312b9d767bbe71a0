// The fields of an instance that the command line gives apart from it: --matrix and --field.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck::cli {

/// What `--matrix FIELD=FILE[:NAME,...]` and `--field FIELD=JSON` give, read. `pattern` is the instance's. Throws
/// UsageError, BadInstanceFile.
std::vector<GivenField> given_fields(const CheckOptions& options, const Value& pattern, RoundedDecimals& rounded);

}  // namespace lemmacheck::cli
