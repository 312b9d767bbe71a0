// Counts as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace lemmacheck {

/// The count with thousands separators: "10,052".
std::string count_text(std::int64_t count);

}  // namespace lemmacheck
