#include "properties/words.hpp"

#include <algorithm>

namespace lemmacheck {

Words::Words(std::string_view enumerators) {
  while (!enumerators.empty()) {
    const auto end = std::min(enumerators.find(','), enumerators.size());
    std::string word(enumerators.substr(0, end));
    word.erase(0, word.find_first_not_of(' '));
    std::replace(word.begin(), word.end(), '_', ' ');
    all_.push_back(std::move(word));
    enumerators.remove_prefix(std::min(end + 1, enumerators.size()));
  }
}

std::optional<std::size_t> Words::number(std::string_view word) const {
  const auto at = std::find(all_.begin(), all_.end(), word);
  if (at == all_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - all_.begin());
}

}  // namespace lemmacheck
