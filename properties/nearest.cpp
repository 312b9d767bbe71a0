#include "properties/nearest.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace lemmacheck {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

/// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

struct Nearness {
  std::size_t distance;
  bool near;
};
Nearness nearness(std::string_view a, std::string_view b) {
  const std::size_t d = distance(a, b), longer = std::max(a.size(), b.size());
  const bool part = a.size() > 2 && b.size() > 2 && (a.find(b) != a.npos || b.find(a) != b.npos);
  return {d, part || 2 * d <= longer};
}

}  // namespace

std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& words) {
  constexpr std::size_t most = 3;
  const std::string wanted = lower_case(name);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& word : words) {
    const std::string whole = lower_case(word);
    const Nearness by_whole = nearness(wanted, whole), by_local = nearness(wanted, whole.substr(whole.find('.') + 1));
    if (by_whole.near || by_local.near) near.emplace_back(std::min(by_whole.distance, by_local.distance), word);
  }
  std::sort(near.begin(), near.end());
  if (near.size() > most) near.resize(most);
  std::vector<std::string> found;
  for (auto& [unused, word] : near) found.push_back(std::move(word));
  return found;
}

std::string nearest_text(std::string_view name, const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : nearest(name, words)) text += (text.empty() ? "; nearest: " : ", ") + word;
  return text;
}

}  // namespace lemmacheck
