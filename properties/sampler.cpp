#include "properties/sampler.hpp"

#include <Random123/philox.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace lemmacheck {
namespace {

std::array<std::uint64_t, 2> philox(std::uint64_t key, std::uint64_t counter_low, std::uint64_t counter_high) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
  const r123::Philox4x32::ctr_type counter{
      {low(counter_low), high(counter_low), low(counter_high), high(counter_high)}};
  const r123::Philox4x32::key_type keys{{low(key), high(key)}};
  const auto out = r123::Philox4x32{}(counter, keys);
  const auto joined = [](std::uint32_t lower, std::uint32_t upper) { return std::uint64_t{upper} << 32 | lower; };
  return {joined(out[0], out[1]), joined(out[2], out[3])};
}

void require_range(bool fits, const char* what, double low, double high) {
  if (!fits) throw std::invalid_argument(fmt::format("Sampler::{}: no such range as {} to {}", what, low, high));
}

}  // namespace

std::uint64_t Sampler::bits() {
  if (left_ == 0) {
    block_ = philox(seed_, counter_++, 0);
    left_ = 2;
  }
  return block_[static_cast<std::size_t>(2 - left_--)];
}

/// Uniform on 0..bound-1 (on all 64 bits if bound is 0), by rejection of the incomplete last period.
std::uint64_t Sampler::below(std::uint64_t bound) {
  if (bound == 0) return bits();
  const std::uint64_t incomplete = (std::uint64_t{0} - bound) % bound;  // 2^64 mod bound
  for (;;)
    if (const std::uint64_t x = bits(); x >= incomplete) return x % bound;
}

int Sampler::integer(int low, int high) {
  require_range(low <= high, "integer", low, high);
  const std::int64_t count = std::int64_t{high} - low + 1;
  return static_cast<int>(low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(count))));
}

bool Sampler::chance(double probability) { return uniform(0, 1) < probability; }

double Sampler::uniform(double low, double high) {
  require_range(low < high && std::isfinite(high - low), "uniform", low, high);
  const double unit = static_cast<double>(bits() >> 11) * 0x1p-53;  // [0, 1)
  const double x = low + (high - low) * unit;
  return x < high ? x : std::nextafter(high, low);  // the sum may round up to `high`
}

double Sampler::log_uniform(double low, double high) {
  require_range(0 < low && low <= high && std::isfinite(high), "log_uniform", low, high);
  if (low == high) return low;
  return std::clamp(std::exp(uniform(std::log(low), std::log(high))), low, high);
}

double Sampler::dyadic(double low, double high, int bits) {
  const double first = std::ceil(std::ldexp(low, bits)), last = std::floor(std::ldexp(high, bits));
  require_range(first <= last && std::abs(first) <= 0x1p53 && std::abs(last) <= 0x1p53, "dyadic", low, high);
  const auto start = static_cast<std::int64_t>(first);
  const auto count = static_cast<std::uint64_t>(static_cast<std::int64_t>(last) - start + 1);
  return std::ldexp(static_cast<double>(start + static_cast<std::int64_t>(below(count))), -bits);
}

double Sampler::normal() {
  if (has_second_) {
    has_second_ = false;
    return second_normal_;
  }
  // In (0, 1] with 64 bits, so that the tail reaches sqrt(2 log 2^64) = 9.4.
  const double unit = std::ldexp(static_cast<double>(bits()) + 1, -64);
  const double radius = std::sqrt(-2 * std::log(unit)), turn = 2 * std::numbers::pi * uniform(0, 1);
  second_normal_ = radius * std::sin(turn);
  has_second_ = true;
  return radius * std::cos(turn);
}

DyadicMatrix Sampler::normal_matrix(int rows, int cols) {
  DyadicMatrix m(rows, cols);
  for (double& x : m.entries) x = normal();
  return m;
}
DyadicMatrix Sampler::dyadic_matrix(int rows, int cols, double low, double high, int bits) {
  DyadicMatrix m(rows, cols);
  for (double& x : m.entries) x = dyadic(low, high, bits);
  return m;
}
DyadicMatrix Sampler::integer_matrix(int rows, int cols, int low, int high) {
  DyadicMatrix m(rows, cols);
  for (double& x : m.entries) x = integer(low, high);
  return m;
}

void Sampler::label(std::string_view name) {
  if (std::find(labels_.begin(), labels_.end(), name) == labels_.end()) labels_.emplace_back(name);
}

std::uint64_t derived_seed(std::uint64_t seed, std::string_view text) {
  // A chain of Philox blocks keyed by the seed: each absorbs eight bytes into the state before it.
  std::uint64_t state = philox(seed, text.size(), ~std::uint64_t{0})[0];
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint64_t chunk = 0;
    for (const char c : text.substr(at, 8)) chunk = chunk << 8 | static_cast<unsigned char>(c);
    state = philox(seed, chunk, state)[0];
  }
  return state;
}

}  // namespace lemmacheck
