// JSON forms of what records and summary share. Included by .cpp files of this room only.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

using Json = nlohmann::ordered_json;

/// JSON knows no infinities: they are words.
inline Json number(double x) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x > 0 ? "inf" : "-inf";
  return x;
}
/// The inverse of `number`. Throws Json::exception for anything else.
double number_from(const Json& json);

/// JSON text of an instance or a draw as JSON, null for none.
Json embedded(const std::string& text);
std::string text_of(const Json& embedded);

Json json_of(const Job& job);
Json json_of(const Extreme& extreme);
Json json_of(const DimensionTally& dimension);
Json json_of(const TrialTally& trial);
Json json_of(const CaseRecord& record);
Json json_of(const ConclusionTally& conclusion);
Json json_of(const HypothesisTally& hypothesis);
Json json_of(const SlackHistogram& histogram);
Json json_of(const std::vector<std::array<double, 2>>& points);

const char* name_of_expected(const std::optional<Verdict>& verdict);

}  // namespace lemmacheck
