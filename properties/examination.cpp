#include "properties/examination.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lemmacheck {
namespace {

// |rhs - lhs| <= 2 max(|lhs|, |rhs|), so a slack lies in [-2, 2] whatever an enclosure allows.
constexpr double largest_slack = 2;

/// Any enclosure is cut to what is known besides. NaN or infinite ends (overflow, a scale that may be zero) leave
/// just that.
Real cut(const Real& slack, double least, double most) {
  const double low = lower(slack), high = upper(slack);
  if (low >= least && high <= most) return slack;
  const double cut_low = low >= least ? std::min(low, most) : least;
  const double cut_high = high <= most ? std::max(high, least) : most;
  return Real(Interval(cut_low, cut_high));
}

Real quotient(const Real& difference, const Real& scale) {
  if (certainly_zero(scale)) return 0;
  if (!certainly_positive(scale) || !is_finite(scale)) return Real(Interval::everything());
  return difference / scale;
}

Finding compared(std::string_view name, Role role, Relation relation, const Real& lhs, const Real& rhs,
                 const Real& scale) {
  Finding finding{std::string(name), role, relation, lhs, rhs, {}, rhs - lhs};
  const bool is_equal = relation == Relation::equal;
  const Real gained = is_equal ? -abs(finding.difference) : finding.difference;
  finding.slack = cut(quotient(gained, scale), certainly_nonnegative(gained) ? 0 : -largest_slack,
                      is_equal || certainly_nonnegative(-gained) ? 0 : largest_slack);
  return finding;
}

bool all_true(const Findings& findings, Role role) {
  return std::all_of(findings.findings.begin(), findings.findings.end(),
                     [&](const Finding& f) { return f.role != role || f.certainly_true(); });
}
bool any_false(const Findings& findings, Role role) {
  return std::any_of(findings.findings.begin(), findings.findings.end(),
                     [&](const Finding& f) { return f.role == role && f.certainly_false(); });
}

}  // namespace

bool Finding::certainly_true() const {
  switch (relation) {
    case Relation::at_most:
      return certainly_nonnegative(difference);
    case Relation::below:
      return certainly_positive(difference);
    case Relation::equal:
      return certainly_zero(difference);
  }
  return false;
}
bool Finding::certainly_false() const {
  switch (relation) {
    case Relation::at_most:
      return certainly_negative(difference);
    case Relation::below:
      return certainly_nonnegative(-difference);
    case Relation::equal:
      return certainly_positive(difference) || certainly_negative(difference);
  }
  return false;
}

const Fraction& Examination::constant_fraction(std::string_view name) const {
  if (const auto altered = alteration_.constants.find(name); altered != alteration_.constants.end())
    return altered->second;
  if (const auto own = constants_.find(name); own != constants_.end()) return own->second;
  throw std::logic_error("the statement has no constant '" + std::string(name) + "'");
}

// A literal (a count, 0, 1/2), exact at every level, joins the level at hand, so that the slack is computed there too.
Real Examination::at_level(const Real& x, std::string_view name) const {
  if (!x.is_double_level() || level_.arithmetic == Arithmetic::certified_double) return x;
  if (x.interval().is_point()) return real(x.interval().lower);
  throw std::logic_error("'" + std::string(name) + "' is an inexact double-level number at " + level_.name());
}

void Examination::Sides::at_most(std::string_view name, const Real& lhs, const Real& rhs) const {
  compare(Relation::at_most, name, lhs, rhs);
}
void Examination::Sides::below(std::string_view name, const Real& lhs, const Real& rhs) const {
  compare(Relation::below, name, lhs, rhs);
}
void Examination::Sides::equal(std::string_view name, const Real& lhs, const Real& rhs) const {
  compare(Relation::equal, name, lhs, rhs);
}
void Examination::Sides::equal(std::string_view name, const Matrix& lhs, const Matrix& rhs) const {
  add(compared(name, role_, Relation::equal, largest_entry(lhs - rhs), exam_.real(0.0),
               max(largest_entry(lhs), largest_entry(rhs))));
}

void Examination::Sides::compare(Relation relation, std::string_view name, const Real& lhs, const Real& rhs) const {
  const Real left = exam_.at_level(lhs, name), right = exam_.at_level(rhs, name);
  add(compared(name, role_, relation, left, right, max(abs(left), abs(right))));
}

void Examination::Sides::add(Finding finding) const {
  auto& all = exam_.findings_.findings;
  for (const Finding& other : all)
    if (other.name == finding.name) throw std::logic_error("two findings have the name '" + finding.name + "'");
  const bool dropped = role_ == Role::hypothesis && exam_.alteration_.dropped.contains(finding.name);
  if (!guards_) {
    if (!dropped) all.push_back(std::move(finding));
    return;
  }
  if (finding.certainly_false()) {
    all.push_back(std::move(finding));
    throw GuardFails{};
  }
  if (!finding.certainly_true()) throw NeedsMorePrecision("the guard '" + finding.name + "' is not decided");
  if (!dropped) all.push_back(std::move(finding));
}

void Examination::observe(std::string_view name, const Real& value) {
  for (const Observation& other : findings_.observations)
    if (other.name == name) throw std::logic_error("two observations have the name '" + std::string(name) + "'");
  findings_.observations.push_back({std::string(name), at_level(value, name)});
}
void Examination::fails_with_probability_at_most(const Real& probability) {
  if (!findings_.failure_probability.empty()) throw std::logic_error("two failure probabilities are claimed");
  findings_.failure_probability.push_back(at_level(probability, "failure probability"));
}
void Examination::assume(std::string_view what) {
  auto& all = findings_.assumptions;
  if (std::find(all.begin(), all.end(), what) == all.end()) all.emplace_back(what);
}

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::holds:
      return "holds";
    case Outcome::fails:
      return "fails";
    case Outcome::undecided:
      return "undecided";
    case Outcome::inapplicable:
      return "inapplicable";
  }
  return "unknown";
}

Outcome applicability_of(const Findings& findings) {
  if (any_false(findings, Role::hypothesis)) return Outcome::inapplicable;
  return all_true(findings, Role::hypothesis) ? Outcome::holds : Outcome::undecided;
}

Outcome outcome_of(const Findings& findings) {
  if (const Outcome applies = applicability_of(findings); applies != Outcome::holds) return applies;
  if (any_false(findings, Role::conclusion)) return Outcome::fails;
  const bool concludes = std::any_of(findings.findings.begin(), findings.findings.end(),
                                     [](const Finding& f) { return f.role == Role::conclusion; });
  return concludes && all_true(findings, Role::conclusion) ? Outcome::holds : Outcome::undecided;
}

}  // namespace lemmacheck
