#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/markdown.hpp"
#include "reports/notation.hpp"
#include "reports/results.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

std::string heading_line(const Report& report, const StatementSummary& s, const Statement* statement) {
  const auto paper = paper_name(s.id);
  std::string text = code(s.id);
  if (statement) text += fmt::format(", {} of ", name_of(statement->kind));
  text += (statement ? "" : " · ") + link_to(paper_of(paper).title, "index.md");
  if (!notation_page(report, paper).empty()) text += " · " + link_to("notation", "notation.md");
  if (statement && !report.sources.empty())
    text += " · " + link_to("source", "../" + report.sources + statement->source_file);
  text += " · " + link_to("all papers", "../index.md") + "\n\n";
  if (statement && statement->wording == Wording::exact && !statement->place.empty())
    text += "Place: " + plain(statement->place) + ".\n\n";
  return text;
}

struct Formula {
  std::string file, text;
  bool of_the_paper = false;
};
// What the headers say of each function that they declare.
std::map<std::string, Formula> formulas_known_to(const std::string& paper) {
  std::map<std::string, Formula> known;
  for (const std::string& prefix :
       {"theorems/" + paper + "/", std::string("theorems/families/"), std::string("numerics/")})
    for (const auto& file : woven_files(prefix)) {
      if (!file.ends_with(".hpp")) continue;
      for (const auto& section : notation_of(woven_source(file)).sections)
        for (const auto& object : section.objects)
          for (const auto& name : object.names)
            if (!object.comment.empty())
              known.emplace(name, Formula{file, first_sentence(object.comment), prefix == "theorems/" + paper + "/"});
    }
  return known;
}

std::string called_formulas(const Report& report, const StatementSummary& s, const std::vector<WovenBlock>& blocks) {
  const auto paper = paper_name(s.id);
  const auto known = formulas_known_to(paper);
  std::string text, listings;
  for (const auto& block : blocks)
    if (block.what == WovenBlock::What::code) listings += block.text + "\n";
  for (const auto& name : called_in(listings)) {
    const auto at = known.find(name);
    if (at == known.end()) continue;
    const auto& formula = at->second;
    std::string where = code(name);
    if (formula.of_the_paper)
      where = "[" + where + "](notation.md#" + url(name) + ")";
    else if (!report.sources.empty())
      where = "[" + where + "](" + url("../" + report.sources + formula.file) + ")";
    std::string meaning = comment_text(formula.text);
    std::replace(meaning.begin(), meaning.end(), '\n', ' ');
    text += fmt::format("- {}: {}\n", where, meaning);
  }
  return text.empty() ? "" : "## Formulas behind the functions\n\n" + text + "\n";
}

}  // namespace

std::string statement_page(const Report& report, const StatementSummary& s, const Statement* statement) {
  auto blocks = weave(statement ? woven_source(statement->source_file) : std::string_view{});
  std::string page;
  // The title comes from the file; the verdict stands right below it.
  if (!blocks.empty() && blocks.front().what == WovenBlock::What::prose && blocks.front().text.starts_with("# ")) {
    const auto end = blocks.front().text.find('\n');
    page = with_fenced_math(blocks.front().text.substr(0, end + 1)) + "\n";
    blocks.front().text.erase(0, end + 1);
  } else {
    page = fmt::format("# {}\n\n", plain(statement ? statement->title : s.id));
  }
  page += heading_line(report, s, statement) + first_screen(report, s, statement);
  for (const auto& block : blocks) {
    if (block.what == WovenBlock::What::prose)
      page += report.links.within(with_fenced_math(block.text), paper_name(s.id)) + "\n";
    else if (block.what == WovenBlock::What::code)
      page += fenced("cpp", block.text) + "\n";
    else
      page += called_formulas(report, s, blocks) + results_section(report, s, statement) + "\n";
  }
  return page;
}

}  // namespace lemmacheck
