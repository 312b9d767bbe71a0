#include <algorithm>

#include "reports/plots.hpp"

namespace lemmacheck {
namespace {
constexpr double width = 828, left = 96, right = 80, row_height = 22, largest_square = 14, gap = 0.2;
}  // namespace

std::string verdict_rows(const std::vector<VerdictRow>& rows, const std::vector<std::pair<Ink, std::string>>& legend,
                         const std::string& name) {
  int most = 1;
  for (const auto& row : rows) {
    int all = 0;
    for (const auto& [ink, count] : row.squares) all += count;
    most = std::max(most, all);
  }
  const double pitch = std::min(largest_square, (width - left - right) / most), side = pitch * (1 - gap);
  Drawing drawing(width, row_height * static_cast<double>(rows.size()) + 30, name);
  double y = 4;
  for (const auto& row : rows) {
    drawing.text(left - 8, y + row_height / 2 + 2, shortened(row.name, 14), Drawing::Anchor::end);
    double x = left;
    for (const auto& [ink, count] : row.squares)
      for (int k = 0; k < count; ++k, x += pitch)
        drawing.box(x, y + (row_height - largest_square) / 2, side, largest_square * (1 - gap), ink);
    drawing.text(x + 8, y + row_height / 2 + 2, row.remark);
    y += row_height;
  }
  double x = left;
  for (const auto& [ink, text] : legend) {
    drawing.box(x, y + 6, 10, 10, ink);
    drawing.text(x + 15, y + 15, text);
    x += 33 + 6.2 * static_cast<double>(text.size());
  }
  return drawing.svg();
}

}  // namespace lemmacheck
