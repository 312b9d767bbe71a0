#include "theorems/xie2017/decay.hpp"

#include <cmath>

namespace lemmacheck::xie2017 {
namespace {

constexpr int most_in_the_plane = 20000, most_samples = 1000000;

int most_for(int dimension) { return dimension == 2 ? most_in_the_plane : most_samples; }

/// (1 / (2c))^(1 / (1 - beta)), approximately.
double threshold(const Fraction& c, int p, int q) { return std::pow(1 / (2 * c.approximate()), 1.0 * q / (q - p)); }

}  // namespace

void validate(const Decay& decay) {
  const auto inside = [](const std::string& field, const Fraction& x, double most) {
    if (x.numerator() <= 0 || !(x.approximate() < most)) throw Malformed(field, "is " + x.text());
  };
  inside("constant", decay.constant, 0.5), inside("beta", decay.beta, 1);
  if (decay.beta.denominator() > 12) throw Malformed("beta", "has a denominator above 12");
  if (decay.dimension < 2 || decay.dimension > 20000) throw Malformed("dimension", "wanted is 2 to 20000");
  if (decay.samples < 2 || decay.samples > most_for(decay.dimension))
    throw Malformed("samples", "wanted is 2 to " + std::to_string(most_for(decay.dimension)));
}

std::vector<Decay> smaller_decays(const Decay& decay) {
  std::vector<Decay> list;
  for (const int m : {decay.samples / 2, decay.samples - 1})
    if (m >= 2) list.push_back({decay.constant, decay.beta, decay.dimension, m});
  if (decay.dimension > 2) list.push_back({decay.constant, decay.beta, decay.dimension - 1, decay.samples});
  return list;
}

Decay beyond_the_trace(Sampler& draw) {
  const bool growing = draw.chance(0.3);
  draw.label(growing ? "d = m" : "d fixed");
  const int d = draw.chance(0.3) ? draw.integer(2, 4) : draw.integer(3, 10 + draw.size());
  const int most = growing ? 5000 : most_for(d);
  Decay decay{Fraction(draw.integer(1, 9), 20), {1, 2}, d, 2};
  const int q = draw.integer(2, 8);
  int p = draw.integer(1, q - 1);
  while (p > 1 && threshold(decay.constant, p, q) > most / 4.0) --p;
  decay.beta = Fraction(p, q);
  if (threshold(decay.constant, p, q) > most / 4.0) decay.constant = Fraction(9, 20);
  const double least =
      threshold(decay.constant, static_cast<int>(decay.beta.numerator()), static_cast<int>(decay.beta.denominator()));
  decay.samples = static_cast<int>(std::ceil(least)) + 2 + draw.integer(0, static_cast<int>(least));
  if (growing) decay.dimension = decay.samples;
  return decay;
}

Real excess(const Decay& decay, int m, Level level) {
  const int p = static_cast<int>(decay.beta.numerator()), q = static_cast<int>(decay.beta.denominator());
  return pow(Real(1.0 * m, level), q - p) * pow(2 * Real(decay.constant, level), q);
}

Real claimed_eigenvalue(const Decay& decay, Level level) {
  const int p = static_cast<int>(decay.beta.numerator()), q = static_cast<int>(decay.beta.denominator());
  return Real(decay.constant, level) / pow(Real(1.0 * decay.samples, level), p, q);
}

void examine_impossible_premise(const Decay& decay, Examination& exam) {
  exam.dimension("d", decay.dimension), exam.dimension("m", decay.samples);
  exam.hypothesis().at_most("m beyond the threshold", 1, excess(decay, decay.samples - 1, exam.level()));
  const Real gamma_m = KernelSpectrum(decay.dimension, decay.samples, exam.level()).eigenvalue(decay.samples);
  exam.conclusion().at_most("m gamma_m", decay.samples * gamma_m, exam.constant("trace"));
  exam.says_nothing().below("the premise is impossible", 1, excess(decay, decay.samples, exam.level()));
  exam.observe("gamma_m over the premise", gamma_m / claimed_eigenvalue(decay, exam.level()));
}

}  // namespace lemmacheck::xie2017
