// A summary that no audit made: names that want escaping, a verdict of each kind, a mutant that survived.
#pragma once

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

inline Summary invented() {
  Summary summary;
  summary.version = "9.9.9", summary.digest = "0123456789abcdef", summary.profile = "quick", summary.seed = 7;
  summary.complete = true;
  StatementSummary refuted;
  refuted.id = "nobody2000.lemma-1", refuted.verdict = Verdict::refuted, refuted.expected = Verdict::refuted;
  refuted.wording = Wording::weak, refuted.evidence = Evidence::certified, refuted.because = "one instance fails";
  refuted.holds = 10, refuted.fails = 1, refuted.levels = {{"double", 11}};
  CaseRecord witness;
  witness.instance = R"({"x":2})", witness.level = "double", witness.conclusion = "c | d <i>";
  witness.lower = witness.upper = -0.5, witness.sides = Sides{Relation::at_most, 0.0512, 0.0513, 0.0436, 0.0436};
  refuted.counterexample = witness;
  ConclusionTally conclusion;
  conclusion.name = "c | d <i>", conclusion.holds = 10, conclusion.fails = 1;
  conclusion.tightest = Extreme{-0.5, -0.5, "double", R"({"x":2})", "", {}, witness.sides};
  conclusion.histogram.counts[0] = 1, conclusion.histogram.counts[9] = 10;
  refuted.conclusions.push_back(conclusion);
  refuted.mutants.push_back({"twice <as> large, $2^k$", MutantOutcome::survived, "", std::nullopt, 12});
  StatementSummary upheld;
  upheld.id = "nobody2000.zeta", upheld.verdict = Verdict::upheld, upheld.expected = Verdict::upheld;
  upheld.because = "it holds on each of 1,234,567 instances";
  upheld.holds = 1234567, upheld.levels = {{"double", 1234567}};
  StatementSummary vacuous;
  vacuous.id = "nobody2000.eta", vacuous.verdict = Verdict::vacuous, vacuous.expected = Verdict::vacuous;
  vacuous.form = Form::probable;
  for (int k = 0; k < 21; ++k) {
    TrialTally trial;
    trial.allowed_lower = trial.allowed_upper = 1.5 + k, trial.says_nothing = true;
    trial.outcome = TrialOutcome::says_nothing;
    vacuous.trials.push_back(trial);
  }
  summary.statements = {vacuous, refuted, upheld};
  return summary;
}
inline const StatementSummary& invented_refuted(const Summary& summary) { return summary.statements[1]; }

}  // namespace lemmacheck
