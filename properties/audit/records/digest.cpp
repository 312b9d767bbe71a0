#include "properties/audit/records/digest.hpp"

#include <algorithm>
#include <utility>

#include "properties/audit/records/sha256.hpp"
#include "properties/woven.hpp"

namespace lemmacheck {
namespace {

std::pair<std::string, std::string> name_and_hash(const DigestLine& line) {
  const auto end = line.find(' ');
  return {line.substr(end), line.substr(0, end)};
}

}  // namespace

std::string digest_of(const std::vector<DigestLine>& lines) {
  auto sorted = lines;
  std::sort(sorted.begin(), sorted.end(),
            [](const DigestLine& a, const DigestLine& b) { return name_and_hash(a) < name_and_hash(b); });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string text;
  for (const auto& line : sorted) text += line + "\n";
  return sha256(text);
}

std::string digest() {
  auto lines = detail::lines_of_this_tree();
  lines.insert(lines.end(), woven_digest_lines().begin(), woven_digest_lines().end());
  return digest_of(lines);
}

}  // namespace lemmacheck
