#include "reports/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "properties/audit/running/audit.hpp"
#include "reports/pages.hpp"
#include "reports/plots.hpp"
#include "reports/results.hpp"

namespace lemmacheck {
namespace {
namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  std::error_code unused;
  fs::create_directories(file.parent_path(), unused);
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out) throw CannotWrite("cannot write " + file.string());
}

// The instance file of `replay`: the instance's own JSON, whole.
std::string witness(const std::string& id, const std::string& mutant, const std::string& instance,
                    const std::string& draw) {
  using Json = nlohmann::ordered_json;
  Json document{{"schema", 1}, {"statement", id}};
  if (!mutant.empty()) document["mutant"] = mutant;
  document["instance"] = Json::parse(instance);
  if (!draw.empty()) document["draw"] = Json::parse(draw);
  return document.dump() + "\n";
}

void write_plots(const StatementSummary& s, const fs::path& folder) {
  const auto slacks = slack_plots(s.conclusions), scatter = scatter_plot(s.points, s.observation);
  if (!slacks.empty()) write(folder / slack_plots_file(s.id), slacks);
  if (!scatter.empty()) write(folder / scatter_file(s.id), scatter);
}

void write_witnesses(const StatementSummary& s, const fs::path& folder) {
  const auto file = [&](const std::string& what) { return folder / witness_file(s.id, what); };
  if (s.counterexample)
    write(file("counterexample"), witness(s.id, "", s.counterexample->instance, s.counterexample->draw));
  for (std::size_t k = 0; k < s.conclusions.size(); ++k)
    if (const auto& t = s.conclusions[k].tightest; t && !t->instance.empty())
      write(file(fmt::format("tightest-{}", k + 1)), witness(s.id, "", t->instance, t->draw));
  for (std::size_t k = 0; k < s.mutants.size(); ++k)
    if (const auto& w = s.mutants[k].witness; w && !w->instance.empty())
      write(file(fmt::format("mutant-{}", k + 1)), witness(s.id, s.mutants[k].name, w->instance, w->draw));
}

void write_experiment(const Report& report, const ShownExperiment& shown, const fs::path& folder) {
  write(folder / (local_name(shown.id) + ".md"), experiment_page(report, shown));
  for (const auto& picture : pictures(shown)) write(folder / picture.file, picture.svg);
}

void write_paper(const Report& report, const std::string& paper, const fs::path& folder) {
  write(folder / "index.md", paper_page(report, paper));
  if (const auto page = notation_page(report, paper); !page.empty()) write(folder / "notation.md", page);
  if (const auto page = summaries_page(report, paper); !page.empty()) write(folder / "summaries.md", page);
}
}  // namespace

Report::Report(const Summary& of, std::string path_to_sources, UsesOf uses,
               const std::vector<ExperimentRecords>& measured)
    : summary(of), links(of), graph(of, std::move(uses)), sources(std::move(path_to_sources)) {
  std::set<std::string> audited;
  for (const auto& s : summary.statements) audited.insert(paper_name(s.id));
  for (const auto& m : measured) experiments.push_back({m.experiment, find_experiment(m.experiment), m});
  for (const auto* e : registered_experiments())
    if (audited.contains(e->paper()) && !shows_experiment(e->id)) experiments.push_back({e->id, e, std::nullopt});
  std::sort(experiments.begin(), experiments.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& shown : experiments) links.add(shown.id, paper_name(shown.id) + "/" + local_name(shown.id) + ".md");
}
bool Report::shows_experiment(const std::string& id) const {
  return std::any_of(experiments.begin(), experiments.end(), [&](const auto& shown) { return shown.id == id; });
}
std::set<std::string> Report::papers() const {
  std::set<std::string> all;
  for (const auto& s : summary.statements) all.insert(paper_name(s.id));
  for (const auto& shown : experiments) all.insert(paper_name(shown.id));
  return all;
}

std::string path_to_sources(const fs::path& directory) {
  const auto* statement = registered_statements().empty() ? nullptr : registered_statements().front();
  std::error_code unused;
  auto folder = fs::weakly_canonical(directory, unused);
  for (std::string up; statement && !folder.empty(); folder = folder.parent_path(), up += "../") {
    if (fs::exists(folder / statement->source_file, unused)) return up;
    if (folder == folder.root_path()) break;
  }
  return "";
}

void write_reports(const Summary& summary, const fs::path& directory, const std::string& current_digest,
                   const std::vector<ExperimentRecords>& measured) {
  write_reports(summary, directory, current_digest, path_to_sources(directory), measured);
}
void write_reports(const Summary& summary, const fs::path& directory, const std::string& current_digest,
                   const std::string& sources, const std::vector<ExperimentRecords>& measured) {
  const Report report(summary, sources, registered_uses, measured);
  write(directory / "index.md", index_page(report, current_digest));
  write(directory / "verdicts.svg", verdict_picture(report));
  for (const auto& s : summary.statements) {
    const auto paper = paper_name(s.id);
    write(directory / paper / (local_name(s.id) + ".md"), statement_page(report, s, find_statement(s.id)));
    write_plots(s, directory / paper);
    write_witnesses(s, directory / paper);
  }
  for (const auto& shown : report.experiments) write_experiment(report, shown, directory / paper_name(shown.id));
  for (const auto& paper : report.papers()) write_paper(report, paper, directory / paper);
}

}  // namespace lemmacheck
