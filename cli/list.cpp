#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "properties/woven.hpp"

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
}  // namespace

int list(const ListOptions& options) {
  const auto statements = selected(options.filters);
  if (options.json) {
    Json all = Json::array();
    for (const Statement* s : statements) all.push_back(metadata(*s));
    fmt::print("{}\n", all.dump(2));
    return 0;
  }
  for (const Statement* s : statements)
    fmt::print("{:<40} {:<10} {:<9} {:<14} {:<8} {}\n", s->id, name_of(s->form), name_of(s->origin),
               name_of(s->wording), expected_name(*s), s->title);
  return 0;
}

int show(const ShowOptions& options) {
  const Statement& s = statement_named(options.id);
  if (options.json) {
    Json all = metadata(s);
    all["prose"] = prose(s);
    fmt::print("{}\n", all.dump(2));
    return 0;
  }
  fmt::print("{}: {}\n\n{}\n", s.id, s.title, prose(s));
  fmt::print("kind {}, form {}, origin {}, wording {}, expected {}\n", name_of(s.kind), name_of(s.form),
             name_of(s.origin), name_of(s.wording), expected_name(s));
  if (!s.place.empty()) fmt::print("place: {}\n", s.place);
  fmt::print("source: {}\n", s.source_file);
  for (const auto& [name, value] : s.constants) fmt::print("constant {} = {}\n", name, value.text());
  for (const auto& m : s.mutants)
    fmt::print("mutant: {}{}\n", m.name,
               m.equivalent_because.empty() ? "" : " (equivalent: " + m.equivalent_because + ")");
  for (const auto& id : s.uses) fmt::print("uses {}\n", id);
  return 0;
}

}  // namespace lemmacheck::cli
