// The independent evaluation by Mpfr, held against a decision.
#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

#include "properties/audit/deciding/decision.hpp"

namespace lemmacheck {
namespace {

Findings evaluated(const Statement& statement, const Case& c, const Alteration& alteration, Level level) {
  if (!by_draws(statement.form)) return statement.evaluate(c.instance, level, alteration);
  const auto trial = statement.trial(c.instance, level, alteration);
  return c.draw ? trial->examine(*c.draw) : trial->prepared();
}

/// Nothing is claimed about the number: NaN, or infinite on both sides.
bool is_unknown(const Real& certified) { return !std::isfinite(lower(certified)) && !std::isfinite(upper(certified)); }
/// The slack of sides that may both be zero: all that a slack can be.
bool is_unknown_slack(const Finding& certified) {
  const bool is_equal = certified.relation == Relation::equal || certified.relation == Relation::agrees;
  const double most = is_equal ? 0 : 2;
  return lower(certified.slack) <= -2 && upper(certified.slack) >= most;
}

/// Holds one evaluation pair against a decision and remembers the first disagreement.
class Comparison {
 public:
  Comparison(const Decision& decision, Level coarse, Level fine)
      : decision_(decision), coarse_level_(coarse), fine_level_(fine) {}

  void all(const Findings& coarse, const Findings& fine) {
    const Findings& certified = decision_.findings;
    same_names(certified.findings, coarse.findings, fine.findings, "finding");
    same_names(certified.observations, coarse.observations, fine.observations, "observation");
    same_names(certified.values, coarse.values, fine.values, "value");
    same_names(certified.means, coarse.means, fine.means, "claim about a mean");
    if (certified.failure_probability.size() != fine.failure_probability.size())
      say("a failure probability is missing");
    if (certified.labels != coarse.labels || certified.labels != fine.labels)
      say("the labels differ: an instance's label must not depend on the level");
    if (said_) return;
    for (std::size_t k = 0; k < certified.findings.size(); ++k)
      finding(certified.findings[k], coarse.findings[k], fine.findings[k]);
    for (const auto numbers : {&Findings::observations, &Findings::values})
      for (std::size_t k = 0; k < (certified.*numbers).size(); ++k)
        number((certified.*numbers)[k].name, (certified.*numbers)[k].value, (coarse.*numbers)[k].value,
               (fine.*numbers)[k].value);
    for (const auto part : {&MeanClaim::low, &MeanClaim::high, &MeanClaim::bound})
      for (std::size_t k = 0; k < certified.means.size(); ++k)
        number("the claim about " + certified.means[k].name, certified.means[k].*part, coarse.means[k].*part,
               fine.means[k].*part);
    for (std::size_t k = 0; k < certified.failure_probability.size(); ++k)
      number("failure probability", certified.failure_probability[k], coarse.failure_probability[k],
             fine.failure_probability[k]);
  }
  std::optional<std::string> result() const { return said_; }

 private:
  void say(std::string what) {
    if (!said_) said_ = std::move(what);
  }
  template <class Named>
  void same_names(const std::vector<Named>& certified, const std::vector<Named>& coarse, const std::vector<Named>& fine,
                  const char* kind) {
    for (const auto* other : {&coarse, &fine}) {
      if (other->size() != certified.size()) {
        return say(fmt::format("{}s: {} at {}, {} at {}", kind, certified.size(), decision_.level.name(), other->size(),
                               (other == &coarse ? coarse_level_ : fine_level_).name()));
      }
      for (std::size_t k = 0; k < certified.size(); ++k)
        if ((*other)[k].name != certified[k].name)
          return say(fmt::format("{} '{}' at {} is '{}' at {}", kind, certified[k].name, decision_.level.name(),
                                 (*other)[k].name, (other == &coarse ? coarse_level_ : fine_level_).name()));
    }
  }
  void finding(const Finding& certified, const Finding& coarse, const Finding& fine) {
    // Of a run, steps that tie at one level may be told apart at another: then the least slack alone has one meaning.
    if (certified.step == coarse.step && certified.step == fine.step) {
      number(certified.name + ", left side", certified.lhs, coarse.lhs, fine.lhs);
      number(certified.name + ", right side", certified.rhs, coarse.rhs, fine.rhs);
    }
    if (!is_unknown_slack(certified)) number(certified.name + ", slack", certified.slack, coarse.slack, fine.slack);
    // The gain is the least over the steps' gains, and each level may have taken it from another step.
    if (!certified.step && certified.gain && coarse.gain && fine.gain)
      number(certified.name + ", gain over the trivial bound", *certified.gain, *coarse.gain, *fine.gain);
  }
  void number(const std::string& what, const Real& certified, const Real& coarse, const Real& fine) {
    if (is_unknown(certified)) return;
    if (is_finite(coarse) && is_finite(fine) && encloses(certified, fine, 2 * abs(fine - coarse))) return;
    say(fmt::format("{}: {} at {}, but {} at {} and {} at {}", what, to_enclosure_text(certified),
                    decision_.level.name(), to_text(coarse), coarse_level_.name(), to_text(fine), fine_level_.name()));
  }

  const Decision& decision_;
  Level coarse_level_, fine_level_;
  std::optional<std::string> said_;
};

}  // namespace

std::optional<std::string> cross_check(const Statement& statement, const Case& c, const Alteration& alteration,
                                       const Decision& decision) {
  if (decision.level.arithmetic == Arithmetic::rational) return std::nullopt;
  const Findings& f = decision.findings;
  if (f.findings.empty() && f.observations.empty() && f.values.empty() && f.means.empty()) return std::nullopt;
  const int bits = decision.level.bits + 64;
  const Level coarse = Level::mpfr(bits), fine = Level::mpfr(2 * bits);
  Comparison comparison(decision, coarse, fine);
  try {
    comparison.all(evaluated(statement, c, alteration, coarse), evaluated(statement, c, alteration, fine));
  } catch (const NeedsMorePrecision& e) {
    return fmt::format("mpfr could not follow {}: {}", decision.level.name(), e.what());
  } catch (const OutsideDomain& e) {
    return fmt::format("mpfr could not follow {}: {}", decision.level.name(), e.what());
  }
  return comparison.result();
}

}  // namespace lemmacheck
