#include "reports/catalogue.hpp"

#include <algorithm>
#include <string_view>

#include "properties/woven.hpp"

namespace lemmacheck {
namespace {
// Rows of a tab-separated text without its header, each padded to `columns`.
std::vector<std::vector<std::string>> rows_of(std::string_view text, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (header || line.empty()) {
      header = false;
      continue;
    }
    std::vector<std::string> cells;
    for (;;) {
      const auto tab = line.find('\t');
      cells.emplace_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line = line.substr(tab + 1);
    }
    cells.resize(columns);
    rows.push_back(std::move(cells));
  }
  return rows;
}
}  // namespace

std::vector<CatalogueEntry> catalogue() {
  std::vector<CatalogueEntry> all;
  for (auto& r : rows_of(woven_source("theorems/catalogue.tsv"), 6))
    all.push_back({r[0], r[1], r[2], r[3], r[4], r[5]});
  return all;
}
std::vector<Paper> papers() {
  std::vector<Paper> all;
  for (auto& r : rows_of(woven_source("theorems/papers.tsv"), 4)) all.push_back({r[0], r[1], r[2], r[3]});
  return all;
}
std::vector<SummaryClaim> claims_of_summaries() {
  std::vector<SummaryClaim> all;
  for (auto& r : rows_of(woven_source("theorems/summaries.tsv"), 4)) {
    SummaryClaim claim{r[0], r[1], {}, r[3]};
    for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1) {
      end = r[2].find(',', at);
      const auto name = r[2].substr(at, end == std::string::npos ? end : end - at);
      claim.ids.push_back(claim.paper + "." + name.substr(std::min(name.find_first_not_of(' '), name.size())));
    }
    all.push_back(std::move(claim));
  }
  return all;
}
Paper paper_of(const std::string& id) {
  for (auto& paper : papers())
    if (paper.id == id) return paper;
  return {id, "", id, ""};
}

}  // namespace lemmacheck
