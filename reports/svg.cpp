#include "reports/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lemmacheck {
namespace {
constexpr double width = 640, height = 220, left = 52, right = 12, top = 28, bottom = 40;
constexpr double inner_width = width - left - right, inner_height = height - top - bottom;
constexpr const char* ink = "#57606a";
constexpr const char* color = "#0969da";
constexpr const char* warning = "#cf222e";

std::string frame(const std::string& title, const std::string& body) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"10\" fill=\"{2}\">\n<title>{3}</title>\n"
      "<text x=\"{4}\" y=\"16\" font-size=\"12\">{3}</text>\n"
      "<line x1=\"{4}\" y1=\"{5}\" x2=\"{6}\" y2=\"{5}\" stroke=\"{2}\"/>\n"
      "<line x1=\"{4}\" y1=\"{7}\" x2=\"{4}\" y2=\"{5}\" stroke=\"{2}\"/>\n{8}</svg>\n",
      width, height, ink, escaped(title), left, top + inner_height, left + inner_width, top, body);
}
std::string label(double x, double y, const char* anchor, const std::string& text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escaped(text));
}
std::string edge_text(double edge) { return edge == 0 ? "0" : fmt::format("{:g}", edge); }
}  // namespace

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string histogram_svg(const SlackHistogram& histogram, const std::string& title) {
  const auto& counts = histogram.counts;
  const auto most = std::max<std::int64_t>(1, *std::max_element(counts.begin(), counts.end()));
  const double step = inner_width / static_cast<double>(counts.size());
  std::string body;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const double x = left + step * static_cast<double>(k);
    // The square root keeps a single tight case visible beside thousands of slack ones.
    const double bar = inner_height * std::sqrt(static_cast<double>(counts[k]) / static_cast<double>(most));
    body += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x + 1,
                        top + inner_height - bar, step - 2, bar, k == 0 ? warning : color);
    if (counts[k] > 0) body += label(x + step / 2, top + inner_height - bar - 3, "middle", std::to_string(counts[k]));
    if (k < SlackHistogram::edges.size())
      body += label(x + step, top + inner_height + 12, "middle", edge_text(SlackHistogram::edges[k]));
  }
  body += label(left + inner_width / 2, height - 8, "middle",
                "slack, lower end of its enclosure (bars: square root of the count)");
  return frame("Slack of: " + title, body);
}

std::string scatter_svg(const std::vector<std::array<double, 2>>& points, const std::string& observation) {
  double low = HUGE_VAL, high = -HUGE_VAL, least = 0, largest = 0;
  for (const auto& [x, y] : points) {
    if (!std::isfinite(x) || !std::isfinite(y)) continue;
    low = std::min(low, x), high = std::max(high, x), least = std::min(least, y), largest = std::max(largest, y);
  }
  if (!(low <= high))
    return frame("Slack against " + observation, label(left + 8, top + 14, "start", "no finite point"));
  const bool logarithmic = low > 0 && high / low > 1000;
  const auto scaled = [&](double x) { return logarithmic ? std::log10(x) : x; };
  const double from = scaled(low), span = std::max(scaled(high) - from, 1e-300);
  const double rise = std::max(largest - least, 1e-300);
  const auto at_x = [&](double x) { return left + inner_width * (scaled(x) - from) / span; };
  const auto at_y = [&](double y) { return top + inner_height * (1 - (y - least) / rise); };
  std::string body =
      fmt::format("<line x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-dasharray=\"3 3\"/>\n",
                  left, at_y(0), left + inner_width, at_y(0), warning);
  for (const auto& [x, y] : points)
    if (std::isfinite(x) && std::isfinite(y))
      body += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\" fill=\"{}\" fill-opacity=\"0.5\"/>\n", at_x(x),
                          at_y(y), y < 0 ? warning : color);
  body += label(left, top + inner_height + 12, "start", fmt::format("{:.3g}", low));
  body += label(left + inner_width, top + inner_height + 12, "end", fmt::format("{:.3g}", high));
  body += label(left - 4, at_y(least), "end", fmt::format("{:.2g}", least));
  body += label(left - 4, at_y(largest) + 8, "end", fmt::format("{:.2g}", largest));
  body += label(left + inner_width / 2, height - 8, "middle", observation + (logarithmic ? " (logarithmic)" : ""));
  return frame("Slack against " + observation, body);
}

}  // namespace lemmacheck
