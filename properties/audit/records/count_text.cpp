#include "properties/audit/records/count_text.hpp"

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

}  // namespace lemmacheck
