#include <fmt/format.h>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/markdown.hpp"
#include "reports/notation.hpp"
#include "reports/pages.hpp"

namespace lemmacheck {
namespace {

std::string symbols_table(const Notation& notation) {
  if (notation.symbols.empty()) return "";
  std::string text = fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", plain(notation.header[0]),
                                 plain(notation.header[1]), plain(notation.header[2]), plain(notation.header[3]));
  for (const auto& row : notation.symbols)
    text += fmt::format("| {} | {} | {} | {} |\n", plain(row[0]), row[1] == "-" ? "" : code_cell(row[1]), plain(row[2]),
                        plain(row[3]));
  return text + "\n";
}

std::string object_text(const DeclaredObject& object, const Links& links, const std::string& paper) {
  std::string text, names;
  for (const auto& name : object.names) {
    text += fmt::format("<a id=\"{}\"></a>", url(name));
    names += (names.empty() ? "" : ", ") + code(name);
  }
  text += fmt::format("**{}**", names);
  if (!object.comment.empty()) text += "\n\n" + links.within(comment_text(object.comment), paper);
  return text + "\n" + fenced("cpp", object.code) + "\n";
}

std::string source_link(const Report& report, const std::string& file) {
  return report.sources.empty() ? code(file) : "[" + code(file) + "](" + url("../" + report.sources + file) + ")";
}

}  // namespace

std::string notation_page(const Report& report, const std::string& paper) {
  std::string page;
  for (const auto& file : woven_files("theorems/" + paper + "/")) {
    if (!file.ends_with(".hpp")) continue;
    const auto notation = notation_of(woven_source(file));
    const bool is_setting = file.ends_with("/setting.hpp");
    std::string text = is_setting ? "" : fmt::format("## {}\n\n", source_link(report, file));
    for (const auto& paragraph : notation.paragraphs) text += comment_text(paragraph) + "\n\n";
    text += symbols_table(notation);
    if (is_setting) text += fmt::format("## {}\n\n", source_link(report, file));
    for (const auto& section : notation.sections) {
      if (!section.title.empty() && !section.objects.empty())
        text += fmt::format("### {}\n\n", plain(capitalised(section.title)));
      for (const auto& object : section.objects) text += object_text(object, report.links, paper);
    }
    page = is_setting ? text + page : page + text;
  }
  if (page.empty()) return "";
  return fmt::format("# Notation of {}\n\n{} · {}\n\nFrom the headers of {}.\n\n", plain(paper_of(paper).title),
                     link_to("paper", "index.md"), link_to("all papers", "../index.md"), code("theorems/" + paper)) +
         page;
}

}  // namespace lemmacheck
