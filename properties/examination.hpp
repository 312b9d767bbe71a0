// What a statement's body talks to, and what comes out of it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

using Constants = std::map<std::string, Fraction, std::less<>>;

/// What a mutant (or `--set`) changes in a statement.
struct Alteration {
  Constants constants;                          ///< set to another value
  std::set<std::string, std::less<>> dropped;   ///< hypotheses left out, by name
  std::set<std::string, std::less<>> replaced;  ///< named variants of a formula that are in force
};

enum class Role { hypothesis, conclusion, says_nothing };
enum class Relation { at_most, below, equal };

/// One hypothesis or conclusion, as evaluated: two sides and the slack
/// (rhs - lhs) / max(|lhs|, |rhs|), 0 if both are 0; for `equal`, minus the relative distance.
///
/// Truth is read off the difference rhs - lhs alone. The slack is for comparison of instances: always an enclosure
/// within [-2, 2], of the difference's sign where that is known, and as wide as [-2, 2] (at the double level) where
/// both sides may be zero at this precision.
struct Finding {
  std::string name;
  Role role{};
  Relation relation{};
  Real lhs{}, rhs{}, slack{}, difference{};
  /// Neither of the two: not decided at this level.
  bool certainly_true() const;
  bool certainly_false() const;
};

/// A named number worth looking at beside the slack (a condition number, a margin).
struct Observation {
  std::string name;
  Real value;
};

struct Findings {
  std::vector<Finding> findings;
  std::vector<Observation> observations;
  std::vector<std::string> assumptions;   ///< non-rigorous steps that this evaluation rests on
  std::vector<Real> failure_probability;  ///< empty, or one: what a probable statement allows
};

/// Thrown by a guard that is certainly false: nothing after it is defined. Caught by `Statement`.
struct GuardFails {};

/// Hands the exact data to an arithmetic and collects the findings of one evaluation at one level.
///
/// A statement's body is a plain function of the instance and an Examination; it sees neither level nor
/// precision, and it never branches on a double. What it states and observes is of the level or an exact literal;
/// anything else is a std::logic_error. So are two findings of one name in one evaluation.
class Examination {
 public:
  Examination(Level level, const Constants& constants, const Alteration& alteration)
      : level_(level), constants_(constants), alteration_(alteration) {}

  /// Starts a computation from exact data.
  Real real(double exact) const { return Real(exact, level_); }
  Real real(const Fraction& exact) const { return Real(exact, level_); }
  Matrix lift(const DyadicMatrix& exact) const { return Matrix(exact, level_); }
  Matrix zeros(int rows, int cols) const { return Matrix(rows, cols, level_); }
  Matrix identity(int n) const { return lemmacheck::identity(n, level_); }
  Real pi() const { return lemmacheck::pi(level_); }
  Level level() const { return level_; }
  /// The statement's constant of that name, as altered. std::logic_error if there is none.
  Real constant(std::string_view name) const { return real(constant_fraction(name)); }
  const Fraction& constant_fraction(std::string_view name) const;
  /// Whether the variant of a formula with this name is in force (a mutant put it there).
  bool replaced(std::string_view variant) const { return alteration_.replaced.contains(variant); }

  /// Adds statements of one role: exam.conclusion().at_most("descent", lhs, rhs).
  class Sides {
   public:
    void at_most(std::string_view name, const Real& lhs, const Real& rhs) const;
    void below(std::string_view name, const Real& lhs, const Real& rhs) const;
    /// Holds by exact arithmetic only; enclosures can refute it.
    void equal(std::string_view name, const Real& lhs, const Real& rhs) const;
    /// Entrywise: the sides recorded are the largest difference and 0; the slack is minus the largest difference
    /// over the largest entry. OutsideDomain if the shapes differ.
    void equal(std::string_view name, const Matrix& lhs, const Matrix& rhs) const;

   private:
    friend class Examination;
    Sides(Examination& exam, Role role, bool guards) : exam_(exam), role_(role), guards_(guards) {}
    void compare(Relation relation, std::string_view name, const Real& lhs, const Real& rhs) const;
    void add(Finding finding) const;
    Examination& exam_;
    Role role_;
    bool guards_;
  };
  /// A hypothesis. One that is dropped by a mutant is not recorded.
  Sides hypothesis() { return {*this, Role::hypothesis, false}; }
  /// A hypothesis that what follows needs (a divisor, a root, c > 0): stops here when certainly false (GuardFails),
  /// asks for more precision when unknown (NeedsMorePrecision), even where a mutant drops it. A dropped one is
  /// recorded only where it fails: what follows is undefined there, so the instance is inapplicable all the same.
  Sides guard() { return {*this, Role::hypothesis, true}; }
  Sides conclusion() { return {*this, Role::conclusion, false}; }
  /// A proof that the statement says nothing about this instance: claimed probability <= 0, a bound no
  /// better than the trivial one. All of them hold on every applicable instance of a vacuous statement.
  Sides says_nothing() { return {*this, Role::says_nothing, false}; }

  void observe(std::string_view name, const Real& value);
  /// Once per evaluation. Probable statements, in `prepare`: the conclusion may fail with at most this probability.
  void fails_with_probability_at_most(const Real& probability);
  /// Names a non-rigorous step; it stands in the record and in the report.
  void assume(std::string_view what);

  Findings take() { return std::move(findings_); }

 private:
  Real at_level(const Real& x, std::string_view name) const;
  Level level_;
  const Constants& constants_;
  const Alteration& alteration_;
  Findings findings_;
};

/// Verdict on one instance, and how its findings decide it. `inapplicable`: a hypothesis is certified false. `fails`:
/// every hypothesis is certified true and a conclusion certified false. `holds`: everything is certified true, and
/// there is a conclusion. Everything else is `undecided`. What says nothing does not enter.
enum class Outcome { holds, fails, undecided, inapplicable };
const char* name_of(Outcome outcome);
Outcome outcome_of(const Findings& findings);
/// The hypotheses alone: holds (the statement applies), inapplicable or undecided.
Outcome applicability_of(const Findings& findings);

}  // namespace lemmacheck
