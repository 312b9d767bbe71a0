// Which instances are well formed, which ones are smaller, and the families that they are drawn from.
#include <algorithm>
#include <cmath>

#include "theorems/xu2018/setting.hpp"

namespace lemmacheck::xu2018 {
namespace {

void require(bool condition, const char* field, const std::string& reason) {
  if (!condition) throw Malformed(field, reason);
}

/// 0, or between 2^-20 and 64 in magnitude: no product of a run underflows, and exponents stay moderate.
bool moderate(double x) { return x == 0 || (std::abs(x) >= 0x1p-20 && std::abs(x) <= 64); }
bool moderate(const DyadicMatrix& a) {
  return std::all_of(a.entries.begin(), a.entries.end(), [](double x) { return moderate(x); });
}
bool zero(const DyadicMatrix& a) {
  return std::all_of(a.entries.begin(), a.entries.end(), [](double x) { return x == 0; });
}

void require_samples(const DyadicMatrix& x, const char* field) {
  require(x.rows >= 1 && x.rows <= most_samples, field, "1 to 6 samples (rows)");
  require(x.cols >= 1 && x.cols <= most_coordinates, field, "1 to 6 coordinates (columns)");
  require(moderate(x), field, "entries are 0 or between 2^-20 and 64 in magnitude");
  require(!has_zero_row(x), field, "no sample is zero");
}
void require_direction(const DyadicMatrix& u, const DyadicMatrix& samples) {
  require(u.rows == samples.cols && u.cols == 1, "direction", "one column with an entry per coordinate of a sample");
  require(moderate(u), "direction", "entries are 0 or between 2^-20 and 64 in magnitude");
  require(!zero(u), "direction", "not zero");
}
void require_step(double step, const char* field) {
  require(step >= 0x1p-20 && step <= 64, field, "a step is between 2^-20 and 64");
}

double approximate_product(const DyadicMatrix& x, int i, int j) {
  double sum = 0;
  for (int k = 0; k < x.cols; ++k) sum += x(i, k) * x(j, k);
  return sum;
}
bool same_sample(const Scene& s, int i, int j) {
  for (int k = 0; k < s.samples.cols; ++k)
    if (s.samples(i, k) != s.samples(j, k)) return false;
  return s.labels[at(i)] == s.labels[at(j)];
}

/// Rounded, and used for a size only.
double largest_start_score(const Scene& s) {
  double largest = 0;
  for (int i = 0; i < s.samples.rows; ++i) {
    double score = 0;
    for (int k = 0; k < s.samples.cols; ++k) score += s.samples(i, k) * s.start(k, 0);
    largest = std::max(largest, std::abs(score));
  }
  return largest;
}

/// Whether assumption A seems to hold, in rounded arithmetic: sizes only depend on it, no verdict does.
bool seems_correlated(const Scene& s) {
  for (int i = 0; i < s.samples.rows; ++i)
    for (int j = 0; j < i; ++j)
      if (s.labels[at(i)] * s.labels[at(j)] * approximate_product(s.samples, i, j) < 0) return false;
  return true;
}

/// The distinct samples that may be active, and whether a pick may be idle.
struct Letters {
  std::vector<int> samples;
  bool idle = false;
};
Letters letters_of(const Scene& s) {
  Letters letters;
  const bool correlated = seems_correlated(s);
  for (int i = 0; i < s.samples.rows; ++i) {
    const bool may_be_active = !correlated || s.labels[at(i)] > 0;
    letters.idle = letters.idle || !may_be_active || !correlated;
    const auto known = [&](int j) { return same_sample(s, i, j); };
    if (may_be_active && std::none_of(letters.samples.begin(), letters.samples.end(), known))
      letters.samples.push_back(i);
  }
  return letters;
}

std::int64_t constant_step_classes(const Scene& s, int horizon) {
  const auto letters = letters_of(s);
  const int k = static_cast<int>(letters.samples.size());
  std::vector<bool> commute;
  for (const int i : letters.samples)
    for (const int j : letters.samples) commute.push_back(i != j && approximate_product(s.samples, i, j) == 0);
  std::int64_t classes = 0;
  for (int t = letters.idle ? 0 : horizon; t <= horizon && classes <= most_classes; ++t)
    classes += count_words(commute, k, t);
  return classes;
}
/// Every step has its own size: nothing but idle picks and equal samples merges for sure.
bool few_timed_paths(const Scene& s, int horizon) {
  const auto letters = letters_of(s);
  const auto branches = static_cast<double>(letters.samples.size()) + (letters.idle ? 1 : 0);
  return std::pow(branches, horizon) <= static_cast<double>(most_classes);
}

template <class T>
std::vector<T> without(std::vector<T> list, int position) {
  list.erase(list.begin() + position);
  return list;
}

/// Those that are instances: without a sample or a coordinate, a label or a direction may be missing.
template <class Instance>
std::vector<Instance> well_formed(std::vector<Instance> candidates) {
  const auto malformed = [](const Instance& candidate) {
    try {
      validate(candidate);
    } catch (const Malformed&) {
      return true;
    }
    return false;
  };
  std::erase_if(candidates, malformed);
  return candidates;
}

template <class Run>
std::vector<Run> shorter_and_smaller(const Run& run) {
  std::vector<Run> smaller;
  for (const int horizon : {run.horizon / 2, run.horizon - 1})
    if (horizon >= 1) smaller.push_back(run), smaller.back().horizon = horizon;
  for (auto& scene : smaller_scenes(run.scene)) smaller.push_back(run), smaller.back().scene = std::move(scene);
  return well_formed(std::move(smaller));
}

}  // namespace

// --- well formed --------------------------------------------------------------------------------

void validate(const Scene& s) {
  require_samples(s.samples, "scene.samples");
  require(s.labels.size() == at(s.samples.rows), "scene.labels", "one label per sample");
  for (const int y : s.labels) require(y == 1 || y == -1, "scene.labels", "a label is 1 or -1");
  require(std::count(s.labels.begin(), s.labels.end(), 1) > 0, "scene.labels", "some label is 1");
  require(s.start.rows == s.samples.cols && s.start.cols == 1, "scene.start",
          "one column with an entry per coordinate of a sample");
  require(moderate(s.start), "scene.start", "entries are 0 or between 2^-20 and 64 in magnitude");
  // A loss of exp(-32) moves bounds by its square: what is nearly attained stays decidable.
  require(largest_start_score(s) <= 32, "scene.start", "no score is above 32 in magnitude at the start");
}
void validate(const HullCase& c) {
  require_samples(c.samples, "samples");
  require(c.subset.size() == at(c.samples.rows), "subset", "one 0 or 1 per sample");
  for (const int k : c.subset) require(k == 0 || k == 1, "subset", "entries are 0 or 1");
  require(std::count(c.subset.begin(), c.subset.end(), 1) > 0, "subset", "some entry is 1");
  require(c.weights.size() == at(c.samples.rows), "weights", "one weight per sample");
  for (const int k : c.weights) require(k >= 0 && k <= 1024, "weights", "a weight is between 0 and 1024");
  require(std::count(c.weights.begin(), c.weights.end(), 0) < c.samples.rows, "weights", "some weight is positive");
  require_direction(c.direction, c.samples);
}
void validate(const DirectionCase& c) {
  require_samples(c.samples, "samples");
  require_direction(c.direction, c.samples);
}
void validate(const AnyStepRun& run) {
  validate(run.scene);
  require(!run.steps.empty() && run.steps.size() <= at(most_steps), "steps", "1 to 64 steps");
  for (const double eta : run.steps) require_step(eta, "steps");
  require(few_timed_paths(run.scene, static_cast<int>(run.steps.size())), "steps",
          "too many sample paths to enumerate");
}
void validate(const DecayingRun& run) {
  validate(run.scene);
  require_step(run.step, "step");
  require(run.decay.numerator() >= 0 && run.decay.numerator() <= run.decay.denominator() &&
              4 % run.decay.denominator() == 0,
          "decay", "0, 1/4, 1/2, 3/4 or 1");
  require(run.horizon >= 1 && run.horizon <= most_steps, "horizon", "1 to 64 steps");
  const bool constant = run.decay == Fraction(0);
  require(constant ? constant_step_classes(run.scene, run.horizon) <= most_classes
                   : few_timed_paths(run.scene, run.horizon),
          "horizon", "too many sample paths to enumerate");
}
void validate(const ConstantRun& run) {
  validate(run.scene);
  require_step(run.step, "step");
  require(run.horizon >= 1 && run.horizon <= most_steps, "horizon", "1 to 64 steps");
  require(constant_step_classes(run.scene, run.horizon) <= most_classes, "horizon",
          "too many sample paths to enumerate");
}

// --- smaller ------------------------------------------------------------------------------------

std::vector<Scene> smaller_scenes(const Scene& s) {
  std::vector<Scene> smaller;
  for (int i = 0; i < s.samples.rows && s.samples.rows > 1; ++i)
    smaller.push_back({without_row(s.samples, i), without(s.labels, i), s.start});
  for (int k = 0; k < s.samples.cols && s.samples.cols > 1; ++k)
    smaller.push_back({without_column(s.samples, k), s.labels, without_row(s.start, k)});
  return well_formed(std::move(smaller));
}
std::vector<HullCase> smaller_cases(const HullCase& c) {
  std::vector<HullCase> smaller;
  for (int i = 0; i < c.samples.rows && c.samples.rows > 1; ++i)
    smaller.push_back({without_row(c.samples, i), without(c.subset, i), without(c.weights, i), c.direction});
  for (int k = 0; k < c.samples.cols && c.samples.cols > 1; ++k)
    smaller.push_back({without_column(c.samples, k), c.subset, c.weights, without_row(c.direction, k)});
  return well_formed(std::move(smaller));
}
std::vector<DirectionCase> smaller_cases(const DirectionCase& c) {
  std::vector<DirectionCase> smaller;
  for (int i = 0; i < c.samples.rows && c.samples.rows > 1; ++i)
    smaller.push_back({without_row(c.samples, i), c.direction});
  for (int k = 0; k < c.samples.cols && c.samples.cols > 1; ++k)
    smaller.push_back({without_column(c.samples, k), without_row(c.direction, k)});
  return well_formed(std::move(smaller));
}
std::vector<AnyStepRun> smaller_runs(const AnyStepRun& run) {
  std::vector<AnyStepRun> smaller;
  for (int t = 0; t < static_cast<int>(run.steps.size()) && run.steps.size() > 1; ++t)
    smaller.push_back({run.scene, without(run.steps, t)});
  for (auto& scene : smaller_scenes(run.scene)) smaller.push_back({std::move(scene), run.steps});
  return well_formed(std::move(smaller));
}
std::vector<DecayingRun> smaller_runs(const DecayingRun& run) { return shorter_and_smaller(run); }
std::vector<ConstantRun> smaller_runs(const ConstantRun& run) { return shorter_and_smaller(run); }

// --- families -----------------------------------------------------------------------------------

DyadicMatrix separable_samples(Sampler& draw) {
  const int d = draw.integer(1, 2 + draw.size() / 40), m = draw.integer(1, 2 + draw.size() / 30);
  auto x = draw.integer_matrix(m, d, -4, 4);
  const auto side = [&] {
    auto u = draw.integer_matrix(d, 1, -2, 2);
    if (zero(u)) u(0, 0) = 1;
    return u;
  }();
  for (int i = 0; i < m; ++i) {
    if (i > 0 && draw.chance(0.1)) {  // an earlier sample again, or a multiple of it
      const int factor = draw.integer(1, 2), earlier = draw.integer(0, i - 1);
      for (int k = 0; k < d; ++k) x(i, k) = factor * x(earlier, k);
    }
    double along = 0;
    for (int k = 0; k < d; ++k) along += x(i, k) * side(k, 0);
    for (int k = 0; k < d; ++k) x(i, k) = along < 0 ? -x(i, k) : along == 0 ? x(i, k) + side(k, 0) : x(i, k);
  }
  return x;
}

DyadicMatrix direction_for(Sampler& draw, const DyadicMatrix& samples) {
  const int d = samples.cols;
  auto u = draw.integer_matrix(d, 1, -4, 4);
  if (draw.chance(0.5)) {
    const auto best = max_margin(samples);
    const int bits = draw.integer(1, 12);
    for (int k = 0; k < d; ++k) u(k, 0) = std::ldexp(std::round(std::ldexp(lower(best.point[at(k)]), bits)), -bits);
  }
  if (zero(u)) u(draw.integer(0, d - 1), 0) = draw.sign();
  return u;
}

Scene correlated_scene(Sampler& draw, int most_positives, int most_negatives) {
  const int d = draw.integer(1, 2 + draw.size() / 50), pos = draw.integer(1, most_positives),
            neg = draw.integer(0, most_negatives), n = pos + neg;
  Scene s{DyadicMatrix(n, d), {}, DyadicMatrix(d, 1)};
  for (int i = 0; i < n; ++i) {
    s.labels.push_back(i < pos ? 1 : -1);
    const bool again = i > 0 && i < pos && draw.chance(0.1);
    for (int k = 0; k < d; ++k)
      s.samples(i, k) = again ? s.samples(i - 1, k) : draw.chance(0.35) ? 0 : s.labels[at(i)] * draw.integer(1, 3);
  }
  for (int i = 0; i < n; ++i) {
    bool is_zero = true;
    for (int k = 0; k < d; ++k) is_zero = is_zero && s.samples(i, k) == 0;
    if (is_zero) s.samples(i, draw.integer(0, d - 1)) = s.labels[at(i)];
  }
  // Raised along (1, ..., 1), which has a positive inner product with every y_i x_i, until the start is in the cell.
  constexpr double rise = 0.125;
  s.start = draw.dyadic_matrix(d, 1, -1, 2, 3);
  for (int i = 0; i < n; ++i)
    for (;;) {
      double score = 0;
      for (int k = 0; k < d; ++k) score += s.labels[at(i)] * s.samples(i, k) * s.start(k, 0);
      if (score > 0) break;
      for (int k = 0; k < d; ++k) s.start(k, 0) += rise;
    }
  for (int k = 0; k < d; ++k) {
    if (!draw.chance(0.5)) continue;
    for (int i = 0; i < n; ++i) s.samples(i, k) = -s.samples(i, k);
    s.start(k, 0) = -s.start(k, 0);
  }
  return s;
}

Scene obtuse_scene(Sampler& draw) {
  Scene s{DyadicMatrix(2, 2), {1, 1}, DyadicMatrix(2, 1)};
  const int b = draw.integer(1, 3), c = draw.integer(1, 2);
  s.samples(0, 0) = draw.integer(1, 3);
  s.samples(1, 0) = -b, s.samples(1, 1) = c;
  s.start(0, 0) = draw.integer(1, 4) * 0.25;
  s.start(1, 0) = std::floor(b * s.start(0, 0) / c) + 1 + draw.integer(0, 2) * 0.5;
  return s;
}

int horizon_within(const Scene& scene, std::int64_t classes, int most) {
  int horizon = 1;
  while (horizon < most && constant_step_classes(scene, horizon + 1) <= classes) ++horizon;
  return horizon;
}

}  // namespace lemmacheck::xu2018
