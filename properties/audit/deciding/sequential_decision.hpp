// The sequential exact test of a claimed failure probability.
#pragma once

#include <cstdint>
#include <vector>

namespace lemmacheck {

/// The statement's share of error. A union bound over 1000 statements leaves 10^-3 for a whole audit:
/// 1000 x 10^-6.
constexpr double error_per_statement = 1e-6;

/// One-sided exact bounds of a Bernoulli probability (Clopper and Pearson 1934, Biometrika 26, 404-413): each misses
/// the true value with probability at most `error`. Widened by 10^-9 relative, well above the 10^-12 that Boost.Math
/// documents for its inverse incomplete beta function in double precision.
double clopper_pearson_lower(std::int64_t draws, std::int64_t failures, double error);
double clopper_pearson_upper(std::int64_t draws, std::int64_t failures, double error);

/// Numbers of draws at which the test looks: 50, 100, 200, 400, ... and the budget.
std::vector<std::int64_t> looks(std::int64_t budget);

/// Decides whether independent draws fail with at most the allowed probability, known to lie in
/// [allowed_lower, allowed_upper].
///
/// Error: `error` is split evenly over the K looks and the two sides, so each bound at each look misses with
/// probability at most error / (2 K), and by the union bound any wrong answer, at whatever look it stops, has
/// probability at most `error`; one direction alone at most error / 2. Nothing is assumed but independence.
/// An undecided draw counts as a failure for the upper bound and as a success for the lower one. One that misses its
/// own hypotheses is no failure; but the test upholds nothing before it has seen one that meets them.
class SequentialTest {
 public:
  enum class Answer { open, upheld, refuted };
  SequentialTest(double allowed_lower, double allowed_upper, std::int64_t budget, double error);

  enum class Draw { holds, fails, undecided, inapplicable };
  void add(Draw draw);
  /// refuted: the lower bound exceeds allowed_upper; upheld: the upper bound is at most allowed_lower, and some draw
  /// was applicable.
  Answer answer() const { return answer_; }
  bool finished() const { return answer_ != Answer::open || draws_ == looks_.back(); }

  std::int64_t draws() const { return draws_; }
  std::int64_t applicable() const { return applicable_; }
  std::int64_t failures() const { return failures_; }
  std::int64_t undecided() const { return undecided_; }
  double lower() const { return lower_; }  ///< at the last look
  double upper() const { return upper_; }

 private:
  void look();
  double allowed_lower_, allowed_upper_, error_per_bound_;
  std::vector<std::int64_t> looks_;
  std::size_t next_look_ = 0;
  std::int64_t draws_ = 0, applicable_ = 0, failures_ = 0, undecided_ = 0;
  double lower_ = 0, upper_ = 1;
  Answer answer_ = Answer::open;
};

}  // namespace lemmacheck
