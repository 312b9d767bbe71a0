#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "cli/options.hpp"
#include "properties/nearest.hpp"
#include "reports/catalogue.hpp"

namespace lemmacheck::cli {
namespace {

/// `papers_too` where a whole paper could have been meant.
[[noreturn]] void refuse_unknown(const std::string& name, bool papers_too) {
  for (const auto& entry : catalogue())
    if (entry.id == name)
      throw UsageError(fmt::format("{} is catalogued, but not built yet: `lemmacheck show {}`", name, name));
  std::set<std::string> papers;
  std::vector<std::string> words;
  for (const Statement* s : registered_statements()) words.push_back(s->id), papers.insert(s->paper());
  if (papers_too) words.insert(words.end(), papers.begin(), papers.end());
  throw UsageError(fmt::format("there is no {} '{}'{} (`lemmacheck list` shows all)",
                               papers_too ? "statement or paper" : "statement", name, nearest_text(name, words)));
}

}  // namespace

std::vector<const Statement*> selected(const std::vector<std::string>& filters) {
  const auto all = registered_statements();
  if (filters.empty()) return all;
  std::vector<const Statement*> chosen;
  for (const auto& filter : filters) {
    bool any = false;
    for (const Statement* s : all) {
      if (s->id != filter && s->paper() != filter && fnmatch(filter.c_str(), s->id.c_str(), 0) != 0) continue;
      any = true;
      if (std::find(chosen.begin(), chosen.end(), s) == chosen.end()) chosen.push_back(s);
    }
    if (!any) refuse_unknown(filter, true);
  }
  std::sort(chosen.begin(), chosen.end(), [](auto* a, auto* b) { return a->id < b->id; });
  return chosen;
}

const Statement& statement_named(const std::string& id) {
  if (const Statement* s = find_statement(id)) return *s;
  refuse_unknown(id, false);
}

std::string expected_name(const Statement& s) { return s.expected ? name_of(*s.expected) : "open"; }

std::uint64_t whole_number(std::string_view option, const std::string& text, std::uint64_t least, std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && least <= value && value <= most) return value;
  constexpr std::size_t shown = 24;
  throw UsageError(fmt::format("{} wants a whole number from {} to {}, not '{}{}'", option, least, most,
                               text.substr(0, shown), text.size() > shown ? "..." : ""));
}

}  // namespace lemmacheck::cli
