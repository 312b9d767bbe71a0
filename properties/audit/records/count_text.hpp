// Counts as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace lemmacheck {

/// The count with thousands separators: "10,052".
std::string count_text(std::int64_t count);
/// A width in two digits, not smaller than it is: "2.5e-255".
std::string width_text(double width);

}  // namespace lemmacheck
