#include "reports/report.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "properties/audit/running/audit.hpp"
#include "reports/links.hpp"
#include "reports/pages.hpp"
#include "reports/svg.hpp"

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
  const auto name = local_name(s.id);
  for (std::size_t k = 0; k < s.conclusions.size(); ++k)
    write(folder / "plots" / fmt::format("{}-slack-{}.svg", name, k + 1),
          histogram_svg(s.conclusions[k].histogram, s.conclusions[k].name));
  if (!s.points.empty()) write(folder / "plots" / (name + "-scatter.svg"), scatter_svg(s.points, s.observation));
}

void write_witnesses(const StatementSummary& s, const fs::path& folder) {
  const auto name = local_name(s.id);
  const auto file = [&](const std::string& what) {
    return folder / "witnesses" / fmt::format("{}-{}.json", name, what);
  };
  if (s.counterexample)
    write(file("counterexample"), witness(s.id, "", s.counterexample->instance, s.counterexample->draw));
  for (std::size_t k = 0; k < s.conclusions.size(); ++k)
    if (const auto& t = s.conclusions[k].tightest; t && !t->instance.empty())
      write(file(fmt::format("tightest-{}", k + 1)), witness(s.id, "", t->instance, t->draw));
  for (std::size_t k = 0; k < s.mutants.size(); ++k)
    if (const auto& w = s.mutants[k].witness; w && !w->instance.empty())
      write(file(fmt::format("mutant-{}", k + 1)), witness(s.id, s.mutants[k].name, w->instance, w->draw));
}
}  // namespace

void write_reports(const Summary& summary, const fs::path& directory, const std::string& current_digest) {
  write(directory / "index.md", index_page(summary, current_digest));
  std::set<std::string> papers;
  for (const auto& s : summary.statements) {
    const auto paper = s.id.substr(0, s.id.find('.'));
    papers.insert(paper);
    write(directory / paper / (local_name(s.id) + ".md"), statement_page(summary, s, find_statement(s.id)));
    write_plots(s, directory / paper);
    write_witnesses(s, directory / paper);
  }
  for (const auto& paper : papers) write(directory / paper / "index.md", paper_page(summary, paper));
}

}  // namespace lemmacheck
