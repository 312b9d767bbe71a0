#include "properties/audit/running/measure.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/records/record_file.hpp"
#include "properties/audit/records/sha256.hpp"

namespace lemmacheck {
namespace {
namespace fs = std::filesystem;

using PathsByName = std::map<std::string, std::string>;

/// One series to measure.
struct Task {
  const Experiment* experiment;
  fs::path file;
  std::string plot, series;
};

double core_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Replaces what the file has, or goes on behind it. The whole text is there, or CannotWrite.
void write(const fs::path& file, const std::string& text, int how) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0644);
  const auto cannot = [&] { throw CannotWrite(file.string() + ": " + std::strerror(errno)); };
  if (descriptor < 0) cannot();
  const auto written = ::write(descriptor, text.data(), text.size());
  const bool whole = written == static_cast<ssize_t>(text.size());
  if (written >= 0 && !whole) errno = ENOSPC;
  if (::close(descriptor) != 0 || !whole) cannot();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Path by SHA-256 of the files in the folder.
PathsByName files_by_hash(const fs::path& folder) {
  PathsByName found;
  if (folder.empty()) return found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) found.emplace(sha256(bytes_of(entry.path())), entry.path().string());
  return found;
}

/// What is left to measure of the experiment, once its file has the right header.
std::vector<Task> tasks_of(const Experiment& experiment, const MeasureOptions& options) {
  const auto header = planned(experiment, options.seed);
  const auto file = experiment_file(options.directory, experiment.id);
  std::error_code unused;
  fs::create_directories(file.parent_path(), unused);
  const auto there = read_experiment(options.directory, experiment.id);
  const bool goes_on = there && to_line(static_cast<const ExperimentHeader&>(*there)) == to_line(header);
  if (goes_on) {
    fs::resize_file(file, there->complete_bytes);
  } else {
    write(file, to_line(header) + "\n", O_TRUNC);
  }
  std::vector<Task> tasks;
  for (const auto& plot : header.plots)
    for (const auto& name : plot.series)
      if (!goes_on || !there->find(plot.title, name)) tasks.push_back({&experiment, file, plot.title, name});
  return tasks;
}

class Measuring {
 public:
  Measuring(std::vector<Task> tasks, const MeasureOptions& options)
      : tasks_(std::move(tasks)), options_(options), files_(files_by_hash(options.data)) {}

  std::vector<NotMeasured> run() {
    std::vector<std::thread> threads;
    for (int k = 0; k < std::max(1, options_.workers); ++k) threads.emplace_back([this] { work(); });
    for (auto& t : threads) t.join();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(not_measured_);
  }

 private:
  void work() {
    for (std::size_t k; (k = next_++) < tasks_.size();) {
      const Task& task = tasks_[k];
      try {
        finish(task, measured(task));
      } catch (const DataMissing& e) {
        give_up(task, e.what(), false);
      } catch (const CannotWrite&) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        next_ = tasks_.size();
      } catch (const std::exception& e) {
        give_up(task, e.what(), true);
      }
    }
  }
  SeriesRecord measured(const Task& task) {
    const auto where = task.experiment->id + ": " + task.plot + ", " + task.series;
    const double start = core_seconds();
    Measurement::Wanted wanted{
        task.plot, task.series, derived_seed(options_.seed, task.experiment->id), {}, [&] { say(where); }};
    for (const auto& file : task.experiment->data)
      if (const auto at = files_.find(file.sha256); at != files_.end()) wanted.data.emplace(file.name, at->second);
    say(where);
    SeriesRecord record{task.plot, task.series, {}, 0};
    for (const auto& p : Measurement::points(task.experiment->measure, wanted))
      record.points.push_back({p.x, p.median, p.low, p.high, p.runs, p.finite});
    record.core_seconds = std::round((core_seconds() - start) * 10) / 10;
    return record;
  }
  void finish(const Task& task, const SeriesRecord& record) {
    const std::lock_guard lock(mutex_);
    write(task.file, to_line(record) + "\n", O_APPEND);
    ++done_;
  }
  void give_up(const Task& task, const std::string& why, bool is_error) {
    const std::lock_guard lock(mutex_);
    not_measured_.push_back({task.experiment->id, task.plot, task.series, why, is_error});
    ++done_;
  }
  void say(const std::string& where) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    options_.progress(done_, tasks_.size(), where);
  }

  const std::vector<Task> tasks_;
  const MeasureOptions& options_;
  const PathsByName files_;  // by hash
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // of what follows, and of the files
  std::size_t done_ = 0;
  std::vector<NotMeasured> not_measured_;
  std::exception_ptr failure_;
};

/// Series in the order of the plots, whatever the order in which they ended: a difference shows what changed.
void put_in_order(const fs::path& directory, const std::string& id) {
  const auto records = read_experiment(directory, id);
  if (!records) return;
  auto text = to_line(static_cast<const ExperimentHeader&>(*records)) + "\n";
  for (const auto& s : records->series) text += to_line(s) + "\n";
  const auto file = experiment_file(directory, id), fresh = fs::path(file.string() + ".new");
  write(fresh, text, O_TRUNC);
  fs::rename(fresh, file);
}

}  // namespace

std::vector<NotMeasured> measure(const std::vector<const Experiment*>& experiments, const MeasureOptions& options) {
  std::vector<Task> tasks;
  for (const auto* e : experiments)
    for (auto& task : tasks_of(*e, options)) tasks.push_back(std::move(task));
  auto not_measured = Measuring(std::move(tasks), options).run();
  for (const auto* e : experiments) put_in_order(options.directory, e->id);
  return not_measured;
}

}  // namespace lemmacheck
