#include "numerics/arithmetic/fraction.hpp"

#include <charconv>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace lemmacheck {
namespace {
__extension__ using Wide128 = __int128;

Fraction reduced(Wide128 numerator, Wide128 denominator, std::string_view what) {
  const auto fail = [&](const char* why) { throw std::invalid_argument("'" + std::string(what) + "' " + why); };
  if (denominator == 0) fail("has the denominator 0");
  if (denominator < 0) numerator = -numerator, denominator = -denominator;
  Wide128 a = numerator < 0 ? -numerator : numerator, b = denominator;
  while (b != 0) {
    const Wide128 r = a % b;
    a = b, b = r;
  }
  numerator /= a, denominator /= a;
  constexpr Wide128 most = std::numeric_limits<std::int64_t>::max();
  if (numerator > most || numerator < -most || denominator > most) fail("does not fit a fraction of 64-bit integers");
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}
}  // namespace

Fraction::Fraction(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) throw std::invalid_argument("a fraction has the denominator 0");
  if (numerator == std::numeric_limits<std::int64_t>::min() || denominator == std::numeric_limits<std::int64_t>::min())
    throw std::invalid_argument("a part of a fraction does not fit");
  const std::int64_t divisor = std::gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  numerator_ = numerator / divisor, denominator_ = denominator / divisor;
}

Fraction Fraction::parse(std::string_view text) {
  const auto fail = [&]() -> Fraction {
    throw std::invalid_argument("'" + std::string(text) + "' is not a number: write 3/4, -7, 29.207 or 1e-3");
  };
  const auto whole = [&](std::string_view part) {
    if (part.starts_with('+') && !part.starts_with("+-")) part.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc{} || end != part.data() + part.size()) fail();
    return value;
  };
  if (const auto slash = text.find('/'); slash != std::string_view::npos)
    return reduced(whole(text.substr(0, slash)), whole(text.substr(slash + 1)), text);
  std::string_view mantissa = text;
  Wide128 exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos)
    mantissa = text.substr(0, e), exponent = whole(text.substr(e + 1));
  std::string digits(mantissa);
  if (const auto point = digits.find('.'); point != std::string::npos) {
    if (digits.size() == 1) fail();
    if (point + 1 < digits.size() && (digits[point + 1] < '0' || digits[point + 1] > '9')) fail();  // a sign
    exponent -= static_cast<std::int64_t>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  Wide128 numerator = whole(digits), denominator = 1;
  if (exponent > 18 || exponent < -18) {
    if (numerator == 0) return {};
    throw std::invalid_argument("'" + std::string(text) + "' does not fit a fraction of 64-bit integers");
  }
  for (; exponent > 0; --exponent) numerator *= 10;
  for (; exponent < 0; ++exponent) denominator *= 10;
  return reduced(numerator, denominator, text);
}

std::string Fraction::text() const {
  return denominator_ == 1 ? std::to_string(numerator_)
                           : std::to_string(numerator_) + "/" + std::to_string(denominator_);
}
double Fraction::approximate() const { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }

}  // namespace lemmacheck
