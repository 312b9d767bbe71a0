#include <fmt/format.h>

#include <cmath>

#include "reports/markdown.hpp"
#include "reports/results.hpp"

namespace lemmacheck {
namespace {

std::string row(const TrialTally& t) {
  return fmt::format("| {} | {} | {} | {} | {} | {} |\n", about(t.allowed_lower, t.allowed_upper), count_text(t.draws),
                     count_text(t.failures), count_text(t.undecided),
                     t.lower > 0 ? fmt::format("{} to {}", directed(t.lower, -1, 3), directed(t.upper, 1, 3))
                                 : "at most " + directed(t.upper, 1, 3),
                     plain(t.outcome));
}

}  // namespace

std::string draws_section(const StatementSummary& s) {
  std::string rows;
  std::int64_t empty = 0, without = 0;
  double least = HUGE_VAL;
  for (const auto& t : s.trials) {
    if (t.says_nothing)
      ++empty, least = std::min(least, t.allowed_lower);
    else if (t.outcome == "inapplicable")
      ++without;
    else
      rows += row(t);
  }
  if (s.trials.empty()) return "";
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
  return text +
         "\n\n| allowed | draws | failures | undecided | failure probability | outcome "
         "|\n|---:|---:|---:|---:|---|---|\n" +
         rows + "\n";
}

}  // namespace lemmacheck
