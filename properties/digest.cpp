#include "properties/digest.hpp"

#include <algorithm>
#include <utility>

#include "properties/audit.hpp"
#include "properties/sha256.hpp"

namespace lemmacheck {
namespace {

std::vector<DigestLine>& added_lines() {
  static std::vector<DigestLine> lines;
  return lines;
}

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
  lines.insert(lines.end(), added_lines().begin(), added_lines().end());
  return digest_of(lines);
}

void detail::add_to_digest(DigestLine line) { added_lines().push_back(std::move(line)); }

}  // namespace lemmacheck
