// Every sample path of stochastic gradient descent on one ReLU neuron, enumerated with exact merges.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "numerics/classifiers/relu_neuron.hpp"

namespace lemmacheck {

/// Sample paths that end in the same weights for a reason that is exact.
struct PathClass {
  NeuronState state;
  Real paths;             ///< how many of the n^t sample paths: an integer, a point where the arithmetic can hold it
  std::vector<int> word;  ///< the active picks, in lexicographic normal form
};

/// The law of w_t where step s draws a sample uniformly from n, independently, and takes w - eta_s grad l_i(w).
///
/// Two sample paths are merged only where their weights are equal in real numbers:
///   1. a pick of an inactive sample changes nothing;
///   2. equal samples with equal labels are one sample, picked more often;
///   3. steps of exactly orthogonal samples commute (neither changes the other's score), so a path is a word of the
///      partially commutative monoid of its active picks (Cartier-Foata), kept in lexicographic normal form;
/// and where the steps' kinds agree (below). So each class' state is computed once and every expectation
/// sum over classes of paths/n^t f(w) is the exact one, evaluated in enclosures.
class SgdPaths {
 public:
  explicit SgdPaths(const ReluNeuron& neuron);

  /// All paths take one more step of size eta. Steps of one `kind` must have one size; different kinds never merge.
  /// NeedsMorePrecision where the sign of a score is not known.
  void advance(const Real& eta, int kind = 0);

  const std::vector<PathClass>& classes() const { return classes_; }
  /// n^t
  const Real& all_paths() const { return all_; }
  int steps_taken() const { return steps_; }
  Real probability(const PathClass& c) const { return c.paths / all_; }

 private:
  void reach(const PathClass& from, int sample, int times, const Real& eta, int kind);
  std::vector<int> appended(const std::vector<int>& word, int letter) const;

  ReluNeuron neuron_;
  std::vector<int> representative_, multiplicity_;
  std::vector<PathClass> classes_, next_;
  std::map<std::vector<int>, std::size_t> found_;
  Real all_;
  int steps_ = 0;
};

/// Exact expectation of value(class) under the law of w_t, as an enclosure.
template <class Value>
Real expectation(const SgdPaths& paths, Value&& value) {
  Real sum(0.0, paths.all_paths().level());
  for (const auto& c : paths.classes()) sum += c.paths * value(c);
  return sum / paths.all_paths();
}

/// How many words of exactly this length a partially commutative monoid has: the classes of a run with one kind of
/// step, as long as every one of the `letters` samples stays active and no other is. Counted by the clique series
/// 1 / sum over cliques c of (-z)^|c| of the commutation graph (Cartier-Foata). `commute` is letters x letters,
/// symmetric, row-major, false on the diagonal; letters <= 20, or OutsideDomain. Saturates at 2^53.
std::int64_t count_words(const std::vector<bool>& commute, int letters, int length);

}  // namespace lemmacheck
