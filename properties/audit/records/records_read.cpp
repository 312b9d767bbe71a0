// Records from their file: the inverse of `to_line`, and what to do with a torn end.
#include "properties/audit/records/records_read.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "properties/audit/records/record_json.hpp"

namespace lemmacheck {

namespace {

Records header_from(const Json& json) {
  if (json.at("schema") != 1) throw std::runtime_error("schema " + json.at("schema").dump() + ", this version reads 1");
  Records records;
  JsonForm<RecordsHeader>::read(json, records);
  return records;
}

std::map<std::string, std::size_t> places_of(const std::vector<std::string>& planned) {
  std::map<std::string, std::size_t> places;
  for (const auto& key : planned) places.emplace(key, places.size());
  return places;
}

/// The order of lines in the file is that in which jobs ended; the order of the fold is the plan's.
void sort_by_plan(Records& records) {
  const auto places = places_of(records.planned);
  const auto place = [&](const Job& job) {
    const auto at = places.find(job.key());
    return at == places.end() ? places.size() : at->second;
  };
  const auto earlier = [&](const auto& a, const auto& b) { return place(a.job) < place(b.job); };
  std::stable_sort(records.tallies.begin(), records.tallies.end(), earlier);
  std::stable_sort(records.cases.begin(), records.cases.end(), earlier);
}

}  // namespace

ReadRecords read_record_text(const std::string& text, const std::string& name) {
  ReadRecords read;
  std::vector<CaseRecord> waiting;  // cases of a job whose tally has not come yet
  std::size_t at = 0;
  for (int number = 1; at < text.size(); ++number) {
    const auto end = text.find('\n', at);
    if (end == std::string::npos) break;
    try {
      const auto json =
          Json::parse(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end));
      if (number == 1) {
        read.records = header_from(json);
        read.header = text.substr(0, end);
        read.complete_bytes = end + 1;
      } else if (json.at("record") == "case") {
        waiting.push_back(read_json<CaseRecord>(json));
      } else if (json.at("record") == "tally") {
        read.records.tallies.push_back(read_json<Tally>(json));
        read.records.cases.insert(read.records.cases.end(), waiting.begin(), waiting.end());
        waiting.clear();
        read.complete_bytes = end + 1;
      } else {
        throw std::runtime_error("neither a case nor a tally");
      }
    } catch (const std::exception& e) {
      throw std::runtime_error(name + ", line " + std::to_string(number) + ": " + e.what());
    }
    at = end + 1;
  }
  read.records.torn = read.complete_bytes < text.size();
  sort_by_plan(read.records);
  return read;
}

Records read_records(const std::filesystem::path& directory) {
  const auto path = directory / "records.jsonl";
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": no records there");
  std::ostringstream text;
  text << file.rdbuf();
  auto read = read_record_text(text.str(), path.string());
  if (read.header.empty()) throw std::runtime_error(path.string() + ", line 1: no complete header");
  return std::move(read.records);
}

}  // namespace lemmacheck
