#include "properties/examination.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "properties/nearest.hpp"
#include "properties/width.hpp"

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

Finding two_sides(std::string_view name, Role role, Relation relation, const Real& lhs, const Real& rhs,
                  const Real& scale) {
  Finding finding{std::string(name), role, relation, lhs, rhs, {}, rhs - lhs};
  const bool is_equal = relation == Relation::equal || relation == Relation::agrees;
  const Real gained = is_equal ? -abs(finding.difference) : finding.difference;
  finding.slack = cut(quotient(gained, scale), certainly_nonnegative(gained) ? 0 : -largest_slack,
                      is_equal || certainly_nonnegative(-gained) ? 0 : largest_slack);
  return finding;
}

/// The least of two slacks. Where one was cut to double ends, both are read so.
Real least(const Real& a, const Real& b) {
  if (a.level() == b.level()) return min(a, b);
  return Real(Interval(std::min(lower(a), lower(b)), std::min(upper(a), upper(b))));
}

/// Of the steps of a run: whether `a` is worse than `b`.
bool is_worse(const Finding& a, const Finding& b) {
  const auto rank = [](const Finding& f) { return f.certainly_false() ? 0 : f.certainly_true() ? 2 : 1; };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return lower(a.slack) < lower(b.slack);
}

}  // namespace

const Fraction& Examination::constant_fraction(std::string_view name) const {
  if (const auto altered = alteration_.constants.find(name); altered != alteration_.constants.end()) {
    took_effect(Change::Of::constant, name);
    return altered->second;
  }
  if (const auto own = constants_.find(name); own != constants_.end()) return own->second;
  std::vector<std::string> names;
  for (const auto& [own, value] : constants_) names.push_back(own);
  throw std::logic_error("the statement has no constant '" + std::string(name) + "'" + nearest_text(name, names));
}
bool Examination::replaced(std::string_view variant) const {
  if (variants_ && !variants_->contains(variant))
    throw std::logic_error("the body asks for the variant '" + std::string(variant) + "', which no mutant has" +
                           nearest_text(variant, {variants_->begin(), variants_->end()}));
  if (!alteration_.replaced.contains(variant)) return false;
  took_effect(Change::Of::variant, variant);
  return true;
}
void Examination::took_effect(Change::Of of, std::string_view name) const {
  auto change = Change{of, std::string(name)}.text();
  if (std::find(in_effect_.begin(), in_effect_.end(), change) == in_effect_.end())
    in_effect_.push_back(std::move(change));
}
Findings Examination::take() {
  findings_.in_effect = std::move(in_effect_);
  return std::move(findings_);
}

std::string Change::text() const {
  static constexpr const char* words[] = {"the constant '", "the hypothesis '", "the variant '"};
  return words[static_cast<std::size_t>(of)] + name + "'";
}
std::vector<Change> Alteration::changes() const {
  std::vector<Change> all;
  for (const auto& [name, value] : constants) all.push_back({Change::Of::constant, name});
  for (const auto& name : dropped) all.push_back({Change::Of::hypothesis, name});
  for (const auto& name : replaced) all.push_back({Change::Of::variant, name});
  return all;
}

// A literal (a count, 0, 1/2), exact at every level, joins the level at hand, so that the slack is computed there too.
Real Examination::at_level(const Real& x, std::string_view what, std::string_view name) const {
  const auto refuse = [&](const std::string& why) {
    throw std::logic_error(std::string(what) + " '" + std::string(name) + "' " + why);
  };
  if (!x.is_double_level()) return x;
  // An enclosure that overflows has a finite end, or says that it knows nothing.
  const bool is_point = x.interval().is_point();
  if (is_point && !std::isfinite(x.interval().lower))
    refuse("is infinite: a side is a number. Where a bound says nothing, leave it out or say says_nothing()");
  if (level_.arithmetic == Arithmetic::certified_double) return x;
  if (is_point) return real(x.interval().lower);
  if (std::isnan(x.interval().lower) && std::isnan(x.interval().upper)) refuse("is not a number");
  refuse("is an inexact number of double level at " + level_.name() + ": start from exam.real");
  return x;
}

using Stated = Examination::Stated;

const Stated& Stated::trivially_at_most(const Real& t) const {
  if (finding_) gains(exam_.at_level(t, "the trivial bound of", finding_->name) - finding_->rhs);
  return *this;
}
const Stated& Stated::trivially_at_least(const Real& t) const {
  if (finding_) gains(finding_->lhs - exam_.at_level(t, "the trivial bound of", finding_->name));
  return *this;
}
void Stated::gains(const Real& gain) const {
  // Of a run, the bound says something where it does so at every step.
  if (!finding_->gain)
    finding_->gain = gain;
  else if (finding_->step)
    finding_->gain = min(*finding_->gain, gain);
  else
    throw std::logic_error("'" + finding_->name + "' has two trivial bounds");
}

Stated Examination::Sides::at_most(std::string_view name, const Real& lhs, const Real& rhs) const {
  return add(compared(Relation::at_most, name, lhs, rhs));
}
Stated Examination::Sides::below(std::string_view name, const Real& lhs, const Real& rhs) const {
  return add(compared(Relation::below, name, lhs, rhs));
}
Stated Examination::Sides::equal(std::string_view name, const Real& lhs, const Real& rhs) const {
  return add(compared(Relation::equal, name, lhs, rhs));
}
Stated Examination::Sides::equal(std::string_view name, const Matrix& lhs, const Matrix& rhs) const {
  return add(compared(Relation::equal, name, lhs, rhs));
}
Stated Examination::Sides::agrees(std::string_view name, const Real& lhs, const Real& rhs,
                                  std::string_view within) const {
  Finding finding = compared(Relation::agrees, name, lhs, rhs);
  finding.within = Width::parse(within).at_least();
  return add(std::move(finding));
}
Stated Examination::Sides::agrees(std::string_view name, const Matrix& lhs, const Matrix& rhs,
                                  std::string_view within) const {
  Finding finding = compared(Relation::agrees, name, lhs, rhs);
  finding.within = Width::parse(within).at_least();
  return add(std::move(finding));
}
Stated Examination::Sides::at_most_throughout(std::string_view name, std::int64_t step, const Real& lhs,
                                              const Real& rhs) const {
  Finding finding = compared(Relation::at_most, name, lhs, rhs);
  finding.step = step;
  return add(std::move(finding));
}

Finding Examination::Sides::compared(Relation relation, std::string_view name, const Real& lhs, const Real& rhs) const {
  const Real left = exam_.at_level(lhs, "the left side of", name),
             right = exam_.at_level(rhs, "the right side of", name);
  return two_sides(name, role_, relation, left, right, max(abs(left), abs(right)));
}
Finding Examination::Sides::compared(Relation relation, std::string_view name, const Matrix& lhs,
                                     const Matrix& rhs) const {
  return two_sides(name, role_, relation, largest_entry(lhs - rhs), exam_.real(0.0),
                   max(largest_entry(lhs), largest_entry(rhs)));
}

Stated Examination::Sides::add(Finding finding) const {
  const bool dropped = role_ == Role::hypothesis && exam_.alteration_.dropped.contains(finding.name);
  if (dropped) exam_.took_effect(Change::Of::hypothesis, finding.name);
  if (guards_ && finding.certainly_false()) {
    keep(std::move(finding));
    throw GuardFails{};
  }
  if (guards_ && !finding.certainly_true()) throw NeedsMorePrecision("the guard '" + finding.name + "' is not decided");
  return {exam_, dropped ? nullptr : keep(std::move(finding))};
}

/// Appends the finding, or joins a step to the run that its name already has.
Finding* Examination::Sides::keep(Finding finding) const {
  auto& all = exam_.findings_.findings;
  const auto same =
      std::find_if(all.begin(), all.end(), [&](const Finding& other) { return other.name == finding.name; });
  if (same == all.end()) return &all.emplace_back(std::move(finding));
  if (!same->step || !finding.step || same->role != finding.role)
    throw std::logic_error("two findings have the name '" + finding.name + "'");
  const Real slack = least(same->slack, finding.slack);
  finding.gain = same->gain;
  if (is_worse(finding, *same)) *same = std::move(finding);
  same->slack = slack;
  return &*same;
}

void Examination::observe(std::string_view name, const Real& value) {
  for (const Observation& other : findings_.observations)
    if (other.name == name) throw std::logic_error("two observations have the name '" + std::string(name) + "'");
  findings_.observations.push_back({std::string(name), at_level(value, "the observation", name)});
}
void Examination::label(std::string_view name) {
  auto& all = findings_.labels;
  if (std::find(all.begin(), all.end(), name) == all.end()) all.emplace_back(name);
}
void Examination::dimension(std::string_view name, std::int64_t size) {
  for (const Dimension& other : findings_.dimensions)
    if (other.name == name) throw std::logic_error("two dimensions have the name '" + std::string(name) + "'");
  findings_.dimensions.push_back({std::string(name), size});
}
void Examination::fails_with_probability_at_most(const Real& probability) {
  if (!findings_.failure_probability.empty()) throw std::logic_error("two failure probabilities are claimed");
  findings_.failure_probability.push_back(at_level(probability, "the claimed", "failure probability"));
}
void Examination::mean_at_most(std::string_view name, const Real& low, const Real& high, const Real& bound) {
  claim_mean(MeanBound::at_most, name, low, high, bound);
}
void Examination::mean_at_least(std::string_view name, const Real& low, const Real& high, const Real& bound) {
  claim_mean(MeanBound::at_least, name, low, high, bound);
}
void Examination::claim_mean(MeanBound relation, std::string_view name, const Real& low, const Real& high,
                             const Real& bound) {
  for (const MeanClaim& other : findings_.means)
    if (other.name == name && other.relation == relation)
      throw std::logic_error("two claims about the mean of '" + std::string(name) + "'");
  findings_.means.push_back({std::string(name), relation, at_level(low, "the least value of", name),
                             at_level(high, "the largest value of", name),
                             at_level(bound, "the bound of the mean of", name)});
}
void Examination::value(std::string_view name, const Real& x) {
  for (const Observation& other : findings_.values)
    if (other.name == name) throw std::logic_error("two values have the name '" + std::string(name) + "'");
  findings_.values.push_back({std::string(name), at_level(x, "the value", name)});
}
void Examination::assume(std::string_view what) {
  auto& all = findings_.assumptions;
  if (std::find(all.begin(), all.end(), what) == all.end()) all.emplace_back(what);
}

}  // namespace lemmacheck
