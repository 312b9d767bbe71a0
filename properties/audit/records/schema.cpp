#include "properties/audit/records/schema.hpp"

#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/summary.hpp"

namespace lemmacheck {
namespace {

/// The schema of the record, by name among the definitions; as a line it has one more field, in front.
template <class Record>
Json line(const char* field, const Json& value, Json& definitions) {
  const Json reference = JsonForm<Record>::schema(definitions);
  Json& record = definitions[Record::described_name];
  Json properties{{field, {{"enum", {value}}}}};
  properties.update(record["properties"]);
  record["properties"] = std::move(properties);
  record["required"].push_back(field);
  return reference;
}

std::string schema_text(const char* title, const char* description, const Json& body, const Json& definitions) {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}, {"description", description}};
  schema.update(body);
  schema["definitions"] = definitions;
  return schema.dump(1) + "\n";
}

}  // namespace

std::string records_schema() {
  Json definitions = Json::object();
  Json lines = Json::array();
  lines.push_back(line<RecordsHeader>("schema", 1, definitions));
  lines.push_back(line<CaseRecord>("record", "case", definitions));
  lines.push_back(line<Tally>("record", "tally", definitions));
  return schema_text("LemmaCheck records: one line of records.jsonl",
                     "The first line is a header; every job ends with its tally, after its cases. A number that is "
                     "not finite is written as a word.",
                     {{"oneOf", lines}}, definitions);
}

std::string summary_schema() {
  Json definitions = Json::object();
  const Json summary = line<Summary>("schema", 1, definitions);
  return schema_text("LemmaCheck summary: summary.json",
                     "What an audit found, statement by statement. A number that is not finite is written as a word.",
                     {{"oneOf", {summary}}}, definitions);
}

}  // namespace lemmacheck
