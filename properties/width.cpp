#include "properties/width.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "numerics/arithmetic/real.hpp"

namespace lemmacheck {
namespace {

template <class Number>
std::optional<Number> whole_text(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> decimal(std::string_view text) {
  const auto nearest = whole_text<double>(text);
  if (!nearest || !std::isfinite(*nearest)) return std::nullopt;
  return std::nextafter(*nearest, 0.0);  // the nearest double may be half a unit above the text
}

std::optional<double> power(std::string_view text) {
  const auto caret = text.find('^');
  if (caret == std::string_view::npos) return std::nullopt;
  const auto base = text.substr(0, caret);
  const auto exponent = whole_text<int>(text.substr(caret + 1));
  if (!exponent) return std::nullopt;
  if (base == "2") return std::ldexp(1.0, *exponent);
  if (base == "10") return decimal("1e" + std::to_string(*exponent));
  return std::nullopt;
}

std::optional<double> fraction(std::string_view text) {
  try {
    return lower(Real(Fraction::parse(text), Level::certified_double()));
  } catch (const std::invalid_argument&) {
    return std::nullopt;  // too long for 64-bit parts, or none
  }
}

}  // namespace

Width Width::parse(std::string_view text) {
  auto below = power(text);
  if (!below) below = fraction(text);
  if (!below) below = decimal(text);
  if (!below || !std::isfinite(*below) || !(*below >= std::numeric_limits<double>::min()))
    throw std::invalid_argument("'" + std::string(text) +
                                "' is no width: a positive fraction, decimal or power such as 1/200, 1e-200 or 2^-500");
  return Width(*below);
}

}  // namespace lemmacheck
