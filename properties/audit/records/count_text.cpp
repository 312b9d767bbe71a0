#include "properties/audit/records/count_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace lemmacheck {

std::string count_text(std::int64_t count) {
  const std::string digits = std::to_string(count);
  std::string text;
  for (std::size_t k = 0; k < digits.size(); ++k) {
    const bool group = (digits.size() - k) % 3 == 0 && k > 0 && digits[k - 1] != '-';
    if (group) text += ',';
    text += digits[k];
  }
  return text;
}

std::string width_text(double width) {
  auto text = fmt::format("{:.1e}", width);
  // Rounded down, it becomes the next number of two digits.
  for (double more = 1.01; std::isfinite(width) && std::strtod(text.c_str(), nullptr) < width; more += 0.01)
    text = fmt::format("{:.1e}", width * more);
  return text;
}

}  // namespace lemmacheck
