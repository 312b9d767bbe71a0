// A confidence sequence for the mean of bounded numbers.
#pragma once

#include <cstdint>
#include <vector>

namespace lemmacheck {

/// The largest lower confidence bound so far of the mean of numbers in [0, 1], valid at all times together.
///
/// Guarantee: if each x lies in [0, 1] and has, given those before it, an expectation of at most m, then with
/// probability at least 1 - error no bound() is ever above m, whatever the time at which one looks or stops.
///
/// Source: the empirical Bernstein sequence of Howard, Ramdas, McAuliffe and Sekhon (Ann. Statist. 49, 2021, theorem 4;
/// Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86, 2024, theorem 2) for K fixed values of lambda at once. With the mean
/// a of the numbers before x (in [0, 1]) and psi(l) = -log(1 - l) - l,
///   exp(l (x - a) - psi(l) (x - a)^2) <= 1 + l (x - a)          (Fan, Grama and Liu, EJP 20, 2015, lemma 4.1, x - a >= -1)
/// so given the past E exp(l (x - m) - psi(l) (x - a)^2) <= (1 + l (m - a)) exp(-l (m - a)) <= 1: the products are a
/// supermartingale, and by Ville's inequality each stays below K / error but for a probability of error / K. Hence
///   m >= (sum x - psi(l) / l sum (x - a)^2 - log(K / error) / l) / t      for all t and all K values of l.
/// The sums are enclosed, so the bound is rounded downward and no error of floating-point arithmetic is left.
class LowerMeanBound {
 public:
  /// std::invalid_argument unless 0 < error < 1. `share_of_variance` is 1 in the proof: the tests pass less to see that a
  /// broken bound is caught.
  explicit LowerMeanBound(double error, double share_of_variance = 1);
  /// std::invalid_argument unless x is in [0, 1].
  void add(double x);
  double bound() const { return bound_; }

 private:
  struct Rate {
    double cost_of_variance, cost_of_error;  ///< psi(l) / l and log(K / error) / l, rounded upward
  };
  std::vector<Rate> rates_;
  std::int64_t count_ = 0;
  double sum_ = 0, variation_ = 0;  ///< at most sum x, at least sum (x - a)^2
  double bound_ = 0;
};

/// Both bounds of the mean of independent numbers in [low, high] of which only enclosures are seen: the lower bound
/// is that of the enclosures' lower ends, the upper bound that of their upper ends. With probability at least
/// 1 - error the mean lies in [lower(), upper()] at all times.
class MeanBounds {
 public:
  /// std::invalid_argument unless low < high are finite.
  MeanBounds(double low, double high, double error, double share_of_variance = 1);
  /// An enclosure of the next number; NaN at an end, or an end outside [low, high], says nothing on its side.
  void add(double lower, double upper);
  double lower() const;
  double upper() const;

 private:
  double low_, high_;
  LowerMeanBound from_below_, from_above_;  ///< of (x - low) / (high - low), of (high - x) / (high - low)
};

}  // namespace lemmacheck
