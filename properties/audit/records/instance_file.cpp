#include "properties/audit/records/instance_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "properties/audit/records/value_json.hpp"

namespace lemmacheck {
namespace {
using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& where, const std::string& why) {
  throw BadInstanceFile(where + ": " + why);
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file.string(), "cannot be opened");
  std::ostringstream text;
  text << in.rdbuf();
  if (in.bad()) refuse(file.string(), "cannot be read");
  return text.str();
}

Value value_in(const Json& document, const char* field, const Value& pattern, const std::string& where) {
  try {
    return from_json(document.at(field).dump(), pattern);
  } catch (const Malformed& e) {
    refuse(where, within(field, e).what());
  }
}

const Statement& statement_in(const Json& document, const Statement* wanted, const std::string& where) {
  if (!document.is_object()) refuse(where, "not an object like {\"schema\":1,\"statement\":ID,\"instance\":{...}}");
  for (const auto& [name, unused] : document.items())
    if (name != "schema" && name != "statement" && name != "instance" && name != "draw" && name != "mutant")
      refuse(where, "unknown field '" + name + "'");
  if (!document.contains("schema") || document["schema"] != 1) refuse(where, "schema: 1 is wanted");
  if (!document.contains("statement") || !document["statement"].is_string()) refuse(where, "statement: missing");
  const std::string id = document["statement"];
  const Statement* statement = find_statement(id);
  if (!statement) refuse(where, "statement: there is no '" + id + "' here");
  if (wanted && statement != wanted) refuse(where, "statement: the instance is of " + id + ", not of " + wanted->id);
  if (!document.contains("instance")) refuse(where, "instance: missing");
  return *statement;
}

StoredInstance stored_in(const Json& document, const Statement* wanted, const std::string& where) {
  const Statement& statement = statement_in(document, wanted, where);
  StoredInstance stored{statement.id, value_in(document, "instance", statement.pattern(), where)};
  try {
    statement.require_well_formed(stored.instance);
  } catch (const Malformed& e) {
    refuse(where, within("instance", e).what());
  }
  if (document.contains("draw")) {
    if (!by_draws(statement.form)) refuse(where, "draw: " + statement.id + " is not decided by draws");
    stored.draw = value_in(document, "draw", statement.draw_pattern(), where);
  }
  if (document.contains("mutant")) {
    stored.mutant = document["mutant"].get<std::string>();
    bool known = false;
    for (const auto& m : statement.mutants) known = known || m.name == stored.mutant;
    if (!known) refuse(where, fmt::format("mutant: {} has no mutant '{}'", statement.id, stored.mutant));
  }
  return stored;
}
}  // namespace

std::string to_json(const StoredInstance& stored) {
  Json document{{"schema", 1}, {"statement", stored.statement}};
  if (!stored.mutant.empty()) document["mutant"] = stored.mutant;
  document["instance"] = Json::parse(to_json(stored.instance));
  if (stored.draw) document["draw"] = Json::parse(to_json(*stored.draw));
  return document.dump();
}

std::vector<StoredInstance> read_instances(const std::filesystem::path& file, const Statement* statement) {
  const std::string text = text_of(file);
  std::vector<StoredInstance> all;
  if (const Json whole = Json::parse(text, nullptr, false); !whole.is_discarded()) {
    all.push_back(stored_in(whole, statement, file.string()));
    return all;
  }
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string where = fmt::format("{}:{}", file.string(), number);
    try {
      all.push_back(stored_in(Json::parse(line), statement, where));
    } catch (const Json::parse_error& e) {
      refuse(where, fmt::format("not JSON (or torn): {}", e.what()));
    } catch (const Json::exception& e) {
      refuse(where, e.what());
    }
  }
  if (all.empty()) refuse(file.string(), "holds no instance");
  return all;
}

}  // namespace lemmacheck
