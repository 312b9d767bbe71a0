// An experiment: series of numbers that were measured, with a claim in words. It decides nothing, and is no evidence.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "properties/sampler.hpp"

namespace lemmacheck {

/// An axis of a plot. What stands on a logarithmic one is positive.
struct Axis {
  std::string name;
  bool is_logarithmic = false;
};
inline Axis linear(std::string name) { return {std::move(name), false}; }
inline Axis logarithmic(std::string name) { return {std::move(name), true}; }

/// A file that a measurement reads, known by its content: 64 hexadecimal digits of its SHA-256.
struct DataFile {
  std::string name, sha256, source;  ///< source: where a reader gets it
};

/// One point of a series: a median over runs, and the ends of its band. The ends, and the median too, are infinite where
/// a run did not get there.
struct MeasuredPoint {
  double x = 0, median = 0, low = 0, high = 0;
  std::int64_t runs = 0;    ///< 0 where the experiment gave the three itself
  std::int64_t finite = 0;  ///< of the runs
};

/// What a series is told while it is measured.
class Series {
 public:
  /// `stream`: the seed that its runs are drawn from. `data`: path by name of a DataFile.
  Series(std::uint64_t stream, const Axis& x, const Axis& y, const std::map<std::string, std::string>& data,
         std::function<void()> at_each_point = {});

  /// The random source of the run of that number. The same for all series of one plot, so that they compare run by run.
  Sampler sampler(int run) const;
  /// Points come in the order of x. std::invalid_argument where they do not, for a NaN, for an x that is not finite, for
  /// low <= median <= high not so, and for what has no place on a logarithmic axis.
  void point(double x, double median, double low, double high);
  /// The same from one number a run: their median, and the band from the 10th to the 90th percentile (order statistics:
  /// the smallest that at least so many of the runs do not exceed). Infinite: the run did not get there.
  void point(double x, std::vector<double> runs);
  /// Path of the file of that name. Throws DataMissing where it was not given.
  const std::string& data(const std::string& name) const;

  const std::vector<MeasuredPoint>& points() const { return points_; }

 private:
  void add(const MeasuredPoint& point);
  std::uint64_t stream_;
  Axis x_, y_;
  std::map<std::string, std::string> data_;
  std::function<void()> at_each_point_;
  std::vector<MeasuredPoint> points_;
};

struct DataMissing : std::runtime_error {
  using runtime_error::runtime_error;
};

/// The plots of an experiment and the names of their series, as `measure` lists them.
struct PlotOutline {
  std::string title;
  Axis x, y;
  std::vector<std::string> series;
};

/// What `measure` talks to. It is called once to list the plots, and once for every series that is measured: then the
/// other series are passed over. So nothing that costs time stands outside of a series.
class Measurement {
 public:
  class Plot {
   public:
    /// Measures a series: its points, in the order of x.
    void series(const std::string& name, const std::function<void(Series&)>& measured) const;

   private:
    friend class Measurement;
    Plot(Measurement& measurement, std::size_t index) : measurement_(measurement), index_(index) {}
    Measurement& measurement_;
    std::size_t index_;
  };
  /// std::logic_error for two plots of one title, and for two series of one name in a plot.
  Plot plot(const std::string& title, const Axis& x, const Axis& y);

  /// Of the engine: what the measurement lists; or the points of one of its series.
  static std::vector<PlotOutline> outline(void (*measure)(Measurement&));
  struct Wanted {
    std::string plot, series;
    std::uint64_t seed = 0;  ///< of the experiment
    std::map<std::string, std::string> data;
    std::function<void()> at_each_point;
  };
  static std::vector<MeasuredPoint> points(void (*measure)(Measurement&), const Wanted& wanted);

 private:
  explicit Measurement(const Wanted* wanted) : wanted_(wanted) {}
  const Wanted* wanted_;  // null: only the outline
  bool found_ = false;
  std::vector<PlotOutline> plots_;
  std::vector<MeasuredPoint> points_;
};

struct ExperimentDescription {
  std::string id;     ///< "arora2018.experiments"
  std::string title;  //
  std::string claim;  ///< in our words, what the paper says that it shows
  std::string place;  ///< version and place to open
  std::vector<DataFile> data = {};
};

/// An experiment as the engine sees it.
class Experiment : public ExperimentDescription {
 public:
  std::string source_file;
  void (*measure)(Measurement&);

  Experiment(ExperimentDescription description, void (*measured)(Measurement&), const char* file);
  ~Experiment();
  Experiment(const Experiment&) = delete;
  Experiment& operator=(const Experiment&) = delete;
  std::string paper() const { return id.substr(0, id.find('.')); }
};

/// Registers the experiment T, a struct with `static void measure(Measurement&)`:
///   const RegisteredExperiment<Sweep> experiment{{.id = "arora2018.experiments", .title = ..., .claim = ...}};
template <class T>
class RegisteredExperiment final : public Experiment {
 public:
  explicit RegisteredExperiment(ExperimentDescription description, const char* where = __builtin_FILE())
      : Experiment(std::move(description), &T::measure, where) {}
};

/// All registered experiments, sorted by id.
std::vector<const Experiment*> registered_experiments();
/// The experiment, or nullptr.
const Experiment* find_experiment(std::string_view id);
/// One line for each declaration of an experiment that cannot work, sorted.
std::vector<std::string> experiment_faults();

}  // namespace lemmacheck
