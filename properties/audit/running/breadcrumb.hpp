// Where a worker is, kept in memory that outlives it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace lemmacheck {

/// Of a job: a step, and the case within it. What a job does at a place depends on the job only.
struct Place {
  enum class Step : int { starting, witness, generating, deciding, shrinking, searching, drawing, finishing };
  Step step = Step::starting;
  std::int64_t number = 0;  ///< of the case within its step
  std::uint64_t seed = 0;   ///< of the case; with `size` it reproduces the instance (the draw, while drawing)
  int size = 0;
  bool operator==(const Place&) const = default;
};
const char* name_of(Place::Step step);
/// "case 17 (seed 5, size 40)".
std::string to_text(const Place& place);

/// Plain data in shared memory. The parent reads `moved` at any time, `place` after the worker's end only.
struct Breadcrumb {
  using Clock = std::chrono::steady_clock;  // one clock for all processes
  Place place;
  std::atomic<Clock::rep> moved = Clock::now().time_since_epoch().count();

  void at(const Place& new_place) {
    place = new_place;
    beat();
  }
  /// One evaluation of many at the same place begins: the time limit begins anew.
  void beat() { moved.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed); }
  Clock::time_point moved_at() const {
    return Clock::time_point(Clock::duration(moved.load(std::memory_order_relaxed)));
  }
};
static_assert(std::atomic<Breadcrumb::Clock::rep>::is_always_lock_free, "it is shared by processes");

}  // namespace lemmacheck
