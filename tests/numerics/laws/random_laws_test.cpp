// Laws at random parameters from 1/2 to 1e6 and random points, mostly within some deviations of the mean.
#include <cmath>
#include <random>

#include "numerics/laws/beta.hpp"
#include "numerics/laws/chi_square.hpp"
#include "numerics/laws/gaussian.hpp"
#include "numerics/laws/sphere_caps.hpp"
#include "tests/catch.hpp"
#include "tests/numerics/laws/law_truth.hpp"

using namespace lemmacheck;

namespace {

/// cdf for even trials, survival for odd ones.
template <class Law>
Real tail(const Law& law, const Real& x, int trial) {
  return trial % 2 == 0 ? law.cdf(x) : law.survival(x);
}

struct Drawn {
  int trial;
  std::int64_t n, m;
  double x;

  Real at(Level level) const {
    const Real point(x, level);
    switch (trial / 2 % 4) {
      case 0:
        return tail(ChiSquare(n), point, trial);
      case 1:
        return tail(Beta({n, 2}, {m, 2}), point, trial);
      case 2:
        return tail(SphereCaps(n + 1), point, trial);
      default:
        return tail(Gaussian(), point, trial);
    }
  }
};
Drawn drawn(int trial, std::mt19937& bits) {
  std::uniform_real_distribution<double> uniform(0, 1);
  std::normal_distribution<double> normal;
  const auto size = [&] { return static_cast<std::int64_t>(std::ceil(std::exp2(20 * uniform(bits)))); };
  const std::int64_t n = size(), m = size();
  const double deviations = normal(bits) * std::exp2(6 * uniform(bits) - 1), any = uniform(bits);
  const auto p = static_cast<double>(n) / 2, q = static_cast<double>(m) / 2, mean = p / (p + q);
  const bool anywhere = trial / 8 % 3 == 0;
  const double points[] = {
      anywhere ? 2 * p * std::exp2(20 * any - 10) : 2 * (p + std::sqrt(p) * deviations),
      anywhere ? std::exp2(-30 * any) : mean + deviations * std::sqrt(mean * (1 - mean) / (p + q + 1)),
      anywhere ? 2 * any - 1 : deviations / std::sqrt(2 * p), deviations};
  return {trial, n, m, points[trial / 2 % 4]};
}

}  // namespace

TEST_CASE("laws at random: the enclosures hold the approximations of the other library and are narrow") {
  std::mt19937 bits(7);
  for (int trial = 0; trial < 480; ++trial) {
    const Drawn law = drawn(trial, bits);
    for (const Level level : {Level::certified_double(), Level::ball(64), Level::ball(200)}) {
      INFO("trial " << trial << ", parameters " << law.n << ", " << law.m << ", at " << law.x << ", " << level.name());
      const Real enclosure = law.at(level);
      const Real coarse = law.at(Level::mpfr(level.bits + 64)), fine = law.at(Level::mpfr(2 * level.bits + 128));
      const Real size = abs(fine), none(0, Level::mpfr(64));
      CHECK(encloses(enclosure, fine, abs(coarse - fine)));
      CHECK(encloses(enclosure, coarse, 2 * abs(coarse - fine)));
      if (certainly_zero(size) || (level.bits == 53 && upper(size) < 1e-307)) continue;
      const Real off = size * pow(Real(2, Level::mpfr(64)), 8 - level.bits);
      CHECK_FALSE((encloses(enclosure, fine + off, none) && encloses(enclosure, fine - off, none)));
    }
  }
}
