#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

std::string to_json(const Summary& summary) {
  Json json{{"schema", 1}};
  json.update(json_of(summary));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lemmacheck
