#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/markdown.hpp"
#include "reports/plots.hpp"

namespace lemmacheck {
namespace {
using Anchor = Drawing::Anchor;

constexpr double panel_width = 276, panel_height = 148;
constexpr double left = 46, right = 10, top = 24, bottom = 36;
constexpr double inner_width = panel_width - left - right, inner_height = panel_height - top - bottom;
constexpr std::size_t columns = 3, title_length = 42;

// The square root keeps a single tight case visible beside thousands of slack ones.
double height_of(std::int64_t count, std::int64_t most) {
  return inner_height * std::sqrt(static_cast<double>(count) / static_cast<double>(most));
}

void count_axis(Drawing& drawing, double x, double floor, std::int64_t most) {
  drawing.line(x + left, floor, x + left, floor - inner_height);
  drawing.text(x + left - 4, floor + 3, "0", Anchor::end);
  std::int64_t power = 1;
  while (power * 10 <= most) power *= 10;
  for (const auto count : {power, power / 10}) {
    const double y = floor - height_of(count, most);
    if (count == 0 || floor - y < 12) continue;
    drawing.line(x + left - 3, y, x + left, y);
    drawing.text(x + left - 5, y + 3, count_text(count), Anchor::end);
  }
}

void slack_axis(Drawing& drawing, double x, double floor, double step) {
  drawing.line(x + left, floor, x + left + inner_width, floor);
  // Bins are of one width, slacks are not: the edges that people know.
  for (std::size_t k = 0; k < SlackHistogram::edges.size(); ++k) {
    const double edge = SlackHistogram::edges[k], at = x + left + step * static_cast<double>(k + 1);
    drawing.line(at, floor, at, floor + 2);
    for (const double named : {0.0, 1e-9, 1e-3, 0.2, 0.5, 0.8})
      if (edge == named) drawing.text(at, floor + 13, tick_text(edge), Anchor::middle);
  }
}

void panel(Drawing& drawing, double x, double y, const ConclusionTally& conclusion) {
  const auto& counts = conclusion.histogram.counts;
  const auto most = *std::max_element(counts.begin(), counts.end());
  const double step = inner_width / static_cast<double>(counts.size()), floor = y + top + inner_height;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] == 0) continue;
    const double height = std::max(1.0, height_of(counts[k], most));
    drawing.box(x + left + step * static_cast<double>(k) + 1, floor - height, step - 2, height,
                k == 0 ? Ink::violation : Ink::data);
  }
  count_axis(drawing, x, floor, most);
  slack_axis(drawing, x, floor, step);
  drawing.text(x + 4, y + 13, shortened(conclusion.name, title_length));
  drawing.text(x + left + inner_width / 2, floor + 28, "slack, against cases (square roots)", Anchor::middle);
}

}  // namespace

bool spreads(const SlackHistogram& histogram) {
  return std::count_if(histogram.counts.begin(), histogram.counts.end(), [](auto n) { return n > 0; }) > 1;
}

std::string slack_plots(const std::vector<ConclusionTally>& conclusions) {
  std::vector<const ConclusionTally*> shown;
  for (const auto& c : conclusions)
    if (spreads(c.histogram)) shown.push_back(&c);
  if (shown.empty()) return "";
  const auto order = shown;
  std::stable_sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) {
    return a->tightest && (!b->tightest || a->tightest->lower < b->tightest->lower);
  });
  if (shown.size() > most_panels) shown.resize(most_panels);
  // Back into the order of the statement.
  std::vector<const ConclusionTally*> panels;
  for (const auto* c : order)
    if (std::find(shown.begin(), shown.end(), c) != shown.end()) panels.push_back(c);
  const auto rows = (panels.size() + columns - 1) / columns;
  Drawing drawing(panel_width * static_cast<double>(std::min(columns, panels.size())),
                  panel_height * static_cast<double>(rows), fmt::format("slacks of {} conclusions", panels.size()));
  for (std::size_t k = 0; k < panels.size(); ++k)
    panel(drawing, panel_width * static_cast<double>(k % columns), panel_height * static_cast<double>(k / columns),
          *panels[k]);
  return drawing.svg();
}

}  // namespace lemmacheck
