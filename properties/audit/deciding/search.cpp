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

double violation(const Findings& findings) {
  double sum = 0;
  for (const Finding& f : findings.findings)
    if (f.role == Role::hypothesis && !f.certainly_true()) sum += std::max(0.0, -lower(f.slack));
  return sum;
}
double smallest_slack(const Findings& findings) {
  double smallest = not_applicable;
  for (const Finding& f : findings.findings)
    if (f.role == Role::conclusion) smallest = std::min(smallest, upper(f.slack));
  return smallest;
}

/// The objective, which remembers the best instance met.
class Slacks {
 public:
  Slacks(const Statement& statement, int mutant, const Value& start, int most, const std::function<void()>& at_each)
      : statement_(statement),
        alteration_(statement.alteration(mutant)),
        start_(start),
        most_(most),
        at_each_(at_each) {}

  double at(const std::vector<double>& doubles) {
    if (is_done()) return no_evaluation;
    ++evaluations_;
    if (at_each_) at_each_();
    const double slack = measured(doubles);
    if (slack < best_slack_) {
      best_slack_ = slack;
      best_ = doubles;
    }
    return slack;
  }
  bool is_done() const { return failing_ || evaluations_ >= most_; }
  const std::vector<double>& best() const { return best_; }
  double best_slack() const { return best_slack_; }
  int evaluations() const { return evaluations_; }

 private:
  double measured(const std::vector<double>& doubles) {
    try {
      const Decision look = decide_at(statement_, {with_flat(start_, doubles)}, alteration_, Level::certified_double());
      if (look.findings.findings.empty()) return no_evaluation;  // asks for more precision
      if (applicability_of(look.findings) != Outcome::holds) return not_applicable + violation(look.findings);
      failing_ = failing_ || look.outcome == Outcome::fails;
      return smallest_slack(look.findings);
    } catch (const std::exception&) {
      return no_evaluation;  // outside a domain, malformed
    }
  }

  const Statement& statement_;
  const Alteration& alteration_;
  const Value& start_;
  int most_;
  const std::function<void()>& at_each_;
  int evaluations_ = 0;
  bool failing_ = false;
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

}  // namespace

std::optional<Tightest> search_tightest(const Statement& statement, int mutant, const Value& start, int evaluations,
                                        std::uint64_t seed, const std::function<void()>& at_each) {
  std::vector<double> x = flat(start);
  const bool has_slack = statement.form == Form::universal || statement.form == Form::mean;
  if (!has_slack || x.empty() || evaluations <= 0) return std::nullopt;
  nlopt::srand(static_cast<unsigned long>(seed));
  Sampler kicks(seed, 100);
  Slacks slacks(statement, mutant, start, evaluations, at_each);
  slacks.at(x);
  constexpr double relative_steps[] = {0.5, 0.05, 0.005, 0.25};
  constexpr int rounds = 4;
  for (int round = 0; round < rounds && !slacks.is_done(); ++round) {
    if (slacks.best_slack() < no_evaluation) x = slacks.best();
    if (round == rounds - 1)
      for (double& entry : x) entry += kicks.uniform(-0.1, 0.1) * (entry == 0 ? scale_of(x) : entry);
    Subplex{slacks, nlopt::opt(nlopt::LN_SBPLX, static_cast<unsigned>(x.size()))}.run(
        x, relative_steps[round], std::max(1, evaluations / rounds));
  }
  if (slacks.best_slack() >= not_applicable) return std::nullopt;
  return Tightest{with_flat(start, slacks.best()), slacks.best_slack(), slacks.evaluations()};
}

}  // namespace lemmacheck
