#include "numerics/arithmetic/trusted_base.hpp"

#include <gmp.h>
#include <mpfr.h>

#include <Eigen/Core>
#include <boost/version.hpp>
#if __has_include(<flint/flint.h>)
#include <flint/flint.h>
#endif

namespace lemmacheck {

std::vector<std::string> trusted_base() {
#if defined(__clang__)
  const std::string compiler = "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__);
#else
  const std::string compiler = std::string("g++ ") + __VERSION__;
#endif
  const auto dotted = [](int a, int b, int c) {
    return std::to_string(a) + "." + std::to_string(b) + "." + std::to_string(c);
  };
  return {compiler,
          "Eigen " + dotted(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION),
          "FLINT/Arb " FLINT_VERSION,
          std::string("MPFR ") + mpfr_get_version(),
          std::string("GMP ") + gmp_version,
          "Boost " + dotted(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)};
}

}  // namespace lemmacheck
