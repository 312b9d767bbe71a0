// Real output against the published schemas.
#include "properties/audit/records/schema.hpp"

#include <nlohmann/json.hpp>

#include "properties/audit/records/record_json.hpp"
#include "tests/catch.hpp"
#include "tests/properties/planted_runs.hpp"

using namespace lemmacheck;

namespace {

/// Validates against the part of JSON Schema (draft 7) that the schemas use. A keyword it does not know is a failure.
class Schema {
 public:
  explicit Schema(const std::string& text) : root_(Json::parse(text)) {}
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

LEMMACHECK_WORDS(Tone, quiet, very_loud)
struct Peak {
  LEMMACHECK_FIELDS(Peak, (double, lower), (std::string, at))
};
bool is_before(const Peak& a, const Peak& b) { return a.lower < b.lower; }
struct Note {
  LEMMACHECK_FIELDS(Note, (std::string, name), (std::int64_t, beats, 1), (std::optional<Peak>, peak))
};
struct Played {
  LEMMACHECK_FIELDS(Played, (std::int64_t, bars))
};
inline const char* group_name(std::type_identity<Played>) { return "played"; }
struct Piece : Played {
  LEMMACHECK_FIELDS_OVER(Piece, Played, (std::vector<Note>, notes), (std::vector<std::string>, keys),
                         (CountsByName, rests))
};
struct Movement : Piece {
  LEMMACHECK_FIELDS_OVER(Movement, Piece, (std::string, title))
};
struct Performance {
  LEMMACHECK_FIELDS(Performance, (Tone, tone), (double, seconds), (JsonText, score))
};

}  // namespace

TEST_CASE("a record is described once: JSON, its inverse, its schema and its sum follow") {
  Piece piece;
  piece.bars = 3, piece.notes = {{"c", 2, Peak{0.5, "bar 1"}}}, piece.keys = {"C"}, piece.rests = {{"half", 1}};
  const Json json = json_of(piece);
  CHECK(json.dump() == R"({"notes":[{"name":"c","beats":2,"peak":{"lower":0.5,"at":"bar 1"}}],)"
                       R"("keys":["C"],"rests":{"half":1},"played":{"bars":3}})");
  CHECK(json_of(read_json<Piece>(json)) == json);
  auto less = json;
  less["notes"][0].erase("beats");
  CHECK_THROWS(read_json<Piece>(less));

  Piece other;
  other.bars = 1, other.keys = {"G", "C"}, other.rests = {{"half", 2}, {"whole", 5}};
  other.notes = {{"d", 1, {}}, {"c", 5, Peak{0.25, "bar 2"}}};
  add(piece, other);
  CHECK(piece.bars == 4);
  CHECK(piece.keys == std::vector<std::string>{"C", "G"});
  CHECK(piece.rests == CountsByName{{"half", 3}, {"whole", 5}});
  REQUIRE(piece.notes.size() == 2);
  CHECK(piece.notes[0].beats == 7);
  CHECK(piece.notes[0].peak->at == "bar 2");  // the tighter one
  CHECK(piece.notes[1].name == "d");

  Movement movement;
  movement.title = "Largo", movement.bars = 2;
  CHECK(json_of(movement).dump() == R"({"title":"Largo","notes":[],"keys":[],"rests":{},"played":{"bars":2}})");
  CHECK(read_json<Movement>(json_of(movement)).bars == 2);

  Performance loud{Tone::very_loud, -std::numeric_limits<double>::infinity(), std::string("{\"x\":1}")};
  CHECK(json_of(loud).dump() == R"({"tone":"very loud","seconds":"-inf","score":{"x":1}})");
  const auto again = read_json<Performance>(json_of(loud));
  CHECK((again.tone == loud.tone && again.seconds == loud.seconds && again.score == loud.score));
  CHECK_THROWS(read_json<Performance>(Json::parse(R"({"tone":"shrill","seconds":1,"score":null})")));
}

TEST_CASE("records and summary fit their schemas") {
  const planted_runs::Folder folder;
  run(planted_runs::plan_of({"true", "false", "coin", "biased", "trivial", "tied", "identity", "exception", "witnessed",
                             "vacuous", "misgenerated", "crash"}),
      planted_runs::options(folder, 2));
  const Schema of_records(records_schema());
  const auto lines = planted_runs::lines(folder.records());
  REQUIRE(lines.size() > 20);
  for (const auto& line : lines) {
    INFO(line.substr(0, 200));
    CHECK(of_records.misfit(Json::parse(line)) == "");
  }
  const Schema of_summary(summary_schema());
  const auto text = to_json(summarise(read_records(folder.path())));
  CHECK(text.back() == '\n');
  auto summary = Json::parse(text);
  CHECK(of_summary.misfit(summary) == "");

  // As the design has it.
  for (const auto* name : {"id", "verdict", "expected", "evidence", "wording", "because", "instances", "levels",
                           "conclusions", "hypotheses", "mutants", "stops", "assumptions"})
    CHECK(summary["statements"][0].contains(name));
  CHECK(summary["statements"][0]["instances"].size() == 4);

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
