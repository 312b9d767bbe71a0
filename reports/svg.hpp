// The two plots of a statement's page, as plain SVG that reads on light and dark pages.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "properties/audit/records/records.hpp"

namespace lemmacheck {

/// Bars of a slack histogram; `title` is the conclusion's name.
std::string histogram_svg(const SlackHistogram& histogram, const std::string& title);
/// Slack against an observation, one dot a case; a logarithmic axis where the observation spans over 1000.
std::string scatter_svg(const std::vector<std::array<double, 2>>& points, const std::string& observation);

/// Text that is safe inside XML.
std::string escaped(const std::string& text);

}  // namespace lemmacheck
