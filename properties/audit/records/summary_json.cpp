#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/summary.hpp"

namespace lemmacheck {
namespace {

constexpr std::size_t width = 120;

bool has_objects(const Json& json) {
  if (json.is_object()) return true;
  if (json.is_array())
    for (const auto& item : json)
      if (has_objects(item)) return true;
  return false;
}

std::string on_one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// What fits a line is one, and so is a matrix of any size: a difference between two summaries shows what changed.
std::string laid_out(const Json& json, std::size_t indent) {
  const auto line = on_one_line(json);
  if (!has_objects(json) || json.empty() || indent + line.size() <= width) return line;
  const std::string margin(indent + 1, ' ');
  std::string text;
  for (const auto& item : json.items())
    text += (text.empty() ? "" : ",") + ("\n" + margin) + (json.is_object() ? Json(item.key()).dump() + ": " : "") +
            laid_out(item.value(), indent + 1);
  const bool is_object = json.is_object();
  return (is_object ? "{" : "[") + text + "\n" + std::string(indent, ' ') + (is_object ? "}" : "]");
}

}  // namespace

std::string to_json(const Summary& summary) {
  Json json{{"schema", 1}};
  json.update(json_of(summary));
  return laid_out(json, 0) + "\n";
}

}  // namespace lemmacheck
