#include "reports/links.hpp"

#include <cctype>
#include <set>

#include "reports/catalogue.hpp"
#include "reports/markdown.hpp"

namespace lemmacheck {
namespace {

bool is_of_an_id(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_'; }

std::set<std::string> known_papers() {
  std::set<std::string> names;
  for (const auto& paper : papers()) names.insert(paper.id);
  for (const auto* statement : registered_statements()) names.insert(statement->paper());
  return names;
}

// "see `a`", and what goes on from a mention: "see `a`, `b` and `c`".
bool follows_see(std::string_view before, const std::vector<Citation>& earlier) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n')) before.remove_suffix(1);
  const auto last_word = before.substr(before.find_last_of(" \n(*") + 1);  // the whole where there is none
  if (last_word == "see" || last_word == "See") return true;
  if (earlier.empty() || !earlier.back().only_mentioned) return false;
  const auto between = before.substr(std::min(earlier.back().at + earlier.back().length, before.size()));
  return between == "," || between == " and" || between == ", and" || between == "\nand";
}

}  // namespace

std::vector<Citation> citations(std::string_view markdown) {
  static const auto papers_known = known_papers();
  std::vector<Citation> found;
  bool in_listing = false;
  for (std::size_t at = 0; at < markdown.size();) {
    const bool line_starts = at == 0 || markdown[at - 1] == '\n';
    if (line_starts && markdown.substr(at).starts_with("```")) in_listing = !in_listing, at += 3;
    if (at >= markdown.size() || !is_of_an_id(markdown[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < markdown.size() && is_of_an_id(markdown[end])) ++end;
    auto word = markdown.substr(at, end - at);
    while (!word.empty() && !std::isalnum(static_cast<unsigned char>(word.back()))) word.remove_suffix(1);
    const bool of_a_paper = word.find('.') != std::string_view::npos && papers_known.contains(paper_name(word));
    const bool in_a_path = at > 0 && (markdown[at - 1] == '/' || markdown[at - 1] == '[');
    if (of_a_paper && !in_listing && !in_a_path) {
      Citation c{at, word.size(), std::string(word), false};
      const auto after = at + word.size();
      if (at > 0 && markdown[at - 1] == '`' && after < markdown.size() && markdown[after] == '`') --c.at, c.length += 2;
      c.only_mentioned = follows_see(markdown.substr(0, c.at), found);
      found.push_back(c);
    }
    at = end;
  }
  return found;
}

std::string paper_name(std::string_view id) { return std::string(id.substr(0, id.find('.'))); }
std::string local_name(std::string_view id) { return std::string(id.substr(id.find('.') + 1)); }

Links::Links(const Summary& summary) {
  std::set<std::string> with_a_page;
  for (const auto& s : summary.statements) with_a_page.insert(paper_name(s.id));
  for (const auto& entry : catalogue())
    if (with_a_page.contains(paper_name(entry.id)))
      targets_[entry.id] = paper_name(entry.id) + "/index.md#" + local_name(entry.id);
  for (const auto& s : summary.statements) targets_[s.id] = paper_name(s.id) + "/" + local_name(s.id) + ".md";
}
std::string Links::target(const std::string& id, const std::string& from) const {
  const auto found = targets_.find(id);
  if (found == targets_.end()) return "";
  if (from.empty()) return found->second;
  if (paper_name(id) == from) return found->second.substr(from.size() + 1);
  return "../" + found->second;
}
std::string Links::to(const std::string& id, const std::string& from, const std::string& text) const {
  const auto where = target(id, from);
  return where.empty() ? plain(text) : link_to(text, where);
}
std::string Links::to(const std::string& id, const std::string& from) const {
  const auto where = target(id, from);
  return where.empty() ? code(id) : "[" + code(id) + "](" + url(where) + ")";
}
std::string Links::within(std::string_view markdown, const std::string& from) const {
  std::string out;
  std::size_t done = 0;
  for (const auto& c : citations(markdown)) {
    const auto where = target(c.id, from);
    if (where.empty()) continue;
    out.append(markdown.substr(done, c.at - done)).append("[").append(markdown.substr(c.at, c.length));
    out.append("](").append(url(where)).append(")");
    done = c.at + c.length;
  }
  return out.append(markdown.substr(done));
}

}  // namespace lemmacheck
