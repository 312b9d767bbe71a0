#include "reports/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "properties/woven.hpp"
#include "reports/markdown.hpp"
#include "reports/notation.hpp"
#include "reports/sides.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

// Narrower than this, an enclosure around 0 is a tie and not a wide bound.
constexpr double tie_width = 1e-12;

const char* whose(Origin origin) {
  switch (origin) {
    case Origin::paper:
      return "";
    case Origin::repaired:
      return " (repaired form)";
    case Origin::ours:
      return " (ours, not the paper's)";
    case Origin::summary:
      return " (a claim of summaries, not the paper's)";
    case Origin::conjecture:
      return " (conjecture)";
  }
  return "";
}

std::string refutation(const StatementSummary& s) {
  if (!s.counterexample) return plain(s.because);
  const auto& c = *s.counterexample;
  if (c.sides) return fmt::format("{} (*{}*)", compared_text(*c.sides, true, c.lower, c.upper), plain(c.conclusion));
  return fmt::format("*{}* is false, slack {}", plain(c.conclusion), slack_text(c.lower, c.upper));
}

std::string emptiness(const StatementSummary& s) {
  double least = HUGE_VAL;
  std::int64_t instances = 0;
  for (const auto& t : s.trials)
    if (t.says_nothing) least = std::min(least, t.allowed_lower), ++instances;
  if (instances == 0) return plain(s.because);
  return fmt::format("it allows a failure probability of {} or more, on each of {}", directed(least, -1, 3),
                     counted(instances, "instance", "instances"));
}

}  // namespace

int urgency(const StatementSummary& s) {
  if (!s.as_expected()) return 0;
  switch (s.verdict) {
    case Verdict::error:
      return 1;
    case Verdict::refuted:
      return 2;
    case Verdict::vacuous:
      return 3;
    case Verdict::undecided:
      return 4;
    case Verdict::upheld:
      return 5;
  }
  return 6;
}

std::string verdict_phrase(const StatementSummary& s) {
  const std::string name = name_of(s.verdict);
  const bool judged = s.verdict != Verdict::error && s.verdict != Verdict::undecided;
  return judged && s.wording != Wording::exact ? name + " as reconstructed" : name;
}

MutantCount mutants_of(const StatementSummary& s) {
  MutantCount count;
  for (const auto& m : s.mutants) {
    ++count.all;
    if (m.outcome == MutantOutcome::killed)
      ++count.killed;
    else if (m.outcome == MutantOutcome::equivalent)
      ++count.equivalent;
    else
      count.at_fault.push_back(fmt::format("*{}*: {}", plain(m.name), name_of(m.outcome)));
  }
  return count;
}
std::string mutants_text(const StatementSummary& s) {
  const auto m = mutants_of(s);
  if (m.all == 0) return "none";
  return fmt::format("{}/{}{}", m.killed, m.all - m.equivalent,
                     m.equivalent > 0 ? fmt::format(" (+{})", m.equivalent) : "");
}

std::string fault_text(const StatementSummary& s) {
  if (s.as_expected()) return "";
  std::string text;
  if (s.expected && s.verdict != *s.expected)
    text = fmt::format("expected {}, found {}", name_of(*s.expected), name_of(s.verdict));
  else if (s.verdict == Verdict::error)
    text = "an error";
  const auto m = mutants_of(s);
  if (m.at_fault.empty()) return text;
  text += fmt::format("{}{} ", text.empty() ? "" : "; ",
                      m.at_fault.size() == 1 ? "a mutant is not as it must be:" : "mutants are not as they must be:");
  for (std::size_t k = 0; k < m.at_fault.size(); ++k) text += (k ? ", " : "") + m.at_fault[k];
  return text;
}

std::string in_numbers(const StatementSummary& s) {
  switch (s.verdict) {
    case Verdict::refuted:
      return refutation(s);
    case Verdict::vacuous:
      return emptiness(s);
    default:
      return plain(s.because);
  }
}

std::string applicable_text(const StatementSummary& s) {
  if (s.form != Form::probable) return count_text(s.holds + s.fails + s.undecided);
  const auto met =
      std::count_if(s.trials.begin(), s.trials.end(), [](const auto& t) { return t.draws > 0 || t.says_nothing; });
  const auto draws = s.holds + s.fails + s.undecided;
  return count_text(met) + (draws > 0 ? fmt::format(" ({})", counted(draws, "draw", "draws")) : "");
}

std::string slack_text(double lower, double upper) {
  if (lower == 0 && upper == 0) return "0";
  if (lower <= 0 && upper >= 0 && upper - lower < tie_width) return "0 within " + width_text(std::max(-lower, upper));
  return enclosure_text(lower, upper);
}
std::string tightest_text(const StatementSummary& s) {
  const Extreme* tightest = nullptr;
  for (const auto& c : s.conclusions)
    if (c.tightest && (!tightest || c.tightest->lower < tightest->lower)) tightest = &*c.tightest;
  if (!tightest) return "";
  return short_slack_text(tightest->lower, tightest->upper);
}
std::string short_slack_text(double lower, double upper) {
  if (lower <= 0 && upper >= 0) return slack_text(lower, upper);
  // A short number inside the enclosure, or its lower end.
  const auto middle = fmt::format("{:.3g}", lower + (upper - lower) / 2);
  const double shown = std::strtod(middle.c_str(), nullptr);
  return lower <= shown && shown <= upper ? middle : directed(lower, -1, 3);
}

std::string erratum_of(const Statement& statement) {
  constexpr std::string_view mark = "**Erratum.** ";
  for (const auto& block : weave(woven_source(statement.source_file))) {
    if (block.what != WovenBlock::What::prose) continue;
    const auto at = block.text.find(mark);
    if (at == std::string::npos) continue;
    auto text = first_sentence(std::string_view(block.text).substr(at + mark.size()));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return sentence(with_fenced_math(text));
  }
  return "";
}

std::string findings_table(const Summary& summary, const Links& links) {
  std::vector<const StatementSummary*> found;
  for (const auto& s : summary.statements) {
    const Statement* statement = find_statement(s.id);
    const bool conjecture = statement && statement->origin == Origin::conjecture;
    const bool judged = s.verdict == Verdict::refuted || s.verdict == Verdict::vacuous;
    if ((judged && (!conjecture || s.verdict == Verdict::refuted)) || (statement && !erratum_of(*statement).empty()))
      found.push_back(&s);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
    const auto rank = [](const auto* s) {
      return s->verdict == Verdict::refuted ? 0 : s->verdict == Verdict::vacuous ? 1 : 2;
    };
    return rank(a) < rank(b);
  });
  if (found.empty()) return "";
  std::string text = "| statement | what the audit found |\n|---|---|\n";
  for (const auto* s : found) {
    const Statement* statement = find_statement(s->id);
    const bool judged = s->verdict == Verdict::refuted || s->verdict == Verdict::vacuous;
    const auto erratum = statement ? erratum_of(*statement) : "";
    text += fmt::format("| {} | ", links.to(s->id, ""));
    if (judged)
      text += fmt::format("**{}**: {}{}. {}", verdict_phrase(*s),
                          statement ? plain(statement->title) : plain(local_name(s->id)),
                          statement ? whose(statement->origin) : "", sentence(in_numbers(*s)));
    if (!erratum.empty()) text += fmt::format("{}**Erratum**: {}", judged ? " " : "", erratum);
    text += " |\n";
  }
  return text;
}

}  // namespace lemmacheck
