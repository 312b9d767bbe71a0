#include "properties/audit/records/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace lemmacheck {
namespace {

/// 0.D times ten to the exponent, D without zeros at its ends; no digits: zero.
struct Digits {
  std::string digits;
  std::int64_t exponent = 0;
  bool operator==(const Digits&) const = default;
};

struct Parts {
  Digits number;
  bool has_exponent = false;
  std::string_view without_plus;
};

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// Takes the exponent of a number off its end. Exponents of more digits than any double can have are all alike.
bool take_exponent(std::string_view& text, std::int64_t& exponent) {
  const auto e = text.find_first_of("eE");
  if (e == text.npos) return true;
  std::string_view digits = text.substr(e + 1);
  text = text.substr(0, e);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  constexpr std::int64_t most = 1'000'000'000;
  for (const char c : digits) exponent = std::min(most, 10 * exponent + (c - '0'));
  if (negative) exponent = -exponent;
  return true;
}

bool parse(std::string_view text, Parts& parts) {
  const bool plus = text.starts_with('+');
  if (plus) text.remove_prefix(1);
  parts.without_plus = text;
  if (!plus && text.starts_with('-')) text.remove_prefix(1);
  parts.has_exponent = text.find_first_of("eE") != text.npos;
  std::int64_t exponent = 0;
  if (!take_exponent(text, exponent)) return false;
  const auto point = text.find('.');
  std::string digits(text.substr(0, point));
  exponent += static_cast<std::int64_t>(digits.size());
  if (point != text.npos) digits += text.substr(point + 1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  const auto first = digits.find_first_not_of('0');
  if (first == digits.npos) return true;
  parts.number = {digits.substr(first, digits.find_last_not_of('0') + 1 - first),
                  exponent - static_cast<std::int64_t>(first)};
  return true;
}

Digits digits_of(const std::string& text) {
  Parts parts;
  parse(text, parts);
  return parts.number;
}

/// The shortest decimal that reads back as x.
Digits shortest(double x) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), x, std::chars_format::scientific).ptr;
  return digits_of(std::string(text.data(), end));
}

/// Whether the finite x is exactly that number.
bool is_exactly(const Digits& number, double x) {
  constexpr std::size_t always_exact = 15;
  const auto length = static_cast<std::int64_t>(number.digits.size());
  const std::int64_t places = length - number.exponent;
  if (number.digits.size() <= always_exact) {
    if (places <= 0 && number.exponent <= static_cast<std::int64_t>(always_exact)) return true;
    // D / 10^places, D < 10^15: a dyadic number only if 5^places divides D, which 5^22 > 10^15 cannot.
    constexpr std::int64_t most = 21;
    if (places > most) return false;
    if (places > 0) {
      std::int64_t whole = 0, power = 1;
      for (const char c : number.digits) whole = 10 * whole + (c - '0');
      for (std::int64_t k = 0; k < places; ++k) power *= 5;
      return whole % power == 0;
    }
  }
  // No double has more significant digits than 767.
  constexpr int after_the_point = 766;
  return digits_of(fmt::format("{:.{}e}", x, after_the_point)) == number;
}

/// All digits, as far as people read them.
std::string whole_text(double x) {
  constexpr double most = 1e21;
  return std::abs(x) < most ? fmt::format("{:.0f}", x) : fmt::format("{}", x);
}

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  constexpr std::size_t most = 60;
  throw NoDouble(fmt::format("{}{} {}", text.substr(0, most), text.size() > most ? "..." : "", why));
}

}  // namespace

ReadDecimal read_decimal(std::string_view text) {
  Parts parts;
  if (!parse(text, parts)) refuse(fmt::format("'{}'", text), "is not a number");
  const Digits& number = parts.number;
  if (number.digits.empty()) return {parts.without_plus.starts_with('-') ? -0.0 : 0.0, false};
  double x = 0;
  const char* end = parts.without_plus.data() + parts.without_plus.size();
  const auto error = std::from_chars(parts.without_plus.data(), end, x).ec;
  if (!std::isfinite(x) || (error != std::errc{} && number.exponent > 0))
    refuse(text, "is beyond the largest double, 1.7976931348623157e308");
  if (x == 0 || error != std::errc{}) refuse(text, "is not zero, and the nearest double is");
  if (is_exactly(number, x)) return {x, false};
  const bool whole = static_cast<std::int64_t>(number.digits.size()) <= number.exponent;
  if (whole && !parts.has_exponent)
    refuse(text, "is no double (beyond 2^53 not every whole number is one); the nearest is " + whole_text(x));
  if (std::abs(x) < std::numeric_limits<double>::min() && !(shortest(x) == number))
    refuse(text, fmt::format("has more digits than a double below 2^-1022 can hold; the nearest is {}", x));
  return {x, true};
}

void RoundedDecimals::add(const std::string& place, std::string_view text, double value) {
  if (++count > 1) return;
  constexpr int shown = 20;
  first = fmt::format("{}: {} as {:.{}g}", place, text, value, shown);
}

}  // namespace lemmacheck
