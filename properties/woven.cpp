#include "properties/woven.hpp"

#include <map>

namespace lemmacheck {
namespace {
std::map<std::string, std::string_view, std::less<>>& sources() {
  static std::map<std::string, std::string_view, std::less<>> all;
  return all;
}
std::vector<std::string>& digest_lines() {
  static std::vector<std::string> all;
  return all;
}
}  // namespace

detail::RegisteredSource::RegisteredSource(const char* file, const char* digest_line, const char* text) {
  sources().emplace(file, text);
  if (*digest_line != '\0') digest_lines().emplace_back(digest_line);
}

std::string_view woven_source(std::string_view file) {
  const auto found = sources().find(file);
  return found == sources().end() ? std::string_view{} : found->second;
}
std::vector<std::string> woven_files(std::string_view prefix) {
  std::vector<std::string> names;
  for (auto at = sources().lower_bound(prefix); at != sources().end() && at->first.starts_with(prefix); ++at)
    names.push_back(at->first);
  return names;
}
const std::vector<std::string>& woven_digest_lines() { return digest_lines(); }

}  // namespace lemmacheck
