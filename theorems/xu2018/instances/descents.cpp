#include "theorems/xu2018/instances/descents.hpp"

#include <algorithm>
#include <cmath>

namespace lemmacheck::xu2018 {
namespace {

constexpr int most_rows = 12, most_columns = 8, longest_run = 4096;

void require(bool condition, const std::string& field, const std::string& reason) {
  if (!condition) throw Malformed(field, reason);
}
bool moderate(const DyadicMatrix& a) {
  return std::all_of(a.entries.begin(), a.entries.end(),
                     [](double x) { return x == 0 || (std::abs(x) >= 0x1p-20 && std::abs(x) <= 64); });
}
bool is_zero(const DyadicMatrix& a) {
  return std::all_of(a.entries.begin(), a.entries.end(), [](double x) { return x == 0; });
}
void require_weights(const std::string& field, const DyadicMatrix& w, const Labelled& data) {
  require_shape(field, w, data.samples.cols, 1);
  require(moderate(w), field, "entries are 0 or between 2^-20 and 64 in magnitude");
}

/// Rounded: for sizes of instances only.
double score(const DyadicMatrix& x, int i, const DyadicMatrix& w) {
  double sum = 0;
  for (int k = 0; k < x.cols; ++k) sum += x(i, k) * w(k, 0);
  return sum;
}
double squared_length(const DyadicMatrix& x, int i) {
  double sum = 0;
  for (int k = 0; k < x.cols; ++k) sum += x(i, k) * x(i, k);
  return sum;
}

std::vector<Labelled> smaller_data(const Labelled& data) {
  std::vector<Labelled> smaller;
  for (int i = 0; i < data.samples.rows; ++i) {
    Labelled fewer{without_row(data.samples, i), data.labels};
    fewer.labels.erase(fewer.labels.begin() + i);
    smaller.push_back(std::move(fewer));
  }
  return smaller;
}
template <class Instance>
void keep_well_formed(std::vector<Instance>& candidates) {
  std::erase_if(candidates, [](const Instance& candidate) {
    try {
      validate(candidate);
    } catch (const Malformed&) {
      return true;
    }
    return false;
  });
}

DyadicMatrix integer_direction(Sampler& draw, int d) {
  auto u = draw.integer_matrix(d, 1, -2, 2);
  if (is_zero(u)) u(draw.integer(0, d - 1), 0) = draw.sign();
  return u;
}
DyadicMatrix scaled(DyadicMatrix a, double factor) {
  for (double& x : a.entries) x *= factor;
  return a;
}
/// Multiples of 2^-10, at most 16 in magnitude.
DyadicMatrix rounded(DyadicMatrix a) {
  for (double& x : a.entries) x = std::clamp(std::round(x * 1024) / 1024, -16.0, 16.0);
  return a;
}

/// A step with eta R^2 F_0 <= 19/40, R and F_0 over the positive samples: a power of two or any number.
double allowed_step(Sampler& draw, const Descent& run) {
  const auto x = samples_of_label(run.data, 1);
  double largest = 0, loss = 0;
  for (int i = 0; i < x.rows; ++i) {
    largest = std::max(largest, squared_length(x, i));
    loss += std::exp(-score(x, i, run.start)) / run.data.samples.rows;
  }
  const double most = std::min(32.0, 0.475 / (largest * loss));
  return std::max(draw.chance(0.5) ? std::exp2(std::floor(std::log2(most))) : most * draw.uniform(0.1, 1), 0x1p-12);
}
/// Scores stay at most 24 in magnitude: a loss of exp(-32) moves nothing that a page shows.
void shorten_start(Descent& run) {
  double highest = 0;
  for (int i = 0; i < run.data.samples.rows; ++i)
    highest = std::max(highest, std::abs(score(run.data.samples, i, run.start)));
  if (highest > 24) run.start = scaled(std::move(run.start), std::exp2(std::floor(std::log2(24 / highest))));
}

}  // namespace

void validate(const Labelled& data) {
  require(data.samples.rows >= 1 && data.samples.rows <= most_rows, "data.samples", "1 to 12 samples (rows)");
  require(data.samples.cols >= 1 && data.samples.cols <= most_columns, "data.samples", "1 to 8 coordinates (columns)");
  require(moderate(data.samples), "data.samples", "entries are 0 or between 2^-20 and 64 in magnitude");
  require(!has_zero_row(data.samples), "data.samples", "no sample is zero");
  require(data.labels.size() == at(data.samples.rows), "data.labels", "one label per sample");
  for (const int y : data.labels) require(y == 1 || y == -1, "data.labels", "a label is 1 or -1");
  require(std::count(data.labels.begin(), data.labels.end(), 1) > 0, "data.labels", "some label is 1");
}
void validate(const Descent& run) {
  validate(run.data);
  require_weights("start", run.start, run.data);
  for (int i = 0; i < run.data.samples.rows; ++i)
    require(std::abs(score(run.data.samples, i, run.start)) <= 32, "start", "no score is above 32 in magnitude");
  require(run.step >= 0x1p-20 && run.step <= 64, "step", "between 2^-20 and 64");
  require(run.horizon >= 1 && run.horizon <= longest_run, "horizon", "1 to 4096 steps");
}
void validate(const WeightCase& c) {
  validate(c.data);
  require_weights("weights", c.weights, c.data);
  for (int i = 0; i < c.data.samples.rows; ++i)
    require(std::abs(score(c.data.samples, i, c.weights)) <= 256, "weights", "no score is above 256 in magnitude");
}
void validate(const WeightStep& step) {
  validate(WeightCase{step.data, step.weights});
  require(step.step >= 0x1p-20 && step.step <= 64, "step", "between 2^-20 and 64");
}
void validate(const Ray& ray) {
  validate(ray.data);
  require_weights("direction", ray.direction, ray.data);
  require(!is_zero(ray.direction), "direction", "not zero");
  require_weights("perturbation", ray.perturbation, ray.data);
  require(ray.length >= 1 && ray.length <= 64, "length", "1 to 64");
}

std::vector<Descent> smaller_descents(const Descent& run) {
  std::vector<Descent> smaller;
  for (const int horizon : {run.horizon / 2, run.horizon - 1}) smaller.push_back(run), smaller.back().horizon = horizon;
  for (auto& data : smaller_data(run.data)) smaller.push_back(run), smaller.back().data = std::move(data);
  for (int k = 0; k < run.data.samples.cols; ++k)
    smaller.push_back(
        {{without_column(run.data.samples, k), run.data.labels}, without_row(run.start, k), run.step, run.horizon});
  keep_well_formed(smaller);
  return smaller;
}
std::vector<WeightCase> smaller_weight_cases(const WeightCase& c) {
  std::vector<WeightCase> smaller;
  for (auto& data : smaller_data(c.data)) smaller.push_back({std::move(data), c.weights});
  for (int k = 0; k < c.data.samples.cols; ++k)
    smaller.push_back({{without_column(c.data.samples, k), c.data.labels}, without_row(c.weights, k)});
  keep_well_formed(smaller);
  return smaller;
}
std::vector<WeightStep> smaller_steps(const WeightStep& step) {
  std::vector<WeightStep> smaller;
  for (auto& c : smaller_weight_cases({step.data, step.weights}))
    smaller.push_back({std::move(c.data), std::move(c.weights), step.step});
  return smaller;
}
std::vector<Ray> smaller_rays(const Ray& ray) {
  std::vector<Ray> smaller;
  for (auto& data : smaller_data(ray.data)) smaller.push_back(ray), smaller.back().data = std::move(data);
  for (int k = 0; k < ray.data.samples.cols; ++k)
    smaller.push_back({{without_column(ray.data.samples, k), ray.data.labels},
                       without_row(ray.direction, k),
                       ray.length,
                       without_row(ray.perturbation, k)});
  keep_well_formed(smaller);
  return smaller;
}

DyadicMatrix signed_samples(const Labelled& data) {
  DyadicMatrix z = data.samples;
  for (int i = 0; i < z.rows; ++i)
    for (int k = 0; k < z.cols; ++k) z(i, k) *= data.labels[at(i)];
  return z;
}
DyadicMatrix samples_of_label(const Labelled& data, int label) {
  DyadicMatrix rows;
  rows.cols = data.samples.cols;
  for (int i = 0; i < data.samples.rows; ++i) {
    if (data.labels[at(i)] != label) continue;
    const auto sample = row_of(data.samples, i);
    rows.entries.insert(rows.entries.end(), sample.begin(), sample.end());
    ++rows.rows;
  }
  return rows;
}

Labelled separable_data(Sampler& draw) {
  const int d = draw.integer(2, 2 + draw.size() / 16), n = draw.integer(2, 4 + draw.size() / 20);
  Labelled data{draw.integer_matrix(n, d, -4, 4), {}};
  const auto side = integer_direction(draw, d);
  for (int i = 0; i < n; ++i) {
    if (i > 0 && draw.chance(0.15)) {
      const double factor = draw.integer(1, 2) * draw.sign();
      const int earlier = draw.integer(0, i - 1);
      for (int k = 0; k < d; ++k) data.samples(i, k) = factor * data.samples(earlier, k);
    }
    if (score(data.samples, i, side) == 0)
      for (int k = 0; k < d; ++k) data.samples(i, k) += side(k, 0);
    data.labels.push_back(score(data.samples, i, side) > 0 ? 1 : -1);
  }
  if (std::count(data.labels.begin(), data.labels.end(), 1) == 0) {
    for (int k = 0; k < d; ++k) data.samples(0, k) = -data.samples(0, k);
    data.labels[0] = 1;
  }
  return data;
}

Labelled inseparable_data(Sampler& draw) {
  auto data = separable_data(draw);
  const auto first = row_of(data.samples, 0);
  data.samples.entries.insert(data.samples.entries.end(), first.begin(), first.end());
  ++data.samples.rows;
  data.labels.push_back(-data.labels[0]);
  return data;
}

DyadicMatrix start_for(Sampler& draw, const Labelled& data, double scale) {
  const int d = data.samples.cols;
  DyadicMatrix w(d, 1);
  // The mean of the y_i x_i is a fair guess at a separating direction; a deviation of any size goes with it.
  const double along = draw.one_of(std::vector<double>{1, 1, 0, -1}),
               off = draw.one_of(std::vector<double>{0.1, 0.5, 1});
  const auto z = signed_samples(data);
  for (int k = 0; k < d; ++k) {
    for (int i = 0; i < z.rows; ++i) w(k, 0) += along * z(i, k) / (4.0 * z.rows);
    w(k, 0) += off * draw.normal();
  }
  // Scores stay at most 24 in magnitude: a loss of exp(-32) moves nothing that a page shows.
  double highest = 0;
  for (int i = 0; i < z.rows; ++i) highest = std::max(highest, scale * std::abs(score(z, i, w)));
  return rounded(scaled(std::move(w), highest > 24 ? scale * 24 / highest : scale));
}

Descent any_descent(Sampler& draw) {
  Descent run;
  run.data = separable_data(draw);
  run.start = start_for(draw, run.data, draw.uniform(0.1, 1.5));
  run.step = draw.dyadic(0.0625, draw.chance(0.3) ? 8 : 1, 4);
  run.horizon = draw.integer(1, 8 + draw.size() / 2);
  return run;
}

Descent descent_in_cell(Sampler& draw) {
  Descent run;
  run.data = separable_data(draw);
  const int d = run.data.samples.cols;
  // Every y_i x_i has a positive product with the direction that labelled the samples; the sum of the z_i over their
  // squared lengths is raised until all scores have the right sign.
  const auto z = signed_samples(run.data);
  run.start = start_for(draw, run.data, draw.uniform(0.1, 1));
  for (int round = 0; round < 400; ++round) {  // the perceptron: ends for separable data
    int wrong = -1;
    for (int i = 0; i < z.rows && wrong < 0; ++i)
      if (score(z, i, run.start) <= 0) wrong = i;
    if (wrong < 0) break;
    for (int k = 0; k < d; ++k) run.start(k, 0) += z(wrong, k) / 8;
  }
  shorten_start(run);
  run.step = allowed_step(draw, run);
  run.horizon = draw.integer(1, 16 + draw.size());
  return run;
}

Descent descent_in_orthant(Sampler& draw) {
  Descent run = descent_in_cell(draw);
  for (int k = 0; k < run.start.rows; ++k)
    if (run.start(k, 0) == 0) run.start(k, 0) = 0.125;
  for (int i = 0; i < run.data.samples.rows; ++i)
    for (int k = 0; k < run.data.samples.cols; ++k) {
      const double side = run.start(k, 0) < 0 ? -1 : 1;
      run.data.samples(i, k) = side * run.data.labels[at(i)] * std::abs(run.data.samples(i, k));
    }
  shorten_start(run);
  run.step = allowed_step(draw, run);
  return run;
}

}  // namespace lemmacheck::xu2018
