// The picture and the page of an experiment.
#include "reports/experiments.hpp"

#include <limits>

#include "reports/pages.hpp"
#include "reports/plots.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("an experiment's page shows what was measured, what never got there, and that it decides nothing") {
  const double never = std::numeric_limits<double>::infinity();
  ExperimentRecords records;
  records.experiment = "nobody2000.sweep", records.digest = "0123456789abcdef0123", records.seed = 3;
  records.plots = {{"steps", {"standard deviation <s>", true}, {"iterations", true}, {"layerwise", "balanced"}}};
  records.series = {{"steps", "layerwise", {{0.1, 40, 30, 60, 20, 20}, {1, never, 900, never, 20, 7}}, 1.5}};
  const Summary nothing;
  const Report report(nothing, "", registered_uses, {records});
  REQUIRE(report.experiments.size() == 1);
  const auto page = experiment_page(report, report.experiments[0]);
  for (const auto* part : {"measured in part (1 of 2 series)", "decides nothing", "| never |", "7 of 20",
                           "*balanced*: not run", "0123456789ab"})
    CHECK(page.find(part) != std::string::npos);
  const auto all = pictures(report.experiments[0]);
  REQUIRE(all.size() == 1);
  for (const auto* part :
       {"never", "standard deviation &lt;s&gt;", "iterations", "layerwise", "prefers-color-scheme:dark"})
    CHECK(all[0].svg.find(part) != std::string::npos);
  CHECK(all[0].svg.find("nan") == std::string::npos);
  CHECK(all[0].svg.find("inf") == std::string::npos);
}
