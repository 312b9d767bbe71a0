#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/plots.hpp"

namespace lemmacheck {
namespace {
using Anchor = Drawing::Anchor;
using Point = std::array<double, 2>;

constexpr double width = 640, left = 62, right = 16, top = 26, row = 16, plot_height = 230, below = 40;
constexpr double inner_width = width - left - right;
constexpr std::array<Ink, most_lines> inks{Ink::data, Ink::vacuous, Ink::error, Ink::upheld};

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool is_logarithmic = false;
  void take(double x) {
    if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
  }
  /// A range of one number, and the room above the largest one, where what is not finite goes.
  void make_room() {
    if (low == high) {
      low = is_logarithmic ? low / 2 : low - 1;
      high = is_logarithmic ? high * 2 : high + 1;
    }
    if (!is_logarithmic && low > 0 && low < 0.3 * high) low = 0;
  }
  /// In [0, 1]; what lies outside of the range, at its ends.
  double share(double x) const {
    const auto scaled = [&](double v) { return is_logarithmic ? std::log10(v) : v; };
    return std::clamp((scaled(std::clamp(x, low, high)) - scaled(low)) / (scaled(high) - scaled(low)), 0.0, 1.0);
  }
};

class LinePlot {
 public:
  LinePlot(const PlannedPlot& plot, const std::vector<SeriesRecord>& series)
      : plot_(plot), series_(series), shown_(std::min(series.size(), most_lines)) {
    x_.is_logarithmic = plot.x.is_logarithmic, y_.is_logarithmic = plot.y.is_logarithmic;
    for (std::size_t k = 0; k < shown_; ++k)
      for (const auto& p : series[k].points) {
        x_.take(p.x);
        for (const double y : {p.low, p.median, p.high}) y_.take(y);
      }
  }
  std::string svg() {
    if (!(x_.low <= x_.high && y_.low <= y_.high)) return "";
    x_.make_room(), y_.make_room();
    floor_ = top + row * static_cast<double>(shown_) + plot_height;
    Drawing drawing(width, floor_ + below, plot_.title + ": " + plot_.y.name + " against " + plot_.x.name);
    for (std::size_t k = 0; k < shown_; ++k) draw(drawing, series_[k], inks.at(k));
    axes(drawing);
    legend(drawing);
    return drawing.svg();
  }

 private:
  double across(double x) const { return left + inner_width * x_.share(x); }
  double up(double y) const { return floor_ - plot_height * (std::isfinite(y) ? y_.share(y) * 0.94 : 1); }

  void draw(Drawing& drawing, const SeriesRecord& series, Ink ink) const {
    std::vector<Point> middle, band;
    for (const auto& p : series.points)
      middle.push_back({across(p.x), up(p.median)}), band.push_back({across(p.x), up(p.high)});
    for (auto p = series.points.rbegin(); p != series.points.rend(); ++p) band.push_back({across(p->x), up(p->low)});
    drawing.wash(band, ink);
    drawing.curve(middle, ink);
    constexpr std::size_t most_dots = 40;  // more are a line of their own
    if (series.points.size() <= most_dots)
      for (const auto& [x, y] : middle) drawing.dot(x, y, ink);
  }
  void axes(Drawing& drawing) const {
    const double ceiling = floor_ - plot_height;
    drawing.line(left, floor_, left + inner_width, floor_);
    drawing.line(left, ceiling, left, floor_);
    for (const double x : ticks(x_.low, x_.high, x_.is_logarithmic)) {
      drawing.line(across(x), floor_, across(x), floor_ + 3);
      drawing.text(across(x), floor_ + 15, tick_text(x), Anchor::middle);
    }
    for (const double y : ticks(y_.low, y_.high, y_.is_logarithmic)) {
      drawing.line(left - 3, up(y), left, up(y));
      drawing.text(left - 6, up(y) + 4, tick_text(y), Anchor::end);
    }
    if (leaves()) {
      drawing.dashed(left, ceiling, left + inner_width, ceiling, Ink::axis);
      drawing.text(left - 6, ceiling + 4, "never", Anchor::end);
    }
    drawing.text(left + inner_width / 2, floor_ + below - 8, shortened(plot_.x.name, 90), Anchor::middle);
    drawing.text(4, 14, shortened(plot_.y.name, 90));
  }
  bool leaves() const {
    return std::any_of(series_.begin(), series_.begin() + static_cast<std::ptrdiff_t>(shown_), [](const auto& s) {
      return std::any_of(s.points.begin(), s.points.end(), [](const auto& p) { return !std::isfinite(p.high); });
    });
  }
  void legend(Drawing& drawing) const {
    for (std::size_t k = 0; k < shown_; ++k) {
      const double y = top + row * static_cast<double>(k);
      drawing.curve({{left, y}, {left + 22, y}}, inks.at(k));
      drawing.text(left + 28, y + 4, shortened(series_[k].series, 80));
    }
  }

  const PlannedPlot& plot_;
  const std::vector<SeriesRecord>& series_;
  std::size_t shown_;
  Range x_, y_;
  double floor_ = 0;
};

}  // namespace

std::string line_plot(const PlannedPlot& plot, const std::vector<SeriesRecord>& series) {
  return LinePlot(plot, series).svg();
}

}  // namespace lemmacheck
