#include "properties/audit/deciding/search.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <nlopt.hpp>

#include "properties/audit/deciding/decision.hpp"

namespace lemmacheck {
namespace {

// A slack lies in [-2, 2]. What does not apply starts above, so that any applicable instance is better than it;
// by how much the hypotheses fail is added, so that the search is led back.
constexpr double not_applicable = 3;
constexpr double no_evaluation = 100;
/// One evaluation in so many is kept for the end, to snap it.
constexpr int share_of_snaps = 5;

bool is_required(const Finding& f, const SearchGoal& goal) {
  return f.role == Role::hypothesis && f.name != goal.without && f.name != goal.finding;
}
double violation(const Findings& findings, const SearchGoal& goal) {
  double sum = 0;
  for (const Finding& f : findings.findings)
    if (is_required(f, goal) && !f.certainly_true()) sum += std::max(0.0, -lower(f.slack));
  return sum;
}
bool applies(const Findings& findings, const SearchGoal& goal) {
  return std::all_of(findings.findings.begin(), findings.findings.end(),
                     [&](const Finding& f) { return !is_required(f, goal) || f.certainly_true(); });
}
double slack_of(const Findings& findings, const SearchGoal& goal) {
  double smallest = not_applicable;
  for (const Finding& f : findings.findings)
    if (goal.finding.empty() ? f.role == Role::conclusion : f.name == goal.finding)
      smallest = std::min(smallest, upper(f.slack));
  return smallest;
}
bool is_reached(const Findings& findings, const SearchGoal& goal) {
  return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const Finding& f) {
    return (f.role == Role::conclusion || f.name == goal.finding) && f.certainly_false();
  });
}

/// The objective, which remembers the best instance met.
class Slacks {
 public:
  Slacks(const Statement& statement, const Alteration& alteration, const Value& start, const SearchGoal& goal,
         const SearchHooks& hooks)
      : statement_(statement), alteration_(alteration), start_(start), goal_(goal), hooks_(hooks) {}

  /// No more than so many evaluations from now on are made in all.
  void allow(int evaluations) { most_ = evaluations; }
  double at(const std::vector<double>& doubles) {
    if (is_done()) return no_evaluation;
    ++evaluations_;
    if (hooks_.before) hooks_.before();
    const double slack = measured(doubles);
    if (slack < best_slack_ || reached_) best_slack_ = slack, best_ = doubles;
    return slack;
  }
  bool is_done() const { return reached_ || evaluations_ >= most_; }
  bool is_reached() const { return reached_; }
  const std::vector<double>& best() const { return best_; }
  double best_slack() const { return best_slack_; }
  int evaluations() const { return evaluations_; }

 private:
  double measured(const std::vector<double>& doubles) {
    try {
      const Decision look = decide_at(statement_, {with_flat(start_, doubles)}, alteration_, Level::certified_double());
      if (look.findings.findings.empty()) return no_evaluation;  // asks for more precision
      if (hooks_.after) hooks_.after(look.findings);
      if (!applies(look.findings, goal_)) return not_applicable + violation(look.findings, goal_);
      reached_ = lemmacheck::is_reached(look.findings, goal_);
      return slack_of(look.findings, goal_);
    } catch (const std::exception&) {
      return no_evaluation;  // outside a domain, malformed
    }
  }

  const Statement& statement_;
  const Alteration& alteration_;
  const Value& start_;
  const SearchGoal& goal_;
  const SearchHooks& hooks_;
  int most_ = 0;
  int evaluations_ = 0;
  bool reached_ = false;
  double best_slack_ = no_evaluation;
  std::vector<double> best_;
};

/// Typical size of the doubles: the unit of steps for those that are 0.
double scale_of(const std::vector<double>& x) {
  double sum = 0;
  for (const double entry : x) sum += std::abs(entry) / static_cast<double>(x.size());
  return sum > 0 && std::isfinite(sum) ? sum : 1;
}

struct Subplex {
  Slacks& slacks;
  nlopt::opt optimiser;

  static double objective(const std::vector<double>& x, std::vector<double>&, void* self) {
    auto& subplex = *static_cast<Subplex*>(self);
    const double slack = subplex.slacks.at(x);
    if (subplex.slacks.is_done()) subplex.optimiser.force_stop();
    return slack;
  }
  /// Starts at `x` with steps of `relative_step` times the entries' sizes.
  void run(std::vector<double> x, double relative_step, int evaluations) {
    const double scale = scale_of(x);
    std::vector<double> steps;
    for (const double entry : x) steps.push_back(relative_step * (entry == 0 ? scale : std::abs(entry)));
    optimiser.set_min_objective(objective, this);
    optimiser.set_maxeval(evaluations);
    optimiser.set_initial_step(steps);
    double least = 0;
    try {
      optimiser.optimize(x, least);
    } catch (const std::exception&) {
      // A forced stop, or steps below the rounding: what was found stands.
    }
  }
};

/// The nearest multiple of 2^exponent.
double on_grid(double x, int exponent) { return std::ldexp(std::nearbyint(std::ldexp(x, -exponent)), exponent); }
/// x to its leading bits.
double leading_bits(double x, int bits) { return x == 0 ? 0 : on_grid(x, std::ilogb(x) - bits + 1); }

constexpr int most_bits_snapped = 8;

/// Looks at what is nearby with few bits: the instance as a whole, each number to its leading bits or all on one grid;
/// then number by number, keeping what is better.
void snap(Slacks& slacks) {
  const auto found = slacks.best();
  const int scale = std::ilogb(scale_of(found));
  const auto look = [&](const auto& changed) {
    auto x = found;
    for (double& entry : x) entry = changed(entry);
    slacks.at(x);
  };
  for (int bits = 1; bits <= most_bits_snapped && !slacks.is_done(); ++bits) {
    look([&](double entry) { return leading_bits(entry, bits); });
    look([&](double entry) { return on_grid(entry, scale - bits + 1); });
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    for (int bits = 0; bits <= most_bits_snapped && !slacks.is_done(); ++bits) {
      auto x = slacks.best();
      x[k] = bits == 0 ? 0 : leading_bits(found[k], bits);
      slacks.at(x);
    }
  }
}

}  // namespace

std::optional<Tightest> search_tightest(const Statement& statement, const Alteration& alteration, const Value& start,
                                        const SearchGoal& goal, int evaluations, std::uint64_t seed,
                                        const SearchHooks& hooks) {
  std::vector<double> x = flat(start);
  const bool has_slack = statement.form == Form::universal || statement.form == Form::mean;
  if (!has_slack || x.empty() || evaluations <= 0) return std::nullopt;
  nlopt::srand(static_cast<unsigned long>(seed));
  Sampler kicks(seed, 100);
  Slacks slacks(statement, alteration, start, goal, hooks);
  const int moving = std::max(1, evaluations - evaluations / share_of_snaps);
  slacks.allow(moving);
  slacks.at(x);
  constexpr double relative_steps[] = {0.5, 0.05, 0.005, 0.25};
  constexpr int rounds = 4;
  for (int round = 0; round < rounds && !slacks.is_done(); ++round) {
    if (slacks.best_slack() < no_evaluation) x = slacks.best();
    if (round == rounds - 1)
      for (double& entry : x) entry += kicks.uniform(-0.1, 0.1) * (entry == 0 ? scale_of(x) : entry);
    Subplex{slacks, nlopt::opt(nlopt::LN_SBPLX, static_cast<unsigned>(x.size()))}.run(x, relative_steps[round],
                                                                                      std::max(1, moving / rounds));
  }
  slacks.allow(evaluations);
  if (slacks.best_slack() < not_applicable) snap(slacks);
  if (slacks.best_slack() >= not_applicable) return std::nullopt;
  return Tightest{with_flat(start, slacks.best()), slacks.best_slack(), slacks.evaluations()};
}

}  // namespace lemmacheck
