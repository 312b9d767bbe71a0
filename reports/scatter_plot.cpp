#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "reports/plots.hpp"

namespace lemmacheck {
namespace {
using Anchor = Drawing::Anchor;

constexpr double width = 552, height = 230, left = 52, right = 14, top = 14, bottom = 40;
constexpr double inner_width = width - left - right, inner_height = height - top - bottom;
// Two dots nearer than this are one spot.
constexpr double spot = 3;

struct Span {
  double low, high;
  bool logarithmic;
  double share(double x) const {
    const auto scaled = [&](double v) { return logarithmic ? std::log10(v) : v; };
    return (scaled(x) - scaled(low)) / (scaled(high) - scaled(low));
  }
};

}  // namespace

std::string scatter_plot(const std::vector<std::array<double, 2>>& points, const std::string& observation) {
  std::vector<std::array<double, 2>> finite;
  for (const auto& p : points)
    if (std::isfinite(p[0]) && std::isfinite(p[1])) finite.push_back(p);
  if (finite.empty()) return "";
  const auto [left_most, right_most] = std::minmax_element(finite.begin(), finite.end());
  const auto [lowest, highest] =
      std::minmax_element(finite.begin(), finite.end(), [](const auto& a, const auto& b) { return a[1] < b[1]; });
  const Span across{(*left_most)[0], (*right_most)[0],
                    (*left_most)[0] > 0 && (*right_most)[0] / (*left_most)[0] > 1000};
  const Span up{std::min(0.0, (*lowest)[1]), std::max(0.0, (*highest)[1]), false};
  if (!(across.low < across.high) || !((*lowest)[1] < (*highest)[1])) return "";

  Drawing drawing(width, height, "slack against " + observation);
  const double floor = top + inner_height;
  const auto x_of = [&](double x) { return left + inner_width * across.share(x); };
  const auto y_of = [&](double y) { return floor - inner_height * up.share(y); };
  std::set<std::tuple<bool, long, long>> taken;
  for (const auto& [x, y] : finite) {
    const auto column = std::lround(x_of(x) / spot), row = std::lround(y_of(y) / spot);
    if (taken.emplace(y < 0, column, row).second)
      drawing.dot(static_cast<double>(column) * spot, static_cast<double>(row) * spot,
                  y < 0 ? Ink::violation : Ink::data);
  }
  drawing.line(left, floor, left + inner_width, floor);
  drawing.line(left, top, left, floor);
  if (up.low < 0) drawing.dashed(left, y_of(0), left + inner_width, y_of(0), Ink::violation);
  for (const double x : ticks(across.low, across.high, across.logarithmic)) {
    drawing.line(x_of(x), floor, x_of(x), floor + 3);
    drawing.text(x_of(x), floor + 15, tick_text(x), Anchor::middle);
  }
  for (const double y : ticks(up.low, up.high, false)) {
    drawing.line(left - 3, y_of(y), left, y_of(y));
    drawing.text(left - 6, y_of(y) + 4, tick_text(y), Anchor::end);
  }
  drawing.text(left + 4, top - 3, "slack");
  drawing.text(left + inner_width / 2, height - 8, shortened(observation, 80), Anchor::middle);
  return drawing.svg();
}

}  // namespace lemmacheck
