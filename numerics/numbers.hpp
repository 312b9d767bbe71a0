// The storage of double-level matrices.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace lemmacheck {

/// Memory that starts at a multiple of 64 bytes. Eigen sums in packets from the first aligned entry on, so that the
/// last bits of a sum, and with them a certified width, would depend on where the heap happens to put a vector: the
/// same run would give other records with another number of workers.
template <class T>
struct Aligned {
  using value_type = T;
  static constexpr std::align_val_t bytes{64};

  Aligned() = default;
  template <class U>
  Aligned(const Aligned<U>&) {}  // NOLINT: allocators convert
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), bytes)); }
  void deallocate(T* p, std::size_t) { ::operator delete(p, bytes); }
  bool operator==(const Aligned&) const { return true; }
};

using Numbers = std::vector<double, Aligned<double>>;

}  // namespace lemmacheck
