// The plots of the pages: verdicts, slacks, slack against what was observed.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/records/records.hpp"
#include "reports/drawing.hpp"

namespace lemmacheck {

/// Whether a histogram of them says more than one number does: two of its bins are occupied.
bool spreads(const SlackHistogram& histogram);
/// Small panels in rows of three, one for every conclusion whose slacks spread; of more than `most_panels` those with
/// the smallest slack. Empty where there is none.
std::string slack_plots(const std::vector<ConclusionTally>& conclusions);
inline constexpr std::size_t most_panels = 12;

/// Slack against an observation, one dot a case; logarithmic where the observation spans over 1000. Cases that fall on
/// one spot of the picture are one dot. Empty where fewer than two points are finite, or all slacks or all observations
/// are one.
std::string scatter_plot(const std::vector<std::array<double, 2>>& points, const std::string& observation);

/// Series with their bands over two named axes, and what each colour is. A band or a line that leaves at the top is one
/// whose runs did not all get there. Empty where no point is finite.
std::string line_plot(const PlannedPlot& plot, const std::vector<SeriesRecord>& series);
inline constexpr std::size_t most_lines = 4;  ///< as many as can be told apart; more are left out, and said

/// One row of squares: what `name` counts, and how many of each.
struct VerdictRow {
  std::string name;
  std::vector<std::pair<Ink, int>> squares;
  std::string remark;  ///< behind the row: "24 of 40"
};
/// Rows of squares, one square a statement, and under them what the colours are.
std::string verdict_rows(const std::vector<VerdictRow>& rows, const std::vector<std::pair<Ink, std::string>>& legend,
                         const std::string& name);

/// Round numbers in [low, high], three to six of them; powers of ten where `logarithmic` (low > 0 then).
std::vector<double> ticks(double low, double high, bool logarithmic);
/// "0.001", "10⁻⁶", "2,000".
std::string tick_text(double x);

}  // namespace lemmacheck
