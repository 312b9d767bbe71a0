#include "properties/experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "properties/declarations.hpp"

namespace lemmacheck {
namespace {

std::vector<const Experiment*>& registry() {
  static std::vector<const Experiment*> all;
  return all;
}

/// The smallest of the sorted runs that at least so many tenths of them do not exceed.
double order_statistic(const std::vector<double>& sorted, std::size_t tenths) {
  return sorted.at((tenths * sorted.size() + 9) / 10 - 1);
}

bool is_sha256(const std::string& text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isdigit(c) != 0 || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

Series::Series(std::uint64_t stream, const Axis& x, const Axis& y, const std::map<std::string, std::string>& data,
               std::function<void()> at_each_point)
    : stream_(stream), x_(x), y_(y), data_(data), at_each_point_(std::move(at_each_point)) {}

Sampler Series::sampler(int run) const {
  constexpr int full_size = 100;
  return {derived_seed(stream_, std::to_string(run)), full_size};
}

void Series::add(const MeasuredPoint& p) {
  const auto refuse = [&](const char* why) {
    throw std::invalid_argument(
        fmt::format("the point at x = {}, {} in [{}, {}]: {}", p.x, p.median, p.low, p.high, why));
  };
  if (!std::isfinite(p.x)) refuse("x is not finite");
  if (!(p.low <= p.median && p.median <= p.high)) refuse("low <= median <= high is not so");
  if (!points_.empty() && !(points_.back().x < p.x)) refuse("points come in the order of x");
  if (x_.is_logarithmic && !(p.x > 0)) refuse("its x has no place on a logarithmic axis");
  if (y_.is_logarithmic && !(p.low > 0)) refuse("it has no place on a logarithmic axis");
  points_.push_back(p);
  if (at_each_point_) at_each_point_();
}
void Series::point(double x, double median, double low, double high) { add({x, median, low, high, 0, 0}); }
void Series::point(double x, std::vector<double> runs) {
  if (runs.empty() || std::any_of(runs.begin(), runs.end(), [](double r) { return std::isnan(r); }))
    throw std::invalid_argument(fmt::format("the runs at x = {}: none, or one that is no number", x));
  std::sort(runs.begin(), runs.end());
  const auto finite = std::count_if(runs.begin(), runs.end(), [](double r) { return std::isfinite(r); });
  add({x, order_statistic(runs, 5), order_statistic(runs, 1), order_statistic(runs, 9),
       static_cast<std::int64_t>(runs.size()), finite});
}

const std::string& Series::data(const std::string& name) const {
  const auto found = data_.find(name);
  if (found == data_.end()) throw DataMissing("its data '" + name + "' were not given");
  return found->second;
}

Measurement::Plot Measurement::plot(const std::string& title, const Axis& x, const Axis& y) {
  for (const auto& p : plots_)
    if (p.title == title) throw std::logic_error("two plots are called '" + title + "'");
  plots_.push_back({title, x, y, {}});
  return {*this, plots_.size() - 1};
}

void Measurement::Plot::series(const std::string& name, const std::function<void(Series&)>& measured) const {
  auto& plot = measurement_.plots_.at(index_);
  if (std::find(plot.series.begin(), plot.series.end(), name) != plot.series.end())
    throw std::logic_error("two series of '" + plot.title + "' are called '" + name + "'");
  plot.series.push_back(name);
  const auto* wanted = measurement_.wanted_;
  if (!wanted || wanted->plot != plot.title || wanted->series != name) return;
  Series series(derived_seed(wanted->seed, plot.title), plot.x, plot.y, wanted->data, wanted->at_each_point);
  measured(series);
  measurement_.points_ = series.points();
  measurement_.found_ = true;
}

std::vector<PlotOutline> Measurement::outline(void (*measure)(Measurement&)) {
  Measurement listing(nullptr);
  measure(listing);
  return std::move(listing.plots_);
}
std::vector<MeasuredPoint> Measurement::points(void (*measure)(Measurement&), const Wanted& wanted) {
  Measurement measurement(&wanted);
  measure(measurement);
  if (!measurement.found_)
    throw std::logic_error("there is no series '" + wanted.series + "' in '" + wanted.plot + "'");
  if (measurement.points_.empty()) throw std::logic_error("the series has no point");
  return std::move(measurement.points_);
}

Experiment::Experiment(ExperimentDescription description, void (*measured)(Measurement&), const char* file)
    : ExperimentDescription(std::move(description)), source_file(detail::source_name(file)), measure(measured) {
  registry().push_back(this);
}
Experiment::~Experiment() {
  auto& all = registry();
  all.erase(std::remove(all.begin(), all.end(), this), all.end());
}

std::vector<const Experiment*> registered_experiments() {
  auto all = registry();
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return all;
}
const Experiment* find_experiment(std::string_view id) {
  for (const auto* e : registry())
    if (e->id == id) return e;
  return nullptr;
}

std::vector<std::string> experiment_faults() {
  std::vector<std::string> faults;
  std::set<std::string> ids;
  for (const auto* s : registered_statements()) ids.insert(s->id);
  for (const auto* e : registered_experiments()) {
    const auto say = [&](const std::string& what) { faults.push_back(e->id + ": " + what); };
    if (!is_id(e->id)) say("is no id ('paper.name' of letters, digits, '-' and '_'), in " + e->source_file);
    if (!ids.insert(e->id).second) say("a statement or another experiment has this id");
    if (e->title.empty()) say("has no title");
    if (e->claim.empty()) say("has no claim: what the paper says that it shows");
    for (const auto& d : e->data)
      if (!is_sha256(d.sha256)) say("the data '" + d.name + "' are named by no SHA-256");
    try {
      if (Measurement::outline(e->measure).empty()) say("has no plot");
    } catch (const std::exception& error) {
      say(error.what());
    }
  }
  return faults;
}

}  // namespace lemmacheck
