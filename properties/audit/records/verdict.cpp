#include "properties/audit/records/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "properties/audit/deciding/sequential_decision.hpp"
#include "properties/audit/records/count_text.hpp"

namespace lemmacheck {
namespace {

struct Ruling {
  Verdict verdict;
  std::string because;
};

std::int64_t trials_with(const StatementSummary& s, TrialOutcome outcome) {
  return std::count_if(s.trials.begin(), s.trials.end(), [&](const TrialTally& t) { return t.outcome == outcome; });
}

std::string counted(std::int64_t n, const char* one, const char* many) {
  return fmt::format("{} {}", count_text(n), n == 1 ? one : many);
}

/// The hypothesis that the fewest instances meet: where to look when none applies.
std::string at_fault(const StatementSummary& s) {
  const HypothesisTally* worst = nullptr;
  for (const auto& h : s.hypotheses)
    if (h.tried > 0 && (!worst || h.accepted * worst->tried < worst->accepted * h.tried)) worst = &h;
  if (!worst) return "";
  return fmt::format("; '{}' is met by {} of {}", worst->name, count_text(worst->accepted), count_text(worst->tried));
}

std::string refutation(const StatementSummary& s) {
  const CaseRecord& c = *s.counterexample;
  if (s.form == Form::probable) return "on some instance it fails more often than it allows, at the stated confidence";
  if (s.form == Form::sampled_mean)
    return fmt::format("on some instance the {} is on the wrong side of its bound, at the stated confidence",
                       c.conclusion);
  return fmt::format(
      "the conclusion '{}' is certified to fail (slack in [{:.3g}, {:.3g}], by {}) on an instance that "
      "meets every hypothesis",
      c.conclusion, c.lower, c.upper, c.level);
}

std::string quoted(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

/// "69 ties within 1e-255", of all conclusions; empty without ties.
std::string ties(const StatementSummary& s) {
  std::int64_t count = 0;
  Largest width;
  for (const auto& c : s.conclusions) count += c.ties, width.take(c.tie_width);
  return count == 0 ? "" : fmt::format("{} within {}", counted(count, "tie", "ties"), width_text(width));
}

std::optional<Ruling> unmet_labels(const StatementSummary& s) {
  if (s.missing_labels.empty()) return std::nullopt;
  return Ruling{Verdict::undecided,
                fmt::format("no instance to which it applies carries the required {} {}",
                            s.missing_labels.size() == 1 ? "label" : "labels", quoted(s.missing_labels))};
}

/// What leaves a probable statement undecided; empty if nothing does.
std::string undecided_trials(const StatementSummary& s) {
  const auto all = static_cast<std::int64_t>(s.trials.size());
  const auto instances = counted(all, "instance", "instances");
  if (all == 0 && s.undecided == 0) return "there was no instance to look at";
  if (all == trials_with(s, TrialOutcome::inapplicable))
    return fmt::format("none of {} met the hypotheses, so the generator is at fault{}", instances, at_fault(s));
  if (const auto none = trials_with(s, TrialOutcome::no_applicable_draw))
    return fmt::format("on {} of {} no draw met its hypotheses, so there is nothing to count: the draws are at fault{}",
                       count_text(none), instances, at_fault(s));
  if (const auto open = trials_with(s, TrialOutcome::undecided))
    return fmt::format("on {} of {} the draws do not reach the confidence, or the hypotheses are not decided",
                       count_text(open), instances);
  return "";
}

std::optional<Ruling> undecided(const StatementSummary& s) {
  const auto rule = [&s](std::string because) {
    if (s.out_of_time > 0) because += fmt::format("; {} did not end within the time limit", count_text(s.out_of_time));
    return Ruling{Verdict::undecided, std::move(because)};
  };
  if (!s.missing.empty())
    return rule(counted(static_cast<std::int64_t>(s.missing.size()), "planned job has", "planned jobs have") +
                " no record yet");
  if (by_draws(s.form)) {
    const auto open = undecided_trials(s);
    return open.empty() ? std::nullopt : std::optional(rule(open));
  }
  if (s.applicable() == 0) {
    if (s.inapplicable == 0) return rule("there was no instance to look at");
    return rule(fmt::format("none of {} met the hypotheses, so the generator is at fault{}",
                            counted(s.inapplicable, "instance", "instances"), at_fault(s)));
  }
  if (s.form == Form::witnessed && s.inapplicable > 0)
    return rule(fmt::format("{} of {} {} the hypotheses{}", count_text(s.inapplicable),
                            counted(s.cases(), "witness", "witnesses"), s.inapplicable == 1 ? "misses" : "miss",
                            at_fault(s)));
  if (s.undecided > 0)
    return rule(fmt::format("{} of {} could not be decided at the highest precision{}", count_text(s.undecided),
                            counted(s.applicable(), "instance", "instances"),
                            ties(s).empty() ? "" : ": there are " + ties(s)));
  return std::nullopt;
}

std::optional<Ruling> vacuous(const StatementSummary& s, const PlannedStatement& statement) {
  const bool draws_decide = by_draws(s.form);
  const auto instances = draws_decide
                             ? static_cast<std::int64_t>(s.trials.size()) - trials_with(s, TrialOutcome::inapplicable)
                             : s.applicable();
  const bool always = instances > 0 && s.says_nothing == instances;
  if (always && !statement.vacuous_by.empty()) {
    const auto always_text =
        fmt::format("it is certified to say nothing on each of {}", counted(instances, "instance", "instances"));
    if (statement.proof_is_a_statement)
      return Ruling{Verdict::vacuous, fmt::format("{}, as {} proves", always_text, statement.vacuous_by)};
    return Ruling{Verdict::undecided,
                  fmt::format("{}, but what is named as the proof that it always does, '{}', is {}", always_text,
                              statement.vacuous_by, statement.vacuous_by == s.id ? "itself" : "no statement here")};
  }
  // A claim that allows everything upholds nothing: without a proof it stays open.
  if (draws_decide && trials_with(s, TrialOutcome::upheld) == 0)
    return Ruling{Verdict::undecided,
                  "it allows every outcome on every instance, and no statement is named as the proof "
                  "that it always does"};
  return std::nullopt;
}

std::string upheld_by_draws(const StatementSummary& s) {
  std::int64_t draws = 0, applicable = 0, failures = 0;
  for (const auto& t : s.trials) draws += t.draws, applicable += t.applicable, failures += t.failures;
  auto text = fmt::format("on each of {} the failure probability is below the allowed one, {} in {}",
                          counted(trials_with(s, TrialOutcome::upheld), "instance", "instances"),
                          counted(failures, "failure", "failures"), counted(draws, "draw", "draws"));
  if (applicable < draws) text += fmt::format(", of which {} met the hypotheses", count_text(applicable));
  return text;
}

std::string upheld(const StatementSummary& s) {
  if (s.form == Form::probable) return upheld_by_draws(s);
  if (s.form == Form::sampled_mean) {
    std::int64_t draws = 0;
    for (const auto& t : s.trials) draws += t.draws;
    return fmt::format("on each of {} every mean is on its side of the bound, by {}",
                       counted(trials_with(s, TrialOutcome::upheld), "instance", "instances"),
                       counted(draws, "draw", "draws"));
  }
  auto text = fmt::format("it holds, certified, on each of {} that meet the hypotheses",
                          counted(s.holds, "instance", "instances"));
  if (const auto t = ties(s); !t.empty()) text += ", with " + t;
  if (s.says_nothing == s.holds) text += ", and says nothing on any of them";
  return text;
}

Ruling ruling(const StatementSummary& s, const PlannedStatement& statement) {
  if (!s.errors.empty())
    return {Verdict::error,
            s.errors.front() +
                (s.counterexample ? "; all the same, the records hold a counterexample: " + refutation(s) : "")};
  if (s.counterexample) return {Verdict::refuted, refutation(s)};
  if (auto r = undecided(s)) return *r;
  if (auto r = unmet_labels(s)) return *r;
  if (auto r = vacuous(s, statement)) return *r;
  return {Verdict::upheld, upheld(s)};
}

void give_evidence(StatementSummary& s) {
  const bool none = s.verdict == Verdict::error || s.verdict == Verdict::undecided;
  if (none) return;
  if (by_draws(s.form) && s.verdict != Verdict::vacuous) {
    s.evidence = Evidence::confidence, s.alpha = error_per_statement;
    return;
  }
  const auto cases = s.applicable() + s.inapplicable;
  const bool exact = s.verdict == Verdict::refuted ? s.counterexample->level == "rational" : s.exact == cases;
  s.evidence = exact ? Evidence::exact : Evidence::certified;
}

}  // namespace

void give_verdict(StatementSummary& summary, const PlannedStatement& statement) {
  auto [verdict, because] = ruling(summary, statement);
  summary.verdict = verdict, summary.because = std::move(because);
  give_evidence(summary);
}

void require_proofs(std::vector<StatementSummary>& summaries, const std::vector<PlannedStatement>& planned) {
  // Of all together: two statements that name each other prove nothing.
  std::map<std::string, Verdict> found;
  for (const auto& s : summaries) found.emplace(s.id, s.verdict);
  for (std::size_t k = 0; k < summaries.size(); ++k) {
    auto& s = summaries[k];
    if (s.verdict != Verdict::vacuous) continue;
    const auto proof = found.find(planned[k].vacuous_by);
    if (proof == found.end()) {
      s.because += ", which this audit does not include";
    } else if (proof->second != Verdict::upheld) {
      s.verdict = Verdict::undecided, s.evidence = Evidence::none;
      s.because += fmt::format(", but {} is {} in this audit", proof->first, name_of(proof->second));
    }
  }
}

}  // namespace lemmacheck
