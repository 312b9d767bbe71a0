// Real output against the published schemas.
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;
using Json = nlohmann::json;

namespace {

/// Validates against the part of JSON Schema (draft 7) that the schemas use. A keyword it does not know is a failure.
class Schema {
 public:
  explicit Schema(const std::string& name) {
    std::ifstream file(std::string(LEMMACHECK_SOURCE_DIR) + "/properties/audit/records/schema/" + name);
    root_ = Json::parse(file);
  }
  /// Empty, or the first thing that does not fit.
  std::string misfit(const Json& value) const { return misfit(value, root_, "$"); }

 private:
  std::string misfit(const Json& value, const Json& schema, const std::string& at) const {
    for (const auto& [keyword, rule] : schema.items()) {
      auto wrong = broken(value, schema, keyword, rule, at);
      if (!wrong.empty()) return wrong;
    }
    return "";
  }

  std::string broken(const Json& value, const Json& schema, const std::string& keyword, const Json& rule,
                     const std::string& at) const {
    static const std::vector<std::string> silent{"$schema", "title", "description", "definitions"};
    if (std::find(silent.begin(), silent.end(), keyword) != silent.end()) return "";
    if (keyword == "$ref") return misfit(value, root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), at);
    if (keyword == "type") return is(value, rule) ? "" : at + " is no " + rule.get<std::string>();
    if (keyword == "enum")
      return std::find(rule.begin(), rule.end(), value) != rule.end() ? "" : at + " is " + value.dump();
    if (keyword == "minimum") return value >= rule ? "" : at + " is below " + rule.dump();
    if (keyword == "minItems") return value.size() >= rule.get<std::size_t>() ? "" : at + " is too short";
    if (keyword == "maxItems") return value.size() <= rule.get<std::size_t>() ? "" : at + " is too long";
    if (keyword == "oneOf") return one_of(value, rule, at);
    if (keyword == "items") return items(value, rule, at);
    if (keyword == "required") {
      for (const auto& name : rule)
        if (!value.contains(name.get<std::string>())) return at + " has no " + name.dump();
      return "";
    }
    if (keyword == "properties") {
      for (const auto& [name, part] : rule.items())
        if (value.contains(name))
          if (auto wrong = misfit(value.at(name), part, at + "." + name); !wrong.empty()) return wrong;
      return "";
    }
    if (keyword == "additionalProperties") return additional(value, schema, rule, at);
    return at + ": the validator does not know " + keyword;
  }

  std::string one_of(const Json& value, const Json& choices, const std::string& at) const {
    int fits = 0;
    std::string why;
    for (const auto& choice : choices) {
      const auto wrong = misfit(value, choice, at);
      fits += wrong.empty();
      why += " | " + wrong;
    }
    return fits == 1 ? "" : at + " fits " + std::to_string(fits) + " choices" + why;
  }
  std::string items(const Json& value, const Json& rule, const std::string& at) const {
    for (std::size_t k = 0; k < value.size(); ++k)
      if (auto wrong = misfit(value.at(k), rule, at + "[" + std::to_string(k) + "]"); !wrong.empty()) return wrong;
    return "";
  }
  std::string additional(const Json& value, const Json& schema, const Json& rule, const std::string& at) const {
    for (const auto& [name, part] : value.items()) {
      if (schema.contains("properties") && schema.at("properties").contains(name)) continue;
      if (rule == false) return at + " has the unknown " + name;
      if (auto wrong = misfit(part, rule, at + "." + name); !wrong.empty()) return wrong;
    }
    return "";
  }
  static bool is(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
  }

  Json root_;
};

}  // namespace

TEST_CASE("records and summary fit their schemas") {
  const planted_runs::Folder folder;
  run(planted_runs::plan_of({"true", "false", "coin", "biased", "trivial", "tied", "identity", "exception", "witnessed",
                             "vacuous", "misgenerated", "crash"}),
      planted_runs::options(folder, 2));
  const Schema of_records("records.schema.json");
  const auto lines = planted_runs::lines(folder.records());
  REQUIRE(lines.size() > 20);
  for (const auto& line : lines) {
    INFO(line.substr(0, 200));
    CHECK(of_records.misfit(Json::parse(line)) == "");
  }
  const Schema of_summary("summary.schema.json");
  const auto text = to_json(summarise(read_records(folder.path())));
  CHECK(text.back() == '\n');
  auto summary = Json::parse(text);
  CHECK(of_summary.misfit(summary) == "");

  SECTION("and the schemas can be missed") {
    summary["statements"][0]["verdict"] = "true";
    CHECK(of_summary.misfit(summary) != "");
    auto tally = Json::parse(lines.back());
    tally["holds"] = 1.5;
    CHECK(of_records.misfit(tally) != "");
    tally = Json::parse(lines.back());
    tally["seconds"] = 3;
    CHECK(of_records.misfit(tally) != "");
    tally.erase("seconds"), tally.erase("stop");
    CHECK(of_records.misfit(tally) != "");
  }
}

TEST_CASE("records read back as they were written") {
  const planted_runs::Folder folder;
  run(planted_runs::plan_of({"true", "false", "coin", "tied", "crash"}), planted_runs::options(folder, 2));
  const auto records = read_records(folder.path());
  auto lines = planted_runs::lines(folder.records());
  CHECK(header_line(records) == lines.front());
  std::vector<std::string> again{lines.front()};
  for (const auto& t : records.tallies) again.push_back(to_line(t));
  for (const auto& c : records.cases) again.push_back(to_line(c));
  std::sort(lines.begin(), lines.end()), std::sort(again.begin(), again.end());
  CHECK(again == lines);
}
