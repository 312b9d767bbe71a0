#include "properties/audit/records/experiment_records.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "numerics/arithmetic/trusted_base.hpp"
#include "properties/audit/records/digest.hpp"
#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/sha256.hpp"
#include "properties/woven.hpp"

namespace lemmacheck {
namespace {
namespace fs = std::filesystem;

/// Whether numbers of the experiment can depend on a source of that name.
bool depends_on(const Experiment& e, const std::string& name) {
  if (name == e.source_file || name.starts_with("numerics/") || name.starts_with("theorems/families/")) return true;
  if (name.starts_with("properties/sampler.") || name.starts_with("properties/experiment.")) return true;
  const std::string paper = "theorems/" + e.paper() + "/";
  return name.starts_with(paper + "instances/") || name.starts_with(paper + "setting.");
}

template <class Record>
std::string line(Json head, const Record& record) {
  head.update(json_of(record));
  return head.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// By the order of the header's plots and series.
void sort_by_plan(ExperimentRecords& records) {
  std::vector<SeriesRecord> sorted;
  for (const auto& plot : records.plots)
    for (const auto& name : plot.series)
      if (const auto* s = records.find(plot.title, name)) sorted.push_back(*s);
  records.series = std::move(sorted);
}

ExperimentRecords records_from(const std::string& text, const std::string& name) {
  ExperimentRecords records;
  int number = 0;
  for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    ++number;
    try {
      const auto json = Json::parse(text.substr(at, end - at));
      if (number > 1) {
        records.series.push_back(read_json<SeriesRecord>(json));
      } else {
        if (json.at("schema") != 1) throw std::runtime_error("schema " + json.at("schema").dump());
        JsonForm<ExperimentHeader>::read(json, records);
      }
    } catch (const std::exception& e) {
      throw std::runtime_error(name + ", line " + std::to_string(number) + ": " + e.what());
    }
    records.complete_bytes = end + 1;
  }
  records.sha256 = sha256(text);
  sort_by_plan(records);
  return records;
}

}  // namespace

const SeriesRecord* ExperimentRecords::find(const std::string& plot, const std::string& name) const {
  const auto found =
      std::find_if(series.begin(), series.end(), [&](const auto& s) { return s.plot == plot && s.series == name; });
  return found == series.end() ? nullptr : &*found;
}

std::string digest_of_experiment(const Experiment& experiment) {
  auto lines = detail::lines_of_this_tree();
  lines.insert(lines.end(), woven_digest_lines().begin(), woven_digest_lines().end());
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [&](const DigestLine& l) {
                               const auto name = l.find_first_not_of(' ', l.find(' '));
                               return !depends_on(experiment, l.substr(name));
                             }),
              lines.end());
  return digest_of(lines);
}

ExperimentHeader planned(const Experiment& experiment, std::uint64_t seed) {
  ExperimentHeader header;
  header.experiment = experiment.id, header.version = version(), header.digest = digest_of_experiment(experiment);
  header.seed = seed, header.trusted_base = trusted_base();
  const auto axis = [](const Axis& a) { return PlannedAxis{a.name, a.is_logarithmic}; };
  for (const auto& plot : Measurement::outline(experiment.measure))
    header.plots.push_back({plot.title, axis(plot.x), axis(plot.y), plot.series});
  return header;
}

std::string to_line(const ExperimentHeader& header) { return line({{"schema", 1}}, header); }
std::string to_line(const SeriesRecord& series) { return line(Json::object(), series); }

fs::path experiment_file(const fs::path& directory, const std::string& id) {
  return directory / "experiments" / (id + ".jsonl");
}

std::optional<ExperimentRecords> read_experiment(const fs::path& directory, const std::string& id) {
  const auto path = experiment_file(directory, id);
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  auto records = records_from(text.str(), path.string());
  if (records.complete_bytes == 0) return std::nullopt;
  if (records.experiment != id) throw std::runtime_error(path.string() + " is of " + records.experiment);
  return records;
}

std::vector<ExperimentRecords> read_experiments(const fs::path& directory) {
  std::vector<ExperimentRecords> all;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(directory / "experiments", none))
    if (entry.path().extension() == ".jsonl")
      if (auto records = read_experiment(directory, entry.path().stem().string())) all.push_back(std::move(*records));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.experiment < b.experiment; });
  return all;
}

std::string experiments_schema() {
  Json definitions = Json::object();
  const Json header = JsonForm<ExperimentHeader>::schema(definitions),
             series = JsonForm<SeriesRecord>::schema(definitions);
  auto& described = definitions[ExperimentHeader::described_name];
  described["properties"]["schema"] = {{"enum", {1}}};
  described["required"].push_back("schema");
  Json schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "LemmaCheck experiments: one line of experiments/ID.jsonl"},
      {"description",
       "The first line is a header; each other one is a series that was measured. A number that is not finite is "
       "written as a word."},
      {"oneOf", {header, series}},
      {"definitions", definitions}};
  return schema.dump(1) + "\n";
}

}  // namespace lemmacheck
