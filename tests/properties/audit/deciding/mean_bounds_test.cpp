#include "properties/audit/deciding/mean_bounds.hpp"

#include <cmath>
#include <functional>
#include <random>
#include <stdexcept>

#include "numerics/laws/binomial.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

/// Numbers in [0, 1] of a known mean.
struct Source {
  const char* name;
  double mean;
  std::function<double(std::mt19937_64&)> draw;
};
double uniform(std::mt19937_64& bits) { return std::uniform_real_distribution<double>(0, 1)(bits); }
Source coin(const char* name, double p) {
  return {name, p, [p](std::mt19937_64& bits) { return uniform(bits) < p ? 1.0 : 0.0; }};
}
const std::vector<Source> sources = {
    coin("rare", 0.01),
    coin("fair", 0.5),
    coin("frequent", 0.97),
    {"uniform", 0.5, uniform},
    {"square root", 2.0 / 3, [](std::mt19937_64& bits) { return std::sqrt(uniform(bits)); }},
    {"near one half", 0.5, [](std::mt19937_64& bits) { return uniform(bits) < 0.5 ? 0.49 : 0.51; }}};

/// Runs of 1000 draws in which the bounds leave the mean at some time.
std::int64_t misses(const Source& source, double error, int runs, double mean, double share_of_variance = 1) {
  std::int64_t count = 0;
  for (int run = 0; run < runs; ++run) {
    std::mt19937_64 bits(static_cast<std::uint64_t>(run));
    MeanBounds bounds(0, 1, error, share_of_variance);
    for (int n = 0; n < 1000; ++n) {
      const double x = source.draw(bits);
      bounds.add(x, x);
    }
    count += bounds.lower() > mean || bounds.upper() < mean;  // the bounds only ever tighten
  }
  return count;
}
/// A binomial number of misses exceeds it with probability 1e-9 only.
std::int64_t most_misses(int runs, double error) { return Binomial(runs, error).upper_quantile(1e-9); }

}  // namespace

TEST_CASE("confidence sequences: the true mean stays inside, up to the error, at all times of 300 runs") {
  for (const Source& source : sources)
    for (const double error : {0.3, 0.01}) {
      INFO(source.name << ", error " << error);
      CHECK(misses(source, error, 300, source.mean) <= most_misses(300, error));
    }
}

TEST_CASE("confidence sequences: a mean that is not the true one, and bounds without their variance, are caught") {
  for (const Source& source : {sources[1], sources[3]}) {
    INFO(source.name);
    CHECK(misses(source, 0.01, 100, source.mean + 0.12) > most_misses(100, 0.01));
    CHECK(misses(source, 0.01, 100, source.mean - 0.12) > most_misses(100, 0.01));
    CHECK(misses(source, 0.01, 100, source.mean, 0) > most_misses(100, 0.01));
  }
}

TEST_CASE("confidence sequences: as narrow as a fixed number of draws allows, up to a quarter") {
  std::mt19937_64 bits(3);
  const double error = 1e-6;
  MeanBounds bounds(0, 1, error);
  for (int n = 1; n <= 50000; ++n) {
    const double x = uniform(bits) < 0.5 ? 1 : 0;
    bounds.add(x, x);
    if (n != 1000 && n != 50000) continue;
    const double normal = 2 * 0.5 * std::sqrt(2 * std::log(2 / error) / n);  // the sub-Gaussian width at n alone
    CHECK(bounds.upper() - bounds.lower() < 1.25 * normal);
    CHECK(bounds.upper() - bounds.lower() > normal);
  }
}

TEST_CASE("confidence sequences: enclosures cannot lie") {
  MeanBounds none(0, 1, 0.1), nothing(-2, 3, 0.1), wide(0, 1, 0.1), narrow(-2, 3, 0.1);
  for (int n = 0; n < 2000; ++n) {
    none.add(0, 1);
    nothing.add(NAN, INFINITY);
    wide.add(0.25, 0.75);
    narrow.add(0.5, 0.5);
  }
  CHECK(none.lower() == 0);
  CHECK(none.upper() == 1);
  CHECK(nothing.lower() == -2);
  CHECK(nothing.upper() == 3);
  CHECK(wide.lower() < 0.25);  // the mean may be any number from 1/4 to 3/4
  CHECK(wide.upper() > 0.75);
  CHECK(wide.lower() > 0.24);
  CHECK(narrow.lower() > 0.45);
  CHECK(narrow.upper() < 0.55);
  MeanBounds beyond(0, 1, 0.1);  // what is not in the range is an end of it
  for (int n = 0; n < 2000; ++n) beyond.add(-5, 7);
  CHECK(beyond.lower() == 0);
  CHECK(beyond.upper() == 1);
}

TEST_CASE("confidence sequences: the bound of one draw is the formula, rounded down") {
  // 64 ones: only the first differs from the mean before it, 1/2.
  LowerMeanBound bound(0.5);
  for (int n = 0; n < 64; ++n) bound.add(1);
  double best = 0;
  for (int n = 1; n <= 64; ++n)
    for (int k = 1; k <= 10; ++k) {
      const double l = std::ldexp(1, -k), psi = -std::log(1 - l) - l;
      best = std::max(best, (n - psi / l * 0.25 - std::log(10 / 0.5) / l) / n);
    }
  CHECK(bound.bound() <= best * (1 + 1e-15));
  CHECK(bound.bound() > best - 1e-12);
  CHECK_THROWS_AS(LowerMeanBound(0), std::invalid_argument);
  CHECK_THROWS_AS(LowerMeanBound(1), std::invalid_argument);
  CHECK_THROWS_AS(bound.add(1.5), std::invalid_argument);
  CHECK_THROWS_AS(bound.add(NAN), std::invalid_argument);
  CHECK_THROWS_AS(MeanBounds(1, 1, 0.1), std::invalid_argument);
  CHECK_THROWS_AS(MeanBounds(0, INFINITY, 0.1), std::invalid_argument);
}
