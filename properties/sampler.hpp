// The random source of every generator.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"

namespace lemmacheck {

/// Counter-based stream (Philox4x32-10 of Random123, the seed its key): a case is reproduced from (seed, size)
/// alone. `bits` and what is made of it by integer arithmetic, `uniform` and `dyadic` are the same everywhere;
/// `log_uniform` and `normal` call libm and may differ in the last bit between versions of it.
/// std::invalid_argument for an empty range or a range that is not finite. `size` runs from 0 to 100 as RapidCheck's
/// size does; generators let it drive dimension and conditioning.
class Sampler {
 public:
  Sampler(std::uint64_t seed, int size) : seed_(seed), size_(size) {}

  int size() const { return size_; }
  std::uint64_t bits();                              ///< 64 uniform bits
  int integer(int low, int high);                    ///< uniform on low..high, both included
  bool chance(double probability);                   ///< true with that probability, up to 2^-53
  double uniform(double low, double high);           ///< in [low, high)
  double log_uniform(double low, double high);       ///< 0 < low <= high
  double dyadic(double low, double high, int bits);  ///< a multiple of 2^-bits in [low, high]
  double normal();                                   ///< standard Gaussian, rounded to double (Box-Muller)
  double sign() { return chance(0.5) ? 1 : -1; }
  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(integer(0, static_cast<int>(choices.size()) - 1))];
  }
  DyadicMatrix normal_matrix(int rows, int cols);
  DyadicMatrix dyadic_matrix(int rows, int cols, double low, double high, int bits);
  DyadicMatrix integer_matrix(int rows, int cols, int low, int high);

  /// Names the family that this case is drawn from ("equal layers"); recorded with the case, counted on pages.
  void label(std::string_view name);
  const std::vector<std::string>& labels() const { return labels_; }

 private:
  std::uint64_t seed_;
  int size_;
  std::uint64_t counter_ = 0;
  std::uint64_t below(std::uint64_t bound);

  std::array<std::uint64_t, 2> block_{};
  int left_ = 0;
  double second_normal_ = 0;  // Box-Muller makes two
  bool has_second_ = false;
  std::vector<std::string> labels_;
};

/// Seed of the stream named by `text` under `seed`; distinct names give unrelated streams.
std::uint64_t derived_seed(std::uint64_t seed, std::string_view text);

}  // namespace lemmacheck
