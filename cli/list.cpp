#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/experiments.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "properties/woven.hpp"
#include "reports/catalogue.hpp"

namespace lemmacheck::cli {
namespace {
using Json = nlohmann::ordered_json;

Json metadata(const Statement& s) {
  Json constants = Json::object(), mutants = Json::array();
  for (const auto& [name, value] : s.constants) constants[name] = value.text();
  for (const auto& m : s.mutants) {
    mutants.push_back({{"name", m.name}});
    if (!m.equivalent_because.empty()) mutants.back()["equivalent"] = m.equivalent_because;
  }
  return {{"id", s.id},
          {"title", s.title},
          {"paper", s.paper()},
          {"kind", name_of(s.kind)},
          {"form", name_of(s.form)},
          {"origin", name_of(s.origin)},
          {"wording", name_of(s.wording)},
          {"expected", expected_name(s)},
          {"tier", name_of(s.tier)},
          {"place", s.place},
          {"uses", s.uses},
          {"constants", constants},
          {"mutants", mutants},
          {"source", s.source_file}};
}

// The prose of a statement's file: its `//!` lines.
std::string prose(const Statement& s) {
  std::string text;
  std::string_view source = woven_source(s.source_file);
  while (!source.empty()) {
    const auto end = source.find('\n');
    std::string_view line = source.substr(0, end);
    source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with("//!")) continue;
    line.remove_prefix(3);
    if (line.starts_with(' ')) line.remove_prefix(1);
    if (!line.starts_with("@")) text.append(line).push_back('\n');
  }
  return text;
}

std::string field_text(const Field& field) {
  static constexpr const char* words[] = {"an integer", "a number", "a fraction \"p/q\"", "a word",
                                          "a matrix",   "a list",   "named fields"};
  std::string text = words[field.value.node.index()];
  if (const auto* list = std::get_if<List>(&field.value.node); list && !list->empty()) {
    static constexpr const char* many[] = {"integers", "numbers", "fractions \"p/q\"", "words",
                                           "matrices", "lists",   "named fields"};
    text += std::string(" of ") + many[list->front().node.index()];
  }
  if (const auto* fields = std::get_if<Fields>(&field.value.node)) {
    text += " {";
    for (const Field& inner : *fields) text += (text.back() == '{' ? "" : ", ") + inner.name + ": " + field_text(inner);
    text += "}";
  }
  return text + (field.if_left_out ? ", may be left out" : "");
}

/// A statement that the catalogue has and the program has not.
int show_unbuilt(const CatalogueEntry& entry, bool json) {
  const auto rows = catalogue();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& e) { return e.id == entry.id; });
  const std::string place = fmt::format("theorems/catalogue.tsv, line {}", row - rows.begin() + 2);
  const Paper paper = paper_of(entry.id.substr(0, entry.id.find('.')));
  if (json) {
    put(Json{{"id", entry.id},
             {"built", false},
             {"says", entry.says},
             {"form", entry.form},
             {"origin", entry.origin},
             {"wording", entry.wording},
             {"expected", entry.expected},
             {"catalogue", place}}
            .dump(2) +
        "\n");
    return 0;
  }
  put("{}: {}\n\nCatalogued, but not built yet: there is nothing to check or audit.\n", entry.id, entry.says);
  put("form {}, origin {}, wording {}, expected {}\n", entry.form, entry.origin, entry.wording, entry.expected);
  put("place: {}; {}{}\n", place, paper.title, paper.version.empty() ? "" : ", " + paper.version);
  return 0;
}

std::string colored_expected(const std::string& expected, std::size_t width) {
  const std::string cell = fmt::format("{:<{}}", expected, width);
  if (expected == "refuted") return colored(stdout, Color::red, cell);
  if (expected == "vacuous" || expected == "open") return colored(stdout, Color::yellow, cell);
  return colored(stdout, Color::green, cell);
}

}  // namespace

int list(const ListOptions& options) {
  const auto statements = selected(options.filters);
  if (options.json) {
    Json all = Json::array();
    for (const Statement* s : statements) all.push_back(metadata(*s));
    put(all.dump(2) + "\n");
    return 0;
  }
  std::size_t width = 2;
  for (const Statement* s : statements) width = std::max(width, s->id.size());
  const std::string header =
      fmt::format("{:<{}}  {:<9}  {:<13}  {:<8}  {}", "id", width, "form", "wording", "expected", "title");
  put(colored(stdout, Color::bold, header) + "\n");
  for (const Statement* s : statements)
    put("{:<{}}  {:<9}  {:<13}  {}  {}\n", s->id, width, name_of(s->form), name_of(s->wording),
        colored_expected(expected_name(*s), 8), s->title);
  return 0;
}

int show(const ShowOptions& options) {
  if (const auto* e = find_experiment(options.id)) return show_experiment(*e, options.json);
  for (const auto& entry : catalogue())
    if (entry.id == options.id && !find_statement(options.id)) return show_unbuilt(entry, options.json);
  const Statement& s = statement_named(options.id);
  if (options.json) {
    Json all = metadata(s);
    all["prose"] = prose(s);
    put(all.dump(2) + "\n");
    return 0;
  }
  put("{}: {}\n\n{}\n", s.id, s.title, prose(s));
  put("kind {}, form {}, origin {}, wording {}, expected {}\n", name_of(s.kind), name_of(s.form), name_of(s.origin),
      name_of(s.wording), expected_name(s));
  if (!s.place.empty()) put("place: {}\n", s.place);
  put("source: {}\n", s.source_file);
  const Value pattern = s.pattern();
  if (const auto* fields = std::get_if<Fields>(&pattern.node))
    for (const Field& field : *fields) put("instance: {}: {}\n", field.name, field_text(field));
  for (const auto& [name, value] : s.constants) put("constant {} = {}\n", name, value.text());
  for (const auto& m : s.mutants)
    put("mutant: {}{}\n", m.name, m.equivalent_because.empty() ? "" : " (equivalent: " + m.equivalent_because + ")");
  for (const auto& id : s.uses) put("uses {}\n", id);
  return 0;
}

}  // namespace lemmacheck::cli
