#include "reports/experiments.hpp"

#include <fmt/format.h>

#include <cmath>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/markdown.hpp"
#include "reports/pages.hpp"
#include "reports/plots.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

std::string number_text(double x) {
  if (std::isinf(x)) return "never";
  return fmt::format("{:.4g}", x);
}

std::string table_of(const PlannedPlot& plot, const SeriesRecord& series) {
  std::string text = fmt::format(
      "| {} | median | 10th percentile | 90th percentile | runs |\n|---:|---:|---:|---:|---:|\n", plain(plot.x.name));
  bool from_runs = true;
  for (const auto& p : series.points) {
    from_runs = from_runs && p.runs > 0;
    const std::string runs = p.runs == p.finite ? count_text(p.runs) : fmt::format("{} of {}", p.finite, p.runs);
    text += fmt::format("| {:.6g} | {} | {} | {} | {} |\n", p.x, number_text(p.median), number_text(p.low),
                        number_text(p.high), p.runs == 0 ? "" : runs);
  }
  if (from_runs) return text;
  const std::string named = "| median | 10th percentile | 90th percentile | runs |";
  return text.replace(text.find(named), named.size(), "| value | low | high | runs |");
}

std::string plot_section(const ShownExperiment& shown, const PlannedPlot& plot, const std::vector<Picture>& drawn) {
  std::string text = fmt::format("### {}\n\n", plain(capitalised(plot.title)));
  for (const auto& picture : drawn)
    if (picture.title == plot.title) text += fmt::format("![{}]({})\n\n", plain(plot.title), url(picture.file));
  for (const auto& name : plot.series) {
    const auto* series = shown.records->find(plot.title, name);
    if (!series) {
      text += fmt::format("*{}*: not run.\n\n", plain(name));
      continue;
    }
    text += fmt::format("<details><summary>{}: {}</summary>\n\n{}\n</details>\n\n", escaped(name), escaped(plot.y.name),
                        table_of(plot, *series));
  }
  return text;
}

std::string command_of(const std::string& id) { return code("lemmacheck audit --experiments " + id); }

std::string how_measured(const ExperimentRecords& records) {
  double seconds = 0;
  for (const auto& s : records.series) seconds += s.core_seconds;
  std::string base;
  for (const auto& b : records.trusted_base) base += (base.empty() ? "" : ", ") + plain(b);
  return fmt::format(
      "Lines are medians over runs, bands go from the 10th to the 90th percentile; *never*: the run did not get "
      "there.\n"
      "Measured in {:.1f} core-minutes, seed {}, by LemmaCheck {} with the sources of digest {} ({}).\n"
      "Data: {}, SHA-256 {}. Again: {}\n",
      seconds / 60, records.seed, plain(records.version), code(records.digest.substr(0, 12)), base,
      link_to(records.experiment + ".jsonl", "../experiments/" + records.experiment + ".jsonl"), code(records.sha256),
      command_of(records.experiment));
}

std::string results(const ShownExperiment& shown) {
  if (!shown.records) return "## Measured\n\nNot run. To run it: " + command_of(shown.id) + "\n\n";
  const auto drawn = pictures(shown);
  std::string text = "## Measured\n\n";
  for (const auto& plot : shown.records->plots) text += plot_section(shown, plot, drawn);
  return text + how_measured(*shown.records) + "\n";
}

std::string head(const Report& report, const ShownExperiment& shown) {
  std::string text = code(shown.id) + ", experiment of " + link_to(paper_of(paper_name(shown.id)).title, "index.md");
  if (shown.experiment && !report.sources.empty())
    text += " · " + link_to("source", "../" + report.sources + shown.experiment->source_file);
  text += " · " + link_to("all papers", "../index.md") + "\n\n";
  text += fmt::format("> **{}**. An experiment decides nothing and is no evidence for a statement.\n", shown.state());
  if (shown.experiment) {
    text += ">\n> Claim: " + plain(sentence(shown.experiment->claim)) + "\n";
    if (!shown.experiment->place.empty()) text += ">\n> Place: " + plain(sentence(shown.experiment->place)) + "\n";
    for (const auto& d : shown.experiment->data)
      text += fmt::format(">\n> Data {}: SHA-256 {}, {}\n", plain(d.name), code(d.sha256), plain(d.source));
  }
  return text + "\n";
}

}  // namespace

std::string ShownExperiment::title() const { return experiment ? experiment->title : id; }
std::size_t ShownExperiment::planned_series() const {
  std::size_t count = 0;
  if (records)
    for (const auto& plot : records->plots) count += plot.series.size();
  return count;
}
bool ShownExperiment::is_measured() const { return records && records->series.size() == planned_series(); }
std::string ShownExperiment::state() const {
  if (!records || records->series.empty()) return "not run";
  if (is_measured()) return "measured";
  return fmt::format("measured in part ({} of {} series)", records->series.size(), planned_series());
}

std::vector<Picture> pictures(const ShownExperiment& shown) {
  std::vector<Picture> all;
  if (!shown.records) return all;
  for (const auto& plot : shown.records->plots) {
    std::vector<SeriesRecord> together;
    const auto draw = [&] {
      if (auto svg = line_plot(plot, together); !svg.empty())
        all.push_back(
            {fmt::format("plots/{}-{}.svg", local_name(shown.id), all.size() + 1), std::move(svg), plot.title});
      together.clear();
    };
    for (const auto& name : plot.series) {
      if (const auto* s = shown.records->find(plot.title, name)) together.push_back(*s);
      if (together.size() == most_lines) draw();
    }
    draw();
  }
  return all;
}

std::string experiment_page(const Report& report, const ShownExperiment& shown) {
  auto blocks = weave(shown.experiment ? woven_source(shown.experiment->source_file) : std::string_view{});
  std::string page = fmt::format("# {}\n\n", plain(shown.title()));
  if (!blocks.empty() && blocks.front().text.starts_with("# ")) {
    const auto end = blocks.front().text.find('\n');
    page = with_fenced_math(blocks.front().text.substr(0, end + 1)) + "\n";
    blocks.front().text.erase(0, end + 1);
  }
  page += head(report, shown);
  for (const auto& block : blocks) {
    if (block.what == WovenBlock::What::prose)
      page += report.links.within(with_fenced_math(block.text), paper_name(shown.id)) + "\n";
    else if (block.what == WovenBlock::What::code)
      page += fenced("cpp", block.text) + "\n";
    else
      page += results(shown);
  }
  return page;
}

std::string experiments_section(const Report& report, const std::string& paper) {
  std::string rows;
  for (const auto& shown : report.experiments) {
    if (!paper.empty() && paper_name(shown.id) != paper) continue;
    const bool other_sources =
        shown.records && shown.experiment && shown.records->digest != digest_of_experiment(*shown.experiment);
    rows += fmt::format("| {}<br>{} | {}{} | {} |\n",
                        report.links.to(shown.id, paper, paper.empty() ? shown.id : local_name(shown.id)),
                        plain(shown.title()), shown.state(), other_sources ? "<br>(by earlier sources)" : "",
                        shown.experiment ? plain(sentence(shown.experiment->claim)) : "");
  }
  if (rows.empty()) return "";
  return "## Experiments\n\nWhat papers measured, measured again. They decide nothing and are no evidence.\n\n"
         "| experiment | | claim |\n|---|---|---|\n" +
         rows + "\n";
}

}  // namespace lemmacheck
