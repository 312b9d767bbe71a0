#include "reports/mean_table.hpp"

#include <fmt/format.h>

#include "properties/audit/records/count_text.hpp"
#include "reports/markdown.hpp"

namespace lemmacheck {

std::string mean_table(const StatementSummary& s) {
  std::string text =
      "### Draws\n\nEach row is one claim on one instance: the bound, and where the mean of the draws' numbers lies by "
      "a "
      "confidence sequence\n(empirical Bernstein, valid at all times). Enclosures count by their ends.";
  if (s.alpha > 0)
    text += fmt::format(" The errors of all times, claims, instances and mutants\ntogether are at most alpha = {:g}.",
                        s.alpha);
  text +=
      "\n\n| mean of | | bound | draws | undecided | mean | range | outcome |\n|---|---|---:|---:|---:|---|---|---|\n";
  for (const TrialTally& trial : s.trials)
    for (const MeanTally& t : trial.means)
      text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", plain(t.name), name_of(t.relation),
                          enclosure_text(t.bound_lower, t.bound_upper), count_text(trial.draws),
                          count_text(trial.undecided), enclosure_text(t.lower, t.upper), enclosure_text(t.low, t.high),
                          name_of(t.outcome));
  return text + "\n";
}

}  // namespace lemmacheck
