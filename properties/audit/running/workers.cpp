#include "properties/audit/running/workers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "properties/audit/running/phases.hpp"

namespace lemmacheck {
namespace {

using Clock = Breadcrumb::Clock;

[[noreturn]] void throw_errno(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

/// SIGINT and SIGTERM wait in a descriptor, SIGXFSZ becomes an error of `write`: as long as this lives.
class Signals {
 public:
  Signals() {
    sigset_t wanted;
    sigemptyset(&wanted), sigaddset(&wanted, SIGINT), sigaddset(&wanted, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &wanted, &mask_) != 0) throw_errno("sigprocmask");
    arrived_ = Descriptor(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
    if (arrived_.number() < 0) throw_errno("signalfd");
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &ignore, &file_size_);
  }
  ~Signals() {
    signalfd_siginfo taken;
    while (::read(arrived_.number(), &taken, sizeof taken) > 0) {
    }
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
    sigaction(SIGXFSZ, &file_size_, nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  int descriptor() const { return arrived_.number(); }
  /// For the worker: the terminal's Ctrl-C reaches the whole group, and it is the parent who decides.
  void leave_to_parent() const {
    signal(SIGINT, SIG_IGN), signal(SIGTERM, SIG_IGN);
    for (const int fatal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) signal(fatal, SIG_DFL);
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

 private:
  sigset_t mask_{};
  struct sigaction file_size_ {};
  Descriptor arrived_;
};

struct Unmap {
  void operator()(Breadcrumb* crumb) const { ::munmap(crumb, sizeof(Breadcrumb)); }
};
using SharedBreadcrumb = std::unique_ptr<Breadcrumb, Unmap>;

SharedBreadcrumb shared_breadcrumb() {
  void* memory = ::mmap(nullptr, sizeof(Breadcrumb), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw_errno("mmap");
  return SharedBreadcrumb(new (memory) Breadcrumb);
}

/// Statuses with which a worker ends that has no answer.
enum : int { without_parent = 3, out_of_memory = 4 };

void write_all(int descriptor, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const auto n = ::write(descriptor, text.data() + done, text.size() - done);
    if (n < 0 && errno != EINTR) ::_exit(without_parent);
    if (n > 0) done += static_cast<std::size_t>(n);
  }
}

std::string lines_of(const Collector::Result& result) {
  std::string lines;
  for (const auto& c : result.cases) lines += to_line(c) + "\n";
  return lines + to_line(result.tally) + "\n";
}

/// A job, and what its earlier workers did not come back from.
struct Attempt {
  const Job* job;
  std::vector<Fault> faults;
};
/// More faults than a job can lose cases: the same job does not end where it ended before.
constexpr std::size_t most_faults = 2 * most_lost_cases;

std::string answer_of(const Attempt& attempt, Breadcrumb& crumb) {
  try {
    const auto* statement = find_statement(attempt.job->statement);
    if (!statement) throw std::logic_error("no statement has this id");
    return lines_of(run_job(*statement, *attempt.job, crumb, attempt.faults));
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory);
  } catch (const std::exception& e) {
    return to_line(failed_tally(*attempt.job, e.what())) + "\n";
  }
}

/// Whether another worker could do better, without the place where this one ended.
bool is_worth_another(const Attempt& attempt, const Fault& fault) {
  const auto& before = attempt.faults;
  return before.size() < most_faults &&
         std::none_of(before.begin(), before.end(), [&](const Fault& f) { return f.place == fault.place; });
}

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(resource, &both);
}

std::string name_of_signal(int number) {
  switch (number) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGABRT:
      return "SIGABRT";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    case SIGKILL:
      return "SIGKILL";
    case SIGXCPU:
      return "SIGXCPU";
    default:
      return "signal " + std::to_string(number);
  }
}

/// A forked process with the job it works on. Destroying it kills the process.
class Worker {
 public:
  Worker(Attempt attempt, const WorkerLimits& limits, const Signals& signals, const std::function<void()>& in_worker)
      : attempt_(std::move(attempt)), crumb_(shared_breadcrumb()), seconds_(limits.seconds) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw_errno("pipe");
    pipe_ = Descriptor(ends[0]);
    const Descriptor write_end(ends[1]);
    const pid_t parent = ::getpid();
    std::fflush(nullptr);
    process_ = ::fork();
    if (process_ < 0) throw_errno("fork");
    if (process_ > 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(without_parent);
    signals.leave_to_parent();
    limit(RLIMIT_CORE, 0);
    if (limits.bytes > 0) limit(RLIMIT_AS, limits.bytes);
    work(ends[1], in_worker);
  }
  Worker(Worker&& other) noexcept
      : attempt_(std::move(other.attempt_)),
        crumb_(std::move(other.crumb_)),
        pipe_(std::move(other.pipe_)),
        process_(std::exchange(other.process_, -1)),
        seconds_(other.seconds_),
        answer_(std::move(other.answer_)),
        late_(other.late_) {}
  Worker& operator=(Worker&& other) noexcept {
    std::swap(attempt_, other.attempt_), std::swap(crumb_, other.crumb_), std::swap(pipe_, other.pipe_);
    std::swap(process_, other.process_), std::swap(seconds_, other.seconds_), std::swap(answer_, other.answer_);
    std::swap(late_, other.late_);
    return *this;
  }
  ~Worker() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    reap();
  }

  const Attempt& attempt() const { return attempt_; }
  int pipe() const { return pipe_.number(); }
  /// Of the case it is at.
  Clock::time_point deadline() const {
    return crumb_->moved_at() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds_));
  }
  void kill_if_late() {
    if (late_ || Clock::now() < deadline()) return;
    late_ = true;
    ::kill(process_, SIGKILL);
  }
  /// Takes what the pipe has; true at its end.
  bool read() {
    char chunk[1 << 16];
    const auto n = ::read(pipe(), chunk, sizeof chunk);
    if (n > 0) answer_.append(chunk, static_cast<std::size_t>(n));
    return n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
  }
  /// Once the pipe has ended: nothing if the record lines are complete, else why they are not.
  std::optional<Fault> fault() {
    const int status = reap();
    if (!late_ && WIFEXITED(status) && WEXITSTATUS(status) == 0 && !answer_.empty() && answer_.back() == '\n')
      return std::nullopt;
    if (late_) return Fault{crumb_->place, fmt::format("took longer than {:g} s", seconds_), true};
    if (WIFSIGNALED(status)) return Fault{crumb_->place, "killed by " + name_of_signal(WTERMSIG(status))};
    const int code = WEXITSTATUS(status);
    return Fault{crumb_->place, code == out_of_memory ? "out of memory" : "ended with status " + std::to_string(code)};
  }
  std::string take_lines() { return std::move(answer_); }

 private:
  /// In the forked process, which never returns to the code of its parent, not even by an exception.
  [[noreturn]] void work(int answer_to, const std::function<void()>& in_worker) const noexcept {
    in_worker();
    write_all(answer_to, answer_of(attempt_, *crumb_));
    ::_exit(0);  // no static destructors, no buffers of the parent
  }
  int reap() {
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status;
  }

  Attempt attempt_;
  SharedBreadcrumb crumb_;
  Descriptor pipe_;
  pid_t process_ = -1;
  double seconds_ = 0;
  std::string answer_;
  bool late_ = false;
};

int milliseconds_to(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left + 1, 0, 60000));
}

/// Waits until a worker says something, a deadline passes, or a signal comes (true).
bool wait(const std::vector<Worker>& workers, const Signals& signals, std::vector<bool>& speaks) {
  std::vector<pollfd> watched{{signals.descriptor(), POLLIN, 0}};
  auto deadline = Clock::now() + std::chrono::minutes(1);
  for (const auto& w : workers) {
    watched.push_back({w.pipe(), POLLIN, 0});
    deadline = std::min(deadline, w.deadline());
  }
  if (::poll(watched.data(), watched.size(), milliseconds_to(deadline)) < 0 && errno != EINTR) throw_errno("poll");
  speaks.clear();
  for (std::size_t k = 1; k < watched.size(); ++k) speaks.push_back(watched[k].revents != 0);
  return watched[0].revents != 0;
}

}  // namespace

bool run_in_workers(const std::vector<const Job*>& jobs, const WorkerLimits& limits,
                    const std::function<void()>& in_worker,
                    const std::function<void(const Job& job, const std::string& lines)>& finished) {
  const Signals signals;
  const auto most = static_cast<std::size_t>(std::max(1, limits.workers));
  std::vector<Worker> workers;
  std::vector<bool> speaks;
  std::deque<Attempt> waiting;
  for (const auto* job : jobs) waiting.push_back({job, {}});
  while (!waiting.empty() || !workers.empty()) {
    for (; !waiting.empty() && workers.size() < most; waiting.pop_front())
      workers.emplace_back(waiting.front(), limits, signals, in_worker);
    if (wait(workers, signals, speaks)) return false;
    for (std::size_t k = workers.size(); k-- > 0;) {
      workers[k].kill_if_late();
      if (!speaks[k] || !workers[k].read()) continue;
      Worker ended = std::move(workers[k]);
      workers.erase(workers.begin() + static_cast<std::ptrdiff_t>(k));
      const auto fault = ended.fault();
      Attempt attempt = ended.attempt();
      if (!fault) {
        finished(*attempt.job, ended.take_lines());
      } else if (is_worth_another(attempt, *fault)) {
        attempt.faults.push_back(*fault);
        waiting.push_front(std::move(attempt));
      } else {
        finished(*attempt.job, to_line(failed_tally(*attempt.job, fault->text())) + "\n");
      }
    }
  }
  return true;
}

}  // namespace lemmacheck
