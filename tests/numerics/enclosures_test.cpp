// Every function of the certified core encloses the truth: RapidCheck's cases against exact arithmetic.
//
// The default run takes seconds. The hidden test case "[millions]" runs the same properties on as many cases as the
// environment variable LEMMACHECK_CASES says (per unit of weight; 60,000 unless told) with LEMMACHECK_SEED, and prints
// how many enclosures of each function were compared. CTest runs it under the label `millions`.
#include <cstdlib>
#include <iomanip>
#include <iostream>

#include "tests/catch.hpp"
#include "tests/numerics/properties.hpp"

using namespace lemmacheck;
using namespace lemmacheck::test;

namespace {

constexpr std::uint64_t default_seed = 20181121;

std::int64_t from_environment(const char* name, std::int64_t otherwise) {
  const char* const text = std::getenv(name);
  return text ? std::atoll(text) : otherwise;
}

/// Runs every property and adds its counts under the level's name.
void require_all(const std::vector<Property>& properties, const Calculus& f, std::int64_t cases, std::uint64_t seed,
                 Counts* total = nullptr) {
  for (const Property& property : properties) {
    const Outcome outcome = outcome_of(property, f, static_cast<int>(cases * property.weight), seed);
    INFO(outcome.report);
    CHECK(outcome.passed);
    CHECK_FALSE(outcome.counts.empty());
    if (!total) continue;
    for (const auto& [function, count] : outcome.counts) {
      Count& sum = (*total)[f.level().name() + "  " + function];
      sum.enclosures += count.enclosures, sum.unknown += count.unknown, sum.refused += count.refused;
    }
  }
}

void print(const Counts& counts) {
  std::int64_t enclosures = 0, unknown = 0;
  std::cout << std::left << std::setw(42) << "level  function" << std::right << std::setw(12) << "enclosures"
            << std::setw(12) << "unbounded" << std::setw(12) << "refused"
            << "\n";
  for (const auto& [function, count] : counts) {
    std::cout << std::left << std::setw(42) << function << std::right << std::setw(12) << count.enclosures
              << std::setw(12) << count.unknown << std::setw(12) << count.refused << "\n";
    enclosures += count.enclosures, unknown += count.unknown;
  }
  std::cout << std::left << std::setw(42) << "all" << std::right << std::setw(12) << enclosures << std::setw(12)
            << unknown << "\n"
            << std::flush;
}

/// The hidden test cases: a part of all properties each, so that CTest runs them side by side.
void run_millions(const std::vector<Property>& properties, bool with_balls) {
  const std::int64_t cases = from_environment("LEMMACHECK_CASES", 60000);
  const auto seed = static_cast<std::uint64_t>(from_environment("LEMMACHECK_SEED", default_seed));
  Counts total;
  require_all(properties, ModelledDouble(), cases, seed, &total);
  if (with_balls)
    for (const int bits : {64, 128, 256})
      require_all(properties, Calculus(Level::ball(bits)), cases / 20 + 1, seed, &total);
  print(total);
}

}  // namespace

TEST_CASE("double level: sums, products, norms and angles enclose the exact values") {
  require_all(product_properties(), ModelledDouble(), 2500, default_seed);
}
TEST_CASE("double level: eigenvalues, singular values and solutions are enclosed") {
  require_all(spectral_properties(), ModelledDouble(), 1000, default_seed);
}
TEST_CASE("double level: functions of intervals enclose those of every member") {
  require_all(scalar_properties(), ModelledDouble(), 1500, default_seed);
}
TEST_CASE("double level: bounds from poor guesses enclose") {
  require_all(guess_properties(), ModelledDouble(), 2000, default_seed);
}
TEST_CASE("balls: the same properties hold") {
  for (const int bits : {64, 200}) {
    const Calculus balls(Level::ball(bits));
    require_all(product_properties(), balls, 150, default_seed);
    require_all(spectral_properties(), balls, 60, default_seed);
    require_all(scalar_properties(), balls, 150, default_seed);
  }
}

TEST_CASE("millions of enclosures of numbers", "[.millions-numbers]") { run_millions(scalar_properties(), true); }
TEST_CASE("millions of enclosures of products", "[.millions-products]") { run_millions(product_properties(), true); }
TEST_CASE("millions of enclosures of spectra", "[.millions-spectra]") {
  run_millions(spectral_properties(), true);
  run_millions(guess_properties(), false);
}

TEST_CASE("a counterexample is shrunk, and printed so that it can be pasted") {
  const Property wrong{"sums are zero", two_of_a_shape, [](const Case& c, const Calculus& f, Judge& judge) {
                         judge.number("sum", sum(f.lift(c.matrices[0])), 0);
                       }};
  const Outcome outcome = outcome_of(wrong, ModelledDouble(), 100, default_seed);
  CHECK_FALSE(outcome.passed);
  CHECK(outcome.report.find("Matrix(1, 1, Numbers{0x1p+0}, Numbers{})") != std::string::npos);
}
