#include "properties/audit/running/collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "properties/audit/records/value_json.hpp"
#include "properties/nearest.hpp"

namespace lemmacheck {

bool can_be_cross_checked(const Decision& d) {
  return d.level.arithmetic != Arithmetic::rational && d.outcome != Outcome::undecided &&
         (!d.findings.findings.empty() || !d.findings.values.empty());
}
bool is_applicable(const Findings& f) {
  const bool any = !f.findings.empty() || !f.values.empty();
  return any && std::all_of(f.findings.begin(), f.findings.end(), [](const Finding& finding) {
           return finding.role != Role::hypothesis || finding.certainly_true();
         });
}
bool is_exact(const Decision& d) {
  if (d.outcome == Outcome::undecided) return false;
  if (d.level.arithmetic == Arithmetic::rational) return true;
  return !d.findings.findings.empty() &&
         std::all_of(d.findings.findings.begin(), d.findings.findings.end(),
                     [](const Finding& f) { return lower(f.lhs) == upper(f.lhs) && lower(f.rhs) == upper(f.rhs); });
}
bool certainly_says_nothing(const Findings& f) {
  bool any = false;
  for (const auto& finding : f.findings) {
    if (finding.role != Role::says_nothing) continue;
    if (!finding.certainly_true()) return false;
    any = true;
  }
  return any;
}

namespace {
/// The conclusion a record speaks of: the first that fails, else the one of the smallest slack.
const Finding* decisive(const Findings& findings) {
  const Finding* least = nullptr;
  for (const auto& f : findings.findings) {
    if (f.role != Role::conclusion) continue;
    if (f.certainly_false()) return &f;
    if (!least || lower(f.slack) < lower(least->slack)) least = &f;
  }
  return least;
}

// As many digits as a plot can show; the records are committed.
double plotted(double x) { return std::strtod(fmt::format("{:.4g}", x).c_str(), nullptr); }

Sides sides_of(const Finding& f) { return {f.relation, lower(f.lhs), upper(f.lhs), lower(f.rhs), upper(f.rhs)}; }
}  // namespace

std::vector<std::string> labels_of(const CaseOrigin& origin, const Findings& findings) {
  auto labels = origin.labels;
  lemmacheck::add(labels, findings.labels);
  return labels;
}

Collector::Collector(const Statement& statement, const Job& job, const std::vector<Fault>& faults)
    : statement_(statement), faults_(faults), met_(faults.size(), false) {
  tally_.job = job;
}

ConclusionTally& Collector::conclusion(const std::string& name) { return named(tally_.conclusions, name); }
HypothesisTally& Collector::hypothesis(const std::string& name) { return named(tally_.hypotheses, name); }

void Collector::add(const Case& c, const Decision& decision, const CaseOrigin& origin) {
  switch (decision.outcome) {
    case Outcome::holds:
      ++tally_.holds;
      break;
    case Outcome::fails:
      ++tally_.fails;
      break;
    case Outcome::undecided:
      ++tally_.undecided;
      break;
    case Outcome::inapplicable:
      ++tally_.inapplicable;
      break;
  }
  ++tally_.levels[decision.level.name()];
  tally_.exact += is_exact(decision);
  const bool applicable = is_applicable(decision.findings) && decision.outcome != Outcome::inapplicable;
  note_effects(decision.findings);
  count(decision, applicable);
  if (applicable) {
    // Of a statement about means the claims are made once, and a draw gives numbers.
    const bool can_conclude = statement_.form != Form::sampled_mean && (c.draw || statement_.form != Form::probable);
    tally_.without_conclusion += can_conclude && !decisive(decision.findings);
    // Draws of an instance share its generator's labels, which are counted once.
    count_kind(c.draw ? decision.findings.labels : labels_of(origin, decision.findings), decision.findings);
    keep_tightest(c, decision, origin);
    add_point(decision.findings);
  }
  const std::int64_t number = counted_++;
  const bool sampled = number % cross_check_every == 0 || decision.level.arithmetic != Arithmetic::certified_double;
  // Of an altered statement only the refutation says anything about the statement.
  if (sampled && tally_.job.mutant == Statement::itself) check_counted(number, c, decision, origin);
  if (decision.outcome == Outcome::undecided && undecided_recorded_++ < most_undecided_recorded)
    cases_.push_back(described(c, decision, origin, Why::undecided));
}

void Collector::note_effects(const Findings& findings) {
  evaluated_ = evaluated_ || !findings.findings.empty();
  in_effect_.insert(findings.in_effect.begin(), findings.in_effect.end());
}

/// A mutant that is not what its declaration says is neither killed nor a survivor.
void Collector::add_changes_without_effect() {
  if (tally_.job.mutant == Statement::itself || !evaluated_) return;
  std::vector<std::string> stated;
  for (const auto& h : tally_.hypotheses) stated.push_back(h.name);
  for (const auto& change : statement_.alteration(tally_.job.mutant).changes()) {
    if (in_effect_.contains(change.text())) continue;
    const bool is_hypothesis = change.of == Change::Of::hypothesis;
    add_error("no evaluation met " + change.text() + (is_hypothesis ? nearest_text(change.name, stated) : ""));
  }
}

void Collector::add_prepared(const Decision& prepared, const CaseOrigin& origin) {
  note_effects(prepared.findings);
  count_kind(labels_of(origin, prepared.findings), prepared.findings);
  for (const auto& f : prepared.findings.findings) {
    if (f.role != Role::hypothesis) continue;
    auto& tally = hypothesis(f.name);
    ++tally.tried, tally.accepted += f.certainly_true();
  }
  lemmacheck::add(tally_.assumptions, prepared.findings.assumptions);
}

void Collector::count(const Decision& decision, bool applicable) {
  const Findings& findings = decision.findings;
  for (const auto& f : findings.findings) {
    if (f.role == Role::hypothesis) {
      auto& tally = hypothesis(f.name);
      ++tally.tried, tally.accepted += f.certainly_true();
    } else if (f.role == Role::conclusion && applicable) {
      count_conclusion(conclusion(f.name), f, decision);
    } else if (f.role == Role::step && applicable) {
      count_conclusion(named(tally_.steps, f.name), f, decision);
    }
  }
  if (applicable && !by_draws(statement_.form)) tally_.says_nothing += certainly_says_nothing(findings);
  lemmacheck::add(tally_.assumptions, findings.assumptions);
}

void Collector::count_conclusion(ConclusionTally& tally, const Finding& f, const Decision& decision) {
  ++(decision.upholds(f) ? tally.holds : f.certainly_false() ? tally.fails : tally.undecided);
  tally.histogram.add(lower(f.slack));
  if (f.gain) ++tally.bounded, tally.informative += certainly_positive(*f.gain);
  if (f.relation == Relation::agrees && f.certainly_true()) tally.agreed_within.take(f.width());
  for (const Tie& tie : decision.ties)
    if (f.role == Role::conclusion && tie.conclusion == f.name) ++tally.ties, tally.tie_width.take(tie.width);
}

void Collector::count_kind(const std::vector<std::string>& labels, const Findings& findings) {
  for (const auto& label : labels) ++tally_.labels[label];
  for (const auto& [name, size] : findings.dimensions) {
    lemmacheck::add(named(tally_.dimensions, name), DimensionTally{name, size, size, size == 1, 1});
  }
}

void Collector::keep_tightest(const Case& c, const Decision& decision, const CaseOrigin& origin) {
  for (const auto& f : decision.findings.findings) {
    const bool is_step = f.role == Role::step;
    if ((f.role != Role::conclusion && !is_step) || std::isnan(lower(f.slack))) continue;
    auto& tally = is_step ? named(tally_.steps, f.name) : conclusion(f.name);
    if (tally.tightest && tally.tightest->lower <= lower(f.slack)) continue;
    tally.tightest = Extreme{lower(f.slack),
                             upper(f.slack),
                             decision.level.name(),
                             to_json(c.instance),
                             c.draw ? to_json(*c.draw) : std::string{},
                             f.step,
                             sides_of(f)};
    tightest_.insert_or_assign(f.name, Tightest{counted_, c, decision, origin});
  }
}

void Collector::add_point(const Findings& findings) {
  const auto* least = decisive(findings);
  const std::int64_t stride = std::max<std::int64_t>(1, tally_.job.cases / most_points);
  if (!least || findings.observations.empty() || counted_ % stride != 0) return;
  if (static_cast<std::int64_t>(tally_.points.size()) >= most_points) return;
  const auto& [name, value] = findings.observations.front();
  const double x = 0.5 * lower(value) + 0.5 * upper(value), slack = lower(least->slack);
  if (!std::isfinite(x) || !std::isfinite(slack)) return;
  tally_.observation = name;
  tally_.points.push_back({plotted(x), plotted(slack)});
}

CaseRecord Collector::described(const Case& c, const Decision& decision, const CaseOrigin& origin, Why why) const {
  CaseRecord r{tally_.job,
               why,
               to_json(c.instance),
               c.draw ? to_json(*c.draw) : std::string{},
               decision.level.name(),
               origin.seed,
               origin.size,
               origin.shrinks,
               {},
               0,
               0,
               labels_of(origin, decision.findings)};
  if (const auto* finding = decisive(decision.findings))
    r.conclusion = finding->name, r.lower = lower(finding->slack), r.upper = upper(finding->slack),
    r.sides = sides_of(*finding);
  return r;
}

void Collector::check_counted(std::int64_t number, const Case& c, const Decision& decision, const CaseOrigin& origin) {
  if (!can_be_cross_checked(decision) || !checked_.insert(number).second) return;
  ++tally_.cross_checked;
  check(c, decision, origin);
}

void Collector::check(const Case& c, const Decision& decision, const CaseOrigin& origin) const {
  if (!can_be_cross_checked(decision)) return;
  if (const auto what = cross_check(statement_, c, statement_.alteration(tally_.job.mutant), decision))
    throw Disagreement("the cross-check disagrees with " + decision.level.name() + ": " + *what,
                       described(c, decision, origin, Why::disagrees));
}

void Collector::refuted(const Case& c, const Decision& decision, const CaseOrigin& origin, Why why) {
  // What it shrank to is a case of its own, and not counted.
  if (origin.shrinks == 0)
    check_counted(counted_ - 1, c, decision, origin);
  else
    check(c, decision, origin);
  cases_.push_back(described(c, decision, origin, why));
}

const Fault* Collector::fault_at(const Place& place) {
  for (std::size_t k = 0; k < faults_.size(); ++k) {
    if (!(faults_[k].place == place)) continue;
    if (!met_[k] && !faults_[k].timed_out) add_error(faults_[k].text());
    met_[k] = true;
    return &faults_[k];
  }
  return nullptr;
}

void Collector::lost(const Fault& fault, const std::string& instance) {
  constexpr double unbounded = std::numeric_limits<double>::infinity();
  ++tally_.undecided, ++tally_.levels["none"], ++counted_, ++lost_;
  cases_.push_back({tally_.job,
                    fault.timed_out ? Why::time_limit : Why::crash,
                    instance,
                    {},
                    "none",
                    fault.place.seed,
                    fault.place.size,
                    0,
                    {},
                    -unbounded,
                    unbounded,
                    {}});
}

void Collector::add_error(const std::string& what) {
  if (!tally_.error.empty()) tally_.error += "; ";
  tally_.error += what;
}

void Collector::check_tightest(Breadcrumb& crumb) {
  if (tally_.job.mutant != Statement::itself) tightest_.clear();
  std::int64_t number = 0;
  for (const auto& [name, t] : tightest_) {
    const Place place{Place::Step::finishing, number++, t.origin.seed, t.origin.size};
    if (const auto* fault = fault_at(place)) {
      // The case was decided, but what it was decided by was not confirmed in time: no verdict rests on that.
      if (fault->timed_out) add_error(fault->text());
      continue;
    }
    crumb.at(place);
    check_counted(t.number, t.c, t.decision, t.origin);
  }
}

Collector::Result Collector::result() {
  for (std::size_t k = 0; k < faults_.size(); ++k)
    if (!met_[k]) add_error(faults_[k].text());
  add_changes_without_effect();
  // Of an altered statement only the refutation says anything: its counts remain, and its case.
  if (tally_.job.mutant != Statement::itself)
    tally_.conclusions.clear(), tally_.steps.clear(), tally_.hypotheses.clear(), tally_.dimensions.clear(),
        tally_.labels.clear(), tally_.points.clear(), tally_.trials.clear();
  return {std::move(tally_), std::move(cases_)};
}

}  // namespace lemmacheck
