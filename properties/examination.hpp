// What a statement's body talks to.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/linear_algebra/matrix.hpp"
#include "properties/findings.hpp"

namespace lemmacheck {

using Constants = std::map<std::string, Fraction, std::less<>>;

/// One of the changes that a mutant makes.
struct Change {
  enum class Of { constant, hypothesis, variant };
  Of of{};
  std::string name;
  /// "the constant 'rate'", "the hypothesis 'balance'", "the variant 'largest'".
  std::string text() const;
};

/// What a mutant (or `--set`) changes in a statement.
struct Alteration {
  Constants constants;                          ///< set to another value
  std::set<std::string, std::less<>> dropped;   ///< hypotheses left out, by name
  std::set<std::string, std::less<>> replaced;  ///< named variants of a formula that are in force
  std::vector<Change> changes() const;
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
  /// `variants`: those that the body may ask for; null: any.
  Examination(Level level, const Constants& constants, const Alteration& alteration,
              const std::set<std::string, std::less<>>* variants = nullptr)
      : level_(level), constants_(constants), alteration_(alteration), variants_(variants) {}

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
  /// Whether the variant of a formula with this name is in force (a mutant put it there). std::logic_error if no mutant
  /// of the statement has it.
  bool replaced(std::string_view variant) const;

  /// What was stated, to say more of it: exam.conclusion().at_most("error", lhs, rhs).trivially_at_most(1).
  class Stated {
   public:
    /// It is trivially known that lhs <= t: the bound says something where rhs < t.
    const Stated& trivially_at_most(const Real& t) const;
    /// It is trivially known that rhs >= t: the bound says something where lhs > t.
    const Stated& trivially_at_least(const Real& t) const;

   private:
    friend class Examination;
    Stated(Examination& exam, Finding* finding) : exam_(exam), finding_(finding) {}
    void gains(const Real& gain) const;
    Examination& exam_;
    Finding* finding_;  // null of what is not recorded; valid until the next finding
  };

  /// Adds statements of one role: exam.conclusion().at_most("descent", lhs, rhs).
  class Sides {
   public:
    Stated at_most(std::string_view name, const Real& lhs, const Real& rhs) const;
    Stated below(std::string_view name, const Real& lhs, const Real& rhs) const;
    /// Holds by exact arithmetic only; enclosures can refute it.
    Stated equal(std::string_view name, const Real& lhs, const Real& rhs) const;
    /// Entrywise: the sides recorded are the largest difference and 0; the slack is minus the largest difference
    /// over the largest entry. OutsideDomain if the shapes differ.
    Stated equal(std::string_view name, const Matrix& lhs, const Matrix& rhs) const;
    /// For equalities that no exact arithmetic decides: holds where the enclosures overlap and the sides are certified
    /// to differ by at most `within` ("1e-30", "1/200", "2^-500"), and escalates until that is so. Disjoint
    /// enclosures: certified false. The width that was reached is recorded. std::invalid_argument for no width.
    Stated agrees(std::string_view name, const Real& lhs, const Real& rhs, std::string_view within) const;
    /// Entrywise, like `equal`.
    Stated agrees(std::string_view name, const Matrix& lhs, const Matrix& rhs, std::string_view within) const;
    /// One inequality at every step of a run: called once a step, all of one name. Holds if every step is certainly
    /// true, fails if one is certainly false. The worst step is kept: one that fails, else one that is not decided,
    /// else that of the smallest slack; the first of equals.
    Stated at_most_throughout(std::string_view name, std::int64_t step, const Real& lhs, const Real& rhs) const;

   private:
    friend class Examination;
    Sides(Examination& exam, Role role, bool guards) : exam_(exam), role_(role), guards_(guards) {}
    Finding compared(Relation relation, std::string_view name, const Real& lhs, const Real& rhs) const;
    Finding compared(Relation relation, std::string_view name, const Matrix& lhs, const Matrix& rhs) const;
    Stated add(Finding finding) const;
    Finding* keep(Finding finding) const;
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

  /// An inequality inside a proof: recorded and compared, without a vote.
  Sides step() { return {*this, Role::step, false}; }

  void observe(std::string_view name, const Real& value);
  /// The family or route that the instance itself shows ("bernstein"); pages count cases by label, and what a case
  /// shrinks to keeps its labels. Read it off the exact data, so that every level gives the same.
  void label(std::string_view name);
  /// A size of the instance; pages show the range of each. Once a name.
  void dimension(std::string_view name, std::int64_t size);
  /// Once per evaluation. Probable statements, in `prepare`: the conclusion may fail with at most this probability.
  void fails_with_probability_at_most(const Real& probability);
  /// Of a mean that draws decide, in `prepare`: every draw's value of that name lies in [low, high], which is proved
  /// elsewhere (a value that certainly does not is an error), and their mean is at most `bound`. Each claim once.
  void mean_at_most(std::string_view name, const Real& low, const Real& high, const Real& bound);
  void mean_at_least(std::string_view name, const Real& low, const Real& high, const Real& bound);
  /// In a draw: the number of that name, about whose mean something is claimed.
  void value(std::string_view name, const Real& x);
  /// Names a non-rigorous step; it stands in the record and in the report.
  void assume(std::string_view what);

  Findings take();

 private:
  Real at_level(const Real& x, std::string_view what, std::string_view name) const;
  void took_effect(Change::Of of, std::string_view name) const;
  void claim_mean(MeanBound relation, std::string_view name, const Real& low, const Real& high, const Real& bound);
  Level level_;
  const Constants& constants_;
  const Alteration& alteration_;
  const std::set<std::string, std::less<>>* variants_;
  Findings findings_;
  mutable std::vector<std::string> in_effect_;  // what was asked: a question changes nothing that a body sees
};

}  // namespace lemmacheck
