#include "cli/experiments.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "properties/audit/running/measure.hpp"
#include "properties/nearest.hpp"

namespace lemmacheck::cli {
namespace {
bool is_meant(const Experiment& e, const std::string& filter) {
  return e.id == filter || e.paper() == filter || fnmatch(filter.c_str(), e.id.c_str(), 0) == 0;
}
}  // namespace

std::vector<const Experiment*> experiments_among(const std::vector<std::string>& filters) {
  std::vector<const Experiment*> chosen;
  for (const auto* e : registered_experiments())
    if (filters.empty() || std::any_of(filters.begin(), filters.end(), [&](const auto& f) { return is_meant(*e, f); }))
      chosen.push_back(e);
  return chosen;
}

std::vector<const Experiment*> selected_experiments(const std::vector<std::string>& filters) {
  std::vector<std::string> words;
  for (const auto* e : registered_experiments()) words.push_back(e->id), words.push_back(e->paper());
  for (const auto& f : filters)
    if (experiments_among({f}).empty())
      throw UsageError(fmt::format("there is no experiment '{}'{}", f, nearest_text(f, words)));
  return experiments_among(filters);
}

int measure_into(const std::filesystem::path& directory, const std::vector<const Experiment*>& experiments,
                 const AuditOptions& options) {
  MeasureOptions measuring;
  measuring.directory = directory, measuring.seed = options.seed, measuring.data = options.data;
  measuring.workers =
      options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  if (!options.data.empty() && !std::filesystem::is_directory(options.data))
    throw UsageError("there is no folder " + options.data);
  say("{} {}, seed {}, {} threads", experiments.size(), experiments.size() == 1 ? "experiment" : "experiments",
      options.seed, measuring.workers);
  std::vector<NotMeasured> missing;
  {
    const ProgressLine line;
    measuring.progress = [&](std::size_t done, std::size_t all, const std::string& where) {
      line.show(done, all, where);
    };
    missing = measure(experiments, measuring);
  }
  int code = 0;
  for (const auto& m : missing) {
    say("{}: {}, {}: {}{}", m.experiment, m.plot, m.series, m.is_error ? "error: " : "not run: ", m.why);
    code = m.is_error ? 5 : std::max(code, 3);
  }
  return code;
}

int show_experiment(const Experiment& e, bool json) {
  using Json = nlohmann::ordered_json;
  const auto plots = Measurement::outline(e.measure);
  if (json) {
    Json all{{"id", e.id},       {"title", e.title}, {"form", "experiment"},   {"claim", e.claim},
             {"place", e.place}, {"plots", {}},      {"source", e.source_file}};
    for (const auto& p : plots)
      all["plots"].push_back({{"title", p.title}, {"x", p.x.name}, {"y", p.y.name}, {"series", p.series}});
    put(all.dump(2) + "\n");
    return 0;
  }
  put("{}: {}\n\nAn experiment: it decides nothing. Claim: {}\n", e.id, e.title, e.claim);
  if (!e.place.empty()) put("place: {}\n", e.place);
  put("source: {}\n", e.source_file);
  for (const auto& d : e.data) put("data {}: SHA-256 {}, {}\n", d.name, d.sha256, d.source);
  for (const auto& p : plots) {
    put("plot {}: {} against {}\n", p.title, p.y.name, p.x.name);
    for (const auto& s : p.series) put("  series {}\n", s);
  }
  put("run it: lemmacheck audit --experiments {}\n", e.id);
  return 0;
}

}  // namespace lemmacheck::cli
