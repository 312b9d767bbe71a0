#include <fmt/format.h>

#include <algorithm>

#include "reports/findings.hpp"
#include "reports/markdown.hpp"
#include "reports/plots.hpp"
#include "reports/results.hpp"
#include "reports/sides.hpp"

namespace lemmacheck {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

bool has_ties(const StatementSummary& s) {
  return std::any_of(s.conclusions.begin(), s.conclusions.end(), [](const auto& c) { return c.ties > 0; });
}

std::string counts(const StatementSummary& s) {
  const bool probable = s.form == Form::probable;
  std::vector<std::string> kinds{count_text(s.holds) + (probable ? " succeed" : " hold"),
                                 count_text(s.fails) + " fail"};
  if (s.undecided > 0) kinds.push_back(count_text(s.undecided) + " undecided");
  if (s.inapplicable > 0) kinds.push_back(count_text(s.inapplicable) + " inapplicable");
  std::string text = fmt::format("{}: {}.",
                                 counted(s.holds + s.fails + s.undecided + s.inapplicable, probable ? "draw" : "case",
                                         probable ? "draws" : "cases"),
                                 joined(kinds, ", "));
  std::vector<std::string> levels;
  for (const auto& [level, count] : s.levels) levels.push_back(fmt::format("{} {}", plain(level), count_text(count)));
  if (!levels.empty()) text += " Decided by: " + joined(levels, ", ") + ".";
  if (s.cross_checked > 0)
    text += fmt::format(" MPFR, an independent arithmetic, repeated {}; a disagreement would be an error.",
                        counted(s.cross_checked, "evaluation", "evaluations"));
  if (s.evaluations > 0)
    text +=
        fmt::format(" The search for tight instances made {}.", counted(s.evaluations, "evaluation", "evaluations"));
  if (s.detectable && probable)
    text += fmt::format(
        " Instances on which it fails more often than it may, a share of {:.2g} of what the generator draws, would have "
        "been met with probability 0.95 by the {} generated ones.",
        *s.detectable, count_text(s.generated));
  else if (s.detectable && s.undecided == 0 && !has_ties(s))
    text += fmt::format(
        " A failure on a share of {:.2g} of what the generator draws would have shown itself with probability 0.95.",
        *s.detectable);
  if (s.never_challenged)
    text += "\n\n**Never challenged**: every slack is above 0.9, so the instances do not come near the bound.";
  return text + "\n\n";
}

std::string hypotheses(const StatementSummary& s) {
  if (s.hypotheses.empty()) return "";
  std::string text = "### Hypotheses\n\n| hypothesis | accepted | of |\n|---|---:|---:|\n";
  for (const auto& h : s.hypotheses)
    text += fmt::format("| {} | {} | {} |\n", plain(h.name), count_text(h.accepted), count_text(h.tried));
  return text + "\n";
}

// The tightest sides and their slack, and what else is known of how near they come.
std::string nearness(const ConclusionTally& c) {
  std::vector<std::string> parts;
  if (c.tightest && c.tightest->sides) parts.push_back(code_cell(sides_text(*c.tightest->sides)));
  if (c.agreed_within > 0)
    parts.push_back("agrees within " + width_text(c.agreed_within));
  else if (c.tightest)
    parts.push_back("slack " + short_slack_text(c.tightest->lower, c.tightest->upper));
  if (c.ties > 0) parts.push_back(fmt::format("{} within {}", counted(c.ties, "tie", "ties"), width_text(c.tie_width)));
  if (c.tightest && c.tightest->step) parts.push_back(fmt::format("at step {}", count_text(*c.tightest->step)));
  return joined(parts, "<br>");
}

std::string informative_text(const ConclusionTally& c) {
  if (c.bounded == 0) return "";
  return fmt::format("{} % of {}", 100 * c.informative / c.bounded, count_text(c.bounded));
}

std::string conclusions_table(const StatementSummary& s, const std::vector<ConclusionTally>& all, const char* what) {
  const bool probable = s.form == Form::probable;
  const bool bounded = std::any_of(all.begin(), all.end(), [](const auto& c) { return c.bounded > 0; });
  std::string text = fmt::format("| {} | {} | {} | undecided | {}tightest found | |\n|---|---:|---:|---:|{}---|---|\n",
                                 what, probable ? "draws that hold" : "holds", probable ? "fail (allowed)" : "fails",
                                 bounded ? "says something | " : "", bounded ? "---:|" : "");
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto& c = all[k];
    const bool has_file = &all == &s.conclusions && c.tightest && !c.tightest->instance.empty();
    text += fmt::format("| {} | {} | {} | {} | {}{} | {} |\n", plain(c.name), count_text(c.holds), count_text(c.fails),
                        count_text(c.undecided), bounded ? informative_text(c) + " | " : "", nearness(c),
                        has_file ? link_to("instance", witness_file(s.id, fmt::format("tightest-{}", k + 1))) : "");
  }
  return text + "\n";
}

std::string conclusions(const StatementSummary& s, const Statement* statement) {
  if (s.conclusions.empty()) return "";
  std::string text = "### Conclusions\n\n" + conclusions_table(s, s.conclusions, "conclusion");
  if (text.find("says something") != std::string::npos)
    text += "*Says something*: share of instances on which the bound is certified to beat the trivial one.\n\n";
  if (statement)
    for (const auto& a : statement->attained)
      text += fmt::format("In *{}* equality is attained by nature: {}.\n\n", plain(a.conclusion), plain(a.reason));
  if (!slack_plots(s.conclusions).empty())
    text += fmt::format("![slacks of the conclusions]({})\n\n", url(slack_plots_file(s.id)));
  if (!scatter_plot(s.points, s.observation).empty())
    text += fmt::format("![slack against {}]({})\n\n", plain(s.observation), url(scatter_file(s.id)));
  if (!s.steps.empty())
    text += "### Steps of the proof\n\nInequalities inside the proof: recorded, without a vote.\n\n" +
            conclusions_table(s, s.steps, "step");
  return text;
}

std::string instances(const StatementSummary& s) {
  if (s.labels.empty() && s.dimensions.empty()) return "";
  std::string text = "### Instances\n\n";
  if (!s.dimensions.empty()) {
    text += "| size | from | to | of size 1 |\n|---|---:|---:|---:|\n";
    for (const auto& d : s.dimensions)
      text += fmt::format("| {} | {} | {} | {} of {} |\n", plain(d.name), count_text(d.least), count_text(d.largest),
                          count_text(d.ones), count_text(d.instances));
    text += "\n";
  }
  if (!s.labels.empty()) {
    text += "| label | instances |\n|---|---:|\n";
    for (const auto& [label, count] : s.labels) text += fmt::format("| {} | {} |\n", plain(label), count_text(count));
    text += "\n";
  }
  return text;
}

std::string witness_text(const CaseRecord& w) {
  if (!w.sides) return "slack " + short_slack_text(w.lower, w.upper);
  return code_cell(sides_text(*w.sides)) + " is false";
}

std::string mutants(const StatementSummary& s) {
  if (s.mutants.empty())
    return s.verdict == Verdict::refuted ? "### Mutants\n\nNone is needed: the counterexample is a proof.\n\n"
                                         : "### Mutants\n\nNone is declared: the power of this check is not known.\n\n";
  std::string text =
      "### Mutants\n\nAltered statements; each must be refuted, or be declared equivalent and live.\n\n"
      "| mutant | outcome | cases | witness | |\n|---|---|---:|---|---|\n";
  for (std::size_t k = 0; k < s.mutants.size(); ++k) {
    const auto& m = s.mutants[k];
    const bool has_file = m.witness && !m.witness->instance.empty();
    text += fmt::format("| {} | {} | {} | {} | {}{} |\n", plain(m.name), name_of(m.outcome), count_text(m.cases),
                        m.witness ? witness_text(*m.witness) : "", plain(m.reason),
                        has_file ? link_to("file", witness_file(s.id, fmt::format("mutant-{}", k + 1))) : "");
  }
  return text + "\n";
}

std::string bullets(const std::string& title, const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string text = "### " + title + "\n\n";
  for (const auto& item : items) text += "- " + plain(item) + "\n";
  return text + "\n";
}

std::string to_quote(const Summary& summary, const StatementSummary& s) {
  const auto line = fmt::format("{}: {}{}, {} {}, profile {}, seed {}, LemmaCheck {}", s.id, verdict_phrase(s),
                                s.evidence == Evidence::none ? "" : fmt::format(" ({})", name_of(s.evidence)),
                                applicable_text(s), s.form == Form::probable ? "of instances" : "instances",
                                summary.profile, summary.seed, summary.version);
  return fmt::format(
      "### To quote\n\n{}\n\nAgain: {}. Trusted base and digest: {}.\n", code(line),
      code(fmt::format("lemmacheck audit {} --profile {} --seed {}", s.id, summary.profile, summary.seed)),
      link_to("index", "../index.md#what-it-rests-on"));
}
}  // namespace

std::string witness_file(const std::string& id, const std::string& what) {
  return fmt::format("witnesses/{}-{}.json", local_name(id), what);
}
std::string slack_plots_file(const std::string& id) { return fmt::format("plots/{}-slacks.svg", local_name(id)); }
std::string scatter_file(const std::string& id) { return fmt::format("plots/{}-scatter.svg", local_name(id)); }

std::string results_section(const Report& report, const StatementSummary& s, const Statement* statement) {
  std::vector<std::string> stops;
  for (const auto& stop : s.stops) stops.push_back(plain(stop));
  std::string text = "## Results\n\n" + counts(s) + hypotheses(s) + conclusions(s, statement) + instances(s) +
                     draws_section(s) + mutants(s);
  text += bullets("Errors", s.errors) + bullets("Planned jobs without a record", s.missing);
  if (!stops.empty()) text += "Why each phase stopped: " + joined(stops, "; ") + ".\n\n";
  return text + bullets("Assumptions of these evaluations", s.assumptions) + to_quote(report.summary, s);
}

}  // namespace lemmacheck
