// The storage of double-level matrices and of the vector kernels.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <vector>

namespace lemmacheck {

/// Memory that starts at a multiple of 64 bytes. Eigen sums in packets from the first aligned entry on, so that the
/// last bits of a sum, and with them a certified width, would depend on where the heap happens to put a vector: the
/// same run would give other records with another number of workers. Not by the aligned operator new, which in glibc
/// passes the thread's cache by and costs as much as a small product.
template <class T>
struct Aligned {
  using value_type = T;
  static constexpr std::size_t bytes = 64;

  Aligned() = default;
  template <class U>
  Aligned(const Aligned<U>&) {}  // NOLINT: allocators convert
  /// What operator new gave stands just before what is returned.
  T* allocate(std::size_t n) {
    if (n > std::numeric_limits<std::size_t>::max() / (4 * sizeof(T))) throw std::bad_array_new_length();
    void* const given = ::operator new(n * sizeof(T) + sizeof given + bytes);
    void* start = static_cast<void**>(given) + 1;
    std::size_t space = n * sizeof(T) + bytes;
    std::align(bytes, n * sizeof(T), start, space);
    static_cast<void**>(start)[-1] = given;
    return static_cast<T*>(start);
  }
  void deallocate(T* p, std::size_t) { ::operator delete(static_cast<void**>(static_cast<void*>(p))[-1]); }
  bool operator==(const Aligned&) const { return true; }
};

template <class T>
using AlignedVector = std::vector<T, Aligned<T>>;
using Numbers = AlignedVector<double>;

}  // namespace lemmacheck
