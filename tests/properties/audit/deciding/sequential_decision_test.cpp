#include "properties/audit/deciding/sequential_decision.hpp"

#include <cmath>

#include "properties/sampler.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;
using Answer = SequentialTest::Answer;
using Draw = SequentialTest::Draw;

namespace {

/// P(X <= k) of the binomial distribution, by its sum.
double at_most(int k, int n, double p) {
  double sum = 0;
  for (int i = 0; i <= k; ++i)
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) +
                    (n - i) * std::log1p(-p));
  return sum;
}

struct Rates {
  int upheld = 0, refuted = 0, trials = 0;
};
/// Independent sequential tests of coins that fail with probability `p`, of which `allowed` is claimed.
Rates simulate(double p, double allowed, double error, int trials, double undecided = 0) {
  Rates rates;
  for (int t = 0; t < trials; ++t) {
    Sampler coin(derived_seed(5, std::to_string(p) + "/" + std::to_string(t)), 50);
    SequentialTest test(allowed, allowed, 400, error);
    while (!test.finished())
      test.add(coin.chance(undecided) ? Draw::undecided : coin.chance(p) ? Draw::fails : Draw::holds);
    rates.upheld += test.answer() == Answer::upheld, rates.refuted += test.answer() == Answer::refuted;
    ++rates.trials;
  }
  return rates;
}

}  // namespace

TEST_CASE("Clopper-Pearson bounds are where the binomial tails have the error") {
  for (const double error : {0.05, 1e-6, 1e-10}) {
    for (const int failures : {1, 3, 20}) {
      const int n = 100;
      const double low = clopper_pearson_lower(n, failures, error), high = clopper_pearson_upper(n, failures, error);
      CHECK(1 - at_most(failures - 1, n, low) == Approx(error).epsilon(1e-5).margin(1e-13));
      CHECK(at_most(failures, n, high) == Approx(error).epsilon(1e-5));
    }
  }
  CHECK(clopper_pearson_lower(50, 0, 0.01) == 0);
  CHECK(clopper_pearson_upper(50, 50, 0.01) == 1);
  // No failure: (1 - p)^n = error.
  CHECK(clopper_pearson_upper(50, 0, 0.01) == Approx(1 - std::pow(0.01, 1 / 50.0)).epsilon(1e-8));
}

TEST_CASE("looks double from 50 and end at the budget") {
  CHECK(looks(800) == std::vector<std::int64_t>{50, 100, 200, 400, 800});
  CHECK(looks(1000) == std::vector<std::int64_t>{50, 100, 200, 400, 800, 1000});
  CHECK(looks(20) == std::vector<std::int64_t>{20});
  CHECK_THROWS_AS(looks(0), std::invalid_argument);
}

TEST_CASE("coverage: at the boundary a wrong answer is rarer than the error spent on it") {
  constexpr double error = 0.1, meta_error = 1e-6;
  constexpr int trials = 4000;
  for (const double p : {0.02, 0.1, 0.5}) {
    // True p: refuting p is wrong; upholding anything below p is wrong. Each has half of the error.
    const auto rates = simulate(p, p, error, trials);
    CHECK(clopper_pearson_lower(trials, rates.refuted, meta_error) <= error / 2);
    const auto below = simulate(p, p * 0.999, error, trials);
    CHECK(clopper_pearson_lower(trials, below.upheld, meta_error) <= error / 2);
  }
}

TEST_CASE("power: coins far from the claim are told apart") {
  CHECK(simulate(0.02, 0.2, 1e-3, 200).upheld > 190);
  CHECK(simulate(0.4, 0.1, 1e-3, 200).refuted > 190);
}

TEST_CASE("undecided draws help neither answer") {
  CHECK(simulate(0.0, 0.2, 1e-3, 50, 0.9).upheld == 0);
  CHECK(simulate(0.0, 0.2, 1e-3, 50, 0.9).refuted == 0);
}

TEST_CASE("the claim is read at the end that is against the answer") {
  // 0 failures of 100: the upper bound at error 1e-3 / 4 is about 0.08.
  SequentialTest narrow(0.05, 0.9, 100, 1e-3), wide(0.09, 0.9, 100, 1e-3);
  for (int k = 0; k < 100; ++k) narrow.add(Draw::holds), wide.add(Draw::holds);
  CHECK(narrow.answer() == Answer::open);
  CHECK(wide.answer() == Answer::upheld);
  SequentialTest failing(0.1, 0.99, 100, 1e-3);
  while (!failing.finished()) failing.add(failing.draws() % 3 == 0 ? Draw::holds : Draw::fails);
  CHECK(failing.answer() == Answer::open);
}
