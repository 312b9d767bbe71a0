#include "reports/woven.hpp"

#include <map>
#include <string>

#include "properties/digest.hpp"

namespace lemmacheck {
namespace {
std::map<std::string, std::string_view, std::less<>>& sources() {
  static std::map<std::string, std::string_view, std::less<>> all;
  return all;
}
}  // namespace

detail::RegisteredSource::RegisteredSource(const char* file, const char* digest_line, const char* text) {
  sources().emplace(file, text);
  if (*digest_line != '\0') add_to_digest(digest_line);
}

std::string_view woven_source(std::string_view file) {
  const auto found = sources().find(file);
  return found == sources().end() ? std::string_view{} : found->second;
}

}  // namespace lemmacheck
