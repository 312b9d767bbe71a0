#include "properties/findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lemmacheck {
namespace {

bool all_true(const Findings& findings, Role role) {
  return std::all_of(findings.findings.begin(), findings.findings.end(),
                     [&](const Finding& f) { return f.role != role || f.certainly_true(); });
}
bool any_false(const Findings& findings, Role role) {
  return std::any_of(findings.findings.begin(), findings.findings.end(),
                     [&](const Finding& f) { return f.role == role && f.certainly_false(); });
}

/// An approximation by Mpfr is a point: its sides are told apart only by more than they must agree within.
bool are_disjoint(const Finding& f) {
  if (f.difference.level().arithmetic == Arithmetic::mpfr) return f.width() > f.within;
  return certainly_positive(f.difference) || certainly_negative(f.difference);
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
    case Relation::agrees:
      return !are_disjoint(*this) && width() <= within;
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
    case Relation::agrees:
      return are_disjoint(*this);
  }
  return false;
}

double Finding::width() const {
  const double below = -lower(difference), above = upper(difference);
  if (std::isnan(below) || std::isnan(above)) return std::numeric_limits<double>::infinity();
  return std::max({below, above, 0.0});
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
