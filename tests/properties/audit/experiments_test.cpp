// Experiments: planted ones that count how often they run, go wrong, or lack their data.
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <limits>

#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/running/measure.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;
namespace fs = std::filesystem;

namespace {
std::atomic<int> runs_of_first{0};
std::atomic<bool> second_goes_wrong{true};

struct Planted {
  static void measure(Measurement& m) {
    const auto plot = m.plot("draws", linear("x"), logarithmic("y"));
    plot.series("first", [](Series& s) {
      ++runs_of_first;
      for (int x = 1; x <= 3; ++x) s.point(x, 1 + s.sampler(x).uniform(0, 1), 0.5, 3);
    });
    plot.series("second", [](Series& s) {
      s.point(1, {4, 1, 3, 2, 5, 7, 6, 8, std::numeric_limits<double>::infinity(), 9});
      if (second_goes_wrong) throw std::runtime_error("planted");
    });
    plot.series("third", [](Series& s) { s.point(1, static_cast<double>(s.data("rows").size()), 1, 1e9); });
  }
};
const RegisteredExperiment<Planted> planted_experiment{
    {.id = "planted.experiment",
     .title = "planted",
     .claim = "nothing",
     .place = "",
     .data = {{"rows", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "the letters abc"}}}};

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("lemmacheck_experiments_" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path / "data"); }
  ~Scratch() { fs::remove_all(path); }
};
std::vector<NotMeasured> measured(const Scratch& at, int workers, std::uint64_t seed = 1, bool data = false) {
  MeasureOptions options;
  options.directory = at.path, options.workers = workers, options.seed = seed;
  if (data) options.data = at.path / "data";
  return measure({&planted_experiment}, options);
}
}  // namespace

TEST_CASE("a finished series is kept and not run again; what went wrong or lacks its data is said and run again") {
  const Scratch at;
  runs_of_first = 0, second_goes_wrong = true;
  const auto missing = measured(at, 2);
  REQUIRE(missing.size() == 2);
  for (const auto& m : missing) CHECK(m.is_error == (m.series == "second"));
  CHECK(read_experiment(at.path, "planted.experiment")->series.size() == 1);
  std::ofstream(experiment_file(at.path, "planted.experiment"), std::ios::app) << "{\"plot\": \"dra";  // torn
  second_goes_wrong = false;
  std::ofstream(at.path / "data" / "any name") << "abc";
  CHECK(measured(at, 1, 1, true).empty());
  CHECK(runs_of_first == 1);
  const auto records = *read_experiment(at.path, "planted.experiment");
  REQUIRE(records.series.size() == 3);
  CHECK(records.series[0].series == "first");
  const auto& p = records.series[1].points.at(0);
  CHECK(p.median == 5);
  CHECK(p.low == 1);
  CHECK(p.high == 9);
  CHECK(p.runs == 10);
  CHECK(p.finite == 9);
  CHECK(measured(at, 1, 2).size() == 1);  // another seed: measured afresh
  CHECK(runs_of_first == 2);
  CHECK(read_experiment(at.path, "planted.experiment")->find("draws", "first")->points[0].median !=
        records.find("draws", "first")->points[0].median);
}

TEST_CASE("points that are no points are refused") {
  Series s(1, logarithmic("x"), logarithmic("y"), {});
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(s.point(0, 1, 1, 1), std::invalid_argument);
  CHECK_THROWS_AS(s.point(1, 1, 0, 1), std::invalid_argument);
  CHECK_THROWS_AS(s.point(1, 1, 2, 3), std::invalid_argument);
  CHECK_THROWS_AS(s.point(1, nan, nan, nan), std::invalid_argument);
  CHECK_THROWS_AS(s.point(1, std::vector<double>{}), std::invalid_argument);
  s.point(2, 1, 1, 1);
  CHECK_THROWS_AS(s.point(2, 1, 1, 1), std::invalid_argument);
}
