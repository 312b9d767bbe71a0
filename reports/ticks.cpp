#include <fmt/format.h>

#include <cmath>

#include "reports/markdown.hpp"
#include "reports/plots.hpp"

namespace lemmacheck {
namespace {

// The least of 1, 2, 5 times a power of ten that is not below x > 0.
double round_above(double x) {
  const double power = std::pow(10.0, std::floor(std::log10(x)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= x * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

std::string superscript(int n) {
  static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = n < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(n))) text += digits[c - '0'];
  return text;
}

}  // namespace

std::vector<double> ticks(double low, double high, bool logarithmic) {
  std::vector<double> at;
  if (logarithmic) {
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9)),
              last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    const int step = std::max(1, (last - first + 5) / 6);
    for (int k = first; k <= last; k += step) at.push_back(std::pow(10.0, k));
    return at;
  }
  const double step = round_above((high - low) / 5);
  for (double k = std::ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; ++k)
    at.push_back(k == 0 ? 0 : k * step);
  return at;
}

std::string tick_text(double x) {
  const double size = std::abs(x);
  if (size >= 1000 && size < 1e6 && size == std::floor(size)) return count_text(static_cast<std::int64_t>(x));
  if (x == 0 || (size >= 1e-3 && size < 1e6)) return fmt::format("{:.6g}", x);
  const int power = static_cast<int>(std::floor(std::log10(size) + 1e-9));
  const auto factor = fmt::format("{:.3g}", x / std::pow(10.0, power));
  return (factor == "1" ? "" : factor == "-1" ? "-" : factor + "·") + "10" + superscript(power);
}

}  // namespace lemmacheck
