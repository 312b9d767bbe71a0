#include "cli/evaluations.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace lemmacheck::cli {
namespace {

/// The ladder up to the level that decided, at least one level of arbitrary precision, and MPFR beside it.
std::vector<Level> levels_of(const Statement& s, const Level& deciding) {
  std::vector<Level> levels;
  bool reached = false;
  for (const Level& level : ladder(s)) {
    if (!reached || levels.size() < 2) levels.push_back(level);
    reached = reached || level == deciding;
  }
  if (s.tier == Tier::exact) return levels;
  const int bits = deciding.bits + 64;
  levels.push_back(Level::mpfr(bits));
  levels.push_back(Level::mpfr(2 * bits));
  return levels;
}

Evaluation evaluation_at(const Statement& s, const Case& c, const Alteration& altered, const Level& level,
                         bool of_draw) {
  Evaluation e{of_draw, {}, {}};
  try {
    e.decision = decide_at(s, c, altered, level);
  } catch (const std::exception& problem) {
    e.problem = problem.what();
  }
  e.decision.level = level;
  return e;
}

class Checker {
 public:
  Checker(const Statement& s, const Alteration& altered, Checked& result) : s_(s), altered_(altered), result_(result) {}

  void decide_once() {
    if (!by_draws(s_.form)) {
      keep(decide(s_, result_.decided, altered_), false);
      return;
    }
    TrialDecider decider(s_, result_.decided.instance, altered_);
    keep(decider.prepared(), false);
    if (decider.prepared().outcome == Outcome::holds) keep(decider.decide(*result_.decided.draw), true);
  }
  void evaluate_everywhere() {
    const auto once = std::exchange(result_.evaluations, {});
    for (const auto& decided : once) {
      const Case part{result_.decided.instance, decided.of_draw ? result_.decided.draw : std::nullopt};
      for (const Level& level : levels_of(s_, decided.decision.level))
        result_.evaluations.push_back(evaluation_at(s_, part, altered_, level, decided.of_draw));
    }
  }

 private:
  void keep(const Decision& decision, bool of_draw) {
    result_.decision = decision, result_.of_draw = of_draw;
    result_.evaluations.push_back({of_draw, decision, {}});
  }
  const Statement& s_;
  const Alteration& altered_;
  Checked& result_;
};

}  // namespace

Checked checked(const Statement& s, const StoredInstance& stored, const Alteration& altered, std::uint64_t seed,
                bool all_levels) {
  Checked result{&s, stored.where, {stored.instance, stored.draw}, "the file", {}, false, {}};
  if (by_draws(s.form) && !result.decided.draw) {
    constexpr int size = 50;
    Sampler sampler(derived_seed(seed, s.id), size);
    result.decided.draw = s.draw(stored.instance, sampler);
    result.draw_is_from = fmt::format("seed {}", seed);
  }
  Checker checker(s, altered, result);
  try {
    checker.decide_once();
  } catch (const std::exception& e) {
    throw std::runtime_error(fmt::format("{}{}: the evaluation broke off: {}", s.id,
                                         stored.where.empty() ? "" : ", " + stored.where, e.what()));
  }
  if (all_levels) checker.evaluate_everywhere();
  return result;
}

}  // namespace lemmacheck::cli
