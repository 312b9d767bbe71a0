#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <numeric>

#include "cli/options.hpp"

namespace lemmacheck::cli {
namespace {
std::size_t edit_distance(std::string_view a, std::string_view b) {
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

[[noreturn]] void refuse_unknown(const std::string& name) {
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const Statement* s : registered_statements()) {
    // "lemma-1" is near "arora2018.lemma-1" though the paper is missing.
    const std::string local = s->id.substr(s->id.find('.') + 1);
    near.emplace_back(std::min(edit_distance(name, s->id), edit_distance(name, local)), s->id);
  }
  std::sort(near.begin(), near.end());
  std::string text = fmt::format("there is no statement '{}'", name);
  if (!near.empty()) text += "; nearest:";
  for (std::size_t k = 0; k < std::min<std::size_t>(3, near.size()); ++k) text += " " + near[k].second;
  throw UsageError(text + " (`lemmacheck list` shows all)");
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
    if (!any) refuse_unknown(filter);
  }
  std::sort(chosen.begin(), chosen.end(), [](auto* a, auto* b) { return a->id < b->id; });
  return chosen;
}

const Statement& statement_named(const std::string& id) {
  if (const Statement* s = find_statement(id)) return *s;
  refuse_unknown(id);
}

std::string expected_name(const Statement& s) { return s.expected ? name_of(*s.expected) : "open"; }

}  // namespace lemmacheck::cli
