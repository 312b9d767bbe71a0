#include "numerics/classifiers/sgd_paths.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/arithmetic/errors.hpp"
#include "numerics/arithmetic/int128.hpp"

namespace lemmacheck {
SgdPaths::SgdPaths(const ReluNeuron& neuron) : neuron_(neuron), all_(1.0, neuron.samples().level()) {
  multiplicity_.assign(at(neuron.size()), 0);
  for (int i = 0; i < neuron.size(); ++i) {
    int first = 0;
    while (!neuron.same(first, i)) ++first;
    representative_.push_back(first);
    ++multiplicity_[at(first)];
  }
  classes_.push_back({neuron.start(), all_, {}});
}

std::vector<int> SgdPaths::appended(const std::vector<int>& word, int letter) const {
  const int n = neuron_.size();
  std::size_t place = word.size();
  // The new letter moves left past letters that it commutes with, to the first place where it comes before a larger
  // one.
  for (std::size_t k = word.size(); k-- > 0;) {
    if (!neuron_.orthogonal(word[k] % n, letter % n)) break;
    if (word[k] > letter) place = k;
  }
  std::vector<int> longer = word;
  longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(place), letter);
  return longer;
}

void SgdPaths::reach(const PathClass& from, int sample, int times, const Real& eta, int kind) {
  const bool moves = sample >= 0;
  auto word = moves ? appended(from.word, kind * neuron_.size() + sample) : from.word;
  const auto [entry, is_new] = found_.try_emplace(word, next_.size());
  if (!is_new) {
    next_[entry->second].paths += times * from.paths;
    return;
  }
  auto state = moves ? neuron_.moved(from.state, sample, neuron_.push(from.state, sample, eta)) : from.state;
  next_.push_back({std::move(state), times * from.paths, std::move(word)});
}

void SgdPaths::advance(const Real& eta, int kind) {
  constexpr int nowhere = -1;
  next_.clear(), found_.clear();
  for (const auto& from : classes_) {
    int idle = 0;
    for (int i = 0; i < neuron_.size(); ++i) {
      if (multiplicity_[at(i)] == 0) continue;
      if (neuron_.active(from.state, i))
        reach(from, i, multiplicity_[at(i)], eta, kind);
      else
        idle += multiplicity_[at(i)];
    }
    if (idle > 0) reach(from, nowhere, idle, eta, kind);
  }
  classes_.swap(next_);
  all_ *= neuron_.size();
  ++steps_;
}

std::int64_t count_words(const std::vector<bool>& commute, int letters, int length) {
  if (letters < 0 || letters > 20 || commute.size() != at(letters * letters))
    throw OutsideDomain("count_words: commute must be k x k with k <= 20");
  // Signed, (-1)^size times how many. The sums below cancel: terms of up to 2^73 leave counts of at most 2^53.
  std::vector<Int128> cliques(at(letters) + 1, 0);
  for (int set = 0; set < (1 << letters); ++set) {
    int size = 0;
    bool is_clique = true;
    for (int i = 0; i < letters && is_clique; ++i) {
      if (!(set >> i & 1)) continue;
      ++size;
      for (int j = 0; j < i; ++j)
        if ((set >> j & 1) && !commute[at(i * letters + j)]) is_clique = false;
    }
    if (is_clique) cliques[at(size)] += size % 2 == 0 ? 1 : -1;
  }
  constexpr std::int64_t saturated = std::int64_t{1} << 53;
  std::vector<Int128> words{1};
  for (int t = 1; t <= length; ++t) {
    Int128 count = 0;
    for (int k = 1; k <= std::min(t, letters); ++k) count -= cliques[at(k)] * words[at(t - k)];
    if (count >= saturated) return saturated;
    words.push_back(count);
  }
  return static_cast<std::int64_t>(words.back());
}

}  // namespace lemmacheck
