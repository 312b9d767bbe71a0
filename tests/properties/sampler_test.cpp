#include "properties/sampler.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("the stream is Philox4x32-10: published known answer for counter 0, key 0") {
  Sampler draw(0, 0);
  CHECK(draw.bits() == 0xe169c58d6627e8d5u);
  CHECK(draw.bits() == 0x9b00dbd8bc57ac4cu);
}

TEST_CASE("the stream is Random123's for every key and counter") {
  for (const std::uint64_t seed : {std::uint64_t{1}, 0x123456789abcdef0u, ~std::uint64_t{0}}) {
    Sampler draw(seed, 0);
    for (std::uint32_t counter = 0; counter < 100; ++counter) {
      const r123::Philox4x32::ctr_type at{{counter, 0, 0, 0}};
      const r123::Philox4x32::key_type key{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
      const auto block = r123::Philox4x32{}(at, key);
      CHECK(draw.bits() == (std::uint64_t{block[1]} << 32 | block[0]));
      CHECK(draw.bits() == (std::uint64_t{block[3]} << 32 | block[2]));
    }
  }
}

TEST_CASE("a sampler is reproduced by its seed") {
  Sampler a(7, 30), b(7, 30), other(8, 30);
  const auto x = a.normal_matrix(3, 4), y = b.normal_matrix(3, 4), z = other.normal_matrix(3, 4);
  CHECK(x == y);
  CHECK_FALSE(x == z);
}

TEST_CASE("integers are uniform on their range, both ends included") {
  // Chi-square with 6 degrees of freedom: 38.3 is exceeded with probability 1e-6.
  Sampler draw(3, 0);
  constexpr int trials = 70000;
  std::array<int, 7> counts{};
  for (int k = 0; k < trials; ++k) ++counts.at(static_cast<std::size_t>(draw.integer(-3, 3) + 3));
  double chi_square = 0;
  for (const int count : counts) chi_square += (count - trials / 7.0) * (count - trials / 7.0) / (trials / 7.0);
  CHECK(chi_square < 38.3);
  CHECK(draw.integer(5, 5) == 5);
  for (int k = 0; k < 10; ++k) CHECK_NOTHROW(draw.integer(INT32_MIN, INT32_MAX));
}

TEST_CASE("an empty range is refused") {
  Sampler draw(3, 0);
  CHECK_THROWS_AS(draw.integer(1, 0), std::invalid_argument);
  CHECK_THROWS_AS(draw.uniform(1, 1), std::invalid_argument);
  CHECK_THROWS_AS(draw.uniform(0, HUGE_VAL), std::invalid_argument);
  CHECK_THROWS_AS(draw.log_uniform(0, 1), std::invalid_argument);
  CHECK_THROWS_AS(draw.dyadic(0.1, 0.2, 2), std::invalid_argument);
  CHECK_THROWS_AS(draw.one_of(std::vector<int>{}), std::invalid_argument);
}

TEST_CASE("dyadic numbers are multiples of 2^-bits in their range, and reach both ends") {
  Sampler draw(4, 0);
  std::set<double> met;
  for (int k = 0; k < 1000; ++k) {
    const double x = draw.dyadic(-0.3, 0.8, 3);
    CHECK(x >= -0.3);
    CHECK(x <= 0.8);
    CHECK(x * 8 == std::floor(x * 8));
    met.insert(x);
  }
  CHECK(met == std::set<double>{-0.25, -0.125, 0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75});
}

TEST_CASE("uniform and log-uniform numbers stay in their range") {
  Sampler draw(5, 0);
  const double next = std::nextafter(1.0, 2.0);
  double sum = 0, sum_of_logs = 0;
  constexpr int trials = 20000;
  for (int k = 0; k < trials; ++k) {
    CHECK(draw.uniform(1, next) == 1.0);  // half open, even where the sum rounds up
    sum += draw.uniform(0, 1);
    const double x = draw.log_uniform(1e-6, 1);
    CHECK(x >= 1e-6);
    CHECK(x <= 1);
    sum_of_logs += std::log10(x);
  }
  // Five standard deviations of the means.
  CHECK(std::abs(sum / trials - 0.5) < 5 / std::sqrt(12.0 * trials));
  CHECK(std::abs(sum_of_logs / trials + 3) < 5 * 6 / std::sqrt(12.0 * trials));
}

TEST_CASE("normal numbers have the moments of the standard Gaussian") {
  Sampler draw(6, 0);
  constexpr int trials = 100000;
  double first = 0, second = 0, fourth = 0, lag = 0, last = 0;
  for (int k = 0; k < trials; ++k) {
    const double x = draw.normal();
    first += x / trials, second += x * x / trials, fourth += x * x * x * x / trials, lag += x * last / trials;
    last = x;
  }
  // Five standard deviations: Var x = 1, Var x^2 = 2, Var x^4 = 96, Var(x y) = 1.
  const double unit = 5 / std::sqrt(static_cast<double>(trials));
  CHECK(std::abs(first) < unit);
  CHECK(std::abs(second - 1) < unit * std::sqrt(2.0));
  CHECK(std::abs(fourth - 3) < unit * std::sqrt(96.0));
  CHECK(std::abs(lag) < unit);
}

TEST_CASE("distinct names give distinct seeds, under every seed") {
  std::set<std::uint64_t> seeds;
  std::size_t names = 0;
  for (const std::uint64_t seed : {0u, 1u, 2u})
    for (const char* name :
         {"", "a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "abcdefg", "arora2018.lemma-1/generate/0",
          "arora2018.lemma-1/generate/1", "arora2018.lemma-2/generate/0"}) {
      seeds.insert(derived_seed(seed, name));
      ++names;
    }
  seeds.insert(derived_seed(0, std::string_view("\0", 1)));
  seeds.insert(derived_seed(0, std::string_view("\0\0", 2)));
  CHECK(seeds.size() == names + 2);
}
