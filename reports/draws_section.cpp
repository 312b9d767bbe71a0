#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/mean_table.hpp"
#include "reports/markdown.hpp"
#include "reports/results.hpp"

namespace lemmacheck {
namespace {

using Names = std::vector<std::string>;

// The sizes that any of the trials names: columns of the table.
Names dimensions_of(const std::vector<TrialTally>& trials) {
  Names names;
  for (const auto& t : trials)
    for (const auto& d : t.dimensions)
      if (std::find(names.begin(), names.end(), d.name) == names.end()) names.push_back(d.name);
  return names;
}

std::string row(const TrialTally& t, const Names& dimensions, bool labelled) {
  std::string text = "|";
  for (const auto& name : dimensions) {
    std::string size;
    for (const auto& d : t.dimensions)
      if (d.name == name) size = count_text(d.size);
    text += " " + size + " |";
  }
  if (labelled) {
    std::string labels;
    for (const auto& label : t.labels) labels += (labels.empty() ? "" : ", ") + plain(label);
    text += " " + labels + " |";
  }
  const auto probability = t.lower > 0 ? fmt::format("{} to {}", directed(t.lower, -1, 3), directed(t.upper, 1, 3))
                                       : "at most " + directed(t.upper, 1, 3);
  const auto open = t.undecided > 0 ? fmt::format(" ({} undecided)", count_text(t.undecided)) : "";
  return text + fmt::format(" {} | {} | {} | {} | {}{} |\n", about(t.allowed_lower, t.allowed_upper),
                            count_text(t.failures), count_text(t.draws), probability, name_of(t.outcome), open);
}

std::string header(const Names& dimensions, bool labelled) {
  std::string names = "|", rule = "|";
  for (const auto& name : dimensions) names += " " + plain(name) + " |", rule += "---:|";
  if (labelled) names += " label |", rule += "---|";
  return names + " allowed | failures | of draws | failure probability | outcome |\n" + rule +
         "---:|---:|---:|---|---|\n";
}

}  // namespace

std::string draws_section(const StatementSummary& s) {
  if (s.trials.empty()) return "";
  if (s.form == Form::sampled_mean) return mean_table(s);
  const auto dimensions = dimensions_of(s.trials);
  const bool labelled = std::any_of(s.trials.begin(), s.trials.end(), [](const auto& t) { return !t.labels.empty(); });
  std::string rows;
  std::int64_t empty = 0, without = 0;
  double least = HUGE_VAL;
  for (const auto& t : s.trials) {
    if (t.says_nothing)
      ++empty, least = std::min(least, t.allowed_lower);
    else if (t.outcome == TrialOutcome::inapplicable)
      ++without;
    else
      rows += row(t, dimensions, labelled);
  }
  std::string text = "### Draws\n\n";
  if (empty > 0)
    text += fmt::format("On {} the claim allows every outcome: it allows failure with probability {} or more.\n\n",
                        counted(empty, "instance", "instances"), directed(least, -1, 3));
  if (without > 0)
    text += fmt::format("{} the hypotheses.\n\n", counted(without, "instance does not meet", "instances do not meet"));
  if (rows.empty()) return text;
  text +=
      "Each row is one instance: the failures among its draws, and the exact (Clopper-Pearson) bounds of the failure\n"
      "probability at the last look.";
  if (s.alpha > 0)
    text += fmt::format(" The errors of all looks, instances and mutants together are at most alpha = {:g}.", s.alpha);
  return text + "\n\n" + header(dimensions, labelled) + rows + "\n";
}

}  // namespace lemmacheck
