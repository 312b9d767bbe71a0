#include "properties/audit/records/instance_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "properties/nearest.hpp"

namespace lemmacheck {
namespace {
using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& where, const std::string& why) {
  throw BadInstanceFile(where + ": " + why);
}

/// The value at a path, made where there is none.
WrittenJson& member_at(WrittenJson& object, std::string_view path, const std::string& where) {
  auto* members = std::get_if<WrittenJson::Members>(&object.node);
  if (!members) refuse(where, fmt::format("{} where an object with named fields is wanted", object.type_name()));
  const auto dot = path.find('.');
  const auto name = path.substr(0, dot);
  auto found = std::find_if(members->begin(), members->end(), [&](const auto& m) { return m.name == name; });
  if (found == members->end()) {
    members->push_back({std::string(name), {WrittenJson::Members{}, object.line}});
    found = std::prev(members->end());
  }
  return dot == path.npos ? found->value : member_at(found->value, path.substr(dot + 1), where);
}

/// Whether a path is, or leads into, the field at another.
bool is_inside(std::string_view path, std::string_view outer) {
  if (!path.starts_with(outer)) return false;
  return path.size() == outer.size() || path[outer.size()] == '.' || path[outer.size()] == '[';
}

/// Reads the values of one file.
class InstanceReader {
 public:
  InstanceReader(std::string file, const Statement* wanted, const std::vector<GivenField>& given)
      : file_(std::move(file)), wanted_(wanted), given_(given) {}

  ReadInstances take() { return std::move(read_); }

  void add(WrittenJson value, bool alone) {
    where_ = alone ? file_ : fmt::format("{}:{}", file_, value.line);
    const bool bare = wanted_ && value.members() && !value.find("instance") && !value.find("statement");
    StoredInstance stored = bare ? bare_instance(std::move(value)) : whole(std::move(value));
    stored.where = where_;
    read_.all.push_back(std::move(stored));
  }

 private:
  StoredInstance bare_instance(WrittenJson value) { return {wanted_->id, instance_in(std::move(value), *wanted_, "")}; }

  StoredInstance whole(WrittenJson document) {
    const Statement& statement = statement_in(document);
    StoredInstance stored{statement.id, instance_in(*document.find("instance"), statement, "instance")};
    if (const auto* draw = document.find("draw")) {
      if (!by_draws(statement.form)) refuse(where_, "draw: " + statement.id + " is not probable");
      stored.draw = value_in(*draw, statement.draw_pattern(), "draw");
    }
    if (const auto* mutant = document.find("mutant")) {
      stored.mutant = word_in(*mutant, "mutant");
      std::vector<std::string> names;
      for (const auto& m : statement.mutants) names.push_back(m.name);
      if (std::find(names.begin(), names.end(), stored.mutant) == names.end())
        refuse(where_, fmt::format("mutant: {} has no mutant '{}'{}", statement.id, stored.mutant,
                                   nearest_text(stored.mutant, names)));
    }
    return stored;
  }

  const Statement& statement_in(const WrittenJson& document) {
    if (!document.members())
      refuse(where_, wanted_ ? "not an object: an instance {field: value} is wanted, or a witness"
                             : "not an object like {\"schema\":1,\"statement\":ID,\"instance\":{...}}");
    for (const auto& [name, unused] : *document.members())
      if (name != "schema" && name != "statement" && name != "instance" && name != "draw" && name != "mutant")
        refuse(where_, "unknown field '" + name + "'");
    const auto* schema = document.find("schema");
    const auto* number = schema ? std::get_if<WrittenJson::Number>(&schema->node) : nullptr;
    if (!number || number->text != "1") refuse(where_, "schema: 1 is wanted");
    const auto* named = document.find("statement");
    if (!named) refuse(where_, "statement: missing");
    const std::string id = word_in(*named, "statement");
    const Statement* statement = find_statement(id);
    if (!statement) refuse(where_, "statement: there is no '" + id + "' here");
    if (wanted_ && statement != wanted_)
      refuse(where_, "statement: the instance is of " + id + ", not of " + wanted_->id);
    if (!document.find("instance")) refuse(where_, "instance: missing");
    return *statement;
  }

  std::string word_in(const WrittenJson& json, const char* field) const {
    const auto* word = std::get_if<std::string>(&json.node);
    if (!word) refuse(where_, fmt::format("{}: {} where a word is wanted", field, json.type_name()));
    return *word;
  }

  Value instance_in(WrittenJson json, const Statement& statement, const char* field) {
    for (const auto& [path, value, where] : given_) member_at(json, path, where) = value;
    Value instance = value_in(json, statement.pattern(), field);
    try {
      statement.require_well_formed(instance);
    } catch (const Malformed& e) {
      refuse(where_, within(field, e).what());
    }
    return instance;
  }

  Value value_in(const WrittenJson& json, const Value& pattern, const char* field) {
    try {
      return from_json(json, pattern, read_.rounded);
    } catch (const MalformedText& e) {
      refuse(place_of(e), within(field, e).what());
    }
  }
  /// The line, or the other file that the field is from.
  std::string place_of(const MalformedText& e) const {
    for (const GivenField& field : given_)
      if (is_inside(e.field, field.path)) return field.where;
    return fmt::format("{}:{}", file_, e.line);
  }

  std::string file_, where_;
  const Statement* wanted_;
  const std::vector<GivenField>& given_;
  ReadInstances read_;
};

std::string shown_name(const std::filesystem::path& file) {
  return file.empty() ? "the instance" : file == "-" ? "standard input" : file.string();
}

std::vector<WrittenJson> values_in(const std::filesystem::path& file) {
  if (file.empty()) return {{WrittenJson::Members{}, 1}};
  try {
    return read_json_values(bytes_of(file));
  } catch (const MalformedText& e) {
    refuse(fmt::format("{}:{}", shown_name(file), e.line), e.what());
  }
}

}  // namespace

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream text;
  if (file == "-") {
    text << std::cin.rdbuf();
    if (std::cin.bad()) refuse(shown_name(file), "cannot be read");
    return text.str();
  }
  if (std::filesystem::is_directory(file)) refuse(file.string(), "is a folder");
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file.string(), fmt::format("cannot be opened: {}", std::strerror(errno)));
  text << in.rdbuf();
  if (in.bad()) refuse(file.string(), "cannot be read");
  return text.str();
}

std::string to_json(const StoredInstance& stored) {
  Json document{{"schema", 1}, {"statement", stored.statement}};
  if (!stored.mutant.empty()) document["mutant"] = stored.mutant;
  document["instance"] = Json::parse(to_json(stored.instance));
  if (stored.draw) document["draw"] = Json::parse(to_json(*stored.draw));
  return document.dump();
}

ReadInstances read_instances(const std::filesystem::path& file, const Statement* statement,
                             const std::vector<GivenField>& given) {
  auto values = values_in(file);
  if (values.empty()) refuse(shown_name(file), "holds no instance");
  InstanceReader reader(shown_name(file), statement, given);
  const bool alone = values.size() == 1;
  for (auto& value : values) reader.add(std::move(value), alone);
  return reader.take();
}

}  // namespace lemmacheck
